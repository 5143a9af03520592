"""What higher rooms tell the postman."""

# kind of notice -> function(notice) -> {"link": ..., "code": ...} for its body, made as it goes out and kept nowhere
fillings: dict = {}
