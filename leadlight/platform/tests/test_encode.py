"""What our own encoding looks and sounds like, and what is no longer in it."""

import io
import json
import subprocess
import sys

import av
import pytest
from PIL import Image

from leadlight.platform.media import proof
from leadlight.platform.tests import things

RED, BLUE, PAPER = (192, 32, 32), (32, 64, 192), (232, 228, 218)


class Made:
    """One run of the encoder, as the job does it."""

    def __init__(self, folder, content, name, kind="image"):
        self.folder = folder
        source = folder / "source"
        source.write_bytes(content)
        command = [sys.executable, "-m", "leadlight.platform.media.encode", kind, name, str(source), str(folder)]
        ended = subprocess.run(command, env={}, capture_output=True)
        self.code, self.says = ended.returncode, json.loads(ended.stdout or "{}")
        source.unlink()

    def picture(self, size="large"):
        return Image.open(self.folder / f"{size}.webp")

    def bytes(self):
        return b"".join(path.read_bytes() for path in self.folder.iterdir())

    def corners(self):
        """The colours in the middle of the four quarters, in reading order."""
        picture = self.picture().convert("RGB")
        width, height = picture.size
        spots = [(x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3)]
        return [picture.getpixel(spot) for spot in spots]


@pytest.fixture
def made(tmp_path):
    return lambda *given, **more: Made(tmp_path, *given, **more)


def near(one, other, far=14):
    return all(abs(a - b) <= far for a, b in zip(one, other, strict=True))


def is_kite(corners):
    return all(near(*pair) for pair in zip(corners, (RED, PAPER, PAPER, BLUE), strict=True))


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(made, turned):
    """The camera writes the picture lying down and a note how to turn it."""
    back = {1: [], 2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}[turned]
    lying = things.kite()
    for step in back:
        lying = lying.transpose(Image.Transpose(step))
    out = made(things.written(lying, exif=things.notes(turned), quality=95), "jpeg")
    assert out.picture().size == (640, 480)
    assert is_kite(out.corners())


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (things.jpeg, "jpeg"),
        (things.heic, "heif"),
        (lambda: things.written(things.kite(), "PNG", exif=things.notes()), "png"),
        (lambda: things.written(things.kite(), "WEBP", exif=things.notes()), "webp"),
        (lambda: things.written(things.kite(), "AVIF", exif=things.notes()), "avif"),
    ],
)
def test_place_time_and_words_of_the_camera_are_gone(made, make, name):
    content = make()
    assert things.PLACE.encode() in content
    out = made(content, name)
    assert things.PLACE.encode() not in out.bytes()
    for size in ("small", "phone", "middle", "large", "master"):
        assert (dict(out.picture(size).getexif()), out.picture(size).info.get("icc_profile")) == ({}, None)
        assert proof.check(out.folder / f"{size}.webp")["bytes"] > 100
    assert is_kite(out.corners())


def test_the_thumbnail_that_shows_what_was_cut_away_is_gone(made):
    content = things.with_thumbnail()
    assert content.count(b"\xff\xd8\xff") == 2
    out = made(content, "jpeg")
    assert things.PLACE.encode() not in out.bytes()
    assert b"\xff\xd8\xff" not in out.bytes()


@pytest.mark.parametrize(
    ("make", "name"), [(things.cmyk, "jpeg"), (things.moving_gif, "gif"), (things.with_profile, "jpeg")]
)
def test_colours_stay_what_they_were(made, make, name):
    assert is_kite(made(make(), name).corners())


def test_of_a_moving_picture_the_first_stays(made):
    out = made(things.moving_gif(), "gif")
    assert getattr(out.picture(), "n_frames", 1) == 1


def test_sixteen_bits_of_grey_keep_their_shades(made):
    picture = made(things.deep_png(), "png").picture().convert("L")
    shades = [picture.getpixel((x, 100)) for x in (4, 80, 160, 240, 315)]
    assert near(shades, (3, 64, 128, 191, 252), 6)


def test_a_drawing_on_nothing_gets_white_paper(made):
    picture = made(things.see_through_png(), "png").picture().convert("RGB")
    assert near(picture.getpixel((280, 20)), (255, 255, 255), 3)
    assert near(picture.getpixel((150, 100)), (0, 0, 0), 30)


def test_a_small_picture_is_not_blown_up(made):
    out = made(things.jpeg(width=200, height=100), "jpeg")
    assert {size: out.picture(size).size for size in ("small", "master")} == {"small": (200, 100), "master": (200, 100)}


def test_a_long_narrow_picture_stays_one(made):
    out = made(things.written(things.kite(400, 12_000)), "jpeg")
    assert (out.code, out.picture("master").size) == (0, (137, 4096))
    assert out.picture("small").height == 360


