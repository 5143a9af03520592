"""Whether a timetable keeps the rules and what it costs, written apart from everything that makes one."""
