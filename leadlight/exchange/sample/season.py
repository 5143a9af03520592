"""The round of each class: next week's days, who answered what, what became of the letters."""

from datetime import date, time, timedelta

from leadlight.exchange.sample.story import read
from leadlight.invite.actions.answering import answer
from leadlight.invite.actions.separate import ask
from leadlight.invite.actions.words import say_in_invitation
from leadlight.invite.models import Invitation, SeparateMeeting
from leadlight.notices.models import Notice
from leadlight.people.models import Contact
from leadlight.rounds.models import Conference, Participant, Round
from leadlight.rounds.queries import parties_of
from leadlight.rounds.shape import Day, Shape, instant, wall_text
from leadlight.schedule.actions.bookings import book, fix
from leadlight.schedule.actions.interpreting import ask_interpreter
from leadlight.schedule.actions.wishes import wish
from leadlight.schedule.models import Seat, Slot

INTERPRETED = {("Lina", "Rania"): "ar", ("Sami", "Rania"): "ar", ("Idris", "Sahra"): "so"}
HOME_TIME = time(15, 30)
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")


def hold_rounds(story):
    told = read("year.toml")
    for name in story.classes:
        _round(story, name, told["round"][name])
    for name, (words, picture) in told["inviting"].items():
        if story.knows(name):
            piece = story.pieces[name, picture]
            say_in_invitation(by=story.learner(name), words=words, artifact=piece, language="en")
    _send(story, told["reached"])
    for row in told["replies"]["list"]:
        if story.knows(row[0]):
            _reply(story, *row)
    for name, adult, suits in told["wishes"]["list"]:
        if story.knows(name):
            _wish(story, name, adult, suits)
    for name, tables in told["places"].items():
        _seat(story, name, tables, told["fixed"]["list"])
    for name, key in told["interpreters"]["list"]:
        if story.knows(name):
            _interpret(story, name, story.staff[key])
    for name, adult, words in told["separate"]["list"]:
        if story.knows(name):
            _ask_apart(story, name, adult, words)


def _next(story, weekday: str) -> date:
    """That day of next week."""
    monday = story.today + timedelta(days=7 - story.today.weekday())
    return monday + timedelta(days=WEEK.index(weekday))


def _clock(text: str) -> time:
    return time.fromisoformat(text)


def _round(story, name, told):
    """The round with its times and tables, and a conference for each household with its adults invited."""
    days = tuple(Day(_next(story, day), _clock(first), _clock(until)) for day, first, until in told["days"])
    made = Round.objects.create(
        klass=story.classes[name], name=told["name"], kind=told["kind"], minutes=told["minutes"],
        gap_min=told["gap_min"], interpreted_min=told.get("interpreted_min"), agenda=told["agenda"], made_at=story.at(-14),
        invite_on=story.today - timedelta(days=9), reply_by=days[0].on - timedelta(days=2),
    )  # fmt: skip
    _times(made, Shape(days, tuple(told["tables"]), told["minutes"], told["gap_min"]), story.school.zone)
    _parties(story, name, made)


def _times(made, shape, zone):
    length = timedelta(minutes=shape.minutes)
    starts = [(wall_text(wall), instant(wall, zone)) for wall in shape.all_starts()]
    slots = Slot.objects.bulk_create(
        Slot(round=made, wall=wall, starts_at=at, ends_at=at + length, zone=zone, minutes=shape.minutes)
        for wall, at in starts
    )
    tables = list(enumerate(shape.tables, 1))
    Seat.objects.bulk_create(Seat(slot=slot, place=place, position=turn) for slot in slots for turn, place in tables)


def _parties(story, name, made):
    parties = parties_of(story.classes[name], story.teacher(name))
    fields = {"round": made, "kind": made.kind, "minutes": made.minutes, "zone": story.school.zone}
    conferences = Conference.objects.bulk_create(
        Conference(learner=party.learner, household=party.household, made_at=made.made_at, **fields)
        for party in parties
    )
    asked = [
        (conference, adult) for conference, party in zip(conferences, parties, strict=True) for adult in party.adults
    ]
    Participant.objects.bulk_create(Participant(conference=c, person=a, language=a.language) for c, a in asked)
    Invitation.objects.bulk_create(
        Invitation(conference=c, adult=a, language=a.language or "en", made_at=made.made_at) for c, a in asked
    )


def _invitation(story, name, adult):
    rows = Invitation.objects.visible_to(story.teacher(name)).filter(conference__learner=story.learners[name])
    return rows.select_related("conference").get(adult=adult)


