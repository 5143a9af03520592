"""The pages of a window, through the browser of each of the cast."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from leadlight.people.models import Tie
from leadlight.platform.models import File
from leadlight.platform.tests import things
from leadlight.portfolio.models import Artifact, Comment, Reflection, Share, Sticky, Version, share
from leadlight.portfolio.queries.circle import circle_of
from leadlight.portfolio.queries.window import marked
from leadlight.reflect.models import FiveMinutes


def url(name, *args):
    return reverse(f"portfolio:{name}", args=args)


def every(model):
    return model.objects.for_system("a test looks")


def queries(client, page):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(page).status_code == 200
    return len(caught)


@pytest.fixture
def ada(cast):
    return cast.browser("ada")


def test_the_first_page_of_a_learner_is_the_own_window(ada):
    assert ada.get("/")["Location"] == url("home")


def test_an_empty_window_invites(ada):
    page = ada.get(url("home")).content.decode()
    assert "My window is waiting for light." in page
    assert "My first pane" in page


@pytest.mark.parametrize(("kind", "sent"), [
    ("writing", {"words": "It flew"}), ("paper", {"place": "green folder"}), ("photo", {"picture": None}),
    ("drawing", {"picture": None}), ("voice", {"sound": None}),
])  # fmt: skip
def test_each_kind_is_kept_by_one_form(ada, cast, kind, sent):
    made = {
        "picture": lambda: things.sent(things.jpeg()),
        "sound": lambda: things.sent(things.wav(things.tone(1)), "a.wav", "audio/wav"),
    }
    sent = {name: value or made[name]() for name, value in sent.items()}
    assert ada.get(url("new", kind)).status_code == 200
    answer = ada.post(url("new", kind), {**sent, "glass": "rose"})
    row = every(Artifact).get()
    assert answer["Location"] == url("piece", row.pk)
    assert (row.kind, row.glass, row.title, row.learner_id) == (kind, "rose", "", cast.ada.pk)
    version = every(Version).get()
    assert [bool(version.picture_id), bool(version.sound_id)] == ["picture" in sent, "sound" in sent]


def test_from_the_window_to_kept_are_three_taps(ada):
    """Photo, the photo itself, Keep; title, words and glass may stay as they are."""
    home = ada.get(url("home")).content.decode()
    assert f'href="{url("new", "photo")}"' in home
    answer = ada.post(url("new", "photo"), {"picture": things.sent(things.jpeg())})
    assert answer.status_code == 302
    assert "Kept. A new pane!" in ada.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(("asked", "then"), [
    ("/goals/", "/goals/"), ("https://elsewhere.example/", None), ("//elsewhere.example/", None), ("goals/", None),
])  # fmt: skip
def test_a_photo_taken_on_the_way_leads_back_and_never_elsewhere(ada, asked, then):
    page = ada.get(url("new", "photo"), {"of": "us", "next": asked}).content.decode()
    assert 'value="A photo of us"' in page
    assert (f'name="next" value="{asked}"' in page) == bool(then)
    answer = ada.post(url("new", "photo"), {"picture": things.sent(things.jpeg()), "next": asked})
    assert answer["Location"] == (then or url("piece", every(Artifact).get().pk))


def test_the_fan_holds_the_child_s_own_emblem(ada, cast):
    cast.ada.emblem = "owl:lagoon:honey:10"
    cast.ada.save()
    hub = ada.get(url("home")).content.decode().partition('class="fan__me')[2].partition("</g></svg>")[0]
    assert 'data-icon="owl"' in hub


def test_a_pane_says_how_many_notes_hang_on_it(ada, cast):
    kite = cast.artifact("Kite")
    fields = {"learner": cast.ada, "artifact": kite}
    Reflection.objects.create(words="It flew", **fields)
    Reflection.objects.create(words="In the bin", binned_at=timezone.now(), **fields)
    for words in ("So high!", "Over the gym"):
        Comment.objects.create(artifact=kite, by=cast.teo, hat="teacher", words=words)
    pane = ada.get(url("home")).content.decode().partition('class="pane__title"')[2].partition("</div>")[0]
    assert 'aria-hidden="true">3</span>' in pane


def test_the_youngest_show_where_older_ones_write(ada, cast):
    def tiles():
        return [tile for tile in ("pencil", "people") if f'data-icon="{tile}"' in tiles_of(ada)]

    assert tiles() == ["pencil"]
    cast.ada.band = "5-7"
    cast.ada.save()
    assert tiles() == ["people"]
    assert 'href="/conference/"' in tiles_of(ada)


def tiles_of(browser) -> str:
    return browser.get(url("home")).content.decode().partition('class="tiles ways"')[2].partition("</nav>")[0]


def test_the_same_form_sent_twice_is_one_piece(ada):
    sent = {"words": "It flew", "once": "key-7"}
    first, second = ada.post(url("new", "writing"), sent), ada.post(url("new", "writing"), sent)
    assert first["Location"] == second["Location"]
    assert every(Artifact).count() == 1


def test_a_refused_file_keeps_the_typed_words_and_nothing_else(ada):
    sent = {"picture": things.sent(b"only a letter", "kite.jpg"), "title": "Kite", "words": "It flew over the gym"}
    answer = ada.post(url("new", "photo"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Kite"' in page
    assert "It flew over the gym</textarea>" in page
    assert "Your words are still here." in page
    assert (every(Artifact).count(), File.objects.count()) == (0, 0)


@pytest.mark.parametrize(("field", "letters"), [("title", 20_000), ("words", 20_001), ("place", 500)])
def test_too_much_is_said_kindly_and_comes_back(ada, field, letters):
    answer = ada.post(url("new", "writing"), {"words": "It flew", field: "a" * letters})
    assert answer.status_code == 422
    assert "This is very long." in answer.content.decode()
    assert every(Artifact).count() == 0


def test_an_empty_form_says_what_to_do(ada):
    answer = ada.post(url("new", "photo"), {"glass": "ruby"})
    assert answer.status_code == 422
    assert "There is nothing in it yet." in answer.content.decode()


def test_an_unknown_kind_or_glass_is_not_made(ada):
    assert ada.get(url("new", "film")).status_code == 404
    assert ada.post(url("new", "writing"), {"words": "x", "glass": "mud"}).status_code == 422


def test_nobody_from_elsewhere_can_be_put_into_a_picture(ada, cast):
    answer = ada.post(url("new", "writing"), {"words": "x", "in_picture": [cast.zoe.pk]})
    assert answer.status_code == 422
    assert every(Artifact).count() == 0


def test_each_thing_done_to_a_piece_can_be_undone_from_its_message(ada, cast):
    kite = cast.artifact("Kite")
    for name, args in (("put_away", ()), ("bin", ()), ("stuck", ()), ("shown_to", ("family",))):
        page = ada.post(url(name, kite.pk, *args), follow=True).content.decode()
        back = page.split('class="toast"')[1].split('action="')[1].split('"')[0]
        assert ada.post(back, follow=True).status_code == 200
    row = every(Artifact).get()
    assert (row.put_away_at, row.binned_at) == (None, None)
    assert (every(Sticky).count(), every(Share).filter(ends_at=None).count()) == (0, 0)


def test_a_piece_that_is_not_there_and_one_of_somebody_else_answer_the_same(ada, cast):
    bens = cast.artifact("Boat", learner=cast.ben)
    mine, nothing = ada.get(url("piece", bens.pk)), ada.get(url("piece", 99_999))
    assert (mine.status_code, mine.content) == (404, nothing.content)


def test_a_family_sees_exactly_the_one_piece_that_is_shared(cast):
    kite = cast.artifact("Kite")
    cast.artifact("Secret boat")
    share(kite, "family", learner_id=cast.ada.pk, because="asked")
    for who, sees in (("rosa", True), ("raul", True), ("bea", False)):
        page = cast.browser(who).get(url("shared")).content.decode()
        assert ("Kite" in page, "Secret boat" in page) == (sees, False)


def test_a_note_names_its_writer_as_the_child_does_for_child_and_family_and_in_full_at_school(cast):
    Tie.objects.filter(learner=cast.ada, adult=cast.rosa).update(relation="Teta")
    kite = cast.artifact("Kite")
    share(kite, "family", learner_id=cast.ada.pk, because="asked")
    said = Comment.objects.create(artifact=kite, by=cast.rosa, hat="family", words="So high!")

    def names(page, who):
        text = cast.browser(who).get(page).content.decode()
        return "<bdi>Teta</bdi>" in text, "<bdi>Rosa</bdi>" in text

    assert [names(url("piece", kite.pk), who) for who in ("ada", "rosa", "teo")] == [(True, False)] * 2 + [
        (False, True)
    ]
    assert [names(url("comment", said.pk), who) for who in ("ada", "teo")] == [(True, False), (False, True)]


def test_a_family_offers_and_the_child_keeps_or_gives_back(cast, ada):
    rosa = cast.browser("rosa")
    rosa.post(url("offer", cast.ada.pk), {"words": "Bread we baked", "title": "Bread"})
    assert rosa.get(url("offer", cast.ben.pk)).status_code == 404
    row = every(Artifact).get()
    home = ada.get(url("home")).content.decode()
    assert "Rosa has a gift for my window." in home
    ada.post(url("kept", row.pk))
    assert "has a gift" not in ada.get(url("home")).content.decode()
    assert "Bread" in ada.get(url("home")).content.decode()


def test_five_minutes_reach_each_learner_and_land_in_the_own_window(cast):
    teo, ada, ben = (cast.browser(who) for who in ("teo", "ada", "ben"))
    answer = teo.post(reverse("reflect:five_begin", args=[cast.klass.pk]), {"own": "Today I built"})
    five = every(FiveMinutes).get()
    assert answer["Location"] == reverse("reflect:board", args=[five.pk])
    board = teo.get(answer["Location"]).content.decode()
    assert "Today I built" in board
    assert "Ada" not in board
    assert url("five", five.pk) in ada.get(url("home")).content.decode()
    ada.post(url("five", five.pk), {"words": "a bridge", "starter": "Today I built"})
    ben.post(url("five", five.pk), {"words": "a boat", "starter": "Today I built", "shared": "1"})
    rows = {row.learner_id: (row.five_id, row.shared_at is None) for row in every(Reflection)}
    assert rows == {cast.ada.pk: (five.pk, True), cast.ben.pk: (five.pk, False)}
    teo.post(reverse("reflect:five_end", args=[five.pk]))
    assert url("five", five.pk) not in ada.get(url("home")).content.decode()


def test_one_photo_goes_into_the_window_of_each_face_that_was_tapped(cast):
    sent = {"picture": [things.sent(things.jpeg())], "whose": [cast.ada.pk, cast.ben.pk], "together": "1"}
    assert cast.browser("teo").post(url("class_photo", cast.klass.pk), sent).status_code == 302
    rows = {row.learner_id: row for row in every(Artifact)}
    assert set(rows) == {cast.ada.pk, cast.ben.pk}
    shown = Artifact.in_picture.through.objects.filter(artifact=rows[cast.ada.pk]).values_list("person_id", flat=True)
    assert set(shown) == {cast.ada.pk, cast.ben.pk}
    assert cast.browser("otis").get(url("class_photo", cast.klass.pk)).status_code == 404


def test_faces_of_another_class_are_not_taken(cast):
    sent = {"picture": [things.sent(things.jpeg())], "whose": [cast.zoe.pk]}
    assert cast.browser("teo").post(url("class_photo", cast.klass.pk), sent).status_code == 422
    assert every(Artifact).count() == 0


def test_a_teacher_reads_the_window_but_never_private_words(cast):
    kite = cast.artifact("Kite")
    Reflection.objects.create(learner=cast.ada, artifact=kite, words="I was afraid")
    Reflection.objects.create(learner=cast.ada, words="A free thought")
    Reflection.objects.create(learner=cast.ada, words="A shown thought", shared_at=timezone.now())
    page = cast.browser("teo").get(url("learner", cast.ada.pk)).content.decode()
    assert "Kite" in page
    assert "A shown thought" in page
    assert ("I was afraid" in page, "A free thought" in page) == (False, False)


@pytest.mark.parametrize(("age", "shown"), [("5-7", "Hi Ada!"), ("8-10", "Hello, Ada"), ("15-18", "Ada’s window")])
def test_the_page_looks_like_the_age(ada, cast, age, shown):
    cast.ada.band = age
    cast.ada.save()
    page = ada.get(url("home")).content.decode()
    assert f'data-age="{age}"' in page
    assert shown in page


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("ada", "home"),
        ("ada", "piece"),
        ("teo", "learner"),
        ("teo", "piece"),
        ("rosa", "shared"),
        ("rosa", "piece"),
        ("ben", "class_window"),
    ],
)
def test_a_page_asks_as_often_for_three_as_for_one_and_at_most_fifteen_times(cast, who, name):
    def more(number):
        row = cast.artifact(f"Kite {number}")
        for audience in ("family", "class"):
            share(row, audience, learner_id=cast.ada.pk, because="asked")
        for each in range(number):
            Reflection.objects.create(learner=cast.ada, artifact=row, words=f"{each}", shared_at=timezone.now())
            Comment.objects.create(artifact=row, by=cast.rosa, hat="family", words=f"{each}")
            Comment.objects.create(artifact=row, by=cast.teo, hat="teacher", words=f"{each}")
        return row

    row, client = more(1), cast.browser(who)
    page = {"piece": url("piece", row.pk), "learner": url("learner", cast.ada.pk)}.get(name) or url(name)
    client.get(page)
    one = queries(client, page)
    more(3), more(2)
    Comment.objects.create(artifact=row, by=cast.tia, hat="teacher", words="And one more")
    assert queries(client, page) == one
    assert one <= 15


def test_a_child_puts_words_away_and_shows_them_again(cast, ada):
    kite = cast.artifact("Kite")
    words = Comment.objects.create(artifact=kite, by=cast.teo, words="So high!")
    page = ada.get(url("piece", kite.pk)).content.decode()
    assert ("Put away: Teo’s words" in page, "Show it again" in page) == (True, False)
    ada.post(url("comment_hidden", words.pk))
    page = ada.get(url("piece", kite.pk)).content.decode()
    assert ("Put away: Teo’s words" in page, "Show it again" in page) == (False, True)


@pytest.mark.parametrize(
    ("audiences", "line"),
    [
        ([], "My teachers and I can see this."),
        (["family"], "My family can see this."),
        (["class"], "My class can see this."),
        (["family", "class"], "My family and my class can see this."),
    ],
)
def test_who_can_see_a_piece_is_one_plain_sentence(cast, ada, audiences, line):
    kite = cast.artifact("Kite")
    for audience in audiences:
        share(kite, audience, learner_id=cast.ada.pk, because="asked")
    assert line in ada.get(url("piece", kite.pk)).content.decode()


def test_who_sees_a_piece_is_named_once_though_it_is_open_in_two_ways(cast, ada):
    kite = cast.artifact("Kite")
    share(kite, "person", learner_id=cast.ada.pk, because="meeting 7", to=cast.rosa)
    alone = circle_of(marked(cast.viewer("ada")).get(pk=kite.pk), cast.viewer("ada"))
    share(kite, "family", learner_id=cast.ada.pk, because="asked")
    both = circle_of(marked(cast.viewer("ada")).get(pk=kite.pk), cast.viewer("ada"))
    assert [each.pk for each in alone.guests] == [cast.rosa.pk]
    assert cast.rosa.pk in [each.pk for each in both.family]
    assert both.guests == []
