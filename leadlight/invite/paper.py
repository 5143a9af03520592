"""The letter that one adult gets: their language beside the school's, the child's words, a code, a slip to cut off."""

import base64
import io
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from PIL import Image

from leadlight.people.codes import grouped
from leadlight.platform import store
from leadlight.platform.address import full, reachable, to_type
from leadlight.platform.languages import direction, own_name
from leadlight.platform.qr import qr_svg
from leadlight.reflect import content

PARAGRAPHS = ("greet", "what", "who", "need", "cannot", "separate", "bye")
SLIP = ("none", "who", "interp", "little", "separate", "cannot", "reach")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one letter is made from."""

    letter: object
    adult: object
    school: object
    class_name: str
    reply_by: object
    code: str


def languages_of(sheet) -> list[str]:
    """The school's language, and the adult's beside it when the pack speaks it."""
    home, theirs = sheet.school.language, sheet.letter.invitation.language
    return list(dict.fromkeys([home, spoken(theirs)])) if spoken(theirs) != "en" or theirs.startswith("en") else [home]


def spoken(language) -> str:
    """The language of ours in which the pack really says things to a reader of `language`."""
    return content.entry("le_invitation", language).lang


def values_for(sheet) -> dict:
    """The letter as plain values for invite/letter.typ."""
    letter, languages = sheet.letter, languages_of(sheet)
    reached = reachable()
    link = full(reverse("people:family_link", args=[sheet.code]))
    theirs = letter.invitation.language
    return {
        "school": sheet.school.name, "class": sheet.class_name,
        "columns": [_column(sheet, language) for language in languages],
        "picture": picture_svg(letter.words.picture), "glass": letter.words.glass,
        "childs_words": letter.words.words, "qr": qr_svg(link) if reached else "", "address": to_type() if reached else "",
        "code": grouped(sheet.code), "phone": sheet.school.phone,
        "other_language": "" if spoken(theirs) in languages and own_name(theirs) in map(own_name, languages) else own_name(theirs),
    }  # fmt: skip


def _column(sheet, language) -> dict:
    """Everything the letter says in one language."""
    letter = sheet.letter
    with override(language):
        reply_by = date_format(sheet.reply_by, "l j F") if sheet.reply_by else date_format(letter_day(letter), "l j F")
        values = {
            "learner": letter.learner.display, "family": sheet.adult.display, "teacher": letter.teacher, "school": sheet.school.name,
            "minutes": letter.conference.minutes, "n": letter.conference.minutes, "phone": sheet.school.phone,
            "reply_by": reply_by, "link": "", "code": grouped(sheet.code),
        }  # fmt: skip
        say = lambda id: content.say(id, language, **values)  # noqa: E731
        return {
            "language": language, "rtl": direction(language) == "rtl", "title": say("le_invitation"),
            "paragraphs": [say(f"le_invitation_{name}") for name in PARAGRAPHS],
            "days": _days(letter), "slip": say("le_slip"), "times": say("le_slip_times"), "child": say("le_slip_name"),
            "lines": [say(f"le_slip_{name}") for name in SLIP], "back": say("le_slip_back"),
            "until": reply_by, **_how_to_answer(),
        }  # fmt: skip


def _how_to_answer() -> dict[str, str]:
    """By phone; or, while phones cannot follow our address, on the slip and at school."""
    if not reachable():
        return {
            "answer": gettext("Answer on the slip below"),
            "how": gettext("At school this code opens your page. Choose “A family”, then type it:"), "type": "",
        }  # fmt: skip
    return {
        "answer": gettext("Answer with your phone"), "how": gettext("Point the camera here. No app, no password."),
        "type": gettext("Or go to this address and type the code:"),
    }  # fmt: skip


def letter_day(letter):
    return letter.times.days[0] if letter.times.days else datetime.now().date()  # noqa: DTZ005


def _days(letter) -> list[dict]:
    """Days with their times, as the slip offers them; a time that is booked is the only one."""
    starts = [letter.at] if letter.at else letter.times.starts
    days: dict = {}
    for start in starts:
        days.setdefault(start.date(), []).append(date_format(start, "TIME_FORMAT"))
    return [{"day": date_format(day, "l j F"), "times": times} for day, times in days.items()]


def picture_svg(file) -> str:
    """The chosen pane as a drawing that holds its picture; empty while there is none."""
    if not file or not file.ready_at or "middle" not in file.parts:
        return ""
    with Image.open(store.path_of(file.pk, file.run, file.parts["middle"]["name"])) as found:
        picture = found.convert("RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    data = base64.b64encode(out.getvalue()).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {picture.width} '
        f'{picture.height}"><image {size} xlink:href="data:image/jpeg;base64,{data}"/></svg>'
    )
