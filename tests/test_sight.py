"""Who sees and who changes each kind of row around Ada, asked of the querysets themselves: docs/sight.csv.

The table is written by hand, a line for each row of tests/world.py, a column for each role: "change", "see" or "-".
"See" and "change" are what the guards grant; which of it a page offers is asked through HTTP, by docs/access.csv.
"""

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone

from leadlight.confer import actions as meetings
from leadlight.goals.models import CheckIn, Promise
from leadlight.people.models import Restriction, Tie
from leadlight.plan.models import Part, Plan
from leadlight.platform.guard import GuardedQuerySet
from leadlight.platform.hooks import file_readers
from leadlight.platform.models import File
from leadlight.rounds.models import Conference, Participant, Round
from tests.cast import ROLES
from tests.world import finer_ways, gives, rows_of, sight

TABLE = Path(__file__).resolve().parents[1] / "docs" / "sight.csv"
LINES = list(csv.DictReader(TABLE.open()))


@pytest.mark.parametrize("settled", [False, True], ids=["asked each time", "asked once"])
def test_every_guard_grants_what_the_table_says(cast, settled):
    said = {(line["row"], role): line[role] for line in LINES for role in ROLES}
    real = sight(cast, settled=settled)
    wrong = [f"{name} for {role}: code {real.get(at)}, table {said.get(at)}"
             for at in sorted({*said, *real}) for name, role in [at] if real.get(at) != said.get(at)]  # fmt: skip
    assert wrong == []


def test_every_guarded_model_has_a_line(cast):
    asked = {type(row) for row in rows_of(cast).values()}
    guarded = {model for model in apps.get_models() if isinstance(model._default_manager.all(), GuardedQuerySet)}
    assert {model._meta.label for model in guarded - asked} == set()


def test_nobody_at_all_and_those_who_were_shut_out_see_nothing_of_a_child():
    shut = ("removed_family", "barred_parent", "link_holder", "outsider", "other_family", "other_school_staff")
    seen = {(line["row"], role) for line in LINES for role in shut if line[role] != "-"}
    themselves = {("people.Person Bram", "barred_parent"), ("people.Person Inga", "removed_family")}
    assert seen == {*themselves, *CLASS_OF_BEN}


# Bea belongs to Ben, who is in Ada's class: she knows the class and its times, and nothing of Ada.
CLASS_OF_BEN = {("people.Class", "other_family")}


@pytest.mark.parametrize("how", ["restriction", "tie ended"])
def test_who_is_kept_from_ada_keeps_nothing_of_hers_while_they_come_for_another_child(cast, how):
    """Not even what they said or were sent themselves: it would tell that she is here, and when."""
    rows = rows_of(cast)
    Tie.objects.create(learner=cast.ben, adult=cast.rosa, starts_on=cast.begun)
    if how == "restriction":
        Restriction.objects.create(learner=cast.ada, adult=cast.rosa, reference="cabinet 5", entered_by=cast.olga)
    else:
        Tie.objects.filter(learner=cast.ada, adult=cast.rosa).update(ends_on=cast.today)
    rosa = replace(cast.viewer("rosa"), learner_ids=frozenset({cast.ada.pk, cast.ben.pk}))

    seen = {
        name for name, row in rows.items() if type(row)._default_manager.visible_to(rosa).filter(pk=row.pk).exists()
    }

    assert seen == {"people.Class", "people.Person Rosa", "people.Contact"}


def test_the_class_s_adults_neither_ask_nor_meet_who_is_kept_from_the_child(cast):
    rows = rows_of(cast)
    of_rosa = {"rounds.Participant", "invite.Invitation", "invite.SeparateMeeting"}
    staff = [cast.viewer(who) for who in ("teo", "tia", "cora")]
    assert all(seen_as(rows, viewer) >= of_rosa for viewer in staff)
    Restriction.objects.create(learner=cast.ada, adult=cast.rosa, reference="cabinet 7", entered_by=cast.olga)
    assert [seen_as(rows, viewer) & of_rosa for viewer in staff] == [set(), set(), set()]


