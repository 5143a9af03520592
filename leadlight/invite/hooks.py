"""What higher rooms add to the pages of families. They join in their `ready()`."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Times:
    """What a conference's invitation says of its time.

    starts   wall times on offer, in order
    choose   address of the page for choosing; empty when there is nothing to choose
    save     address of the calendar file once there is a time
    """

    starts: tuple[datetime, ...] = ()
    choose: str = ""
    save: str = ""

    @property
    def days(self) -> list[date]:
        return sorted({start.date() for start in self.starts})

    @property
    def days_of_months(self) -> list[tuple[date, bool]]:
        """Each day, and whether it is the last on offer in its month: Tuesday 24 or Thursday 26 November."""
        days = self.days
        return [(day, day.month != after.month) for day, after in pairwise(days)] + [(day, True) for day in days[-1:]]


@dataclass(frozen=True, slots=True)
class Card:
    """One next thing on a family's first page."""

    title: str
    words: str
    url: str
    action: str
    icon: str = "calendar"


# functions(viewer, conference, invitation or None) -> Times; the first answer counts
times: list = []

# functions(viewer) -> list of Card, shown above the invitations: a meeting that is open now, words to leave
family_cards: list = []

# functions(viewer) -> list of Card, below them: pieces that were sent home
family_more: list = []

# functions(invitation_id) -> address of the page where staff write down what a family told them
told_pages: list = []

# functions(class_id) -> address of the page where a class's days are chosen
day_pages: list = []
