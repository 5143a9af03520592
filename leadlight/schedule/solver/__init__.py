"""The best timetable for a conference evening, and how good it is (docs/timetable.md).

Knows nothing of Django, of a database or of the rest of the house.

    solve.solve                     the best timetable, and what is proven of it
    checking.check.check            every hard rule it breaks, found apart from what made it
    telling.explain.explain         why a family got its times, and what is in the way of better ones
    telling.reasons.why_unplaceable why a conference has no place, and the smallest change that gives it one
    telling.offers.best_slots       what a family could have now, as things are or by a swap
"""
