"""A share opens one thing to one audience for one reason, and the reason ends it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from leadlight.people.models import Consent
from leadlight.portfolio.models import Artifact, Share, share, unshare


def seen(cast, who):
    return list(Artifact.objects.visible_to(cast.viewer(who)).values_list("title", flat=True))


def who_sees(cast, *names):
    everyone = (
        "ada",
        "ben",
        "rosa",
        "raul",
        "inga",
        "bram",
        "bea",
        "teo",
        "tia",
        "cora",
        "otis",
        "zoe",
        "olga",
        "lea",
        "ivo",
        "ipad",
        "nobody",
    )
    assert {who for who in everyone if seen(cast, who)} == set(names)


def test_a_new_piece_is_the_childs_and_the_classs_adults(cast):
    cast.artifact("Kite")
    who_sees(cast, "ada", "teo", "tia", "cora")


def test_sent_home_it_reaches_the_family_and_nobody_else(cast):
    share(cast.artifact("Kite"), "family", learner_id=cast.ada.pk, because="asked")
    who_sees(cast, "ada", "teo", "tia", "cora", "rosa", "raul")


def test_shown_to_the_class_it_reaches_classmates_and_the_leader(cast):
    share(cast.artifact("Kite"), "class", learner_id=cast.ada.pk, because="asked")
    who_sees(cast, "ada", "teo", "tia", "cora", "ben", "lea")


def test_one_person_is_one_person(cast):
    share(cast.artifact("Kite"), "person", learner_id=cast.ada.pk, because="meeting 7", to=cast.ivo)
    who_sees(cast, "ada", "teo", "tia", "cora", "ivo")


def test_sharing_twice_for_one_reason_is_one_row(cast):
    kite = cast.artifact("Kite")
    for _ in range(2):
        share(kite, "family", learner_id=cast.ada.pk, because="asked")
    assert Share.objects.visible_to(cast.viewer("ada")).count() == 1


def test_ending_one_reason_leaves_the_other(cast):
    kite = cast.artifact("Kite")
    share(kite, "family", learner_id=cast.ada.pk, because="asked")
    share(kite, "person", learner_id=cast.ada.pk, because="meeting 7", to=cast.rosa)
    assert unshare(because="asked") == 1
    who_sees(cast, "ada", "teo", "tia", "cora", "rosa")
    assert unshare(row=kite) == 1
    who_sees(cast, "ada", "teo", "tia", "cora")


@pytest.mark.parametrize("field", ["binned_at", "kept_at"])
def test_what_is_in_the_bin_or_not_kept_reaches_nobody_by_share(cast, field):
    kite = cast.artifact("Kite", **{field: timezone.now() if field == "binned_at" else None})
    share(kite, "family", learner_id=cast.ada.pk, because="asked")
    assert (seen(cast, "rosa"), seen(cast, "ada")) == ([], ["Kite"])


def test_a_share_ends_by_itself(cast):
    share(
        cast.artifact("Kite"),
        "family",
        learner_id=cast.ada.pk,
        because="asked",
        ends_at=timezone.now() - timedelta(seconds=1),
    )
    assert seen(cast, "rosa") == []


def test_a_picture_of_ben_goes_nowhere_until_bens_family_says_yes(cast):
    kite = cast.artifact("Kite")
    kite.in_picture.add(cast.ada, cast.ben)
    share(kite, "family", learner_id=cast.ada.pk, because="asked")
    assert (seen(cast, "rosa"), seen(cast, "teo")) == ([], ["Kite"])
    Consent.objects.create(learner=cast.ben, purpose="others", state="yes", by=cast.bea)
    assert seen(cast, "rosa") == ["Kite"]
    Consent.objects.create(learner=cast.ben, purpose="others", state="no", by=cast.bea)
    assert seen(cast, "rosa") == []


def test_ending_needs_a_reason_or_a_row(db):
    with pytest.raises(ValueError):
        unshare()
