"""What changes in this room: who is invited, what they answer, the separate meeting, the child's own words."""
