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
def good_day(child, board):
    """The day of the time a child has, when every time of it suits the family; else None."""
    column = board.where(child.pk)
    same = [each for each in board.columns if column and each.at.date() == column.at.date()]
    return same[0].at.date() if same and all(suits(child, each.slot.pk) == "good" for each in same) else None


@register.filter
def poor_days(child, board):
    """The days of which a family said at each time: only if needed."""
    said: dict = {}
    for column in board.columns:
        said.setdefault(column.at.date(), set()).add(suits(child, column.slot.pk))
    return [day for day, levels in said.items() if levels == {"if_needed"}]


@register.filter
def glass_of(learner) -> str:
    """The first glass of a learner's emblem, as a class."""
    parts = (learner.emblem or "").split(":")
    return f"glass-{parts[1]}" if len(parts) > 1 and parts[1].isalpha() else "glass-clear"
