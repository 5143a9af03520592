"""Small readings of a MeetingShown or a Board for their templates."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leadlight.platform.drawings import GLASSES, glass_name
from leadlight.platform.fan import Wedge

register = template.Library()
SELF_HELPS = "sh_"


@register.filter
def wedges(room):
    """The fan of a meeting: a part is lit when it was reached."""
    return [Wedge(part.short, part.symbol, part.glass, part.reached, part.current) for part in room.parts]


@register.filter
def all_lit(room):
    """The whole fan, lit: at the end nothing is missing, whatever was shown."""
    return [Wedge(part.short, part.symbol, part.glass, True) for part in room.parts]


@register.filter
def before(part, room):
    """The key of the part before this one; 0 is gathering."""
    return room.parts[part.number - 2].id if part.number > 1 else 0


@register.filter
def after(part, room):
    return room.parts[part.number] if part.number < len(room.parts) else None


@register.filter
def family_part(room):
    """Where the family says its words, if the plan has such a part."""
    return next((part for part in room.parts if part.seven == "family"), None)


@register.filter
def share(room):
    """How much of the time has gone, 0 to 1."""
    return min(1, (timezone.now() - room.opened_at) / timedelta(minutes=max(room.minutes, 1)))


@register.filter
def glass(name):
    return glass_name(name)


@register.filter
def glass_at(number):
    """A glass for the n-th person at the table."""
    return GLASSES[int(number) % len(GLASSES)]


@register.filter
def large(part, pick_id):
    """The piece on the stage: the one shown now, else the first."""
    return next((piece for piece in part.pieces if piece.pick_id == pick_id), part.pieces[0] if part.pieces else None)


@register.filter
def shown_first(part, pick_id):
    """The pieces of a part, the one the learner shows now on top."""
    pieces = part.pieces if part else ()
    return sorted(pieces, key=lambda piece: piece.pick_id != pick_id)


@register.filter
def said_at(room, part):
    """Words given during a part; in the family's own part, all of them."""
    everything = part.seven == "family"
    return [said for said in room.sayings if everything or said.part_id == part.id]


@register.filter
def first_guest(room):
    return next((guest.short for guest in room.guests if guest.role in ("family", "supporting")), "") or "?"


@register.filter
def tongues(card, reader):
    """The languages at a table besides the reader's, each once."""
    spoken = [guest.language or guest.own for guest in card.guests]
    return list(dict.fromkeys(code for code in spoken if code and code != reader))


@register.filter
def at(found, key):
    return found[key]


@register.filter
def words_of(names):
    """ "starter skip" -> the pack's ids of what a learner can do meanwhile."""
    return [f"{SELF_HELPS}{name}" for name in names.split()]


@register.filter
def ago(seconds):
    """When a lamp was lit, in words."""
    if seconds < 60:
        return _("just now")
    return ngettext("%(n)d minute ago", "%(n)d minutes ago", seconds // 60) % {"n": seconds // 60}
