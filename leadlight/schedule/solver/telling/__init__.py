"""Why this time and not that one, what would have to change, and what else is free: in plain words."""
