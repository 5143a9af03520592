"""What is kept and what is refused, with real files."""

import pytest
from django.utils import translation

from leadlight.platform import store
from leadlight.platform.media import Refused, forget, keep
from leadlight.platform.models import File
from leadlight.platform.tests import things

pytestmark = pytest.mark.django_db


def take(content, kind="image", name="IMG_0001.JPG"):
    return keep(things.sent(content, name), kind=kind, holder="tests.Thing", school=7)


def why(content, kind="image", name="IMG_0001.JPG"):
    with pytest.raises(Refused) as refused:
        take(content, kind, name)
    assert File.objects.count() == 0
    return refused.value.why


def test_a_photo_is_kept_before_it_is_encoded():
    photo = things.jpeg()
    file = take(photo)
    row = File.objects.get()
    assert (row.pk, row.kind, row.holder, row.school, row.ready_at) == (file.pk, "image", "tests.Thing", 7, None)
    assert store.quarantined(file.pk).read_bytes() == photo
    assert store.quarantined(file.pk).stat().st_mode & 0o777 == 0o600


PICTURES = {
    "jpeg": things.jpeg,
    "heic": things.heic,
    "cmyk": things.cmyk,
    "gif": things.moving_gif,
    "deep png": things.deep_png,
    "see-through png": things.see_through_png,
    "webp": lambda: things.written(things.kite(), "WEBP"),
    "webp without loss": lambda: things.written(things.kite(), "WEBP", lossless=True),
    "webp with notes": lambda: things.written(things.kite(), "WEBP", exif=things.notes()),
    "avif": lambda: things.written(things.kite(), "AVIF"),
    "palette png": lambda: things.written(things.kite(mode="P"), "PNG"),
    "black and white": lambda: things.written(things.kite(mode="1"), "PNG"),
    "thumbnail": things.with_thumbnail,
    "profile": things.with_profile,
    "progressive": lambda: things.written(things.kite(), progressive=True),
    "two pictures in one": lambda: things.written(
        things.kite(), "MPO", save_all=True, append_images=[things.kite(320, 240)]
    ),
    "more behind the end": lambda: things.jpeg() + b"a short film of a telephone" * 99,
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_kind_of_picture_becomes_ours(run_jobs, name):
    file = take(PICTURES[name](), name="whatever.txt")
    assert run_jobs() == 1
    file.refresh_from_db()
    assert (file.refused, set(file.parts)) == ("", {"small", "phone", "middle", "large", "master"})
    assert file.ready_at is not None
    assert max(file.parts["small"]["width"], file.parts["small"]["height"]) <= 360


SOUNDS = {
    "webm": ("libopus", "webm"),
    "opus in mp4": ("libopus", "mp4"),
    "m4a": ("aac", "ipod"),
    "mp3": ("libmp3lame", "mp3"),
    "wav": ("pcm_s16le", "wav"),
    "ogg": ("libopus", "ogg"),
    "aac": ("aac", "adts"),
}


@pytest.mark.parametrize("name", SOUNDS)
def test_every_kind_of_sound_becomes_ours(run_jobs, name):
    file = take(things.sound(*SOUNDS[name]), "sound", "voice.webm")
    run_jobs()
    file.refresh_from_db()
    assert (file.refused, set(file.parts)) == ("", {"sound"})
    assert file.seconds == pytest.approx(2, abs=0.1)
    assert len(file.wave) == 60
    assert min(file.wave) > 80


@pytest.mark.parametrize(
    ("content", "kind", "answer"),
    [
        (b"", "image", "empty"),
        (b"", "sound", "empty"),
        (b"Once upon a time", "image", "text"),
        ("Tupuānuku".encode("utf-16"), "image", "text"),
        (b"%PDF-1.7 ...", "image", "pdf"),
        (b"%PDF-1.7 ...", "sound", "other_sound"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>', "image", "svg"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "image", "document"),
        (b"PK\x03\x04\x14\0\x06\0word/", "image", "document"),
        (b"8BPS\0\1" + bytes(40), "image", "other_image"),
        (bytes(200), "image", "other_image"),
        (bytes(200), "sound", "other_sound"),
        (b"MZ" + bytes(range(256)) * 9, "image", "document"),
        (b"II*\0" + bytes(80), "image", "other_image"),
    ],
)
def test_what_is_neither_is_refused_with_advice(content, kind, answer):
    assert why(content, kind) == answer


def test_a_film_or_the_wrong_kind_gets_its_own_advice():
    film = things.sound("aac", "mp4", film=True)
    assert why(film) == "film_image"
    assert why(film, "sound") == "film_sound"
    assert why(things.sound(film=True), "sound") == "film_sound"
    assert why(things.sound("libmp3lame", "mp3")) == "sound_image"
    assert why(things.jpeg(), "sound") == "image_sound"


@pytest.mark.parametrize("make", [things.jpeg, things.heic, things.see_through_png, PICTURES["webp"], PICTURES["avif"]])
def test_half_a_picture_is_noticed_at_once(make):
    whole = make()
    assert why(whole[: len(whole) * 2 // 3]) == "part_image"


def test_a_gif_cut_short_is_noticed_by_the_encoder(run_jobs):
    whole = things.moving_gif()
    file = take(whole[: len(whole) // 4])
    run_jobs()
    file.refresh_from_db()
    assert file.refused == "Only part of this picture arrived. Choose it again."


def test_half_a_recording_is_noticed_when_nothing_of_it_can_play():
    whole = things.sound("aac", "ipod")
    assert why(whole[: len(whole) // 2], "sound") == "part_sound"


def test_half_a_webm_plays_as_far_as_it_goes(run_jobs):
    whole = things.sound(seconds=4)
    file = take(whole[: len(whole) // 2], "sound")
    run_jobs()
    file.refresh_from_db()
    assert file.refused == ""
    assert 1 < file.seconds < 3.5


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_seventy_megapixels_are_too_many_and_said_at_once(form):
    assert why(things.seventy_megapixels(form)) == "dots"


def test_a_bomb_is_refused_by_its_head():
    assert why(things.bomb()) == "dots"


def test_a_liar_harms_nobody(run_jobs):
    file = take(things.liar())
    run_jobs()
    file.refresh_from_db()
    assert (file.ready_at is None) == bool(file.refused)


def test_forty_eight_megapixels_are_kept(run_jobs):
    file = take(things.written(things.kite(8_064, 6_048), "JPEG"))
    run_jobs()
    file.refresh_from_db()
    assert (file.refused, file.width, file.height) == ("", 4096, 3072)


def test_too_many_bytes_are_refused_whatever_was_claimed():
    big = things.sent(things.jpeg() + bytes(25 * 1024 * 1024))
    with pytest.raises(Refused, match="very large"):
        keep(big, kind="image", holder="tests.Thing", school=7)
    big.size = 100
    big.seek(0)
    with pytest.raises((Refused, AssertionError)):
        keep(big, kind="image", holder="tests.Thing", school=7)
    assert list((store.quarantined(File().pk).parent).glob("*.part")) == []
    assert File.objects.count() == 0


def test_a_refusal_speaks_the_readers_language():
    with pytest.raises(Refused) as refused:
        take(b"%PDF-1.7")
    with translation.override("en"):
        assert str(refused.value) == "This is a PDF. Take a screenshot or a photo of the page you want to show."


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_ends_as_a_picture_or_a_sentence(run_jobs, seed):
    makers = [things.jpeg, things.heic, things.moving_gif, things.see_through_png, PICTURES["webp"], PICTURES["avif"]]
    try:
        file = take(things.mixed_up(makers[seed % 6](), seed))
    except Refused as refused:
        assert refused.why in ("part_image", "broken_image", "dots")
        return
    run_jobs()
    file.refresh_from_db()
    assert (file.ready_at is None) == bool(file.refused)


def test_below_the_low_water_mark_nothing_new_is_taken(settings):
    settings.LOW_WATER_MB = store.free_mb() + 1000
    assert why(things.jpeg()) == "room"


def test_forgetting_takes_every_byte(run_jobs, django_capture_on_commit_callbacks):
    file = take(things.jpeg())
    run_jobs()
    home = store.home(file.pk)
    assert len(list(home.glob("*/*.webp"))) == 5
    with django_capture_on_commit_callbacks(execute=True):
        forget(file)
    assert not home.exists()
    assert File.objects.count() == 0
