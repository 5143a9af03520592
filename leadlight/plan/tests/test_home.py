"""What planning shows on a window and on a class's home."""

import pytest

from leadlight.people.models import Tie
from leadlight.plan import home
from leadlight.plan.joins import wedges
from leadlight.plan.models import Part
from leadlight.plan.queries import plans
from leadlight.rounds.models import Conference, Participant


def lit(fan):
    return [wedge.name for wedge in fan if wedge.lit]


def test_without_a_plan_there_is_no_fan_and_the_card_is_a_door(cast):
    assert home.fan(cast.viewer("ada"), cast.ada.pk) is None
    page = cast.browser("ada").get("/window/").content.decode()
    assert '<a class="btn go block" href="/conference/">' in page


def test_the_fan_is_lit_where_something_is_chosen_or_left_empty_on_purpose(cast):
    cast.pick("Kite")
    Part.objects.for_system("a test").filter(pk=cast.part("goals").pk).update(left_empty_at="2026-11-01T00:00Z")
    ada, teo = home.fan(cast.viewer("ada"), cast.ada.pk), home.fan(cast.viewer("teo"), cast.ada.pk)
    assert lit(ada) == lit(teo) == ["Proud", "Goals"]
    assert ada[1].url == f"/conference/parts/{cast.part('proud').pk}/"
    assert {wedge.url for wedge in teo} == {""}
    assert home.fan(cast.viewer("ben"), cast.ada.pk) is None


def test_the_card_names_the_one_next_step_and_who_comes(cast):
    cast.pick("Kite")
    card = home.home_card(cast.viewer("ada"), cast.ada.pk).values
    assert (card["next"].seven, card["next_words"]) == ("tricky", "Pick something tricky")
    assert [person.display for person in card["people"]] == ["Rosa", "Raul"]
    assert [wedge.name for wedge in home.fan(cast.viewer("ada"), cast.ada.pk) if wedge.current] == ["Tricky"]
    assert [wedge.name for wedge in home.fan(cast.viewer("teo"), cast.ada.pk) if wedge.current] == []
    page = cast.browser("ada").get("/window/").content.decode()
    assert f'<a class="btn go block" href="/conference/parts/{cast.part("tricky").pk}/">' in page


def test_who_comes_has_the_childs_own_word_of_today_and_no_other_childs(cast):
    """Rosa is Teta to Ada and Aunt Ro to Ben; an aunt of long ago is a word no more."""
    Tie.objects.filter(learner=cast.ada, adult=cast.rosa).update(relation="Auntie", ends_on=cast.today)
    Tie.objects.create(learner=cast.ada, adult=cast.rosa, relation="Teta", starts_on=cast.today)
    Tie.objects.create(learner=cast.ben, adult=cast.rosa, relation="Aunt Ro", starts_on=cast.begun)
    Tie.objects.create(learner=cast.ada, adult=cast.bea, relation="Nana", starts_on=cast.begun, ends_on=cast.today)
    Participant.objects.create(conference=cast.conference, person=cast.bea)
    theirs = Conference.objects.create(learner=cast.ben, round=cast.round)
    Participant.objects.create(conference=theirs, person=cast.rosa)

    def words(who, learner):
        card = home.home_card(cast.viewer(who), learner.pk).values
        return {person.display for person in card["people"]}

    assert words("ada", cast.ada) == {"Raul", "Teta"}
    assert words("ben", cast.ben) == {"Aunt Ro"}
    assert "Rosa" in words("teo", cast.ada)
    page = cast.browser("ada").get("/window/").content.decode()
    assert ("Teta" in page, "Aunt Ro" in page, "Nana" in page) == (True, False, False)


@pytest.mark.parametrize(
    ("hows", "line"),
    [
        (["", ""], "Rosa and Raul invited"),
        (["here", "here"], "Rosa and Raul here"),
        (["video", "here"], "Raul here, Rosa by video"),
        (["phone", "not"], "Rosa by phone"),
    ],
)
def test_one_line_says_who_comes_and_how(cast, hows, line):
    rows = Participant.objects.for_system("a test").filter(conference=cast.conference).order_by("pk")
    for row, how in zip([row for row in rows if row.person.display in ("Rosa", "Raul")], hows, strict=True):
        rows.filter(pk=row.pk).update(how=how)
    people = plans.who_comes(cast.conference.pk, cast.viewer("ada"))
    assert plans.said_who_comes(people) == line


def test_a_piece_leads_into_the_fan_with_itself_tapped(cast):
    kite, part = cast.artifact("Kite"), cast.part("tricky")
    ada = cast.browser("ada")
    where = f"/conference/parts/{part.pk}/?piece={kite.pk}"
    assert where in ada.get(f"/pieces/{kite.pk}/").content.decode()
    assert f'value="{kite.pk}" form="choose" checked' in ada.get(where).content.decode()
    assert "/conference/parts/" not in cast.browser("teo").get(f"/pieces/{kite.pk}/").content.decode()


def test_a_piece_says_what_it_shows_in_the_child_s_words(cast):
    kite, part = cast.artifact("Kite"), cast.part("proud")
    page = cast.browser("ada").get(f"/pieces/{kite.pk}/").content.decode()
    assert all(words in page for words in ("I am proud", "It was tricky", "I can do it"))
    part.name = "My best"
    part.save()
    page = cast.browser("ada").get(f"/pieces/{kite.pk}/").content.decode()
    assert ("<bdi>My best</bdi>" in page, "I am proud" in page, "It was tricky" in page) == (True, False, True)


def test_a_teacher_finds_the_plan_beside_the_window_and_cover_no_mirror(cast):
    for who, mirror in (("teo", True), ("cora", False)):
        page = cast.browser(who).get(f"/learners/{cast.ada.pk}/window/").content.decode()
        assert (f"/learners/{cast.ada.pk}/plan/" in page, "/who-chose/" in page) == (True, mirror)


def test_a_class_of_fans_asks_as_often_for_one_child_as_for_three(cast, django_assert_num_queries):
    cast.pick("Kite")
    teo = cast.viewer("teo")
    for keys in ([cast.ada.pk], [cast.ada.pk, cast.ben.pk, cast.pia.pk]):
        with django_assert_num_queries(1):
            fans = wedges(teo, keys)
    assert {key: lit(fan) for key, fan in fans.items()} == {cast.ada.pk: ["Proud"]}
    assert wedges(cast.viewer("otis"), [cast.ada.pk]) == {}


def test_the_youngest_meet_the_fan_and_find_the_list_one_tap_away(cast):
    cast.pick("Kite")
    cast.ada.band = "5-7"
    cast.ada.save()
    ada = cast.browser("ada")
    little, whole = (ada.get(f"/conference/{more}").content.decode() for more in ("", "?list=yes"))
    assert ['class="agenda"' in page for page in (little, whole)] == [False, True]
    assert ['class="little"' in page for page in (little, whole)] == [True, False]
    assert f'href="/conference/parts/{cast.part("tricky").pk}/"' in little
