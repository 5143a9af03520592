"""The template words of the house: what each draws, and that nothing typed by somebody becomes markup."""

import re
from dataclasses import dataclass, field
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone, translation

from leadlight.platform.drawings import GLASSES, known_icons, table
from leadlight.platform.fan import Wedge
from leadlight.platform.models import File
from leadlight.platform.templatetags.ui import initials

NASTY = '"><script>alert(1)</script>'


def drawn(source, **context):
    """`source` as a page of ours would draw it."""
    return engines["django"].from_string(source).render({**context}, RequestFactory().get("/"))


@dataclass
class Person:
    display: str = "Ada"
    emblem: str = ""
    face: str = ""


@dataclass
class Sound:
    wave: list = field(default_factory=lambda: [0, 50, 100])


def test_an_icon_is_silent_and_turns_with_the_reading_direction_only_when_asked():
    assert drawn('{% icon "star" %}').startswith('<svg class="i" viewBox="0 0 24 24" aria-hidden="true"')
    assert 'class="i flip"' in drawn('{% icon "back" flip=True %}')


def test_an_icon_nobody_drew_is_noticed():
    with pytest.raises(KeyError):
        drawn('{% icon "unicorn" %}')


@pytest.mark.parametrize("glass", [*GLASSES, "clear"])
def test_every_glass_has_a_class_with_its_three_colours(glass):
    from leadlight.platform.contrast import TOKENS

    assert re.search(rf"\.glass-{glass} {{[^}}]*--g:[^}}]*--g-deep:[^}}]*--g-mist:", TOKENS.read_text())


@pytest.mark.parametrize(
    ("spec", "ring", "segments"),
    [
        ("owl:lagoon:honey:10", ["honey", "lagoon"], "10"),
        ("owl:ruby:leaf:7", ["leaf", "ruby"], "6"),
        ("", ["clear"] * 2, "8"),
    ],
)
def test_an_emblem_is_a_ring_of_two_glasses(spec, ring, segments):
    found = drawn("{% emblem spec %}", spec=spec)
    assert re.findall(r"ring glass-(\w+)", found) == ring
    assert set(re.findall(r'pathLength="(\d+)"', found)) == {segments}


def test_an_emblem_takes_nothing_odd_into_the_page():
    assert "script" not in drawn("{% emblem spec %}", spec=f"owl:{NASTY}:{NASTY}:9")


@pytest.mark.parametrize(
    ("who", "shows"),
    [
        (Person(emblem="owl:lagoon:honey:10"), 'class="emblem small"'),
        (Person(face="face-01"), 'viewBox="0 0 80 80"'),
        (Person(), ">A</span>"),
        ("Rosa", ">R</span>"),
        ("élodie", ">É</span>"),
    ],
)
def test_a_face_is_an_emblem_a_drawing_or_a_letter(who, shows):
    assert shows in drawn("{% face who %}", who=who)


def test_a_face_escapes_a_name():
    assert "&lt;</span>" in drawn("{% face who %}", who="<b>")


def test_every_secret_and_motif_can_be_drawn():
    for name in table("secrets"):
        assert "<svg" in drawn("{% secret_picture name %}", name=name)
    for name in table("motifs"):
        assert "<svg" in drawn("{% motif name %}", name=name)


WEDGES = [Wedge("Proud", "star", "leaf", lit=True, url="/proud/"), Wedge("Tricky", "mountain", "ruby", current=True)]


def test_each_wedge_says_its_name_and_whether_it_is_lit():
    found = drawn("{% fan wedges %}", wedges=WEDGES)
    assert re.findall(r'<(a|g) [^>]*aria-label="([^"]+)"', found) == [
        ("a", "Proud: lit"),
        ("g", "Tricky: not yet, here now"),
    ]
    assert re.findall(r'class="glass-(\w+)( lit)?"', found) == [("leaf", " lit"), ("ruby", "")]
    assert found.count('aria-current="step"') == 1


def test_a_wedge_may_say_its_own_state():
    assert "Family: left empty on purpose" in drawn("{% fan w %}", w=[Wedge("Family", state="left empty on purpose")])


def test_a_part_named_by_a_child_stays_text():
    found = drawn("{% fan w %}{% fan w size='mini' %}", w=[Wedge(NASTY, lit=True, url="/x/")])
    assert "<script>" not in found


def test_the_big_fan_is_mirrored_where_pages_run_from_right_to_left():
    def places():
        return [
            float(x)
            for x in re.findall(r'class="fan__word[^"]*" x="([\d.]+)"', drawn("{% fan wedges %}", wedges=WEDGES))
        ]

    plain = places()
    with translation.override("ar"):
        assert places() == plain[::-1]


