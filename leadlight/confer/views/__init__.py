"""Pages of a conference: leading it, following it, and the board of the adults who circulate."""
