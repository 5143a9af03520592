"""A new round in five minutes, and changing one."""

import json

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leadlight.invite.models import Invitation
from leadlight.people.desk import frame
from leadlight.people.models import Class
from leadlight.platform.doors import open_to
from leadlight.platform.once import KeyUsedForOther, once
from leadlight.rounds.actions import ChangedMeanwhile, close_round, reopen_round
from leadlight.rounds.models import Round
from leadlight.rounds.queries import round_of
from leadlight.schedule.actions.days import change_days, make_round, tables_of
from leadlight.schedule.forms import RoundForm, agendas_for, first_words, words_of
from leadlight.schedule.models import Slot
from leadlight.schedule.queries.preview import preview


@open_to("teacher", "cover", "office", "leader")
@require_safe
def rounds(request, class_id):
    """To the round a class is in, or to making its first one."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    there = round_of(klass, request.viewer)
    if there is None:
        return redirect("schedule:round_new", klass.pk)
    return redirect("schedule:round", klass.pk, there.pk)


@open_to("teacher", "cover", "office")
@require_http_methods(["GET", "HEAD", "POST"])
def round_new(request, class_id):
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    form = RoundForm(request.POST or None, initial=first_words(klass, request.viewer.today))
    if "make" in request.POST and form.is_valid():
        work = lambda: str(make_round(klass, form.cleaned_data["shape"], by=request.viewer, **form.values()).pk)  # noqa: E731
        try:
            made = once(request, work)
        except KeyUsedForOther:
            return page(request, klass, form, status=409)
        messages.success(
            request, _("The round is made. Families hear nothing until you print or send the invitations.")
        )
        return redirect(invite_or_round(klass, made, request.viewer))
    return page(request, klass, form, status=422 if "make" in request.POST else 200)


def invite_or_round(klass, made, viewer):
    """After making a round: to the letters when there is anybody to invite, else to what was made."""
    anybody = Invitation.objects.visible_to(viewer).filter(conference__round_id=made).exists()
    return reverse("invite:reach", args=[klass.pk]) if anybody else reverse("schedule:round", args=[klass.pk, made])


def page(request, klass, form, *, status=200, **more):
    """The form beside what it would give; the same page for a new round and for one that is there."""
    shape = form.cleaned_data["shape"] if form.is_bound and form.is_valid() else None
    if not form.is_bound:
        shape = RoundForm(typed_as_posted(form.initial)).shape_or_none()
    days, tables = [list(row) for row in form.typed_days()], list(form.typed_tables())
    if "more-day" in request.POST or not days:
        days.append(["", "15:20", "16:40"])
    if "more-table" in request.POST or not tables:
        tables.append("")
    context = frame(
        request, klass, form=form, days=days, tables=tables, agendas=agendas_for(klass.band),
        typed=form.data if form.is_bound else form.initial, problems=form.problems() if status >= 400 else [],
        gives=preview(klass, shape, request.viewer) if shape else None, **more,
    )  # fmt: skip
    return render(request, "schedule/desk/round.html", context, status=status)


def typed_as_posted(words):
    """A form's first words as a post would bring them, so that the preview reads them the same way."""
    data = QueryDict(mutable=True)
    for name in ("name", "agenda", "minutes", "gap_min", "jot_min", "invite_on", "reply_by"):
        data[name] = words.get(name, "") or ""
    if words.get("interpreted"):
        data["interpreted"] = "on"
    for number, name in enumerate(("day", "first", "until")):
        data.setlist(name, [row[number] for row in words["days"]])
    data.setlist("table", words["tables"])
    return data


@open_to("teacher", "cover", "office", "leader")
@require_http_methods(["GET", "HEAD", "POST"])
def one_round(request, class_id, pk):
    """Read a round; those who run it change it, each on top of what they read."""
    viewer = request.viewer
    klass = Class.objects.visible_to(viewer).get_or_404(pk=class_id)
    rows = Round.objects.changeable_by(viewer) if request.method == "POST" else Round.objects.visible_to(viewer)
    row = rows.select_related("klass__school").get_or_404(pk=pk, klass=klass)
    slots = list(Slot.objects.visible_to(viewer).filter(round=row))
    now = words_of(row, slots, tables_of(row, viewer))
    form = RoundForm(request.POST or None, initial=now)
    more = {"round": row, "seen": json.dumps(now), "may_change": viewer.hat != "leader"}
    if "make" not in request.POST or not form.is_valid():
        return page(request, klass, form, status=422 if "make" in request.POST else 200, **more)
    try:
        kept = change_days(row, form.cleaned_data["shape"], by=viewer, edition=edition_in(request), **form.values())
    except ChangedMeanwhile:
        return page(request, klass, form, status=409, changed=changes(request.POST.get("seen", ""), now), **more)
    say_kept(request, kept)
    return redirect("schedule:round", klass.pk, row.pk)


def edition_in(request) -> int:
    typed = request.POST.get("edition", "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else 0


def say_kept(request, kept):
    if not kept:
        return messages.success(request, _("Changed. Nobody lost a time."))
    times = ", ".join(date_format(slot.wall_time, "D j M H:i") for slot in kept)
    messages.warning(
        request,
        _("Changed, but these stay because somebody sits there: %(times)s. Move them first.") % {"times": times},
    )


NAMES = {  # looked up again in the reader’s language
    "name": gettext_noop("Name"), "minutes": gettext_noop("Minutes"), "gap_min": gettext_noop("Between conferences"), "jot_min": gettext_noop("To jot"),
    "days": gettext_noop("Days"), "tables": gettext_noop("At once"), "reply_by": gettext_noop("Families choose until"), "invite_on": gettext_noop("Go out"),
    "interpreted": gettext_noop("Longer with an interpreter"), "agenda": gettext_noop("Shape"),
}  # fmt: skip


def changes(seen: str, now: dict) -> list[tuple]:
    """What somebody else changed since this page was opened: (name, before, now)."""
    try:
        before = json.loads(seen)
        before = before if isinstance(before, dict) else {}
    except ValueError:
        before = {}
    after = json.loads(json.dumps(now))
    return [
        (_(NAMES[name]), flat(before.get(name, "")), flat(value))
        for name, value in after.items()
        if before.get(name) != value
    ]


def flat(value) -> str:
    """A value of the form in one line: days and tables one after the other."""
    if not isinstance(value, list):
        return str(value)
    return ", ".join(" ".join(map(str, each)) if isinstance(each, list) else str(each) for each in value)


@open_to("teacher", "office")
@require_POST
def closing(request, class_id, pk):
    """The season is over, or after all not."""
    row = Round.objects.changeable_by(request.viewer).get_or_404(pk=pk, klass_id=class_id)
    if request.GET.get("open") == "again":
        reopen_round(row, by=request.viewer)
    else:
        close_round(row, by=request.viewer)
        back = reverse("schedule:closing", args=[class_id, pk]) + "?open=again"
        messages.success(request, _("The round is closed. Everything in it stays."), extra_tags=f"undo:{back}")
    return redirect("schedule:round", class_id, pk)
