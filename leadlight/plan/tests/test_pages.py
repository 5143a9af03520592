"""The pages of planning, over HTTP."""

import io
import json
import re
import wave
from uuid import uuid4

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape

from leadlight.plan.actions import suggestions
from leadlight.plan.models import Boundary, OwnNotes, Part, Pick, Suggestion
from leadlight.plan.paper_cards import values_of
from leadlight.plan.queries.cards import cards_of
from leadlight.platform.models import File
from leadlight.platform.paper import HOUSE, font_folders, template_path

PAGES = ("mine", "changes", "cards", "cards_paper")


@pytest.fixture
def ada(cast):
    return cast.browser("ada")


def url(name, *args):
    return reverse(f"plan:{name}", args=args)


def chosen(cast):
    rows = Pick.objects.visible_to(cast.viewer("ada")).filter(part__plan=cast.plan)
    return [(row.part.seven, row.artifact.title if row.artifact else row.activity or row.topic) for row in rows]


def a_voice():
    """A real, very short sound."""
    held = io.BytesIO()
    with wave.open(held, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\x00\x10\x00\xf0" * 4000)
    return SimpleUploadedFile("voice.wav", held.getvalue(), "audio/wav")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_the_first_day(cast, ada, page):
    assert ada.get(url(page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["rosa", "teo", "cora", "olga"])
def test_the_child_s_own_pages_are_there_for_children_alone(cast, page, who):
    assert cast.browser(who).get(url(page)).status_code == 404


def test_an_ipad_nobody_signed_in_on_asks_who_it_is(cast):
    answer = cast.browser("ipad").get(url("mine"))
    assert (answer.status_code, answer["Location"]) == (302, "/come-in/?next=/conference/")


def test_tap_a_piece_say_why_and_it_is_in_the_fan(cast, ada):
    kite, part = cast.artifact("Kite"), cast.part("tricky")
    sent = {
        "artifact": kite.pk,
        "reasons": ["ch_struggled_many_steps", "no_such"],
        "reason": "It fell",
        "sound": a_voice(),
    }
    answer = ada.post(url("part", part.pk), sent, follow=True)
    assert chosen(cast) == [("tricky", "Kite")]
    pick = Pick.objects.visible_to(cast.viewer("ada")).get()
    assert (pick.reason, pick.reasons) == ("It fell", ["ch_struggled_many_steps"])
    assert File.objects.get(pk=pick.sound_id).holder == "plan.Pick"
    assert f'action="{url("pick_dropped", pick.pk)}"' in answer.content.decode()


@pytest.mark.parametrize(("age", "reason"), [("5-7", "There are many steps"), ("8-10", "I tried many ways")])
def test_reasons_to_tap_are_those_of_the_age(cast, ada, age, reason):
    cast.ada.band = age
    cast.ada.save()
    page = ada.get(url("part", cast.part("tricky").pk)).content.decode()
    assert [words in page for words in ("There are many steps", "I tried many ways")] == [
        words == reason for words in ("There are many steps", "I tried many ways")
    ]
    assert page.count('name="reasons"') == 5


def test_the_same_form_sent_twice_does_its_work_once(cast, ada):
    sent = {"activity": "We build a tower", "once": str(uuid4())}
    for _ in range(2):
        assert ada.post(url("part", cast.part("show").pk), sent).status_code == 302
    assert chosen(cast) == [("show", "We build a tower")]


def test_what_was_typed_comes_back_when_it_cannot_be_kept(cast, ada):
    kite, part = cast.artifact("Kite"), cast.part("tricky")
    picture = SimpleUploadedFile("not-a-sound.txt", b"hello", "text/plain")
    answer = ada.post(url("part", part.pk), {"artifact": kite.pk, "reason": "It fell", "sound": picture})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert ">It fell</textarea>" in page
    assert f'value="{kite.pk}" form="choose" checked' in page
    assert chosen(cast) == []


def test_twenty_thousand_letters_are_refused_in_words(cast, ada):
    answer = ada.post(url("part", cast.part().pk), {"topic": "x" * 20_000})
    assert (answer.status_code, chosen(cast)) == (422, [])
    assert "That is very long." in answer.content.decode()


def test_nothing_tapped_says_how(cast, ada):
    answer = ada.post(url("part", cast.part().pk), {}, follow=True)
    assert "Tap a piece, or write what we do or talk about." in answer.content.decode()
    assert chosen(cast) == []


def test_a_piece_of_somebody_else_is_not_there(cast, ada):
    robot = cast.artifact("Robot", learner=cast.ben)
    assert ada.post(url("part", cast.part().pk), {"artifact": robot.pk}).status_code == 404


def test_the_class_s_agreement_is_said_beside_the_choice(cast, ada):
    Boundary.objects.create(klass=cast.klass, words="One proud.", seven="proud", most=1, agreed_on=cast.today)
    for title in ("Kite", "Moon"):
        answer = ada.post(url("part", cast.part().pk), {"artifact": cast.artifact(title).pk}, follow=True)
    assert "One proud. Our class said 1. I can still choose." in answer.content.decode()
    assert chosen(cast) == [("proud", "Kite"), ("proud", "Moon")]


def test_beside_what_the_class_agreed_stands_what_is_in_the_fan(cast, ada):
    Boundary.objects.create(klass=cast.klass, words="One proud.", seven="proud", most=1, agreed_on=cast.today)
    before = ada.get(url("part", cast.part().pk)).content.decode()
    cast.pick("Kite")
    after = ada.get(url("part", cast.part().pk)).content.decode()
    assert ("Mine so far" in before, "Mine so far: Proud." in after) == (False, True)


def test_what_the_class_agreed_and_the_fan_has_not_yet_stands_open_until_it_has(cast, ada):
    """Only what was agreed is open, at each part; a part left empty on purpose and a mere proposal are not."""
    agreed = {"klass": cast.klass, "agreed_on": cast.today, "least": 1}
    Boundary.objects.create(words="One proud, one tricky.", seven="tricky", **agreed)
    Boundary.objects.create(words="Show us something.", seven="show", **agreed)
    Boundary.objects.create(klass=cast.klass, words="Thank two people.", seven="thanks", least=2)

    def said(seven="proud"):
        page = ada.get(url("part", cast.part(seven).pk)).content.decode()
        return re.findall(r"Still open: [^<]*|One proud, one tricky|Show us something|Thank two people", page)

    both = ["One proud, one tricky", "Show us something", "Still open: Tricky, Show."]
    assert (said(), said("tricky")) == (both, both)
    cast.pick("Knots", "tricky")
    assert (said(), said("tricky")) == ([*both[1:2], "Still open: Show."], [*both[:2], "Still open: Show."])
    ada.post(url("part_empty", cast.part("show").pk))
    assert (said(), said("show")) == ([], ["Show us something"])


def test_undo_lines_work_both_ways(cast, ada):
    pick = cast.pick("Kite")
    assert ada.post(url("pick_dropped", pick.pk)).status_code == 302
    assert chosen(cast) == []
    assert ada.post(url("pick_back", pick.pk)).status_code == 302
    assert chosen(cast) == [("proud", "Kite")]


def test_ideas_are_taken_or_declined(cast, ada):
    kite, teo = cast.artifact("Kite"), cast.viewer("teo")
    first = suggestions.suggest(cast.plan, "Could it fit?", by=teo, part=cast.part("tricky"), artifact=kite)
    second = suggestions.suggest(cast.plan, "What about Teta?", by=teo, asks=True)
    page = ada.get(url("part", cast.part("tricky").pk)).content.decode()
    assert ("Could it fit?" in page, "What about Teta?" in page) == (True, True)
    assert (page.count("choose__flag"), f'action="{url("idea_yes", first.pk)}"' in page) == (1, False)
    assert f'action="{url("idea_yes", second.pk)}"' in page
    ada.post(url("part", cast.part("tricky").pk), {"artifact": kite.pk})
    ada.post(url("idea_no", second.pk))
    assert chosen(cast) == [("tricky", "Kite")]
    page = ada.get(url("part", cast.part("tricky").pk)).content.decode()
    assert ("Could it fit?" in page, "What about Teta?" in page) == (False, False)


def test_order_by_button_and_by_dragging(cast, ada):
    def order():
        return [part.seven for part in Part.objects.visible_to(cast.viewer("ada")).filter(plan=cast.plan)]

    ada.post(url("order"), {"up": cast.part("proud").pk, "order": [1, 2]})
    assert order()[:3] == ["proud", "hello", "tricky"]
    keys = [cast.part(name).pk for name in ("thanks", "hello", "proud")]
    assert ada.post(url("order"), {"order": keys}, headers={"sec-fetch-mode": "cors"}).status_code == 204
    assert order()[:3] == ["thanks", "hello", "proud"]


def test_parts_are_added_named_shaped_taken_out_and_put_back(cast, ada):
    part = cast.part("show")
    ada.post(url("part_name", part.pk), {"name": "My robot"})
    ada.post(url("part_shape", part.pk), {"minutes": "7"})
    ada.post(url("part_shape", part.pk), {"if_time": "true"})
    ada.post(url("part_shape", part.pk), {"need": "Press the button"})
    part = cast.part("show")
    assert (part.name, part.minutes, part.if_time, part.only_us, part.need) == (
        "My robot", 7, True, False, "Press the button",
    )  # fmt: skip
    ada.post(url("part_dropped", part.pk))
    assert "My robot" not in cast.browser("teo").get(url("learner", cast.ada.pk)).content.decode()
    ada.post(url("part_back", part.pk))
    ada.post(url("new_part"), {"name": "My cello"})
    names = [part.name for part in Part.objects.visible_to(cast.viewer("ada")).filter(plan=cast.plan) if part.name]
    assert names == ["My robot", "My cello"]
    assert ada.post(url("new_part"), {"name": ""}).status_code == 422


def test_a_part_of_my_own_with_a_very_long_name_is_not_lost(cast, ada):
    typed = "My <cello> and " + "more " * 20
    answer = ada.post(url("new_part"), {"name": typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "That is very long. Make it a little shorter, then keep it." in page
    assert f'value="{escape(typed.strip())}"' in page or f'value="{escape(typed)}"' in page
    assert "agenda__quiet" not in page or 'class="agenda__quiet" open' in page


def test_own_notes_stand_on_no_page_of_anybody_else(cast, ada):
    ada.post(url("part_notes", cast.part().pk), {"words": "Zephyr first"})
    assert OwnNotes.objects.visible_to(cast.viewer("ada")).get().words == "Zephyr first"
    mine = f"{url('mine')}?part={cast.part().pk}"
    assert "Zephyr first" in ada.get(mine).content.decode()
    for page in (url("plan", cast.plan.pk), url("learner", cast.ada.pk)):
        assert "Zephyr" not in cast.browser("teo").get(page).content.decode()


def test_ready_is_the_child_s_own_word_and_can_be_taken_back(cast, ada):
    for sent, ready in (({}, True), ({"ready": "no"}, False)):
        _ = cast.plan
        ada.post(url("ready"), sent)
        cast.plan.refresh_from_db(from_queryset=type(cast.plan).objects.for_system("a test"))
        assert (cast.plan.ready_at is not None) is ready


def test_family_reads_part_names_before_and_pieces_only_when_open(cast):
    cast.pick("Kite")
    page = cast.browser("rosa").get(url("plan", cast.plan.pk)).content.decode()
    assert ("Something I am proud of" in page, "Kite" in page) == (True, False)


def test_a_teacher_leaves_an_idea_and_takes_it_back(cast):
    teo, _plan = cast.browser("teo"), cast.plan
    teo.post(url("suggest", cast.ada.pk), {"words": "Pizza halves?", "part": cast.part().pk})
    row = Suggestion.objects.visible_to(cast.viewer("ada")).get()
    assert (row.words, row.hat, row.by_id) == ("Pizza halves?", "teacher", cast.teo.pk)
    assert cast.browser("tia").post(url("suggestion_back", row.pk)).status_code == 404
    teo.post(url("suggestion_back", row.pk))
    assert not Suggestion.objects.visible_to(cast.viewer("ada")).exists()
    assert teo.post(url("suggest", cast.ada.pk), {"words": ""}).status_code == 422


@pytest.mark.parametrize(("page", "most"), [("mine", 15), ("part", 15), ("cards", 12)])
def test_pages_ask_as_often_for_one_piece_as_for_three(cast, ada, django_assert_max_num_queries, page, most):
    def ask():
        where = url("part", cast.part().pk) if page == "part" else url(page)
        with django_assert_max_num_queries(most) as asked:
            assert ada.get(where).status_code == 200
        return len(asked)

    _ = cast.plan
    cast.pick("Kite")
    ask()
    once = ask()
    cast.pick("Moon")
    cast.pick("Bean", "tricky")
    assert ask() == once


def test_the_mirror_is_the_child_s_and_the_teacher_s_own(cast, ada):
    ada.post(url("part", cast.part().pk), {"topic": "Swimming"})
    for who, status in (
        ("ada", 200),
        ("teo", 200),
        ("tia", 200),
        ("cora", 404),
        ("ben", 404),
        ("rosa", 404),
        ("lea", 404),
    ):
        assert cast.browser(who).get(url("who_chose", cast.ada.pk)).status_code == status
    for who, status in (("teo", 200), ("cora", 404), ("otis", 404), ("lea", 404), ("ada", 404)):
        assert cast.browser(who).get(url("class_mirror", cast.klass.pk)).status_code == status
    page = cast.browser("teo").get(url("class_mirror", cast.klass.pk)).content.decode()
    assert "alone 1, with an idea 0, written down 0" in page


def test_a_child_finds_what_the_class_agreed_and_proposes(cast, ada):
    page = ada.get(url("mine")).content.decode()
    assert url("agreements", cast.klass.pk) in page
    assert ada.post(url("agreements", cast.klass.pk), {"words": "Two from maths"}).status_code == 302
    row = Boundary.objects.visible_to(cast.viewer("teo")).get()
    assert (row.words, row.proposed_by_id, row.agreed_on) == ("Two from maths", cast.ada.pk, None)
    teo = cast.browser("teo")
    teo.post(url("agreed", row.pk))
    assert "our class agreed" in ada.get(url("agreements", cast.klass.pk)).content.decode()
    teo.post(url("agreement", row.pk), {"words": "Three from maths", "least": "3", "most": "1"})
    teo.post(url("agreement", row.pk), {"words": "Three from maths", "most": "3"})
    row = Boundary.objects.visible_to(cast.viewer("teo")).get()
    assert (row.words, row.least, row.most) == ("Three from maths", None, 3)


def test_the_chart_begins_with_ideas_and_is_made_in_the_class_s_own_words(cast, ada):
    teo = cast.browser("teo")
    assert (
        teo.post(url("criteria", cast.klass.pk), {"sense": "looks", "words": "Eyes meet", "made_by": "Mei"}).status_code
        == 302
    )
    for who in ("ada", "ben", "teo"):
        assert "Eyes meet" in cast.browser(who).get(url("chart", cast.klass.pk)).content.decode()
    ada.post(url("criteria", cast.klass.pk), {"sense": "looks", "words": "Mine alone"})
    assert "Mine alone" not in teo.get(url("criteria", cast.klass.pk)).content.decode()


@pytest.mark.parametrize(("times", "writing"), [(3, 1.0), (40, 0.88), (250, 0.58)])
def test_a_card_with_a_great_deal_on_it_is_printed_whole_in_smaller_writing(cast, times, writing):
    """`writing` is the largest share of the usual size that fits on a quarter of a sheet; None would be cut off."""
    plan = cast.plan
    OwnNotes.objects.create(part=cast.part("hello"), words="breathe slowly " * times)
    cards = cards_of(plan.pk, cast.viewer("ada"), "8-10")
    values = {"values": json.dumps(values_of(cards, title="My cards")), "language": "en", "direction": "ltr"}
    found = typst.query(
        str(template_path("plan/cards.typ")), "<writing>", field="value", root=str(HOUSE), sys_inputs=values,
        font_paths=font_folders(), ignore_system_fonts=True,
    )  # fmt: skip
    assert json.loads(found)[0] == writing


@pytest.mark.parametrize("sent", ["the kite", "\x00", "²", "5-7", "9" * 30, "-1"])
def test_a_piece_that_is_no_number_gets_a_sentence_and_the_reason_stays(cast, sent):
    address = f"/conference/parts/{cast.part().pk}/"
    page = cast.browser("ada").post(address, {"artifact": sent, "reason": "It flew so high"})
    assert page.status_code in (404, 422)
    assert page.status_code == 404 or "It flew so high" in page.content.decode()
    assert cast.browser("ada").get(address, {"piece": sent}).status_code == 200