@pytest.mark.parametrize(("held", "stays"), [(False, False), (True, True)], ids=["to come", "held"])
def test_who_belongs_no_longer_is_not_waited_for_and_stays_among_those_who_came(cast, held, stays):
    row = Participant.objects.for_system("a test").get(conference=cast.conference, person=cast.rosa)
    Tie.objects.filter(learner=cast.ada, adult=cast.rosa).update(ends_on=cast.today)
    when = {"held_at": timezone.now() - timedelta(days=3)} if held else {"starts_at": timezone.now()}
    Conference.objects.for_system("a test").filter(pk=cast.conference.pk).update(**when)
    assert Participant.objects.visible_to(cast.viewer("teo")).filter(pk=row.pk).exists() is stays


@pytest.fixture
def from_elsewhere(cast):
    """Every hat of another school, with Ada's number in its hand, as a stolen session would have it."""
    zoe = cast.viewer("zoe")
    hats = ("learner", "family", "teacher", "cover", "office", "leader", "division", "interpreter", "device", "")
    theirs = {"learner_ids": frozenset({cast.ada.pk}), "class_id": cast.class_elsewhere.pk}
    return [replace(zoe, hat=hat, **theirs) for hat in hats]


def rows_of_adas_school(cast) -> dict:
    return {label: row for label, row in rows_of(cast).items() if label != "people.Person elsewhere"}


def test_no_hat_of_another_school_sees_anything_of_hers(cast, from_elsewhere):
    rows = rows_of_adas_school(cast)

    assert {(viewer.hat, name) for viewer in from_elsewhere for name in seen_as(rows, viewer)} == set()


def test_no_finer_way_gives_another_school_anything_of_hers(cast, from_elsewhere):
    given, asked = set(), set()
    for label, row in rows_of_adas_school(cast).items():
        for way in finer_ways(row):
            asked.add(way)
            given |= {(viewer.hat, label, way) for viewer in from_elsewhere if gives(row, way, viewer)}

    assert given == set()
    assert {"changeable_by", "kept_by", "removable_by", "reaching", "hideable_by", "withdrawable_by"} <= asked


@pytest.mark.parametrize(
    "hat", ["learner", "teacher", "cover", "office", "leader", "division", "interpreter", "device", ""]
)
def test_only_a_familys_hat_cares_for_a_child(cast, hat):
    """Rosa works at school too: under that hat she has no child, whatever her session still knows."""
    rosa = cast.viewer("rosa")
    assert rosa.learners_cared_for().exists()
    assert not replace(rosa, hat=hat).learners_cared_for().exists()


def file_fields(model):
    return [each.name for each in model._meta.fields if each.related_model is File]


def test_a_voice_and_a_picture_are_for_those_who_see_the_row_that_holds_them(cast):
    """Asked of each room's reader of files, for every role: what docs/sight.csv says of the row."""
    said, wrong, holders = {line["row"]: line for line in LINES}, [], set()
    for label, row in rows_of(cast).items():
        holder = type(row)._meta.label
        for field in file_fields(type(row)) if holder in file_readers else ():
            file = File.objects.create(school=cast.school.pk, holder=holder, kind="sound")
            type(row)._default_manager.for_system("it gets a voice").filter(pk=row.pk).update(**{field: file})
            read = {role: file_readers[holder](cast.viewer(who), file.pk) for role, who in ROLES.items()}
            wrong += [(label, field, role) for role in ROLES if read[role] != (said[label][role] != "-")]
            holders.add(holder)

    assert wrong == []
    assert holders == {holder for holder in file_readers if not holder.startswith("tests.")}


def test_an_interpreter_who_is_kept_from_the_child_is_let_in_to_nothing(cast):
    rows = rows_of(cast)
    Restriction.objects.create(learner=cast.ada, adult=cast.ivo, reference="cabinet 6", entered_by=cast.olga)
    ivo = cast.viewer("ivo")

    seen = {name for name, row in rows.items() if type(row)._default_manager.visible_to(ivo).filter(pk=row.pk).exists()}

    assert seen == set()


