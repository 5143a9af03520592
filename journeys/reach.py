"""Every page that each of the sample's people can reach, with real keys.

    LEADLIGHT_DATA=... python -m journeys.reach    prints {who: {"cookies": {...}, "pages": [[route, address], ...], "broken": [...]}}

It prepares what a sample school in mid-cycle has not: a meeting that runs, a class without children, a child without a
piece, a child of thirteen. Then everybody comes in, and each route their hat may enter is asked with the keys their guards give.
"""

import json
import os
import sys
from datetime import timedelta
from itertools import product

PEOPLE = {
    "child of six": ("learner", "Sami Haddad"), "child of nine": ("learner", "Lina Haddad"),
    "child of thirteen": ("learner", "Thirteen Haddad"), "child with nothing yet": ("learner", "Nothing Haddad"),
    "family": ("family", "Rania Haddad"), "second household": ("family", "Marco Conti"),
    "remote follower": ("family", "سلمى حداد"), "teacher": ("teacher", "Adaeze Okafor"), "cover": ("cover", "Karin Lind"),
    "office": ("office", "Tom Ives"), "leader": ("leader", "Beth Morgan"), "interpreter": ("interpreter", "Samir Khoury"),
    "shared device": ("device", ""), "nobody": ("", ""),
}  # fmt: skip
WHY = "every page of the sample"
# The word before a key in an address -> the rows it may be the key of.
ROWS = {
    "conferences": "rounds.Conference", "words-after": "carryon.WordsAfter", "class": "people.Class", "classes": "people.Class",
    "learners": "people.Person", "goals": "goals.Goal", "plans": "plan.Plan", "parts": "plan.Part", "picks": "plan.Pick",
    "agreements": "plan.Boundary", "criteria": "plan.Criterion", "practice": "rehearse.Pairing", "staff": "people.Person",
    "invitations": "invite.Invitation", "separate-meetings": "invite.SeparateMeeting", "rounds": "rounds.Round",
    "slots": "schedule.Slot", "family": "people.Tie", "limits": "people.Restriction", "contacts": "people.Contact",
    "of": "people.Person", "meetings": "confer.Meeting", "jots": "confer.Jot", "pieces": "portfolio.Artifact",
    "reflections": "portfolio.Reflection", "comments": "portfolio.Comment", "five-minutes": "reflect.FiveMinutes",
    "families": "people.Person", "sayings": "confer.Saying",
}  # fmt: skip
WORDS = {
    "kind": ("photo", "sound", "drawing", "writing", "paper"),
    "code": ("ABCDEFGHJKMNPQRS",),
    "token": ("nothing",),
}
MORE = {"portfolio:new": 5, "portfolio:piece": 5, "people:class": 2, "confer:board": 2, "invite:reach": 2,
        "schedule:timetable": 2, "schedule:rounds": 2, "carryon:follow_ups": 2, "plan:part": 2, "confer:start": 2}  # fmt: skip
TRIES = 24
NOT_PAGES = ("people:sign_out",)  # asked last of all, by nobody


def prepare():
    """What the sample has not; returns its school."""
    from leadlight.confer.actions import light, move, open_meeting, say
    from leadlight.goals.models import Goal
    from leadlight.people.models import Class, Enrolment, Person, School, Teaching
    from leadlight.plan.models import Part
    from leadlight.rounds.models import Conference, Participant

    school = School.objects.get(sample=True)
    person = lambda full: Person.objects.for_system(WHY).get(school=school, full=full)  # noqa: E731
    lina, teacher, begun = person("Lina Haddad"), person("Adaeze Okafor"), _today() - timedelta(days=9)
    klass = Class.objects.for_system(WHY).get(school=school, name="4B")
    for name, band in (("Thirteen", "11-14"), ("Nothing", "")):
        fields = {"full": f"{name} Haddad", "sort_key": f"zz {name}", "language": "en", "emblem": "owl:lagoon:honey:10"}
        child = Person.objects.create(school=school, display=name, band=band, **fields)
        Enrolment.objects.create(klass=klass, learner=child, starts_on=begun)
        if band:
            _give(child, lina)
    empty = Class.objects.create(school=school, name="Empty", band="8-10", starts_on=begun)
    Teaching.objects.create(klass=empty, person=teacher, starts_on=begun)
    conference = Conference.objects.for_system(WHY).filter(learner=lina, held_at=None, called_off_at=None).first()
    Participant.objects.for_system(WHY).get_or_create(
        conference=conference, person=person("Samir Khoury"), defaults={"role": "interpreter"}
    )
    meeting = open_meeting(conference, by=_viewer("learner", lina))
    parts = Part.objects.for_system(WHY).filter(plan=meeting.plan, dropped_at=None)
    move(meeting, part=parts[2], by=_viewer("learner", lina))
    light(meeting, "help", by=_viewer("learner", lina))
    say(meeting, by=_viewer("family", person("Rania Haddad"), lina), words="So proud")
    Goal.objects.for_system(WHY).get_or_create(learner=lina, words="I explain halves", defaults={})
    return school


