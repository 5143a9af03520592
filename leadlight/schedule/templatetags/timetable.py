"""Small questions the timetable page asks of its rows."""

from django import template

register = template.Library()


@register.filter
def suits(child, slot) -> str:
    """How a time suits a child's family: good, possible, if_needed, or nothing said."""
    return child.wishes.get(slot, "")


@register.filter
def best_time(child, board):
    """The first time with a place left that suits a child's family best, or None."""
    free = (column for column in board.columns if any(cell.there and not cell.child for cell in column.cells))
    return next((column for column in free if suits(child, column.slot.pk) == "good"), None)


@register.filter
def time_of(child, board):
    """The column of the time a child has, or None."""
    return board.where(child.pk)


@register.filter
def is_placed(child, board) -> bool:
    return all(child.pk != other.pk for other in board.left)


@register.filter
def glass_of(learner) -> str:
    """The first glass of a learner's emblem, as a class."""
    parts = (learner.emblem or "").split(":")
    return f"glass-{parts[1]}" if len(parts) > 1 and parts[1].isalpha() else "glass-clear"
