"""Reads for the pages: windows, one piece, who can see it."""
