"""A round as it is typed: days, times, tables."""

from datetime import date, time, timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from leadlight.people.viewer import current
from leadlight.reflect import content
from leadlight.rounds.shape import Day, Shape

MOST_DAYS, MOST_TABLES = 12, 12


def agendas_for(band):
    """(id, name, minutes) of the pack's agendas for an age, those meant for it first."""
    return [(row.id, row.text, row["minutes"]) for row in content.agendas(band)]


class RoundForm(forms.Form):
    """`days` and `tables` come as repeated fields; an empty row is no row."""

    name = forms.CharField(max_length=80, strip=True)
    agenda = forms.CharField(max_length=60, required=False)
    minutes = forms.IntegerField(min_value=5, max_value=120)
    gap_min = forms.IntegerField(min_value=0, max_value=60)
    jot_min = forms.IntegerField(min_value=0, max_value=60)
    interpreted = forms.BooleanField(required=False)
    invite_on = forms.DateField(required=False)
    reply_by = forms.DateField(required=False)

    sentences = {
        "days": gettext_lazy("Write at least one day with a time from and to."),
        "tables": gettext_lazy("Name at least one place, and each place once."),
        "short": gettext_lazy("No conference fits into that day. Make it longer, or the conference shorter."),
    }

    def clean(self):
        clean = super().clean()
        days, odd = self._days()
        tables = self._tables()
        if odd or not days:
            self.add_error(None, self.sentences["days"])
        if not tables or len(tables) != len(set(tables)):
            self.add_error(None, self.sentences["tables"])
        lengths = {name: clean.get(name, 0) for name in ("minutes", "gap_min", "jot_min")}
        clean["shape"] = Shape(days=days, tables=tuple(dict.fromkeys(tables)), **lengths)
        if days and clean.get("minutes") and not clean["shape"].all_starts():
            self.add_error(None, self.sentences["short"])
        return clean

    def _days(self):
        days, odd = [], False
        for on, first, until in self.typed_days():
            if not (on or "").strip():
                continue
            try:
                days.append(Day(date.fromisoformat(on), time.fromisoformat(first), time.fromisoformat(until)))
            except ValueError:
                odd = True
        return tuple(sorted(days, key=lambda day: (day.on, day.first)))[:MOST_DAYS], odd

    def _tables(self):
        return [name.strip()[:60] for name in self.typed_tables() if name.strip()][:MOST_TABLES]

    def typed_days(self):
        """Rows of (day, from, to) as they stand in the form, unreadable ones too."""
        if not self.is_bound:
            return self.initial.get("days", [])
        lists = [self.data.getlist(name) for name in ("day", "first", "until")]
        gone = self.data.get("drop-day", "")
        rows = list(zip(*lists, strict=False))
        return [row for number, row in enumerate(rows) if str(number) != gone][:MOST_DAYS]

    def typed_tables(self):
        return self.data.getlist("table")[:MOST_TABLES] if self.is_bound else self.initial.get("tables", [])

    def shape_or_none(self):
        return self.cleaned_data["shape"] if self.is_valid() else None

    def values(self) -> dict:
        """The Round's own fields, without the shape."""
        clean = self.cleaned_data
        longer = clean["minutes"] * 3 // 2 if clean["interpreted"] else None
        names = ("name", "agenda", "invite_on", "reply_by")
        return {**{name: clean[name] for name in names}, "interpreted_min": longer}

    def problems(self) -> list[str]:
        """What to put right, each once, in plain words."""
        said = [str(text) for texts in self.errors.values() for text in texts] if self.is_bound else []
        return list(dict.fromkeys(said))


TIMES_ON_FIRST_DAYS = 6
"""How many times the two first days hold, with the lengths below."""


def _tables_for(klass, today) -> list[str]:
    """As many tables as it takes for every child of the class to have a place on the first two days."""
    children = klass.enrolments.filter(current(today)).count()
    names = (
        _("Window table"), _("Reading corner"), _("Rug"), _("Quiet corner"), _("Maths shelf"), _("Sink table"),
        _("Long table"), _("Round table"),
    )  # fmt: skip
    return list(names[: max(2, -(-children // TIMES_ON_FIRST_DAYS))])


def first_words(klass, today) -> dict:
    """What stands in the form of a new round: a good guess, everything to be changed."""
    band_agendas = agendas_for(klass.band)
    agenda, _name, minutes = band_agendas[0] if band_agendas else ("", "", 20)
    on = today + timedelta(days=21)
    on += timedelta(days=(1 - on.weekday()) % 7)
    rows = [(on.isoformat(), "15:20", "16:40"), ((on + timedelta(days=2)).isoformat(), "15:20", "16:40")]
    return {
        "name": _("Conferences"), "agenda": agenda, "minutes": minutes, "gap_min": 10, "jot_min": 20, "interpreted": True,
        "days": rows, "tables": _tables_for(klass, today),
        "invite_on": (today + timedelta(days=1)).isoformat(), "reply_by": (on - timedelta(days=7)).isoformat(),
    }  # fmt: skip


def words_of(round, slots, tables) -> dict:
    """What stands in the form of a round that is there."""
    by_day: dict[date, list] = {}
    for slot in slots:
        by_day.setdefault(slot.wall_time.date(), []).append(slot)
    rows = []
    for on, held in sorted(by_day.items()):
        end = held[-1].wall_time + timedelta(minutes=held[-1].minutes)
        rows.append((on.isoformat(), held[0].wall_time.strftime("%H:%M"), end.strftime("%H:%M")))
    return {
        "name": round.name, "agenda": round.agenda, "minutes": round.minutes, "gap_min": round.gap_min,
        "jot_min": round.jot_min, "interpreted": bool(round.interpreted_min), "days": rows, "tables": list(tables),
        "invite_on": round.invite_on.isoformat() if round.invite_on else "",
        "reply_by": round.reply_by.isoformat() if round.reply_by else "",
    }  # fmt: skip


def places_in_words(learners: int, places: int) -> str:
    """ "26 children, 28 places." """
    children = ngettext("%(n)d conference", "%(n)d conferences", learners) % {"n": learners}
    seats = ngettext("%(n)d place", "%(n)d places", places) % {"n": places}
    return f"{children}, {seats}."
