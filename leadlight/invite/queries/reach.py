"""Whether each adult was reached, and the next thing to try."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from leadlight.invite import hooks
from leadlight.invite.actions.posting import event_of
from leadlight.invite.models import Invitation
from leadlight.invite.queries.trying import next_thing, trying
from leadlight.notices.models import Notice
from leadlight.people.models import Contact, Person, Tie
from leadlight.people.queries.staff import voice_of
from leadlight.people.viewer import current
from leadlight.platform.language_names import name_here
from leadlight.rounds.models import Conference, Participant

STATES = ("not_yet", "paper", "sent", "opened", "answered")


@dataclass(frozen=True, slots=True)
class Reached:
    """One adult's invitation on its way.

    state   not_yet, paper, sent, opened, answered
    story   what became of it: a sentence where it reached nobody, else the way in a word or two
    sent    when it last went out
    other   who of the same household has answered for all of them
    next    what to try now, in a sentence; `act` names the button that does it: mail, print, handed, told, call
    voice   who interprets their language at the school
    """

    pk: int
    learner: Person
    adult: Person
    relation: str
    language: str
    state: str
    since: datetime | None
    story: str
    next: str
    act: str
    mail: str
    phone: str
    letter: int = 0
    told_page: str = ""
    reply: str = ""
    by_staff: str = ""
    sent: datetime | None = None
    other: str = ""
    conference: int = 0
    voice: str = ""


def reach_of(round, viewer) -> list[Reached]:
    """Every invited adult of a round, children A to Z."""
    conferences = {row.pk: row for row in Conference.objects.visible_to(viewer).filter(round=round)}
    rows = Invitation.objects.visible_to(viewer).filter(conference__in=conferences)
    rows = list(rows.annotate(voice=voice_of("language", viewer, "conference__learner_id", "adult_id")).order_by("pk"))
    wanted = {row.adult_id for row in rows} | {row.told_by_id for row in rows if row.told_by_id}
    people = Person.objects.visible_to(viewer).in_bulk(wanted | {row.learner_id for row in conferences.values()})
    sent = _notices(rows, viewer)
    ways = _contacts(rows, viewer)
    ties = Tie.objects.filter(current(viewer.today), adult_id__in=[row.adult_id for row in rows])
    relations = {(tie.learner_id, tie.adult_id): tie.relation for tie in ties}
    seats = Participant.objects.visible_to(viewer).filter(conference__in=conferences)
    hows = {(seat.conference_id, seat.person_id): seat.how for seat in seats}
    spoke = {row.conference_id: people[row.adult_id].display for row in rows if row.adult_id in people and comes(row)}
    found = []
    for row in rows:
        learner = people.get(conferences[row.conference_id].learner_id)
        adult = people.get(row.adult_id)
        if learner is None or adult is None or (learner.pk, adult.pk) not in relations:
            continue
        how, other = hows.get((row.conference_id, row.adult_id), ""), spoke.get(row.conference_id, "")
        found.append(
            _one(
                row,
                learner,
                adult,
                relations,
                sent.get(row.pk, {}),
                ways.get(adult.pk, {}),
                how,
                other,
                people,
                viewer,
            )
        )
    return sorted(found, key=lambda each: (each.learner.first_name_order, each.pk))


def comes(row) -> bool:
    """Whether somebody said that they, or another adult, come."""
    return bool(row.answered_at) and row.coming != "no"


def in_a_sentence(rows) -> str:
    """The answer to "Have we reached every family?", counting `rows`, the households."""
    lost = sum(row.state == "not_yet" for row in rows)
    if not rows or not any(row.since for row in rows):
        return _("Nothing is out yet. Print the letters first.") if rows else ""
    few = (
        _("Yes. Everybody was sent one in a language they read."),
        _("One not yet. Everybody else was sent one in a language they read."),
        _("Two not yet. Everybody else was sent one in a language they read."),
        _("Three not yet. Everybody else was sent one in a language they read."),
    )
    more = _("%(n)d not yet. Everybody else was sent one in a language they read.") % {"n": lost}
    return few[lost] if lost < len(few) else more


@dataclass(frozen=True, slots=True)
class Lost:
    """A family that was not reached: what happened and what to try now, in a sentence, and whether that is a call."""

    child: str
    story: str
    call: bool


def came_back(round, viewer) -> list[Lost]:
    """Of invitations that came back and reached nobody of the household another way, one a child."""
    rows, sent = _all_of(round, viewer)
    found: dict[str, Lost] = {}
    stands = [
        (row, *where_it_is(row, *(sent.get(row.pk, {}).get(channel) for channel in ("mail", "letter")))) for row in rows
    ]
    reached = {row.conference_id for row, state, _since, _story in stands if state != "not_yet"}
    for row, _state, since, story in stands:
        if row.conference_id not in reached and since and row.child not in found:
            found[row.child] = Lost(row.child, f"{story} {_instead(row, viewer)}", row.has_phone)
    return list(found.values())


def _instead(row, viewer) -> str:
    who = trying(row.adult_name, row.child, row, viewer, has_phone=row.has_phone)
    return who.ring() if who.has_phone else who.hand_over()


def on_paper(round, viewer) -> list[str]:
    """Children whose family's letter was printed, and nobody knows whether it arrived."""
    rows, sent = _all_of(round, viewer)
    found = [row.child for row in rows if _on_its_way(row, sent.get(row.pk, {}))]
    return list(dict.fromkeys(found))


