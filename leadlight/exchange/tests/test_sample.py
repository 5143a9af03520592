"""The sample school as it is loaded: whole, in mid-cycle, and apart from every other school."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from leadlight.confer.models import Meeting
from leadlight.exchange.looking import pages, people_in
from leadlight.exchange.sample.doors import DOORS
from leadlight.exchange.sample.loading import forget, load, sample_school
from leadlight.exchange.sample.stages import STAGES, go_to
from leadlight.exchange.sample.tables import lay_evening, lay_tables
from leadlight.goals.models import Promise
from leadlight.invite.models import Invitation
from leadlight.people.models import Class, Device, Enrolment, Person, Restriction, School, seal_token
from leadlight.plan.models import Part, Pick, Plan
from leadlight.platform import store
from leadlight.platform.models import File
from leadlight.portfolio.models import Artifact, Reflection, Version
from leadlight.rounds.models import Conference

WHY = "looking at the sample"


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    """One sample school for all tests here, beside a real one; both are rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        real = School.objects.create(name="Real School")
        canary = Person.objects.create(school=real, display="Canary")
        Enrolment.objects.create(
            klass=Class.objects.create(school=real, name="4B", starts_on="2026-01-01"), learner=canary
        )
        school = load()
        school.real, school.canary = real, canary
        yield school
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _database(sample, db):
    pass


def of(model, sample, path="learner__school"):
    return model.objects.for_system(WHY).filter(**{path: sample})


def test_two_classes_of_26_each_with_pieces_over_four_months(sample):
    enrolled = Enrolment.objects.filter(klass__school=sample)
    assert {klass.name: enrolled.filter(klass=klass).count() for klass in of(Class, sample, "school")} == {
        "1C": 26,
        "4B": 26,
    }
    days = of(Artifact, sample).order_by("added_at").values_list("added_at", flat=True)
    assert 100 <= (days.last() - days.first()).days <= 130


def test_every_picture_of_a_piece_is_a_file_of_its_own_and_its_bytes_are_there(sample):
    held = list(
        of(Version, sample, "artifact__learner__school").exclude(picture=None).values_list("picture", flat=True)
    )
    assert len(held) == len(set(held)) > 200
    file = File.objects.get(pk=held[0])
    sizes = {name: store.path_of(file.pk, file.run, part["name"]).stat().st_size for name, part in file.parts.items()}
    assert sizes == {name: part["bytes"] for name, part in file.parts.items()}
    assert sizes["small"] < sizes["middle"] <= sizes["large"]


def test_no_reflection_is_said_twice(sample):
    words = list(of(Reflection, sample).values_list("words", flat=True))
    assert len(words) == len(set(words)) > 400


def test_the_cycle_is_in_its_middle(sample):
    invited = of(Invitation, sample, "conference__learner__school")
    answered = invited.exclude(answered_at=None).count()
    assert 0.3 < answered / invited.count() < 0.7
    conferences = of(Conference, sample)
    assert conferences.exclude(starts_at=None).exists()
    assert conferences.filter(starts_at=None).exists()
    assert of(Plan, sample).filter(ready_at__isnull=False).count() == 2


def test_the_timetable_of_4b_leaves_two_to_place_and_lina_leads_on_thursday(sample):
    mine = of(Conference, sample).filter(round__klass__name="4B")
    left = mine.filter(starts_at=None).order_by("learner__sort_key").values_list("learner__display", flat=True)
    assert (list(left), mine.count()) == (["Yusuf", "Noor"], 29)
    lina = mine.get(learner__display="Lina")
    day = datetime.fromisoformat(lina.wall)
    assert (day.strftime("%a %H:%M"), lina.place) == ("Thu 16:20", "Reading corner")


def test_lina_has_chosen_and_left_one_wedge_open(sample):
    lina = of(Person, sample, "school").get(full="Lina Haddad")
    lit = Pick.objects.for_system(WHY).filter(part__plan__learner=lina).values_list("part__seven", flat=True)
    assert set(lit) == {"hello", "proud", "show"}
    assert Part.objects.for_system(WHY).filter(plan__learner=lina).count() == 7


def test_a_barred_adult_is_invited_to_nothing(sample):
    barred = of(Restriction, sample).get()
    assert barred.learner.display == "Leo"
    assert not of(Invitation, sample, "adult__school").filter(adult=barred.adult).exists()


def test_an_interpreter_finds_two_meetings_of_two_classes_on_their_first_page(sample):
    client, samir = Client(), of(Person, sample, "school").get(full="Samir Khoury")
    page = client.post(f"/sample/interpreter/{samir.pk}/", follow=True)
    assert {(row.learner, row.languages, row.room) for row in page.context["later"]} == {
        ("Lina", ("العربية",), "Room 12"),
        ("Sami", ("العربية",), "Room 3"),
    }