def test_the_small_fans_shapes_are_drawn_once_an_answer():
    found = drawn("{% for _ in many %}{% fan wedges size='mini' %}{% endfor %}", wedges=WEDGES, many=range(3))
    assert found.count("<defs>") == 1
    assert found.count('href="#fan2-1"') == 3
    assert found.count('aria-label="Lit: Proud"') == 3


def test_a_small_fan_with_nothing_lit_says_so_kindly():
    assert 'aria-label="Nothing lit yet"' in drawn("{% fan w size='mini' %}", w=[Wedge("Hello")])


def test_a_pane_shows_its_picture_title_and_notes():
    found = drawn(
        '{% pane title="Kite" url="/kite/" glass="ruby" picture="/file/1/" alt="A kite" kinds="speaker" notes=2 %}'
    )
    assert '<div class="pane glass-ruby">' in found
    assert '<img src="/file/1/" alt="A kite" loading="lazy">' in found
    assert '<a href="/kite/"><bdi>Kite</bdi></a>' in found
    assert "2 notes" in found


def test_a_panes_picture_may_be_a_file_of_ours():
    ready = File(pk=UUID(int=7), ready_at=timezone.now(), parts={"small": {"width": 360, "height": 270}})
    found = drawn('{% pane title="Kite" picture=file alt="A kite" %}', file=ready)
    assert f'<img src="/file/{ready.pk}/small/" width="360" height="270" alt="A kite"' in found


def test_a_pane_without_notes_shows_no_number():
    assert "mark" not in drawn('{% pane title="Kite" %}')


def test_a_panes_words_and_title_stay_text():
    found = drawn("{% pane title=t words=t picture=p glass=t %}", t=NASTY, p="")
    assert "<script>" not in found
    assert "pane glass-clear" in found


def test_a_window_holds_its_panes_under_its_fan():
    found = drawn('{% window wedges=w label="My window" %}{% pane title="Kite" %}{% endwindow %}', w=WEDGES)
    assert found.index("fan__wedge") < found.index('class="panes"') < found.index("<bdi>Kite</bdi>")
    assert '<section class="window" aria-label="My window">' in found


@pytest.mark.parametrize(
    ("share", "x", "says"),
    [
        (0, "12", "Just begun"),
        (0.5, "95", "About half way"),
        (1, "178", "Nearly time"),
        (7, "178", "Nearly"),
        (None, "12", "Just"),
    ],
)
def test_the_sun_goes_its_way_and_says_so_without_digits(share, x, says):
    found = drawn("{% sun share %}", share=share)
    label = re.search(r'aria-label="([^"]+)"', found)[1]
    assert f'cx="{x}"' in found
    assert label.startswith(says)
    assert not re.search(r"\d", label)


def test_a_wave_has_a_bar_for_every_step_of_few_and_every_other_of_many():
    assert re.findall(r"v([\d.]+)", drawn("{% wave sound %}", sound=Sound())) == ["2", "14", "28"]
    assert drawn("{% wave sound %}", sound=[]).count("v2") == 30
    assert re.findall(r"v([\d.]+)", drawn("{% wave sound %}", sound=[100, 0] * 30)) == ["28"] * 30


def test_undo_addresses_are_ours_only():
    def undo(tags):
        return drawn("{{ m|undo_address }}", m=SimpleNamespace(extra_tags=tags))

    assert undo("undo:/pieces/7/bin/undo/") == "/pieces/7/bin/undo/"
    assert [undo(tags) for tags in ("undo://elsewhere.example/", "undo:https://elsewhere.example/", "", None)] == [
        ""
    ] * 4


def test_swatches_are_eight_named_choices():
    found = drawn('{% swatches "glass" "leaf" %}')
    assert re.findall(r'value="(\w+)"( checked)?', found) == [(g, " checked" if g == "leaf" else "") for g in GLASSES]


def test_styles_and_elements_are_linked_not_inlined():
    assert re.findall(r'href="([^"]+)"', drawn('{% styles "child" "portfolio" %}')) == [
        "/static/platform/child.css",
        "/static/portfolio/all.css",
    ]
    assert re.findall(r'src="([^"]+)"', drawn('{% element "voice" "portfolio/ll-draw.js" %}')) == [
        "/static/platform/elements/ll-voice.js",
        "/static/portfolio/ll-draw.js",
    ]


def test_htmx_is_told_to_keep_to_our_content_policy():
    found = drawn("{% htmx %}").replace("&quot;", '"')
    assert '"includeIndicatorStyles":false' in found
    assert '"allowEval":false' in found


def test_every_icon_is_known_by_its_names():
    assert {"star", "help", "mic", "microphone"} <= known_icons()


@pytest.mark.parametrize(
    ("name", "letters"), [("Ms Okafor", "MO"), ("Ada", "A"), ("", ""), ("Mx Jo van Brandt", "MB"), ("ليلى حداد", "لح")]
)
def test_initials_tell_people_apart(name, letters):
    assert initials(name) == letters