def _give(child, lina):
    """Some of Lina's pieces, for a child who has none."""
    from leadlight.portfolio.models import Artifact, Version

    for row in Artifact.objects.for_system(WHY).filter(learner=lina, kept_at__isnull=False, binned_at=None)[:12]:
        version = row.versions.for_system(WHY).first()
        row.pk, row.learner, row.added_by = None, child, child
        row.save()
        version.pk, version.artifact = None, row
        version.save()
    assert Version.objects.for_system(WHY).filter(artifact__learner=child).exists()


def _today():
    from django.utils import timezone

    return timezone.localdate()


def _viewer(hat, person, child=None):
    from leadlight.people.viewer import Viewer

    return Viewer(hat=hat, person_id=person.pk, school_id=person.school_id, person=person,
                  learner_ids=frozenset({child.pk} if child else ()))  # fmt: skip


def come_in(school, hat, full):
    """A browser in which that person has come in."""
    from django.test import Client

    from leadlight.people import hooks
    from leadlight.people.models import Person
    from leadlight.people.sample_doors import Door

    client = Client(HTTP_HOST="localhost", raise_request_exception=False)
    if not hat:
        return client
    device = hat == "device"
    full, hat = ("Lina Haddad", "learner") if device else (full, hat)
    person = Person.objects.for_system(WHY).get(school=school, full=full)
    door = Door(hat, person.pk, person.display, "", person.emblem, "en", title="x", line="x")
    hooks.sample_doors[:] = [lambda school: [door]]
    client.post(f"/sample/{hat}/{person.pk}/")
    if device:
        client.post("/bye/")
    return client


def patterns(found=None, before="", space=""):
    """(name, address with holes, view) of every route."""
    from django.urls import URLPattern, get_resolver

    for each in found or get_resolver().url_patterns:
        if isinstance(each, URLPattern):
            yield f"{space}{each.name}", before + str(each.pattern), each.callback
        else:
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from patterns(each.url_patterns, before + str(each.pattern), inner)


def keys(label, viewer, cache):
    """Keys of rows this viewer may see: the first and the last of them, for both ends differ most."""
    from django.apps import apps

    from leadlight.platform.guard import GuardedQuerySet

    if label not in cache:
        rows = apps.get_model(label)._default_manager.all()
        rows = rows.visible_to(viewer) if isinstance(rows, GuardedQuerySet) else rows
        found = list(rows.order_by("pk").values_list("pk", flat=True))
        cache[label] = [str(pk) for pk in dict.fromkeys([*found[:3], *found[-3:], *found[3:TRIES]])]
    return cache[label]


def filled(holes, viewer, cache):
    """The addresses of one route, as many as are worth trying."""
    parts, choices = holes.split("/"), []
    for before, part in zip(["", *parts], parts, strict=False):
        if not part.startswith("<"):
            choices.append([part])
            continue
        _, _, name = part.strip("<>").rpartition(":")
        choices.append(WORDS.get(name) or (keys(ROWS[before], viewer, cache) if before in ROWS else []))
    return ["/" + "/".join(words) for words in list(product(*choices))[:TRIES]]


def is_page(answer):
    """A whole page; not a file, and not the piece of one that a live page fetches."""
    return answer.headers.get("Content-Type", "").startswith("text/html") and b"<html" in answer.content[:400]


def pages_of(client, hat):
    """[(route, address)] that answer this browser with a page; and those that broke."""
    from leadlight.platform.doors import ANYONE

    viewer, cache, found, broken = client.get("/").wsgi_request.viewer, {}, [], []
    for name, holes, view in patterns():
        hats = view.open_to
        if name in NOT_PAGES or (hat not in hats and not (ANYONE in hats and not hat) and name != "home"):
            continue
        wanted = MORE.get(name, 1)
        for address in filled(holes, viewer, cache):
            answer = client.get(address)
            if answer.status_code >= 500:
                broken.append(f"{name} {address}")
            if answer.status_code == 200 and is_page(answer):
                found.append((name, address))
                wanted -= 1
            if answer.status_code == 405 or not wanted:
                break
    return {"pages": found, "broken": broken}


def everybody():
    school, told = prepare(), {}
    for who, (hat, full) in PEOPLE.items():
        client = come_in(school, hat, full)
        cookies = {name: morsel.value for name, morsel in client.cookies.items() if morsel.value}
        told[who] = {"cookies": cookies, **pages_of(client, hat)}
    return told


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    import django
    from django.conf import settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # no style is read here
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    django.setup()
    json.dump(everybody(), sys.stdout)
