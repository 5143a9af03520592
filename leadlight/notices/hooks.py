"""What higher rooms tell the postman."""

# kind of notice -> function(notice) -> {"link": ..., "code": ...} for its body, made as it goes out and kept nowhere
fillings: dict = {}

# kind of notice -> function(notice) -> whether what it tells of still stands, asked as it goes out
still_stands: dict = {}
