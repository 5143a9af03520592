"""Starters at the point of use, and five quiet minutes at the desk."""

import pytest
from django.http import Http404
from django.urls import reverse

from leadlight.reflect import actions, content, queries
from leadlight.reflect.models import ClassStarter, FiveMinutes


def url(name, *args):
    return reverse(f"reflect:{name}", args=args)


def some(cast, **wish):
    wish = {"klasses": [cast.klass], "band": "8-10", "lang": "en", **wish}
    return queries.ideas(cast.viewer("ada"), **wish)


def test_a_handful_is_of_different_kinds_and_the_next_handful_is_another(cast):
    first = some(cast)
    assert len(first.starters) == 4
    kinds = {content.entry(each.id)["category"] for each in first.starters}
    assert len(kinds) == 4
    assert {each.id for each in some(cast, turn=first.next).starters} & {each.id for each in first.starters} == set()


def test_after_the_last_handful_it_begins_again(cast):
    turn, seen = 0, []
    while turn not in seen:
        seen.append(turn)
        turn = some(cast, turn=turn).next
    assert turn == 0
    assert some(cast, turn=len(seen)).starters == some(cast).starters


@pytest.mark.parametrize("band", ["5-7", "8-10", "11-14", "15-18"])
def test_starters_are_of_the_age(cast, band):
    for each in some(cast, band=band).starters:
        assert band in content.entry(each.id).band


def test_the_youngest_get_pictures_to_tap(cast):
    ideas = some(cast, band="5-7")
    assert ideas.question
    assert [each.id for each in ideas.pictures] == [part.id for part in content.choices("went_well", "5-7")[0].parts]


def test_the_classs_own_come_first_and_what_it_hid_stays_away(cast):
    teo, hidden = cast.viewer("teo"), some(cast).starters[0].id
    actions.add_starter(cast.klass.pk, by=teo, text="In 4B we …")
    actions.add_starter(cast.klass.pk, by=teo, text="In 4B we …")
    actions.hide_starter(cast.klass.pk, hidden, by=teo)
    starters = some(cast, at_once=99).starters
    assert starters[0].text == "In 4B we …"
    assert [each.text for each in starters].count("In 4B we …") == 1
    assert hidden not in {each.id for each in starters}
    actions.show_starter(cast.klass.pk, hidden, by=teo)
    assert hidden in {each.id for each in some(cast, at_once=99).starters}


def test_another_classs_starters_do_not_reach_here(cast):
    ClassStarter.objects.create(klass=cast.other_class, text="In 2A we …")
    assert "In 2A we …" not in {
        each.text for each in some(cast, klasses=[cast.klass, cast.other_class], at_once=99).starters
    }


def test_two_languages_stand_side_by_side_where_both_are_held(cast):
    each = some(cast, lang="es", beside="ar").starters[0]
    assert (each.lang, each.also_lang) == ("es", "ar")
    assert each.also == content.entry(each.id, "ar").text
    for lang, beside in (("es", "es-MX"), ("en", "tlh"), ("en", "")):
        assert some(cast, lang=lang, beside=beside).starters[0].also == ""


@pytest.mark.parametrize("who", ["otis", "zoe", "ada", "rosa", "olga"])
def test_only_the_classs_adults_begin_and_write(cast, who):
    with pytest.raises(Http404):
        actions.begin_five(cast.klass.pk, by=cast.viewer(who), starter="Today")
    with pytest.raises(Http404):
        actions.add_starter(cast.klass.pk, by=cast.viewer(who), text="Mine")


def test_beginning_again_ends_the_earlier_minutes(cast):
    one = actions.begin_five(cast.klass.pk, by=cast.viewer("teo"), starter="One")
    two = actions.begin_five(cast.klass.pk, by=cast.viewer("cora"), starter="Two")
    one.refresh_from_db(from_queryset=FiveMinutes.objects.for_system("a test looks"))
    assert one.closed_at is not None
    assert queries.open_five(cast.viewer("ada")) == two
    assert queries.open_five(cast.viewer("zoe")) is None


def test_a_starter_of_the_pack_reaches_each_reader_in_their_language(cast):
    teo = cast.browser("teo")
    teo.post(url("five_begin", cast.klass.pk), {"starter_id": "st_went_well_one_thing"})
    five = FiveMinutes.objects.for_system("a test looks").get()
    ada = cast.browser("ada")
    ada.cookies["language"] = "es"
    page = ada.get(reverse("portfolio:five", args=[five.pk])).content.decode()
    assert content.entry("st_went_well_one_thing", "es").text in page


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose a starter or write one."),
        ({"own": "a" * 161}, "This is very long."),
        ({"starter_id": "no_such"}, "Choose a starter or write one."),
    ],
)
def test_five_minutes_need_a_starter(cast, sent, says):
    answer = cast.browser("teo").post(url("five_begin", cast.klass.pk), sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not FiveMinutes.objects.exists()


def test_an_unknown_starter_can_not_be_hidden(cast):
    assert cast.browser("teo").post(url("hidden", cast.klass.pk, "no-such")).status_code == 404
    answer = cast.browser("teo").post(url("hidden", cast.klass.pk, "st_went_well_one_thing"), follow=True)
    assert url("shown", cast.klass.pk, "st_went_well_one_thing") in answer.content.decode()
