import zlib
from re import S, findall, sub

import pytest
from django.db.models import Q
from django.http import Http404

from leadlight.people.actions import badges
from leadlight.people.actions.emblem import EmblemTaken, choose_emblem
from leadlight.people.models import Key, Person
from leadlight.people.papers.badges import badge_values
from leadlight.people.tests.probes import with_secret
from leadlight.platform.models import Audit
from leadlight.platform.paper import pdf


def token_for(cast):
    return badges.reissue_badge(cast.ada, by=cast.viewer("teo"))


def test_a_badge_stands_for_the_emblem_on_a_device_of_the_class_and_the_secret_is_still_asked(cast):
    with_secret(cast)
    ipad = cast.browser("ipad")

    answer = ipad.get(f"/b/{token_for(cast)}/")

    assert answer["Location"] == f"/come-in/class/{cast.ada.pk}/"
    assert ipad.session.get("hat") is None
    assert "secret-tile" in ipad.get(answer["Location"]).content.decode()


def test_anywhere_else_a_badge_only_asks_to_be_handed_in_whoevers_it_is(cast):
    known, strange = (shown(cast, token) for token in (token_for(cast), "not-a-badge-at-all"))

    assert known == strange
    assert "hand it in" in known
    assert "Ada" not in known


def shown(cast, token):
    """The page a finder sees, without what differs by address and by form."""
    page = cast.browser("nobody").get(f"/b/{token}/")
    assert page.status_code == 200
    return sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.content.decode().replace(token, "TOKEN"))


def test_a_new_badge_stops_the_old_one(cast):
    old, new, ipad = token_for(cast), token_for(cast), cast.browser("ipad")

    assert "has stopped" in ipad.get(f"/b/{old}/").content.decode()
    assert ipad.get(f"/b/{new}/").status_code == 302


def test_a_lost_badge_is_stopped(cast):
    token = token_for(cast)

    cast.browser("cora").post(f"/learners/{cast.ada.pk}/badge/ending/")

    assert "has stopped" in cast.browser("ipad").get(f"/b/{token}/").content.decode()


def test_the_badge_of_another_class_opens_nothing_here(cast):
    token = token_for(cast)
    type(cast.device).objects.for_system("a test's device").update(klass=cast.other_class)

    assert "has stopped" in cast.browser("ipad").get(f"/b/{token}/").content.decode()


def test_a_class_is_printed_by_its_teacher_and_not_under_cover(cast):
    url = f"/class/{cast.klass.pk}/badges/"
    printed = cast.browser("teo").post(url)

    assert (printed.status_code, printed["Content-Type"]) == (200, "application/pdf")
    assert (printed["Cache-Control"], printed.content[:5]) == ("no-store", b"%PDF-")
    assert cast.browser("cora").post(url).status_code == 404
    with pytest.raises(Http404):
        badges.reissue_badges(cast.klass, by=cast.viewer("cora"))
    assert cast.browser("otis").post(url).status_code == 404


def test_nothing_is_printed_and_nothing_stops_while_only_this_machine_can_follow_the_address(cast, settings):
    token = token_for(cast)
    settings.URL = "http://localhost:8000"

    answer = cast.browser("teo").post(f"/class/{cast.klass.pk}/badges/")

    assert answer.status_code == 409
    assert cast.browser("ipad").get(f"/b/{token}/").status_code == 302


def pages_of(made: bytes) -> int:
    packed = b"".join(unpacked(made))
    return len(findall(rb"/Type\s*/Page\b(?!s)", made + packed))


def unpacked(made):
    for stream in findall(rb"stream\r?\n(.*?)endstream", made, S):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue


@pytest.mark.parametrize(("children", "pages"), [(1, 1), (8, 1), (9, 2), (24, 3)])
def test_eight_badges_stand_on_a_page(cast, children, pages):
    names = ["Ada", "نور", "明美", "Wilhelmina-Alexandrina von Hohenstein", "Каріна"]
    made = [
        (Person(display=names[number % 5], emblem="owl:lagoon:honey:10"), f"token{number}")
        for number in range(children)
    ]

    assert pages_of(pdf("people/badges.typ", badge_values(made, "4B"))) == pages


def test_a_sheet_for_readers_of_arabic_is_made_too(cast):
    made = [(cast.ada, "token")]

    assert pdf("people/badges.typ", badge_values(made, "4B"), language="ar")[:5] == b"%PDF-"


def test_the_rows_keep_no_token_and_the_audit_no_name(cast):
    token = token_for(cast)

    assert token not in str(list(Key.objects.for_system("a test looks").values()))
    assert [(line.what, line.subject) for line in Audit.objects.all()] == [
        ("badge.made", f"people.Person {cast.ada.pk}")
    ]


def test_after_a_breach_the_division_stops_every_badge_of_its_school_and_no_other_key(cast):
    token, family = token_for(cast), cast.family_key(cast.rosa, cast.ada)
    badges.end_badges(Q(), by=cast.viewer("dov"))

    assert "has stopped" in cast.browser("ipad").get(f"/b/{token}/").content.decode()
    assert Key.objects.for_system("a test looks").get(pk=family.pk).ended_at is None


def test_a_child_chooses_an_emblem_that_nobody_in_the_class_has(cast):
    Person.objects.for_system("a test's emblem").filter(pk=cast.ben.pk).update(emblem="crab:ruby:leaf:8")
    with pytest.raises(EmblemTaken):
        choose_emblem("crab", "ruby", "leaf", by=cast.viewer("ada"))

    page = cast.browser("ada").post("/my-emblem/", {"motif": "crab", "one": "leaf", "two": "ruby"})

    assert page.status_code == 302
    assert Person.objects.for_system("a test looks").get(pk=cast.ada.pk).emblem == "crab:leaf:ruby:10"


@pytest.mark.parametrize(
    "wrong", [{"motif": "crab", "one": "leaf", "two": "leaf"}, {"motif": "gun", "one": "leaf", "two": "ruby"}, {}]
)
def test_an_emblem_that_is_none_is_asked_for_again(cast, wrong):
    before = cast.ada.emblem

    assert cast.browser("ada").post("/my-emblem/", wrong).status_code == 422
    assert Person.objects.for_system("a test looks").get(pk=cast.ada.pk).emblem == before


def test_every_drawing_has_a_name_for_those_who_listen():
    from leadlight.people import drawn_names
    from leadlight.people.emblems import GLASSES, motifs
    from leadlight.platform.drawings import table

    assert set(drawn_names.SECRETS) == set(table("secrets"))
    assert set(drawn_names.MOTIFS) == set(motifs())
    assert set(drawn_names.GLASSES) == set(GLASSES)
