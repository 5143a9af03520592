"""The next thing to try with an adult who has not answered yet: a sentence with names, and the button that does it."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from leadlight.platform.language_names import name_here
from leadlight.platform.languages import forms

PATIENCE_DAYS = 3


@dataclass(frozen=True, slots=True)
class Trying:
    """Whom to reach, and how one can.

    language   what they read, where it is another than the reader's; else empty
    voice      who interprets that language at the school; empty where nobody does
    """

    adult: str
    child: str
    language: str
    voice: str
    has_phone: bool
    has_mail: bool = False

    def say(self, words: str) -> str:
        names = {"adult": self.adult, "child": self.child, "language": self.language, "voice": self.voice}
        return words % names

    def ring(self) -> str:
        if self.voice:
            return self.say(_("Ask %(voice)s to ring %(adult)s, in %(language)s."))
        return self.say(_("Ring %(adult)s, in %(language)s.") if self.language else _("Ring %(adult)s."))

    def hand_over(self) -> str:
        if self.voice:
            return self.say(_("Hand the letter to %(adult)s at the gate. %(voice)s interprets %(language)s."))
        return self.say(_("Hand the letter to %(adult)s at the gate."))

    def ask_at_the_gate(self) -> str:
        if self.voice:
            return self.say(_("Ask %(adult)s at the gate. %(voice)s interprets %(language)s."))
        return self.say(_("Ask %(adult)s at the gate."))


def trying(adult, child, row, viewer, *, has_phone, has_mail=False) -> Trying:
    """`adult` and `child` by the name they are called; `row` an Invitation with `voice`, who interprets its language."""
    if forms(row.language)[-1] in ("", forms(viewer.language)[-1]):
        return Trying(adult, child, "", "", has_phone, has_mail)
    return Trying(adult, child, name_here(row.language), row.voice or "", has_phone, has_mail)


def next_thing(row, state, since, mail, letter, who, viewer):
    """(what to try now, the button for it)."""
    waited = bool(since) and (viewer.now - since).days >= PATIENCE_DAYS
    if state == "answered":
        return _together(row, who)
    if state == "not_yet":
        return _not_reached(mail, letter, who)
    if state == "paper" and not letter.handed_at:
        return who.say(_("Ask %(child)s if it arrived.")) if waited else _until(since), "handed"
    if not waited:
        return _("Nothing yet. They have read it.") if state == "opened" else _until(since), ""
    if who.has_phone and state in ("opened", "paper"):
        offer = state == "opened" and not who.language
        return who.say(_("Offer %(adult)s a conference by phone.")) if offer else who.ring(), "call"
    if state == "sent":
        return who.say(_("Print the letter too. %(child)s hands it over.")), "print"
    return who.ask_at_the_gate(), "told"


def _together(row, who):
    if row.coming != "no":
        return "", ""
    return who.say(_("Speak to %(adult)s, and find a way together.")), "told"


def _until(since) -> str:
    """Some days of patience, by the name of their last one."""
    day = date_format(localtime(since) + timedelta(days=PATIENCE_DAYS), "l")
    return _("Wait until %(day)s.") % {"day": day}


def _not_reached(mail, letter, who):
    tried_mail = mail and (mail.bounced_at or mail.trouble)
    if who.has_mail and not mail:
        return who.say(_("Send %(adult)s the mail.")), "mail"
    if mail and not tried_mail:
        return _("It goes out in a moment."), ""
    if who.has_phone and (tried_mail or (letter and letter.bounced_at)):
        return " ".join([who.ring(), _("The call list has what to say.")]), "call"
    if letter and letter.bounced_at:
        return who.hand_over(), "print"
    return who.say(_("Print the letter. %(child)s hands it over.")), "print"
