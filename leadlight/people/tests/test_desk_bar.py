"""The bar of the desk: another class, a child found by name. The class home says who is new."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from leadlight.people.models import Enrolment, Teaching


def page(cast, who, url, **asked):
    browser = cast.browser(who)
    return (browser.post(url, asked) if asked else browser.get(url)).content.decode()


def shown(words):
    """The names on the windows of a class page."""
    return re.findall(r'<span dir="auto">([^<]+)</span></b>', words)


def class_url(cast):
    return reverse("people:class", args=[cast.klass.pk])


@pytest.fixture
def two_classes(cast):
    Teaching.objects.create(klass=cast.other_class, person=cast.teo, starts_on=cast.begun)


TABS = ("people:class", "schedule:rounds", "schedule:timetable", "invite:reach", "confer:board", "carryon:follow_ups")


SAME = [("people:class",) * 2, ("invite:reach",) * 2, ("carryon:follow_ups",) * 2, ("people:team", "people:class")]


@pytest.mark.parametrize(("route", "there"), SAME)
def test_another_class_opens_on_the_same_tab(cast, two_classes, route, there):
    words = page(cast, "teo", reverse(route, args=[cast.klass.pk]))
    switch = words[words.index("4B, change class") : words.index("</details>")]
    wanted = [reverse(there, args=[klass.pk]) for klass in (cast.other_class, cast.klass)]
    assert re.findall(r'href="([^"]+)"', switch) == wanted


@pytest.mark.parametrize("route", TABS)
def test_what_the_switch_leads_to_is_there_in_a_class_where_nothing_began(cast, two_classes, route):
    assert cast.browser("teo").get(reverse(route, args=[cast.other_class.pk]), follow=True).status_code == 200


def test_who_has_one_class_reads_its_name_and_no_switch(cast):
    words = page(cast, "teo", class_url(cast))
    assert '<span class="desk__class">4B</span>' in words
    assert "change class" not in words


@pytest.mark.parametrize("asked", ["zoe", "ZOÉ", " oe "])
def test_a_child_is_found_by_a_few_letters(cast, asked):
    cast.pia.display = "Zoé"
    cast.pia.save()
    assert shown(page(cast, "teo", class_url(cast), q=asked)) == ["Zoé"]


def test_a_child_is_found_by_the_family_name_and_it_is_shown_why(cast):
    cast.ben.full = "Ben Tamahori"
    cast.ben.save()
    words = page(cast, "teo", class_url(cast), q="tama")
    assert shown(words) == ["Ben"]
    assert "<bdi>Ben Tamahori</bdi>" in words


def test_nobody_called_so_leads_back_to_everybody_and_keeps_what_was_typed(cast):
    words = page(cast, "teo", class_url(cast), q="<b>Xu")
    assert shown(words) == []
    assert "Nobody in 4B is called so." in words
    assert 'value="&lt;b&gt;Xu"' in words
    assert ">Show everybody</a>" in words


def test_a_name_is_never_asked_for_by_an_address(cast):
    assert shown(page(cast, "teo", f"{class_url(cast)}?q=ada")) == ["Ada", "Ben", "Pia"]
    form = re.search(r'<form[^>]*role="search"[^>]*>', page(cast, "teo", class_url(cast))).group()
    assert 'method="post"' in form


def test_nothing_typed_shows_everybody(cast):
    assert shown(page(cast, "teo", class_url(cast), q="  ")) == ["Ada", "Ben", "Pia"]


def test_the_find_box_stands_on_every_page_of_the_class(cast):
    words = page(cast, "teo", reverse("invite:reach", args=[cast.klass.pk]))
    assert f'role="search" method="post" action="{class_url(cast)}"' in words


def under_the_windows(cast):
    words = page(cast, "teo", class_url(cast))
    return dict(re.findall(r'<span dir="auto">([^<]+)</span></b>\s*<small>([^<]*)</small>', words))


@pytest.mark.parametrize(("days", "line"), [(0, "new in class"), (29, "new in class"), (30, "5 Mar"), (59, "5 Mar")])
def test_who_joined_within_a_month_is_new_in_class(cast, days, line):
    for child in (cast.pia, cast.ben):
        cast.artifact("Kite", learner=child, added_at=datetime(2026, 3, 5, 1, tzinfo=UTC))
    joined = cast.school_day - timedelta(days=days)
    Enrolment.objects.filter(learner=cast.pia).update(starts_on=joined)
    assert under_the_windows(cast) == {"Ada": "&nbsp;", "Ben": "5 Mar", "Pia": line}


def test_in_a_class_that_has_just_begun_nobody_is_new(cast):
    cast.klass.starts_on = cast.today - timedelta(days=3)
    cast.klass.save()
    Enrolment.objects.filter(klass=cast.klass).update(starts_on=cast.klass.starts_on)
    assert "new in class" not in under_the_windows(cast).values()
