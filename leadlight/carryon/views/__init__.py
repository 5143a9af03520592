"""Pages after a conference, and the page for a colleague who takes over."""