def test_loading_again_changes_nothing(sample):
    before = of(Artifact, sample).count()
    assert load().pk == sample.pk
    assert of(Artifact, sample).count() == before


@pytest.mark.parametrize(("hat", "name"), [(row[0], row[1]) for row in DOORS])
def test_every_door_leads_to_a_page_as_the_person_it_names(sample, hat, name):
    client, person = Client(), of(Person, sample, "school").get(full=name)
    assert person.display in str(client.get("/sample/").context["groups"])
    answer = client.post(f"/sample/{hat}/{person.pk}/", follow=True)
    assert answer.status_code == 200
    viewer = answer.context["viewer"]
    assert (viewer.hat, viewer.person_id, viewer.school_id) == (hat, person.pk, sample.pk)


def test_nobody_of_a_real_school_stands_behind_a_door(sample):
    for hat in ("learner", "family", "teacher"):
        assert Client().post(f"/sample/{hat}/{sample.canary.pk}/").status_code == 404


def test_a_real_class_s_device_stays_with_its_class(sample):
    client, lina = Client(), of(Person, sample, "school").get(full="Lina Haddad")
    fields = {"klass": sample.canary.enrolments.get().klass, "approved_at": timezone.now()}
    Device.objects.create(school=sample.real, seal=seal_token("ours"), **fields)
    client.cookies[settings.DEVICE_COOKIE_NAME] = "ours"
    assert client.post(f"/sample/learner/{lina.pk}/").status_code == 409
    assert client.cookies[settings.DEVICE_COOKIE_NAME].value == "ours"


def test_every_page_that_is_looked_at_opens_for_the_one_who_looks(sample):
    lay_tables(sample)
    lay_evening(sample)
    rows, clients = pages(sample), {"nobody": Client()}
    for who, key in people_in(rows, sample).items():
        clients[who] = Client()
        clients[who].post(f"/sample/{who.partition(' ')[0]}/{key}/")
    answers = {row["name"]: clients[row["as"]].get(row["path"], follow=True).status_code for row in rows}
    assert answers == {row["name"]: 200 for row in rows}


def test_the_story_goes_on_and_back_as_pictures_need_it(sample):
    with transaction.atomic():
        if not Meeting.objects.for_system(WHY).filter(conference__learner__school=sample).exists():
            lay_tables(sample)
        picks = Pick.objects.for_system(WHY).filter(part__seven="tricky", part__plan__learner__full="Lina Haddad")
        for stage in ("chosen", "chosen", "open", "", "chosen"):
            go_to(stage, sample)
            assert [row.artifact.title for row in picks.filter(dropped_at=None)] == (
                ["Pizza halves"] if stage == "chosen" else []
            )
        asked = Invitation.objects.for_system(WHY).filter(conference__learner__full="Lina Haddad")
        lina = (
            Conference.objects.for_system(WHY)
            .filter(learner__full="Lina Haddad", learner__school=sample)
            .earliest("pk")
        )
        sits = lina.wall, lina.place
        for stage in ("asked", "asked", "promised", "promised"):
            go_to(stage, sample)
            lina.refresh_from_db()
            assert asked.filter(answered_at=None).count() == (stage == "asked")
            assert (lina.wall, lina.place) == (("", "") if stage == "asked" else sits)
        promises = Promise.objects.for_system(WHY).filter(goal__learner__full="Lina Haddad", withdrawn_at=None)
        assert sorted(promises.values_list("by__full", flat=True)) == ["Lina Haddad", "Nabil Haddad"]
        assert {row["stage"] for row in pages(sample) if "stage" in row} == set(STAGES)
        transaction.set_rollback(True)


def test_another_visitor_sweeps_away_what_yesterday_s_left(sample):
    lina = of(Person, sample, "school").get(full="Lina Haddad")
    Client().post(f"/sample/learner/{lina.pk}/")
    devices = of(Device, sample, "school")
    devices.update(ends_at=timezone.now() - timedelta(minutes=1))
    Client().post(f"/sample/learner/{lina.pk}/")
    assert of(Device, sample, "school").filter(ends_at__gt=timezone.now()).count() == devices.count() == 1


def test_beginning_again_brings_the_first_day_back(sample):
    of(Person, sample, "school").filter(full="Lina Haddad").update(display="Somebody else")
    assert Client().post("/sample/", {"again": "1"})["Location"] == "/sample/"
    made = sample_school()
    assert made.pk != sample.pk
    assert of(Person, made, "school").get(full="Lina Haddad").display == "Lina"
    assert list(Person.objects.for_system(WHY).filter(school=sample.real)) == [sample.canary]


def test_taking_it_away_leaves_a_real_school_as_it_was(sample):
    assert forget() is True
    assert sample_school() is None
    assert list(School.objects.all()) == [sample.real]
    assert list(Person.objects.for_system(WHY)) == [sample.canary]
    assert File.objects.filter(school=sample.pk).count() == 0
    assert forget() is False