def _on_its_way(row, sent) -> bool:
    letter = sent.get("letter")
    state, _since, _story = where_it_is(row, sent.get("mail"), letter)
    return state == "paper" and not letter.handed_at


def are_out(round, viewer) -> bool:
    """Whether any of a round's invitations was printed, sent or opened."""
    rows, sent = _all_of(round, viewer)
    return bool(sent) or any(row.opened_at or row.answered_at for row in rows)


def _all_of(round, viewer) -> tuple[list, dict]:
    """A round's invitations, children A to Z, and what was sent of each. Two queries, once on a page that only reads."""

    def read():
        found = Invitation.objects.visible_to(viewer).filter(conference__round=round)
        phones = Contact.objects.visible_to(viewer).filter(person_id=OuterRef("adult_id"), kind="phone")
        found = found.annotate(
            child=F("conference__learner__display"),
            adult_name=F("adult__display"),
            has_phone=Exists(phones),
            voice=voice_of("language", viewer, "conference__learner_id", "adult_id"),
        ).order_by("conference__learner__sort_key", "pk")
        rows = list(found)
        return rows, _notices(rows, viewer)

    return viewer.once(("invitations", round.pk), read)


def _notices(rows, viewer) -> dict[int, dict]:
    """{invitation: {channel: its last Notice}}."""
    events = {event_of(row): row.pk for row in rows}
    found: dict[int, dict] = {}
    for notice in Notice.objects.visible_to(viewer).filter(event__in=events).order_by("made_at", "pk"):
        found.setdefault(events[notice.event], {})[notice.channel] = notice
    return found


def _contacts(rows, viewer) -> dict[int, dict]:
    found: dict[int, dict] = {}
    for contact in Contact.objects.visible_to(viewer).filter(person__in=[row.adult_id for row in rows]).order_by("-pk"):
        found.setdefault(contact.person_id, {})[contact.kind] = contact.value
    return found


def _one(row, learner, adult, relations, sent, ways, how, other, people, viewer) -> Reached:
    mail, letter = sent.get("mail"), sent.get("letter")
    state, since, story = where_it_is(row, mail, letter)
    other = "" if state in ("not_yet", "answered") else other
    has = {"has_phone": "phone" in ways, "has_mail": "mail" in ways}
    who = trying(adult.display, learner.display, row, viewer, **has)
    advice, act = next_thing(row, state, since, mail, letter, who, viewer)
    if other:
        advice, act = _("%(name)s has answered.") % {"name": other}, act if act == "handed" else ""
    told = people.get(row.told_by_id)
    out = [notice.sent_at for notice in sent.values() if notice.sent_at]
    return Reached(
        pk=row.pk, learner=learner, adult=adult, relation=relations[learner.pk, adult.pk], language=name_here(row.language),
        state=state, since=since, story=story, next=advice, act=act, mail=ways.get("mail", ""), phone=ways.get("phone", ""),
        letter=letter.pk if letter else 0, told_page=next((hook(row.pk) for hook in hooks.told_pages), ""),
        reply=reply_in_words(row, how, viewer), by_staff=told.display if told else "", sent=max(out, default=None), other=other,
        conference=row.conference_id, voice=who.voice,
    )  # fmt: skip


def where_it_is(row, mail, letter):
    """(state, since when, a short story) of one invitation, the best that is known."""
    if row.answered_at:
        return "answered", row.answered_at, _("told at school") if row.told_by_id else ""
    if row.opened_at:
        return "opened", row.opened_at, ""
    if letter and letter.handed_at:
        return "paper", letter.handed_at, _("handed over")
    if mail and mail.sent_at and not mail.bounced_at:
        return "sent", mail.sent_at, _("mail")
    if letter and letter.sent_at and not letter.bounced_at:
        return "paper", letter.sent_at, _("in the bag")
    if letter and letter.bounced_at:
        return "not_yet", letter.bounced_at, _("The letter came back.")
    if mail and (mail.trouble or mail.bounced_at):
        return "not_yet", mail.bounced_at or mail.made_at, mail.trouble or _("The mail did not go out.")
    return "not_yet", None, _("waits to be sent") if mail else _("Nothing was sent yet.")


def reply_in_words(row, how, viewer) -> str:
    """What they answered. Their own words are for those who prepare the day; a leader reads that they come, and how."""
    if not row.answered_at:
        return ""
    ways = {"video": _("Coming by video"), "phone": _("Coming by phone"), "later": _("Listens to a recording")}
    said = {"no": _("Cannot come"), "other": _("Somebody else comes"), "yes": ways.get(how, _("Coming"))}
    who, needs = ("", "") if viewer.hat == "leader" else (row.who_comes, row.needs)
    words = [": ".join(filter(None, [said.get(row.coming, ""), who]))]
    if row.interpreter:
        words.append(_("Interpreter for %(language)s") % {"language": name_here(row.interpreter)})
    return ". ".join(part.rstrip(".") for part in [*words, needs if needs != who else ""] if part)
