"""Who may see what around a plan, row by row."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from leadlight.plan.models import Beforehand, OwnNotes, Part, Pick, Plan
from leadlight.portfolio.models import share


def seen(model, cast, who):
    return list(model.objects.visible_to(cast.viewer(who)))


def test_own_notes_are_read_by_the_child_and_by_nobody_the_plan_is_shared_with(cast):
    notes = OwnNotes.objects.create(part=cast.part(), words="breathe first")
    for who in ("pia", "rosa", "ivo"):
        share(cast.plan, "person", to=getattr(cast, who), learner_id=cast.ada.pk, because="meeting 1")
    assert seen(OwnNotes, cast, "ada") == [notes]
    for who in ("pia", "rosa", "ivo", "teo", "tia", "cora", "ben", "lea", "olga", "zoe"):
        assert seen(OwnNotes, cast, who) == []


def test_feelings_before_are_read_by_the_child_and_the_class_s_adults(cast):
    row = Beforehand.objects.create(plan=cast.plan, feelings=["fe_excited"])
    for who in ("pia", "rosa", "ivo"):
        share(cast.plan, "person", to=getattr(cast, who), learner_id=cast.ada.pk, because="meeting 1")
    assert [who for who in ("ada", "teo", "tia", "cora") if seen(Beforehand, cast, who) == [row]] == [
        "ada", "teo", "tia", "cora",
    ]  # fmt: skip
    assert [who for who in ("pia", "rosa", "ivo", "ben", "zoe") if seen(Beforehand, cast, who)] == []


def test_a_part_only_for_us_stays_with_child_family_and_the_class_s_adults(cast):
    pick = cast.pick("Kite", "tricky")
    share(cast.plan, "person", to=cast.pia, learner_id=cast.ada.pk, because="pairing 1")
    share(cast.plan, "person", to=cast.rosa, learner_id=cast.ada.pk, because="meeting 1")
    assert [who for who in ("ada", "pia", "rosa", "teo") if seen(Pick, cast, who) == [pick]] == [
        "ada", "pia", "rosa", "teo",
    ]  # fmt: skip
    Part.objects.for_system("a test").filter(pk=pick.part_id).update(only_us=True)
    assert {who: (len(seen(Part, cast, who)), seen(Pick, cast, who)) for who in ("ada", "pia", "rosa", "teo")} == {
        "ada": (7, [pick]),
        "pia": (6, []),
        "rosa": (7, [pick]),
        "teo": (7, [pick]),
    }


def test_what_was_dropped_is_found_by_the_child_alone(cast):
    pick = cast.pick("Kite", "tricky")
    Pick.objects.for_system("a test").update(dropped_at=timezone.now())
    Part.objects.for_system("a test").filter(seven="show").update(dropped_at=timezone.now())
    for who in ("ada", "teo"):
        assert seen(Pick, cast, who) == []
        assert len(seen(Part, cast, who)) == 6
    assert list(Pick.objects.ever_by(cast.viewer("ada"))) == [pick]
    assert [part.seven for part in Part.objects.dropped_by(cast.viewer("ada"))] == ["show"]
    assert list(Pick.objects.ever_by(cast.viewer("teo"))) == []
    assert list(Part.objects.dropped_by(cast.viewer("teo"))) == []
    assert Part.objects.scribable_by(cast.viewer("teo")).count() == 6


def test_family_reads_part_names_before_anything_is_shared_and_not_those_taken_out(cast):
    Part.objects.for_system("a test").filter(plan=cast.plan, seven="show").update(dropped_at=timezone.now())
    assert Part.objects.names_for(cast.viewer("rosa")).count() == 6
    assert Part.objects.names_for(cast.viewer("bea")).count() == 0
    assert seen(Part, cast, "rosa") == []


def test_a_learner_has_one_plan_at_a_time(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(learner=cast.plan.learner)
    Plan.objects.for_system("a test").update(ended_at=timezone.now())
    assert Plan.objects.create(learner=cast.ada).pk
