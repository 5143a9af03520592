"""What a decoder says of a file that does not open."""


class Broken(Exception):
    """`why` is the short name of the sentence in refusals.py."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why
