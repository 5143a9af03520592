"""Evenings and timetables as files: read with every contradiction named, written whole or not at all."""
