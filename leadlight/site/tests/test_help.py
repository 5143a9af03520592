"""What happens next: five questions, each with the page that answers it, for who holds the class."""

import re

import pytest
from django.urls import reverse

from leadlight.schedule.tests.probes import slot_of

QUESTIONS = [
    "How do families hear of it?",
    "How do children choose what to show?",
    "How do they practise?",
    "What do I do while they lead?",
    "What is there to do afterwards?",
]


def opened(cast, who):
    return cast.browser(who).get(reverse("help", args=[cast.klass.pk]))


def here(words):
    """The questions marked as where the class is."""
    return re.findall(r'aria-current="step">\s*<div class="row"><h2>([^<]+)', words)


@pytest.mark.parametrize(
    ("who", "answer"),
    [("teo", 200), ("tia", 200), ("cora", 200), ("otis", 404), ("zoe", 404), ("olga", 404), ("ada", 404), ("rosa", 404), ("nobody", 302)],
)  # fmt: skip
def test_it_opens_for_who_holds_the_class(cast, who, answer):
    assert opened(cast, who).status_code == answer


@pytest.mark.parametrize("who", ["teo", "cora"])
def test_every_link_of_it_leads_somewhere(cast, who):
    words = opened(cast, who).content.decode()
    main = words[words.index("<main") : words.index("</main>")]
    links = re.findall(r'href="([^"]+)"', main)
    assert len(links) == {"teo": 11, "cora": 9}[who]
    browser = cast.browser(who)
    assert {url: browser.get(url, follow=True).status_code for url in links} == dict.fromkeys(links, 200)


def test_before_a_round_it_says_that_days_are_first(cast):
    words = opened(cast, "teo").content.decode()
    assert re.findall(r"<h2>([^<]+)</h2>", words)[:5] == QUESTIONS
    assert here(words) == []
    assert "It begins with days for the conferences." in words


@pytest.mark.parametrize(
    ("in_days", "question"), [(20, QUESTIONS[1]), (2, QUESTIONS[2]), (0, QUESTIONS[3]), (-1, QUESTIONS[4])]
)
def test_it_says_where_the_class_is(cast, in_days, question):
    slot_of(cast, days=in_days + (cast.school_day - cast.today).days)
    assert here(opened(cast, "teo").content.decode()) == [question]


def test_every_page_of_the_class_leads_to_it(cast):
    words = cast.browser("teo").get(reverse("invite:reach", args=[cast.klass.pk])).content.decode()
    assert f'href="{reverse("help", args=[cast.klass.pk])}"' in words
    words = cast.browser("olga").get(reverse("people:class", args=[cast.klass.pk])).content.decode()
    assert "/help/" not in words
