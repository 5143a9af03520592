"""Timetables without a solver library: first come, first served, and families who change places."""
