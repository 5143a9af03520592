"""What higher rooms join when the spine changes."""

# functions(conference, by=viewer): called in the same transaction when a conference has been made
conference_made: list = []

# functions(conference, person_id): called in the same transaction when somebody was taken out of a conference
guest_left: list = []
