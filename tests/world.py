"""One row of everything around Ada, while her meeting and a practice with Pia are open: what docs/sight.csv asks about."""

import inspect
from datetime import timedelta

from django.utils import timezone

from leadlight.carryon.models import FollowUp, RedoWish, WordsAfter
from leadlight.confer import actions as meetings
from leadlight.confer.models import Jot, Made, Meeting, ParkedQuestion, Reached, Rendering, Saying, Signal, Visit
from leadlight.goals.models import CheckIn, Goal, Promise
from leadlight.invite.models import Invitation, InvitingWords, SeparateMeeting
from leadlight.notices.models import Notice
from leadlight.people.models import Consent, Contact, Device, Enrolment, Restriction, Secret, Tie, Tries, record_choice
from leadlight.plan.actions.reach import open_plan
from leadlight.plan.models import Beforehand, Boundary, Criterion, OwnNotes, Part, Pick, Plan, Showing, Suggestion
from leadlight.portfolio.models import Comment, Front, Reflection, Share, Sticky, share
from leadlight.reflect.models import ClassStarter, FiveMinutes
from leadlight.rehearse.models import Advice, Pairing
from leadlight.rounds.models import Conference
from leadlight.schedule.models import Booking, Seat, Slot, Wish
from tests.cast import ROLES


def rows_of(cast) -> dict:
    """{name in docs/sight.csv: row}. A name is the model's label, and a word where it has several rows."""
    kite = cast.pick("Kite", reason="I sewed it alone")
    made = {"plan.Pick": kite, "plan.Pick only us": cast.pick("Home", seven="family"), "plan.Plan": cast.plan}
    only_us = made["plan.Pick only us"].part
    only_us.only_us = True
    only_us.save()
    meeting = meetings.open_meeting(cast.conference, by=cast.viewer("ada"))
    pairing = Pairing.objects.create(learner=cast.ada, partner=cast.pia, offered_by=cast.ada, opened_at=timezone.now())
    open_plan(cast.plan, cast.pia, because=f"pairing {pairing.pk}", everything=False)
    made |= {"plan.Part": kite.part, "plan.Part only us": only_us}
    made["portfolio.Artifact only us"] = made["plan.Pick only us"].artifact
    made |= {"confer.Meeting": meeting, "rehearse.Pairing": pairing}
    made |= pieces(cast, kite) | planned(cast, kite) | met(cast, meeting, kite)
    return made | afterwards(cast, pairing) | times(cast) | people(cast) | of_another_class(cast)


def pieces(cast, kite):
    quiet, home, wall = cast.artifact("Quiet"), cast.artifact("Home"), cast.artifact("Wall")
    offered = cast.artifact("Offered", kept_at=None, added_by=cast.rosa, added_hat="family")
    binned = cast.artifact("Binned", binned_at=timezone.now(), binned_hat="learner")
    for row, audience in ((home, "family"), (wall, "class")):
        share(row, audience, learner_id=cast.ada.pk, because="asked")
    made = {
        "": quiet,
        " family": home,
        " class": wall,
        " offered": offered,
        " binned": binned,
        " picked": kite.artifact,
    }
    made = {f"portfolio.Artifact{name}": row for name, row in made.items()}
    for name, row in [*made.items()]:
        made[name.replace("Artifact", "Version")] = row.versions.for_system("the world").get()
    words = {"learner": cast.ada, "artifact": home, "words": "The tail was tricky"}
    hers = {"artifact": home, "by": cast.rosa, "hat": "family", "words": "So high!"}
    return made | {
        "portfolio.Front": Front.objects.create(learner=cast.ada, title="Wings"),
        "portfolio.Reflection": Reflection.objects.create(**words),
        "portfolio.Reflection shared": Reflection.objects.create(**words, shared_at=timezone.now()),
        "portfolio.Reflection kept back": Reflection.objects.create(
            **words, shared_at=timezone.now(), goes_along=False
        ),
        "portfolio.Reflection binned": Reflection.objects.create(
            **words, shared_at=timezone.now(), binned_at=timezone.now()
        ),
        "portfolio.Sticky": Sticky.objects.create(artifact=home),
        "portfolio.Comment": Comment.objects.create(**hers),
        "portfolio.Comment withdrawn": Comment.objects.create(**hers, withdrawn_at=timezone.now()),
        "portfolio.Share": Share.objects.for_system("the world").get(key=home.pk, audience="family"),
    }


