"""What pages of this room show, read for one viewer."""
