"""What is typed when a school, a class or a list begins."""

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leadlight.people.classlist import ROLES, ListRefused, read, refuse_long_names
from leadlight.people.classlist.decoding import decode
from leadlight.people.classlist.wording import ROLE_NAMES
from leadlight.people.forms.line import Line
from leadlight.people.forms.staff_door import PasswordField, check_password
from leadlight.people.models import Account, Person
from leadlight.people.models.schools import BANDS

BAND_CHOICES = [(band, band.replace("-", "–")) for band in BANDS]
PER_PERSON = ("family", "family_first", "family_last", "relation", "contact", "language")


def all_zones():
    kept = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    named = sorted(zone for zone in available_timezones() if zone.partition("/")[0] in kept and "/" in zone)
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in named)]


class MailField(forms.EmailField):
    default_error_messages = {
        "invalid": _("This does not look like a mail address. One looks like ada@school.example.")
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Your mail address"))
        kwargs.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "username"}))
        super().__init__(max_length=254, **kwargs)


class BeginSchool(forms.Form):
    school = Line(label=_("What is your school called?"), max_length=120)
    name = Line(label=_("What do children call you?"), max_length=120, help_text=_("As on a letter: Ms Okafor."))
    mail = MailField(help_text=_("You come in with it. Nothing is sent anywhere."))
    password = PasswordField()
    language = forms.ChoiceField(label=_("Language of the school"), choices=settings.LANGUAGES)
    zone = forms.ChoiceField(label=_("Where the clock is set"), choices=all_zones, initial="UTC")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].widget.attrs["autofocus"] = True
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    def clean(self):
        name, mail = self.cleaned_data.get("name", ""), self.cleaned_data.get("mail", "")
        check_password(self, "password", Account(email=mail, person=Person(display=name)))
        return self.cleaned_data


class NewClass(forms.Form):
    name = Line(label=_("What is the class called?"), max_length=60)
    band = forms.ChoiceField(label=_("How old are the children?"), choices=BAND_CHOICES, initial="8-10")


class Pasted:
    """A class list on its way in: the text as it is now, what was read in it, and what the teacher said about it.

    text     what stands in the box; a dropped file is turned into it, so that nothing typed is ever lost
    found    the ClassList, or None with `trouble` saying why
    """

    def __init__(self, posted=None, files=None):
        posted = posted or {}
        self.text, self.trouble, self.found, self._plain = posted.get("list", ""), "", None, None
        self.mapping, self.answers = self._mapping(posted), self._answers(posted)
        try:
            if files and files.get("file"):
                self.text, self.mapping, self.answers = self._text_of(files["file"]), {}, {}
            if self.text.strip():
                self._plain = read(self.text, mapping=self.mapping)
                self.found = refuse_long_names(read(self.text, mapping=self.mapping, answers=self.answers))
        except ListRefused as why:
            self.trouble = why.say(gettext)
        except ValueError:
            self.mapping = {}
            self.found = self._plain = read(self.text)

    @staticmethod
    def _text_of(file):
        read(content := file.read())
        return decode(content)[0]

    @staticmethod
    def _mapping(posted):
        """The columns whose role the teacher changed: {index: role}."""
        chosen = {}
        for name in posted:
            index = name.removeprefix("column-")
            if name != index and index.isdecimal() and posted[name] != posted.get(f"was-{index}"):
                chosen[int(index)] = posted[name]
        return chosen

    @staticmethod
    def _answers(posted):
        given = {}
        for name in posted:
            mark, _dash, rest = name.partition("-")
            line = rest.partition("-")[0]
            if mark == "answer" and line.isdecimal():
                given.setdefault(int(line), []).append(posted[name])
        return given

    @staticmethod
    def nothing_yet():
        return ListRefused("empty").say(gettext)

    @property
    def learners(self):
        return self.found.learners if self.found else ()

    def columns(self):
        """(column, role chosen, role read by us, choices) for the choosers above the preview."""
        if not self.found:
            return []
        try:
            read_as = {column.index: _value(column) for column in read(self.text).columns}
        except ListRefused:
            read_as = {}
        choices = role_choices(max(2, *(column.slot for column in self.found.columns)))
        return [(each, _value(each), read_as.get(each.index, ""), choices) for each in self.found.columns]

    def questions(self):
        """Every question, answered or not: (note, words, [(answer, words, given)])."""
        asked = {}
        for note in (*(self._plain.questions if self._plain else ()), *(self.found.questions if self.found else ())):
            asked.setdefault((note.line, note.question), note)
        for (line, _question), note in sorted(asked.items(), key=lambda item: item[0]):
            given = self.answers.get(line, [])
            choices = [(answer, gettext(words), answer in given) for answer, words in note.choices]
            yield note, note.say(gettext), choices

    def notes(self):
        return [note.say(gettext) for note in self.found.notes if not note.question] if self.found else []

    def rows(self):
        """(line, [(column, cell)], [question]) of each row but the headings."""
        asked = {}
        for question in self.questions():
            asked.setdefault(question[0].line, []).append(question)
        heads = self.found.columns if self.found else ()
        headings = [column.heading for column in heads]
        for row in self.found.rows if self.found else ():
            if any(headings) and list(row.cells) == headings[: len(row.cells)]:
                continue
            cells = [(heads[i] if i < len(heads) else None, cell) for i, cell in enumerate(row.cells)]
            yield row.line, cells, asked.pop(row.line, [])


def _value(column):
    if column.role in PER_PERSON and column.slot > 1:
        return f"{column.role} {column.slot}"
    return column.role


def role_choices(most):
    """What a column may be: each role, and those that belong to a family member again for each further one."""
    choices = [(role, gettext(ROLE_NAMES[role])) for role in ROLES]
    for slot in range(2, most + 1):
        said = {role: {"role": gettext(ROLE_NAMES[role]), "number": slot} for role in PER_PERSON}
        choices += [(f"{role} {slot}", gettext("%(role)s, person %(number)s") % said[role]) for role in PER_PERSON]
    return choices
