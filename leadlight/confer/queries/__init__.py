"""What the pages of this room show, read in as few questions as possible."""

from leadlight.confer.queries.board import board_of, board_version
from leadlight.confer.queries.jots import class_of, jots_of, parked_of
from leadlight.confer.queries.room import conference_shown, meeting_now, meeting_row, meeting_shown

__all__ = [
    "board_of",
    "board_version",
    "class_of",
    "conference_shown",
    "jots_of",
    "meeting_now",
    "meeting_row",
    "meeting_shown",
    "parked_of",
]
