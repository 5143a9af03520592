"""Real pictures and sounds, made here: what children's devices send, and what should never come."""

import io
import math
import random
import struct
import zlib
from array import array

import av
import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, ImageDraw

pillow_heif.register_heif_opener()
PLACE = "Hill School lane 3"  # a canary: must never be in anything that is served


def sent(content: bytes, name="IMG_0001.JPG", kind="image/jpeg"):
    """As it comes out of a form."""
    return SimpleUploadedFile(name, content, kind)


def kite(width=640, height=480, mode="RGB"):
    """Red in the upper left quarter, blue in the lower right, so that one sees which way up it is."""
    picture = Image.new("RGB", (width, height), "#e8e4da")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width // 2, height // 2), fill="#c02020")
    draw.rectangle((width // 2, height // 2, width, height), fill="#2040c0")
    return picture.convert(mode)


def notes(turned=1):
    """EXIF with a place, a thumbnail-like description and how the camera was held."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = turned, PLACE
    exif[0x8825] = {1: "S", 2: (36.0, 50.0, 54.0), 3: "E", 4: (174.0, 45.0, 48.0)}
    return exif


def written(picture, form="JPEG", **more) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()


def jpeg(turned=1, **size):
    return written(kite(**size), quality=88, exif=notes(turned))


def noise(width, height, form="JPEG", **more):
    """A picture with as much in it as a photo has."""
    few = Image.merge("RGB", [Image.effect_noise((width // 8, height // 8), 70) for _ in range(3)])
    return written(few.resize((width, height), Image.Resampling.BICUBIC), form, **more)


def heic():
    return written(kite(), "HEIF", exif=notes().tobytes(), quality=80)


def cmyk():
    return written(kite(mode="CMYK"))


def with_profile(form="JPEG"):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return written(kite(), form, icc_profile=profile)


def deep_png():
    """Sixteen bits of grey: dark on the left, light on the right."""
    rows = array("H", [x * 65535 // 319 for _ in range(200) for x in range(320)])
    return written(Image.frombytes("I;16", (320, 200), rows.tobytes()), "PNG")


def see_through_png():
    picture = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).line((0, 0, 300, 200), fill=(0, 0, 0, 255), width=8)
    return written(picture, "PNG")


def moving_gif():
    frames = [kite(), kite().transpose(Image.Transpose.ROTATE_180)]
    return written(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=80)


def with_thumbnail():
    """EXIF whose little picture still shows what was cut away: a green one, and PLACE in its comment."""
    little = written(Image.new("RGB", (160, 120), "#00ff00"), comment=PLACE.encode())
    tiff = b"II*\0\x08\0\0\0" + b"\0\0" + struct.pack("<I", 14)
    entries = [(0x0103, 3, 1, 6), (0x0201, 4, 1, 56), (0x0202, 4, 1, len(little))]
    tiff += struct.pack("<H", 3) + b"".join(struct.pack("<HHII", *entry) for entry in entries) + struct.pack("<I", 0)
    return written(kite(), exif=b"Exif\0\0" + tiff.ljust(56, b"\0") + little)


def _chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_head(width, height, body=b""):
    """A PNG that claims a size, with `body` as its compressed rows."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def bomb():
    """A few kilobytes that would unpack to 7.5 gigabytes."""
    return png_head(50_000, 50_000, zlib.compress(bytes(4_000_000), 9))


def liar():
    """Says 100 x 100 and unpacks to far more."""
    return png_head(100, 100, zlib.compress(bytes(40_000_000), 9))


def seventy_megapixels(form):
    return written(Image.new("RGB", (10_000, 7_000), "#c02020"), form)


def tone(seconds, rate=48_000, loud=9_000, start=0) -> bytes:
    """440 Hz as 16-bit samples."""
    count = int(seconds * rate)
    return array("h", [int(loud * math.sin(2 * math.pi * 440 * (start + n) / rate)) for n in range(count)]).tobytes()


def wav(samples: bytes, rate=48_000) -> bytes:
    """The plainest sound file there is, one channel of 16 bits."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate * 2 % 2**32, 2, 16)
    return (
        struct.pack("<4sI4s", b"RIFF", 36 + len(samples), b"WAVE")
        + form
        + struct.pack("<4sI", b"data", len(samples))
        + samples
    )


def sound(codec="libopus", form="webm", *, seconds=2, rate=48_000, loud=9_000, notes=None, cover=False, film=False):
    """A tone of 440 Hz in any container; `cover` a picture stuck to it, `film` a moving picture beside it."""
    out = io.BytesIO()
    with av.open(out, "w", format=form) as container:
        container.metadata.update(notes or {})
        voice = container.add_stream(codec, rate=rate, layout="mono")
        if film:
            _film(container)
        if cover:
            _cover(container)
        tune = av.AudioResampler(format=voice.codec_context.format.name, layout="mono", rate=rate, frame_size=960)
        for start in range(0, seconds * rate, rate // 10):
            frame = av.AudioFrame(format="s16", layout="mono", samples=rate // 10)
            frame.sample_rate, frame.pts = rate, start
            samples = tone(0.1, rate, loud, start)
            frame.planes[0].update(samples.ljust(frame.planes[0].buffer_size, b"\0"))
            for piece in tune.resample(frame):
                container.mux(voice.encode(piece))
        for piece in tune.resample(None):
            container.mux(voice.encode(piece))
        container.mux(voice.encode(None))
    return out.getvalue()


def _cover(container):
    picture = container.add_stream("mjpeg", rate=1)
    picture.width, picture.height, picture.pix_fmt = 64, 64, "yuvj420p"
    picture.disposition = av.stream.Disposition.attached_pic
    container.mux(picture.encode(av.VideoFrame(64, 64, "yuvj420p")))
    container.mux(picture.encode(None))


def _film(container):
    codec = "libx264" if container.format.name == "mp4" else "libvpx"
    moving = container.add_stream(codec, rate=10)
    moving.width, moving.height, moving.pix_fmt = 64, 64, "yuv420p"
    frame = av.VideoFrame(64, 64, "yuv420p")
    for number in range(5):
        frame.pts = number
        container.mux(moving.encode(frame))
    container.mux(moving.encode(None))


def mixed_up(content: bytes, seed: int) -> bytes:
    """The same with forty bytes changed somewhere behind the head."""
    dice, content = random.Random(seed), bytearray(content)
    for _ in range(40):
        content[dice.randrange(64, len(content))] = dice.randrange(256)
    return bytes(content)
