"""What higher rooms may join in their `ready()`, so that these pages can lead there."""

# How was it? Three faces at the end. Functions say(viewer, conference_id, face) and said(viewer, conference_id) -> face.
how_it_was: dict = {}

# functions(viewer, conference_id) -> list of (label, url, icon): what can be done once the meeting is over
afterwards: list = []
