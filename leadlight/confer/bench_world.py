"""A small school for `leadlight bench live`: six conferences at once. Prints each device's cookies and addresses as JSON.

Run in a process of its own, on a data folder of its own: `python -m leadlight.confer.bench_world`.
"""

import json
import os
import sys


def _people(school, klass, learners, families):
    from leadlight.people.models import Account, Enrolment, Person, Teaching, Tie

    teacher = Person.objects.create(school=school, display="Teo")
    Account.objects.create_user("teo@bench.example", "a long wall of glass", person=teacher)
    Teaching.objects.create(klass=klass, person=teacher)
    tables = []
    for number in range(learners):
        child = Person.objects.create(school=school, display=f"Learner {number + 1}", emblem="owl:lagoon:honey:10")
        Enrolment.objects.create(klass=klass, learner=child)
        adults = [Person.objects.create(school=school, display=f"Family {number + 1}.{n}") for n in range(families)]
        for adult in adults:
            Tie.objects.create(learner=child, adult=adult)
        tables.append((child, adults))
    return teacher, tables


def _session(hat, person, **more) -> str:
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    now = timezone.now().timestamp()
    session = SessionStore()
    session.update({"hat": hat, "began": now, "seen": now, **more})
    if hat != "teacher":
        session["person"] = person.pk
    session.save()
    return session.session_key or ""


def _staff_session(person) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    account = person.account
    signed_in = {
        SESSION_KEY: str(account.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: account.get_session_auth_hash(),
    }
    return _session("teacher", person, **signed_in)


def _table(school, klass, child, adults, cookies):
    """One conference, open, with a piece in each part; the cookies of its devices."""
    from django.utils import timezone

    from leadlight.confer.actions import open_meeting
    from leadlight.people.models import Device, Key, make_token, seal_for_key, seal_token
    from leadlight.people.viewer import Viewer
    from leadlight.plan.actions.begin import ensure_plan
    from leadlight.plan.actions.picks import pick_artifact
    from leadlight.plan.models import Part
    from leadlight.portfolio.models import Artifact, Version
    from leadlight.rounds.models import Conference, Participant

    by = Viewer(hat="learner", person_id=child.pk, school_id=school.pk, person=child)
    conference = Conference.objects.create(learner=child, place="Window table")
    for adult in adults:
        Participant.objects.create(conference=conference, person=adult)
    plan = ensure_plan(child, by=by, conference=conference)
    parts = list(Part.objects.visible_to(by).filter(plan=plan))
    for part in parts:
        piece = Artifact.objects.create(
            learner=child, kind="writing", title=f"Piece {part.position}", kept_at=timezone.now()
        )
        Version.objects.create(artifact=piece, words="Twenty words about a piece that I made. " * 3)
        pick_artifact(plan, piece, by=by, part=part, reason="I worked on it for a week.")
    meeting = open_meeting(conference, by=by)
    token = make_token()
    Device.objects.create(school=school, klass=klass, seal=seal_token(token), approved_at=timezone.now())
    families = []
    for adult in adults:
        key = Key.objects.create(
            school=school, purpose="family", person=adult, learner=child, seal=seal_token(make_token())
        )
        phone = {"kind": "family", "school": school, "person": adult, "key": key, "approved_at": timezone.now()}
        Device.objects.create(seal=seal_for_key(token, key.pk), **phone)
        families.append({cookies["session"]: _session("family", adult, keys=[key.pk]), cookies["device"]: token})
    lead = {cookies["session"]: _session("learner", child), cookies["device"]: token}
    return {
        "meeting": meeting.pk, "conference": conference.pk, "parts": [part.pk for part in parts], "lead": lead,
        "families": families,
    }  # fmt: skip


def make(learners=6, families=4) -> dict:
    """A board, six children and four adults each: thirty devices and one more."""
    from django.conf import settings
    from django.utils import timezone

    from leadlight.people.models import Class, School

    school = School.objects.create(name="Bench School", zone="UTC")
    klass = Class.objects.create(school=school, name="4B", starts_on=timezone.localdate())
    teacher, tables = _people(school, klass, learners, families)
    cookies = {"session": settings.SESSION_COOKIE_NAME, "device": settings.DEVICE_COOKIE_NAME}
    return {
        "class": klass.pk,
        "csrf": settings.CSRF_COOKIE_NAME,
        "teacher": {cookies["session"]: _staff_session(teacher)},
        "tables": [_table(school, klass, child, adults, cookies) for child, adults in tables],
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")
    import django

    django.setup()
    sys.stdout.write(json.dumps(make()))
