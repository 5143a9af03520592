"""The best timetable and how good it is: linear and whole-number programmes over family patterns."""