def _send(story, told):
    """Every invitation went out by mail or in the bag; one mail came back, one letter too."""
    bounced = {(name, begins): words for name, begins, words in told["bounced"]}
    mails = dict(Contact.objects.for_system("the sample's own").filter(
        person__school=story.school, kind="mail").values_list("person_id", "value"))  # fmt: skip
    notices = []
    for name, family in story.families.items():
        teacher = story.teacher(name)
        for row in Invitation.objects.visible_to(teacher).filter(conference__learner=story.learners[name]):
            adult = next(person for person in family if person.pk == row.adult_id)
            trouble = next((words for (who, begins), words in bounced.items()
                            if who == name and adult.display.startswith(begins)), "")  # fmt: skip
            notices.append(_notice(story, row, adult, mails.get(adult.pk, ""), trouble, told, name))
    Notice.objects.bulk_create(notices)
    for name, begins, days in told["opened"]:
        if story.knows(name):
            rows = Invitation.objects.for_system("opened, in the story").filter(adult=story.adult(name, begins))
            rows.filter(conference__learner=story.learners[name]).update(opened_at=story.at(-days, time(20, 15)))


def _notice(story, row, adult, mail, trouble, told, name):
    days = told["sent"].get(name, 9)
    sent = _lesson_day(story, -days, -1)
    notice = Notice(
        school=story.school, to=adult, learner=story.learners[name], kind="invitation", language=row.language,
        event=f"invite.Invitation {row.pk}", channel="mail" if mail else "letter", address=mail, made_at=sent,
        sent_at=sent, by=story.teacher(name).person, tries=1 if mail else 0, trouble=trouble,
    )  # fmt: skip
    if trouble or name in told["came_back"]:
        notice.bounced_at = _lesson_day(story, 1 - days, 1)
    elif not mail and name not in told["letters"]:
        notice.handed_at = _lesson_day(story, 1 - days, 1)
    return notice


def _lesson_day(story, days, step):
    """The end of school that many days from today; of a weekend, the day before (-1) or, once it has been, after it (1)."""
    at = story.at(days, HOME_TIME)
    if at.weekday() < len(WEEK):
        return at if days < 0 else _lesson_day(story, -1, -1)
    return _lesson_day(story, days + step, step)


def _reply(story, name, begins, coming, how, wanted, needs):
    """An answer, and the time that was asked for: the class's teacher has given it to most."""
    adult, teacher = story.adult(name, begins), story.teacher(name)
    row = _invitation(story, name, adult)
    by = story.family(name, begins)
    fields = {"interpreter": INTERPRETED[name, begins]} if (name, begins) in INTERPRETED else {}
    answer(row, by=by, coming=coming, how=how, needs=needs, who_comes=needs if coming == "other" else "", **fields)
    days = -6 + len(name) % 5
    own = Invitation.objects.for_system("answered some days ago, in the story").filter(pk=row.pk)
    own.update(answered_at=story.at(days, time(19, 40)), opened_at=story.at(days, time(19, 31)),
               guide_read_at=story.at(days, time(19, 33)))  # fmt: skip
    Notice.objects.visible_to(teacher).filter(event=f"invite.Invitation {row.pk}").update(
        opened_at=story.at(days, time(19, 31))
    )
    if wanted >= 0:
        _time(row, _slots(row.conference.round_id, teacher), wanted, by, teacher, name, story)


def _slots(round_id, teacher):
    return list(Slot.objects.visible_to(teacher).filter(round_id=round_id))


def _time(row, slots, wanted, by, teacher, name, story):
    """What they wished; and the time itself, where no plan of places says who sits where."""
    slot = slots[min(wanted, len(slots) - 1)]
    wish(row, {slot.pk: "good"}, by=by)
    conference = Conference.objects.visible_to(teacher).get(pk=row.conference_id)
    if not conference.starts_at and story.class_of[name] not in read("year.toml")["places"]:
        book(conference, slot, by=teacher)


def _wish(story, name, begins, suits):
    row, by = _invitation(story, name, story.adult(name, begins)), story.family(name, begins)
    slots = _slots(row.conference.round_id, story.teacher(name))
    wish(row, {slots[turn].pk: level for level, turns in suits.items() for turn in turns}, by=by)


def _seat(story, name, tables, fixed):
    """The class's teacher gave each table's times away as the plan of places says."""
    teacher = story.teacher(name)
    rows = Conference.objects.visible_to(teacher).filter(round__klass=story.classes[name]).select_related("learner")
    found = {(row.learner.display, row.household): row for row in rows}
    slots = _slots(next(iter(found.values())).round_id, teacher)
    for place, children in tables.items():
        for slot, said in zip(slots, children, strict=True):
            child, _, household = said.partition(" ")
            if said:
                book(found[child, int(household or 1)], slot, by=teacher, place=place)
            if said in fixed:
                fix(found[child, 1], True, by=teacher)


def _interpret(story, name, person):
    """The class's teacher asked this interpreter to be at the child's conference."""
    teacher = story.teacher(name)
    rows = Conference.objects.visible_to(teacher).filter(learner=story.learners[name])
    ask_interpreter(rows.earliest("pk"), person.pk, by=teacher)


def _ask_apart(story, name, adult, words):
    made = ask(story.learners[name], by=story.family(name, adult), words=words)
    rows = SeparateMeeting.objects.for_system("asked some days ago, in the story")
    rows.filter(pk=made.pk).update(asked_at=story.at(-5, time(20, 5)))
