"""What stands around the pieces: words of others, fronts, goals and promises, a practice, things still to do."""

from datetime import date, time, timedelta

from leadlight.carryon.models import FollowUp, RedoWish
from leadlight.confer.models import Jot, Meeting
from leadlight.exchange.sample.story import catalogue, read
from leadlight.goals.models import CheckIn, Goal, Promise
from leadlight.plan.models import Plan
from leadlight.portfolio.models import Artifact, Comment, Front, Share, Version
from leadlight.rehearse.models import Advice, Pairing
from leadlight.rounds.models import Conference

EVENING = time(20, 10)
SPOTS = {("Lina", "fractions", "okafor"): (0.86, 0.86)}  # words that stand on a spot of the picture

SAID = {("Lina", "bean", "okafor"): -1}  # the day of words that are the newest for that child


def surround(story, media):
    told = read("year.toml")
    _comments(story, media, told["comments"]["list"])
    _offers(story, media, told["offered"]["list"])
    for name, (title, line, glass, large) in told["front"].items():
        if story.knows(name):
            fields = {"title": title, "line": line, "glass": glass, "large": story.pieces[name, large]}
            Front.objects.create(learner=story.learners[name], **fields)
    for row in told["goal"]:
        if story.knows(row["learner"]):
            _goal(story, row)
    for row in told["practice"]:
        if story.knows(row["learner"]):
            _practice(story, row)
    for row in told["followups"]["list"]:
        if story.knows(row[0]):
            _follow_up(story, *row)
    for name, words in told["again"]["list"]:
        if story.knows(name):
            RedoWish.objects.create(conference=_conference(story, name), by=story.learners[name], words=words)
    for name, words, private in told["jots"]["list"]:
        if story.knows(name):
            by = story.teacher(name).person
            Jot.objects.create(learner=story.learners[name], by=by, words=words, private=private, at=story.at(-6))
    if story.knows("Kofi"):
        _then_and_now(story.pieces["Kofi", "robot"], story.pieces["Kofi", "my-monster"])


def _comments(story, media, told):
    """Staff's and families' words; a family only ever saw the piece because it was open to them."""
    rows = []
    for turn, (name, picture, who, words, language, translation) in enumerate(told):
        if not story.knows(name):
            continue
        piece, (person, hat) = story.pieces[name, picture], story.somebody(name, who)
        at = max(
            piece.added_at + timedelta(hours=6), story.at(SAID.get((name, picture, who), -16 + turn % 12), EVENING)
        )
        x, y = SPOTS.get((name, picture, who), (None, None))
        row = Comment(artifact=piece, by=person, hat=hat, language=language, translation=translation, at=at)
        row.spot_x, row.spot_y = x, y
        if words.startswith("voice:"):
            voice = words.removeprefix("voice:")
            row.words, row.sound = catalogue("voice")[voice]["text"], media.file(voice, story, "portfolio.Comment")
        else:
            row.words = words
        if hat == "family":
            _show_family(piece)
        rows.append(row)
    media.settle()
    Comment.objects.bulk_create(rows)


def _show_family(piece):
    fields = {"subject": "portfolio.Artifact", "key": piece.pk, "audience": "family", "because": "asked"}
    rows = Share.objects.for_system("open to the family, in the story")
    rows.get_or_create(
        **fields, to=None, ends_at=None, defaults={"learner_id": piece.learner_id, "starts_at": piece.added_at}
    )


def _offers(story, media, told):
    """Something from home that waits for the child's yes or no."""
    for name, begins, title, picture, words in told:
        if not story.knows(name):
            continue
        adult = story.adult(name, begins)
        piece = Artifact.objects.create(
            learner=story.learners[name], kind="photo", title=title, glass="amber", added_by=adult, added_hat="family",
            added_at=story.at(-2, EVENING), made_on=story.at(-2).date(),
        )  # fmt: skip
        file, alt = media.file(picture, story), catalogue("art")[picture]["alt"]
        media.settle()
        Version.objects.create(artifact=piece, picture=file, words=words, language=adult.language, alt=alt)


MONTHS = {"january": 1, "february": 2}


def _look_again(story, when):
    """In so many days, or on the Friday between the 11th and the 17th of the next month of that name."""
    if when not in MONTHS:
        return story.today + timedelta(days=when)
    day = date(story.today.year, MONTHS[when], 11)
    if day <= story.today + timedelta(days=14):
        day = day.replace(year=day.year + 1)
    return day + timedelta(days=(4 - day.weekday()) % 7)


def _goal(story, row):
    name = row["learner"]
    learner, made = story.learners[name], story.at(row["days"])
    goal = Goal.objects.create(
        learner=learner, words=row["words"], first_step=row.get("first_step", ""), area=row["area"], language="en",
        look_again_on=_look_again(story, row["again"]), made_at=made,
    )  # fmt: skip
    promises = {}
    for who, by, words in row["promises"]:
        person, _hat = story.somebody(name, by)
        language = person.language if who == "family" and not words.isascii() else "en"
        promises[person.pk] = Promise.objects.create(
            goal=goal, who=who, by=person, words=words, language=language, at=made + timedelta(minutes=4)
        )
    for by, state, words, days in row["looks"]:
        person, hat = story.somebody(name, by)
        fields = {"promise": promises.get(person.pk), "words": words, "language": "en", "at": story.at(-days)}
        CheckIn.objects.create(goal=goal, by=person, hat=hat, state=state, **fields)


def _practice(story, row):
    learner, partner = story.learners[row["learner"]], story.learners[row["partner"]]
    began = story.at(row["days"], time(11, 5))
    plan = Plan.objects.visible_to(story.learner(row["learner"])).get(learner=learner, ended_at=None)
    meeting = Meeting.objects.create(
        plan=plan, practice=True, opened_at=began, opened_by=learner, closed_at=began + timedelta(minutes=14)
    )
    pairing = Pairing.objects.create(
        learner=learner, partner=partner, meeting=meeting, offered_by=learner, offered_at=began, opened_at=began,
        closed_at=meeting.closed_at,
    )  # fmt: skip
    Advice.objects.create(
        pairing=pairing, by=partner, noticed=row["noticed"], question=row["question"], criteria=row["criteria"],
        at=meeting.closed_at, will_use_at=meeting.closed_at if row["use"] else None,
    )  # fmt: skip


def _school_day(story, days):
    """In so many days, or the Friday before when that is a weekend; None for some day."""
    day = story.today + timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4)) if days else None


def _follow_up(story, name, words, channel, who, days, shown, done):
    person, hat = story.somebody(name, who)
    teacher = story.teacher(name).person
    fields = {"done_at": story.at(-done), "done_by": teacher} if done else {}
    if not channel:
        fields["conference"] = _conference(story, name)
    FollowUp.objects.create(
        learner=story.learners[name], words=words, channel=channel, asked_by=person, asked_hat=hat, at=story.at(-7),
        shown_to_learner=shown, by_day=_school_day(story, days), **fields,
    )  # fmt: skip


def _conference(story, name):
    rows = Conference.objects.for_system("what it is about, in the story").filter(learner=story.learners[name])
    return rows.earliest("pk")


def _then_and_now(now, then):
    rows = Artifact.objects.for_system("a pair, in the story").filter(pk=now.pk)
    rows.update(then=then)
