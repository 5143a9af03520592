"""Small questions the timetable page asks of its rows."""

from django import template

register = template.Library()


@register.filter
def suits(child, slot) -> str:
    """How a time suits a child's family: good, possible, if_needed, or nothing said."""
    return child.wishes.get(slot, "")


@register.filter
def is_placed(child, board) -> bool:
    return all(child.pk != other.pk for other in board.left)


@register.filter
def glass_of(learner) -> str:
    """The first glass of a learner's emblem, as a class."""
    parts = (learner.emblem or "").split(":")
    return f"glass-{parts[1]}" if len(parts) > 1 and parts[1].isalpha() else "glass-clear"
