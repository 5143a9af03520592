"""Reads for the pages of planning."""