def test_a_format_that_was_not_named_is_never_tried(made):
    """The sniffer said PNG: no other parser gets to see it, whatever it looks like."""
    out = made(things.jpeg(), "png")
    assert (out.code, out.says) == (3, {"refused": "broken_image"})


def test_the_decoder_has_a_limit_on_memory(made):
    """9,000 x 7,000 dots of 16 bits in four colours do not fit; it says so and dies alone."""
    rows = Image.new("RGB", (9_000, 7_000), "#c02020")
    out = made(things.written(rows, "PNG"), "png")
    assert out.code in (0, 3)


# ---- sound
def heard(path):
    with av.open(str(path)) as container:
        voice = container.streams.audio[0]
        seconds = sum(frame.samples for frame in container.decode(voice)) / voice.rate
        return container.format.name, voice.codec_context.name, voice.channels, seconds, dict(container.metadata)


def test_a_voice_becomes_plain_aac_on_one_channel(made):
    out = made(things.sound(), "webm", kind="sound")
    form, codec, channels, seconds, notes = heard(out.folder / "sound.m4a")
    assert ("m4a" in form, codec, channels) == (True, "aac", 1)
    assert seconds == pytest.approx(2, abs=0.1)
    assert set(notes) <= {"major_brand", "minor_version", "compatible_brands"}
    content = (out.folder / "sound.m4a").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_the_words_and_the_cover_in_a_sound_are_gone(made):
    notes = {"title": things.PLACE, "artist": "Ada", "location": "-36.8+174.7/"}
    content = things.sound("libmp3lame", "mp3", notes=notes, cover=True)
    assert things.PLACE.encode() in content
    assert b"APIC" in content
    out = made(content, "mp3", kind="sound")
    assert (out.code, things.PLACE.encode() in out.bytes()) == (0, False)
    assert proof.check(out.folder / "sound.m4a")["bytes"] > 1000


def test_a_sound_that_changes_on_the_way_is_heard_to_its_end(made):
    """Two recordings stuck together, at two rates."""
    both = things.sound("libmp3lame", "mp3", rate=44_100) + things.sound("libmp3lame", "mp3", rate=24_000)
    out = made(both, "mp3", kind="sound")
    assert (out.code, round(out.says["seconds"])) == (0, 4)


def test_silence_is_a_sound_with_a_flat_wave(made):
    out = made(things.sound(loud=0), "webm", kind="sound")
    assert (out.code, out.says["wave"]) == (0, [0] * 60)


def test_the_wave_follows_the_voice(made):
    quiet, loud = things.tone(2, loud=900), things.tone(2, loud=20_000)
    out = made(things.wav(quiet + loud), "wav", kind="sound")
    wave = out.says["wave"]
    assert max(wave[2:28]) < 10
    assert min(wave[32:58]) > 85


def test_hours_are_too_long(made):
    out = made(things.wav(b"\0\0" * 8_000 * 60 * 21, rate=8_000), "wav", kind="sound")
    assert (out.code, out.says) == (3, {"refused": "long_sound"})


@pytest.mark.parametrize(
    "content", [things.wav(b""), things.wav(b"\0\0" * 100), things.wav(b"\0\0" * 9_999, rate=1_000_000_000)]
)
def test_nothing_to_hear(made, content):
    out = made(content, "wav", kind="sound")
    assert (out.code, out.says) == (3, {"refused": "broken_sound"})


def test_a_list_of_other_files_is_not_followed(made, tmp_path):
    """A playlist that names a file of the server, dressed up as a sound."""
    (tmp_path / "secret.wav").write_bytes(things.wav(things.tone(1)))
    playlist = f"#EXTM3U\n#EXTINF:1,\nfile://{tmp_path}/secret.wav\n".encode()
    for name in ("webm", "mp4", "mp3", "wav", "ogg", "aac"):
        out = made(playlist, name, kind="sound")
        assert out.code == 3


# ---- the second read
def test_the_second_read_lets_nothing_more_through(made):
    out = made(things.jpeg(), "jpeg")
    good = (out.folder / "small.webp").read_bytes()
    noted = io.BytesIO()
    out.picture("small").save(noted, "WEBP", exif=things.notes())
    for bad in (good + b"more", good[:-2], noted.getvalue(), things.jpeg(), b""):
        (out.folder / "small.webp").write_bytes(bad)
        with pytest.raises(proof.Unsound):
            proof.check(out.folder / "small.webp")


def test_the_second_read_listens_too(made):
    out = made(things.sound(), "webm", kind="sound")
    path = out.folder / "sound.m4a"
    good = path.read_bytes()
    for bad in (good + b"more", good[:-2], things.sound("aac", "mp4", film=True), things.sound(), b""):
        path.write_bytes(bad)
        with pytest.raises(proof.Unsound):
            proof.check(path)
