"""What is written about a request: never a code that opens a door, whatever the answer was."""

import logging
import re

# a family's code, a child's badge, a colleague's first key and the way back of who is locked out
CODES = re.compile(r"(/(?:k|b|come-in/staff/new|come-in/staff/back)/)[^/\s?]+")


class Line(logging.Formatter):
    """One line of our log. An address with a code in it is known by its beginning alone."""

    def format(self, record):
        return CODES.sub(r"\1…", super().format(record))
