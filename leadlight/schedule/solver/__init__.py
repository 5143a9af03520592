"""The best timetable for a conference evening, and how good it is (docs/timetable.md).

Knows nothing of Django, of a database or of the rest of the house.
"""
