"""Small readings of a MeetingShown or a Board for their templates."""

from dataclasses import dataclass
from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from leadlight.platform import drawings
from leadlight.platform.drawings import GLASSES, glass_name
from leadlight.platform.fan import Wedge
from leadlight.platform.language_names import name_here

register = template.Library()
SELF_HELPS = "sh_"
YOUNGEST = "5-7"


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
def signs(room):
    """{key of a guest, or the name of one who just came: a drawing} for those without a face at the table of the youngest.

    No two at one table are alike, nor like the child's own; each has the same one whenever they come, if it is free.
    """
    if room.band != YOUNGEST:
        return {}
    mine = room.emblem.partition(":")[0]
    all_signs = [name for name in drawings.table("motifs") if name not in ("alias", mine)]
    found: dict = {}
    without = [(guest.id, guest.person_id) for guest in room.guests if not guest.face]
    for key, number in [*without, *((name, sum(map(ord, name))) for name in room.names)]:
        first = number % len(all_signs)
        in_turn = all_signs[first:] + all_signs[:first]
        found[key] = next((sign for sign in in_turn if sign not in found.values()), in_turn[0])
    return found


@register.filter
def of(found, key):
    return found.get(key, "")


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
    return next((guest for guest in room.guests if guest.role in ("family", "supporting")), None)


WAYS = (
    (("", "here"), "people", ""), (("video",), "video", _("by video")), (("phone",), "phone", _("by phone")),
    (("later",), "sound", _("listens later")), (("not",), "close", _("cannot come")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chip:
    """Something to know of a table: names, and a word or two. `soft`: it is not so yet."""

    icon: str
    names: tuple = ()
    words: str = ""
    soft: bool = False


@register.filter
def chips_for(card, reader):
    """Who sits there, as the child calls them, each way of being there once; who does not yet; what is spoken."""
    family = [guest for guest in card.guests if guest.role != "interpreter"]
    missing = [guest for guest in family if card.part and not guest.seated_at and guest.how not in ("later", "not")]
    found = []
    for hows, icon, words in WAYS:
        names = tuple(guest.called for guest in family if guest.how in hows and guest not in missing)
        names += tuple(card.names) if icon == "people" else ()
        found += [Chip(icon, names, words)] if names else []
    if missing:
        found.append(Chip("people", tuple(guest.called for guest in missing), gettext("not here yet"), soft=True))
    return found + tongues(card.guests, reader)


@register.filter
def tongues(guests, reader):
    """The languages of some guests besides the reader's, each once, with who interprets."""
    helpers = [guest for guest in guests if guest.role == "interpreter"]
    spoken = [guest.language or guest.own for guest in guests if guest.role != "interpreter"]
    found = []
    for code in dict.fromkeys(code for code in spoken if code and code != reader):
        helper = next((guest for guest in helpers if code in (guest.language, guest.own)), None)
        helpers = [guest for guest in helpers if guest is not helper]
        words = gettext("%(name)s interprets") % {"name": helper.called} if helper else ""
        found.append(Chip("globe", (name_here(code),), words))
    return found + [Chip("globe", (guest.called,), gettext("interprets")) for guest in helpers]


@register.filter
def ways(guests):
    """The icons of those of some guests who do not come into the room."""
    hows = {guest.how for guest in guests}
    return [icon for (how, *_rest), icon, _words in WAYS if how in hows and icon in ("video", "phone")]


HOW_MANY = (
    _("No conference"), _("One conference"), _("Two conferences"), _("Three conferences"), _("Four conferences"),
    _("Five conferences"), _("Six conferences"),
)  # fmt: skip


@register.filter
def conferences(n):
    return HOW_MANY[n] if n < len(HOW_MANY) else ngettext("%(n)d conference", "%(n)d conferences", n) % {"n": n}


@register.filter
def so_far(share):
    """How much of the time has gone, in words."""
    if share < 0.35:
        return gettext("just begun")
    return gettext("about half way") if share < 0.85 else gettext("nearly over")


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
    if seconds < 10:
        return gettext("just now")
    if seconds < 60:
        return gettext("%(n)d seconds ago") % {"n": seconds // 10 * 10}
    return ngettext("%(n)d minute ago", "%(n)d minutes ago", seconds // 60) % {"n": seconds // 60}
