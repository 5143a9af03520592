"""What higher rooms add to the pages of a window. They join in their `ready()`."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Card:
    """A piece of page from a higher room: its own template, with `card` in it as these values.

    more    a template with the rarer things, drawn where the page folds its own away; empty for none
    """

    template: str
    values: dict = field(default_factory=dict)
    more: str = ""


# functions(viewer, learner_id) -> list of platform.fan.Wedge, or None; the first answer is drawn over the window
fans: list = []

# functions(viewer, learner_id) -> Card or None; beside the child's own window, in this order
home_cards: list = []

# functions(viewer, learner_id) -> Card or None; beside the window on the teacher's page of a learner
desk_cards: list = []

# functions(viewer, artifact) -> Card or None; below the picture on the child's own page of a piece
piece_cards: list = []


# functions(viewer) -> the address where the child shows what was chosen, or None; a tile of the youngest
shows: list = []


def first(hooks, *args):
    """The first answer that is not None."""
    return next((answer for answer in (hook(*args) for hook in hooks) if answer is not None), None)


def every(hooks, *args):
    return [answer for answer in (hook(*args) for hook in hooks) if answer is not None]