def planned(cast, kite):
    klass, by_teo = cast.klass, {"by": cast.teo, "hat": "teacher"}
    goal = cast.goal()
    promise = Promise.objects.create(goal=goal, who="family", by=cast.rosa, words="Every Sunday")
    teachers = Promise.objects.create(goal=goal, who="teacher", by=cast.teo, words="A book")
    ada = cast.viewer("ada")
    return {
        "plan.Showing": Showing.objects.for_system("the world").get(plan=cast.plan),
        "plan.Beforehand": Beforehand.objects.create(plan=cast.plan, feelings=["fe_brave"]),
        "plan.OwnNotes": OwnNotes.objects.create(part=kite.part, words="Breathe"),
        "plan.Suggestion": Suggestion.objects.create(plan=cast.plan, words="The kite?", **by_teo),
        "plan.Boundary": Boundary.objects.create(klass=klass, words="Two or three"),
        "plan.Criterion": Criterion.objects.create(klass=klass, sense="looks", words="Eyes meet"),
        "reflect.ClassStarter": ClassStarter.objects.create(klass=klass, text="I noticed"),
        "reflect.ClassStarter another": ClassStarter.objects.create(klass=cast.other_class, text="We saw"),
        "reflect.FiveMinutes": FiveMinutes.objects.create(klass=klass, starter="Today", by=cast.teo),
        "goals.Goal": goal,
        "goals.Promise": promise,
        "goals.Promise teacher": teachers,
        "goals.CheckIn teacher": CheckIn.objects.create(
            goal=goal, promise=teachers, by=cast.teo, hat="teacher", state="doing"
        ),
        "goals.CheckIn": CheckIn.objects.create(goal=goal, promise=promise, by=cast.rosa, hat="family", state="doing"),
        "people.Choice": record_choice(by=ada, learner_id=cast.ada.pk, decided="alone", what="picked", about=kite),
    }


def met(cast, meeting, kite):
    hers = {"meeting": meeting, "by": cast.rosa}
    jot = {"learner": cast.ada, "meeting": meeting, "by": cast.teo, "words": "counts on fingers"}
    return {
        "confer.Reached": Reached.objects.create(meeting=meeting, part=kite.part),
        "confer.Signal": Signal.objects.create(meeting=meeting, kind="help"),
        "confer.Saying": Saying.objects.create(**hers, hat="family", words="I saw you untangle it"),
        "confer.Rendering": Rendering.objects.create(meeting=meeting, pick=kite, by=cast.ivo, words="Sola"),
        "confer.ParkedQuestion": ParkedQuestion.objects.create(**hers, words="Reading?"),
        "confer.Jot": Jot.objects.create(**jot),
        "confer.Jot for the class": Jot.objects.create(**jot, private=False),
        "confer.Visit": Visit.objects.create(meeting=meeting, by=cast.teo),
        "confer.Made": Made.objects.create(meeting=meeting, goal=cast.goal("Whistle")),
    }


def afterwards(cast, pairing):
    after = {"conference": cast.conference}
    said = WordsAfter.objects.create(**after, by=cast.rosa, hat="family", words="You tied it")
    answer = {**after, "by": cast.teo, "hat": "teacher"}
    asked = {"learner": cast.ada, "asked_by": cast.rosa, "asked_hat": "family", "words": "Call me"}
    return {
        "rehearse.Advice": Advice.objects.create(pairing=pairing, by=cast.pia, noticed="The tail"),
        "carryon.WordsAfter": said,
        "carryon.WordsAfter taken back": WordsAfter.objects.create(
            **after, by=cast.rosa, hat="family", words="Oops", withdrawn_at=timezone.now()
        ),
        "carryon.WordsAfter answer": WordsAfter.objects.create(**answer, words="She did", answer_to=said),
        "carryon.WordsAfter teacher": WordsAfter.objects.create(**answer, words="Ask about sleep"),
        "carryon.FollowUp": FollowUp.objects.create(**asked),
        "carryon.FollowUp shown": FollowUp.objects.create(**(asked | {"asked_by": cast.teo}), shown_to_learner=True),
        "carryon.RedoWish": RedoWish.objects.create(**after, by=cast.ada, words="Not like me"),
        "invite.SeparateMeeting": SeparateMeeting.objects.create(learner=cast.ada, adult=cast.rosa),
        "invite.InvitingWords": InvitingWords.objects.create(learner=cast.ada, words="Come!"),
    }


def times(cast):
    start = timezone.now() + timedelta(days=3)
    slot = Slot.objects.create(
        round=cast.round, starts_at=start, ends_at=start + timedelta(minutes=20), zone="UTC", wall="2026-12-10T16:20"
    )
    seat = Seat.objects.create(slot=slot, place="Window table")
    invitation = Invitation.objects.create(conference=cast.conference, adult=cast.rosa)
    event = {
        "to": cast.rosa,
        "learner": cast.ada,
        "channel": "mail",
        "kind": "invitation",
        "event": "rounds.Conference",
    }
    return {
        "rounds.Round": cast.round,
        "rounds.Conference": cast.conference,
        "rounds.Participant": cast.conference.participants.for_system("the world").get(person=cast.rosa),
        "invite.Invitation": invitation,
        "schedule.Slot": slot,
        "schedule.Seat": seat,
        "schedule.Wish": Wish.objects.create(invitation=invitation, slot=slot, suits="good"),
        "schedule.Booking": Booking.objects.create(
            conference=cast.conference, seat=seat, slot=slot, learner=cast.ada, by=cast.rosa
        ),
        "notices.Notice": Notice.objects.create(school=cast.school, **event),
    }