INTERPRETED = ("rounds.Conference", "rounds.Participant", "schedule.Booking", "plan.Showing", "plan.Plan", "plan.Part",
               "plan.Pick", "confer.Meeting", "confer.Saying", "portfolio.Artifact picked", "goals.Goal")  # fmt: skip


def seen_as(rows, viewer):
    return {
        name for name, row in rows.items() if type(row)._default_manager.visible_to(viewer).filter(pk=row.pk).exists()
    }


@pytest.mark.parametrize("over", ["held", "called off", "days ago"])
def test_an_interpreter_keeps_nothing_of_a_conference_that_is_over(cast, over):
    rows = rows_of(cast)
    assert seen_as(rows, cast.viewer("ivo")) >= {"rounds.Conference", "plan.Showing", "confer.Meeting"}
    meetings.end(rows["confer.Meeting"], by=cast.viewer("teo"))
    gone = {"held": {"held_at": timezone.now()}, "called off": {"called_off_at": timezone.now(), "held_at": None},
            "days ago": {"starts_at": timezone.now() - timedelta(days=2), "held_at": None}}[over]  # fmt: skip
    Conference.objects.for_system("a test").filter(pk=cast.conference.pk).update(**gone)

    assert seen_as(rows, cast.viewer("ivo")) & set(INTERPRETED) == set()


def test_an_interpreter_reads_time_and_place_before_and_names_of_parts_from_a_day_before(cast):
    plan, ivo = cast.plan, cast.viewer("ivo")

    def known(in_hours):
        Conference.objects.for_system("a test").update(starts_at=timezone.now() + timedelta(hours=in_hours))
        return Conference.objects.visible_to(ivo).count(), Part.objects.names_for(ivo).filter(plan=plan).count()

    assert (known(48), known(23)) == ((1, 0), (1, 7))
    assert list(Plan.objects.visible_to(ivo)) == []


@pytest.mark.parametrize(
    ("who", "how_many"),
    [("ada", 7), ("teo", 7), ("cora", 7), ("rosa", 7), ("pia", 0), ("zoe", 0), ("olga", 0), ("lea", 0)],
)
def test_the_names_of_the_parts_are_known_to_those_around_the_table(cast, who, how_many):
    assert Part.objects.names_for(cast.viewer(who)).filter(plan=cast.plan).count() == how_many


def test_a_household_reads_its_own_promises_and_what_child_and_teacher_promise(cast):
    goal = cast.goal()
    for who, by in (("learner", cast.ada), ("family", cast.rosa), ("family", cast.raul), ("teacher", cast.teo)):
        Promise.objects.create(goal=goal, who=who, by=by, words=f"by {by}")
        CheckIn.objects.create(goal=goal, by=by, hat=who, state="doing")
    nana = cast._person("Nana")
    Tie.objects.create(learner=cast.ada, adult=nana, household=1, starts_on=cast.begun)

    for rows in (Promise, CheckIn):
        told = {
            who: {row.by.display for row in rows.objects.visible_to(replace(cast.viewer("rosa"), person_id=person.pk))}
            for who, person in (("rosa", cast.rosa), ("raul", cast.raul), ("nana", nana))
        }
        assert told == {"rosa": {"Ada", "Rosa", "Teo"}, "nana": {"Ada", "Rosa", "Teo"}, "raul": {"Ada", "Raul", "Teo"}}


def test_a_family_member_who_also_interprets_comes_to_the_own_childs_table_as_family_only(cast):
    _ = cast.conference
    rosa = replace(cast.viewer("rosa"), hat="interpreter", learner_ids=frozenset())

    assert list(Conference.objects.visible_to(rosa)) == []


def test_a_family_with_two_conferences_in_a_round_finds_the_round_once(cast):
    twice = Conference.objects.create(learner=cast.ada, round=cast.conference.round)
    Participant.objects.create(conference=twice, person=cast.rosa, role="family")

    assert list(Round.objects.visible_to(cast.viewer("rosa"))) == [cast.round]
