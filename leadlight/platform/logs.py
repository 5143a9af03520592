"""What is written about a request: never a code that opens a family's door, whatever the answer was."""

import logging
import re

CODES = re.compile(r"(/k/)[^/\s?]+")


class Line(logging.Formatter):
    """One line of our log. An address with a family's code in it is known by its beginning alone."""

    def format(self, record):
        return CODES.sub(r"\1…", super().format(record))
