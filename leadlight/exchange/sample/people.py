"""The people of the sample school: staff, classes, children, families of every shape."""

from datetime import time, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from leadlight.exchange.sample.story import read
from leadlight.people.classlist import sort_key
from leadlight.people.emblems import deal
from leadlight.people.models import (
    Account,
    Class,
    Consent,
    Contact,
    Cover,
    Enrolment,
    Person,
    Post,
    Restriction,
    Teaching,
    Tie,
)  # fmt: skip

MAIL = "oaklane.example"
EMBLEMS = {"Lina": "sun:lagoon:honey:10", "Sami": "sun:amber:cobalt:8"}
FACES = {"Lina Haddad": "face-02", "Adaeze Okafor": "face-17"}  # drawn faces; everybody else has an emblem or initials


def bring_everybody(story, classes):
    """Staff, then the classes named, each with its children and their families."""
    data = read("school.toml")
    for row in data["staff"]:
        story.staff[row["key"]] = _staff(story, row)
    adults = {}
    for turn, row in enumerate(data["class"]):
        if row["name"] in classes:
            _class(story, row, turn, adults)
    for row in data["staff"]:
        _work(story, row)
    _consents(story)


def _begun(story):
    """When this school year began."""
    return story.today - timedelta(days=120)


def _staff(story, row):
    person = Person.objects.create(
        school=story.school, display=row["name"], full=row["full"], sort_key=sort_key(row["full"]),
        language=row.get("language", "en"), face=FACES.get(row["full"], ""),
    )  # fmt: skip
    account = Account.objects.create_user(f"{row['key']}@{MAIL}", None, person=person)
    TOTP.activate(account, generate_totp_secret())
    assert Authenticator.objects.filter(user=account).exists()
    return person


def _work(story, row):
    person, begun = story.staff[row["key"]], _begun(story)
    for name in row.get("teaches", []):
        if name in story.classes:
            Teaching.objects.create(klass=story.classes[name], person=person, starts_on=begun)
    for hat in row.get("posts", []):
        Post.objects.create(school=story.school, person=person, hat=hat, starts_on=begun)
    if row.get("covers") in story.classes:
        fields = {"klass": story.classes[row["covers"]], "person": person, "handed_by": story.staff["reyes"]}
        told = "Ms Lind is with you today. I am back tomorrow."
        words = "Goal pages are in the blue tray. Dmytro likes a hand at the start. Nothing has to be finished."
        Cover.objects.create(
            starts_at=story.at(-1, time(8)), ends_at=story.at(8, time(18)), words=words, told=told, **fields
        )
    if row["key"] == "reyes":
        fields = {"klass": story.classes["4B"], "person": person, "handed_by": story.staff["okafor"]}
        words = "Friday’s spelling is on the board. Leo goes home with Anna only."
        Cover.objects.create(starts_at=story.at(-34, time(8)), ends_at=story.at(-32, time(18)), words=words, **fields)


def _class(story, row, turn, adults):
    begun = _begun(story)
    ends = begun + timedelta(days=330)
    fields = {"band": row["band"], "room": row["room"], "starts_on": begun, "ends_on": ends}
    klass = Class.objects.create(school=story.school, name=row["name"], **fields)
    story.classes[row["name"]] = klass
    people = _learners(story, row, turn)
    Enrolment.objects.bulk_create(
        Enrolment(klass=klass, learner=person, starts_on=_joined(story, person)) for person in people
    )
    for person, family in zip(people, row["learners"].values(), strict=True):
        story.learners[person.display] = person
        story.class_of[person.display] = row["name"]
        story.families[person.display] = [_adult(story, person, line, adults) for line in family]


def _joined(story, person):
    """One of them is new."""
    return story.today - timedelta(days=16) if person.display == "Yusuf" else _begun(story)


def _learners(story, row, turn):
    names = list(row["learners"])
    held = [EMBLEMS[name.split()[0]] for name in names if name.split()[0] in EMBLEMS]
    emblems = iter(deal(len(names), held, start=turn * 29 + 3))
    people = []
    for name in names:
        said = name.split()[0]
        emblem = EMBLEMS.get(said) or next(emblems)
        look = {"emblem": emblem, "face": FACES.get(name, "")}
        people.append(
            Person(school=story.school, display=said, full=name, sort_key=sort_key(name), language="en", **look)
        )
    return Person.objects.bulk_create(people)


GROWN_UP = {"Rania Haddad": "face-19", "Nabil Haddad": "face-20", "سلمى حداد": "face-18"}  # their drawn faces


def _adult(story, learner, line, adults):
    name, relation, language, household, reach, *barred = (part.strip() for part in line.split("|"))
    person = adults.get((name, reach))
    if person is None:
        fields = {"display": name, "full": name, "sort_key": sort_key(name), "language": language}
        fields["face"] = GROWN_UP.get(name, "")
        person = adults[name, reach] = Person.objects.create(school=story.school, **fields)
        _reach(person, reach, len(adults))
    fields = {"household": int(household), "invited": not barred, "starts_on": _begun(story)}
    Tie.objects.create(learner=learner, adult=person, relation=relation, **fields)
    if barred:
        office = {"entered_by": story.staff["ives"], "second": story.staff["morgan"]}
        Restriction.objects.create(
            learner=learner, adult=person, reference="Cabinet 2, folder 14", starts_on=_begun(story), **office
        )
    return person


def _reach(person, reach, number):
    if reach in ("mail", "both"):
        Contact.objects.create(person=person, kind=Contact.Kind.MAIL, value=f"family{number}@homes.example")
    if reach in ("phone", "both"):
        Contact.objects.create(person=person, kind=Contact.Kind.PHONE, value=f"0171 555 0{100 + number}")


def _consents(story):
    """What families allow for pictures: most said yes, two not, some have not been asked."""
    rows = []
    for turn, (name, learner) in enumerate(story.learners.items()):
        if turn % 7 == 3:
            continue
        said = "no" if name in ("Leo", "Zainab") else "yes"
        by = story.families[name][0]
        at, until = story.at(-110), story.today + timedelta(days=240)
        for purpose in ("portfolio", "class", "family", "others"):
            state = "yes" if purpose in ("portfolio", "family") else said
            rows.append(Consent(learner=learner, purpose=purpose, state=state, by=by, at=at, until=until))
    Consent.objects.bulk_create(rows)