def people(cast):
    key = cast.family_key(cast.rosa, cast.ada)
    fields = {"learner": cast.ada, "entered_by": cast.olga, "reference": "cabinet 4"}
    gone = {"person": cast.inga, "kind": "mail", "value": "inga@hill.example"}  # she belonged until yesterday
    Tie.objects.filter(adult=cast.inga).update(ends_on=cast.yesterday)
    return {
        "people.Class": cast.klass,
        "people.Class another": cast.other_class,
        "people.Person Ada": cast.ada,
        "people.Person Rosa": cast.rosa,
        "people.Person Inga": cast.inga,
        "people.Contact Inga": Contact.objects.create(**gone),
        "people.Person Bram": cast.bram,
        "people.Person elsewhere": cast._person("Noa", cast.elsewhere),
        "people.Contact": Contact.objects.create(person=cast.rosa, kind="mail", value="rosa@hill.example"),
        "people.Restriction": Restriction.objects.create(adult=cast.inga, **fields),
        "people.Consent": Consent.objects.create(learner=cast.ada, purpose="class", state="yes"),
        "people.Device of the class": cast.device,
        "people.Device of Rosa": Device.objects.for_system("the world").get(key=key),
        "people.Key": key,
        "people.Secret": Secret.objects.create(learner=cast.ada),
        "people.Tries": Tries.objects.create(device=cast.device, learner=cast.ada),
    }


def of_another_class(cast):
    """Nia's, who is in the class that Otis teaches: what the staff of Ada's class must not see of this school."""
    nia, lev = cast._person("Nia"), cast._person("Lev")
    for learner in (nia, lev):
        Enrolment.objects.create(klass=cast.other_class, learner=learner, starts_on=cast.begun)
    laces = cast.artifact("Laces", nia)
    by, words = {"by": cast.otis}, {"words": "Two loops!"}
    said = by | {"hat": "teacher"}
    goal = Goal.objects.create(learner=nia, words="Tie my laces")
    promise = Promise.objects.create(goal=goal, who="teacher", **by, words="A long lace")
    plan = Plan.objects.create(learner=nia)
    part = Part.objects.create(plan=plan, seven="proud", symbol="star", position=1)
    meeting = Meeting.objects.create(conference=Conference.objects.create(learner=nia), plan=plan)
    pairing = Pairing.objects.create(learner=nia, partner=lev, offered_by=nia, opened_at=timezone.now())
    made = {
        "people.Person": nia,
        "portfolio.Comment": Comment.objects.create(artifact=laces, **said, **words),
        "goals.Goal": goal,
        "goals.Promise": promise,
        "goals.CheckIn": CheckIn.objects.create(goal=goal, promise=promise, state="doing", **said),
        "plan.Pick": Pick.objects.create(part=part, artifact=laces, position=1),
        "plan.Suggestion": Suggestion.objects.create(plan=plan, **said, **words),
        "invite.InvitingWords": InvitingWords.objects.create(learner=nia, **words),
        "confer.Saying": Saying.objects.create(meeting=meeting, **said, **words),
        "rehearse.Advice": Advice.objects.create(pairing=pairing, by=lev, noticed="The loop"),
    }
    return {f"{name} of another class": row for name, row in made.items()}


def granted(row, viewer) -> str:
    """What the guard of this row grants as the code says it now: "change", "see" or "-"."""
    one = type(row)._default_manager.filter(pk=row.pk)
    changes, sees = one.changeable_by(viewer).count(), one.visible_to(viewer).count()
    assert max(changes, sees) <= 1, f"{row!r} stands twice for {viewer}"
    return "change" if changes else "see" if sees else "-"


def finer_ways(row):
    """The methods of a row's guard that ask for nothing but a viewer: kept_by, removable_by, reaching…"""
    for name, method in inspect.getmembers(type(type(row)._default_manager.all()), inspect.isfunction):
        asked = [*inspect.signature(method).parameters.values()][1:]
        alone = asked and asked[0].name == "viewer" and all(each.default is not each.empty for each in asked[1:])
        if alone and name not in ("visible_to", "seen_by", "owned_by"):
            yield name


def gives(row, way, viewer) -> bool:
    """Whether this method of the row's guard gives this row. Some answer with rows, some with a condition."""
    rows = type(row)._default_manager.all()
    said = getattr(rows, way)(viewer)
    found = said if hasattr(said, "for_system") else rows.filter(said)
    return found.for_system("is it given?").filter(pk=row.pk).exists()


def sight(cast, roles=tuple(ROLES), *, settled=False) -> dict:
    """{(name, role): what is granted}; `settled`: as a page that only reads asks it."""
    rows = rows_of(cast)
    viewers = {role: cast.viewer(ROLES[role]) for role in roles}  # made last: they look at what is now
    if settled:
        viewers = {role: viewer.settle() for role, viewer in viewers.items()}
    return {(name, role): granted(row, viewer) for name, row in rows.items() for role, viewer in viewers.items()}
