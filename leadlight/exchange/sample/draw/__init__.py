"""Draws the invented children's work of the sample school. See README.md; nothing here runs in the product."""
