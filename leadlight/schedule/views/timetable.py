"""The timetable: who meets when, moved by hand or found by itself."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST, require_safe

from leadlight.people.desk import frame
from leadlight.people.models import Class
from leadlight.platform.doors import open_to
from leadlight.rounds.models import Conference, Round
from leadlight.rounds.queries import round_of
from leadlight.schedule.actions import days, telling
from leadlight.schedule.actions.bookings import (
    InterpreterElsewhere,
    JustTaken,
    NoTime,
    TooLate,
    TwoPlacesAtOnce,
    book,
    fix,
    give_back,
    note_booking,
)
from leadlight.schedule.actions.filling import find_times_for_everybody_left
from leadlight.schedule.models import Booking, Seat, Slot
from leadlight.schedule.queries.arrivals import arrivals_of
from leadlight.schedule.queries.board import board

CALM = 6
"""So many times across fit the board's width; with more it scrolls."""

FEW = 6
"""So many without a time stand beside the board; more stand below it."""

WHY = {
    JustTaken: gettext_noop("That place cannot be had. Choose another one."),
    TwoPlacesAtOnce: gettext_noop("This family sits at another table at that time, and nobody can be in two places."),
    InterpreterElsewhere: gettext_noop("Whoever interprets here is at another table then. Choose another time."),
    TooLate: gettext_noop("It is too late for that."),
}


@open_to("teacher", "cover", "office", "leader")
@require_safe
def timetable(request, class_id):
    viewer = request.viewer
    klass = Class.objects.visible_to(viewer).get_or_404(pk=class_id)
    round = round_of(klass, viewer)
    if round is None:
        return redirect("schedule:round_new", klass.pk) if viewer.hat != "leader" else empty(request, klass)
    seen = board(round, viewer)
    chosen = seen.find(number(request.GET.get("child", "")))
    context = frame(
        request, klass, round=round, board=seen, chosen=chosen, calm=len(seen.columns) <= CALM, few=FEW,
        moved=moved(request, seen), why=bool(chosen and seen.where(chosen.pk) and "times" not in request.GET),
    )  # fmt: skip
    return render(request, "schedule/desk/timetable.html", context)


@open_to("teacher", "cover", "office", "leader")
@require_safe
def arrivals(request, pk):
    """The door list, for paper."""
    row = Round.objects.visible_to(request.viewer).select_related("klass").get_or_404(pk=pk)
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=row.klass_id)
    context = {"klass": klass, "round": row, "days": arrivals_of(row, request.viewer)}
    return render(request, "schedule/desk/arrivals.html", context)


def empty(request, klass):
    return render(request, "schedule/desk/timetable.html", frame(request, klass, round=None, board=None, chosen=None))


@dataclass(frozen=True, slots=True)
class Moved:
    """Who was put last by this reader, and the seat they had before; 0: none."""

    pk: int
    name: str
    seat: int


def moved(request, seen) -> Moved | None:
    """What Undo turns back, while that child still sits where this reader put them."""
    pk, before, now = request.session.get("moved", (0, 0, 0))
    child = seen.find(pk)
    if child is None or child.seat != now or (request.viewer.hat == "cover" and not before):
        return None
    return Moved(pk, child.learner.display, before)


def remember(request, conference, before, now):
    """Keep what Undo would turn back. Undo itself leaves nothing to turn back."""
    if "undo" in request.POST:
        request.session.pop("moved", None)
    else:
        request.session["moved"] = (conference.pk, before, now)


def seat_of(conference, viewer) -> int:
    held = Booking.objects.visible_to(viewer).filter(conference=conference)
    return held.values_list("seat_id", flat=True).first() or 0


def number(text) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def back_to(round):
    return redirect("schedule:timetable", round.klass_id)


def _conference(request, pk):
    return (
        Conference.objects.changeable_by(request.viewer).select_related("round").get_or_404(pk=pk, round__isnull=False)
    )


@open_to("teacher", "cover", "office", "leader")
@require_POST
def put(request, pk):
    """Give a conference this seat; a seat it held is left."""
    conference = _conference(request, pk)
    seat = Seat.objects.changeable_by(request.viewer).get_or_404(pk=number(request.POST.get("seat", "")))
    slot = Slot.objects.visible_to(request.viewer).get_or_404(pk=seat.slot_id)
    before = seat_of(conference, request.viewer)
    try:
        remember(request, conference, before, book(conference, slot, by=request.viewer, place=seat.place).seat_id)
    except NoTime as why:
        messages.warning(request, _(WHY[type(why)]))
    return back_to(conference.round)


@open_to("teacher", "office", "leader")
@require_POST
def take_out(request, pk):
    """No time for the moment. The place can be had again."""
    conference = _conference(request, pk)
    held = Booking.objects.changeable_by(request.viewer).get_or_404(conference=conference)
    give_back(conference, by=request.viewer)
    remember(request, conference, held.seat_id, 0)
    messages.success(request, _("Taken out. The place is free."))
    return back_to(conference.round)


@open_to("family", "teacher", "cover", "office", "leader")
@require_POST
def note(request, pk):
    """What the table needs to know, and whether the time stays fixed when others are found."""
    viewer = request.viewer
    held = Booking.objects.changeable_by(viewer).select_related("conference__round").get_or_404(conference_id=pk)
    note_booking(held.conference, request.POST.get("note", ""), by=viewer)
    if viewer.hat == "family":
        return redirect("invite:home")
    fix(held.conference, "fixed" in request.POST, by=viewer)
    return back_to(held.conference.round)


@open_to("teacher", "cover", "office", "leader")
@require_POST
def fill(request, pk):
    round = Round.objects.visible_to(request.viewer).get_or_404(pk=pk)
    found, left = find_times_for_everybody_left(round, by=request.viewer)
    said = ngettext("%(n)d child has a time now.", "%(n)d children have a time now.", found) % {"n": found}
    if left:
        said += " " + _("There was no place for the others. Add a table or a day.")
    messages.success(request, said)
    return back_to(round)


@open_to("teacher", "cover", "office", "leader")
@require_POST
def tell(request, pk):
    """Families hear of their time, or of its change, each in their language."""
    round = Round.objects.visible_to(request.viewer).get_or_404(pk=pk)
    count = telling.tell_everybody(round, by=request.viewer)
    messages.success(request, _("The families are told.") if count else _("Everybody had been told."))
    return back_to(round)


@open_to("office")
@require_POST
def clear(request, pk):
    """The office begins a timetable again; fixed times stay, so do all wishes."""
    round = Round.objects.changeable_by(request.viewer).get_or_404(pk=pk)
    days.take_everybody_out(round, by=request.viewer)
    messages.success(request, _("Everybody is taken out but those with a lock. Wishes are kept."))
    return back_to(round)


@open_to("teacher", "cover", "office", "leader")
@require_POST
def slot(request, pk):
    """A note on a time; one family alone in the room, or all tables again."""
    row = Slot.objects.changeable_by(request.viewer).select_related("round").get_or_404(pk=pk)
    days.note_slot(row, request.POST.get("note", row.note), by=request.viewer)
    wanted = request.POST.get("private", "")
    if wanted == "yes" and not days.keep_private(row, by=request.viewer):
        messages.warning(request, _("Two families sit there. Move one of them first."))
    if wanted == "no":
        days.share_again(row, by=request.viewer)
    return back_to(row.round)
