"""One picture decoded and written again: upright, in sRGB, on white, without a word about where or when.

Runs inside the encoder's own process (encode.py). Knows no Django.
"""

import contextlib
import io
from pathlib import Path

from PIL import AvifImagePlugin, Image, ImageCms

from leadlight.platform.media.broken import Broken

MOST_DOTS = 64_000_000
LARGEST_PROFILE = 1024 * 1024
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
SIZES = (
    ("master", 4096, 82, 2), ("large", 1280, 80, 4), ("middle", 720, 78, 4), ("phone", 560, 76, 4), ("small", 360, 78, 4),
)  # fmt: skip
FORMATS = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "heif": "HEIF", "avif": "AVIF"}
UPRIGHT = {
    2: [Image.Transpose.FLIP_LEFT_RIGHT],
    3: [Image.Transpose.ROTATE_180],
    4: [Image.Transpose.FLIP_TOP_BOTTOM],
    5: [Image.Transpose.TRANSPOSE],
    6: [Image.Transpose.ROTATE_270],
    7: [Image.Transpose.TRANSVERSE],
    8: [Image.Transpose.ROTATE_90],
}


def make(source: Path, name: str, folder: Path) -> dict:
    """Write master, large, middle, phone and small; returns the size of each in pixels."""
    picture = read(source, name)
    parts = {}
    for size, edge, quality, method in SIZES:
        picture.thumbnail((edge, edge), Image.Resampling.LANCZOS, reducing_gap=2.0)
        picture.save(folder / f"{size}.webp", "WEBP", quality=quality, method=method)
        parts[size] = {"name": f"{size}.webp", "width": picture.width, "height": picture.height}
    return {"parts": parts, "width": parts["master"]["width"], "height": parts["master"]["height"]}


def read(source: Path, name: str) -> Image.Image:
    """The first picture in the file, at most 4096 pixels long, in plain RGB. Raises Broken."""
    try:
        return _read(source, name)
    except Broken:
        raise
    except MemoryError:
        raise Broken("dots") from None
    except Exception as trouble:  # decoders raise whatever they like; all of it means: does not open
        raise Broken("part_image" if "truncated" in str(trouble) else "broken_image") from None


def _read(source, name):
    if name == "heif":
        import pillow_heif

        pillow_heif.options.DECODE_THREADS = 1
        pillow_heif.register_heif_opener(thumbnails=False)
    picture = Image.open(source, formats=[FORMATS[name]])
    if picture.width * picture.height > MOST_DOTS:
        raise Broken("dots")
    picture.draft(None, (4096, 4096))
    turned, profile = _orientation(picture), picture.info.get("icc_profile", b"")
    picture.load()
    picture = _smooth(picture)
    picture.thumbnail((4096, 4096), Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture = _on_white(_in_srgb(picture, profile))
    for step in UPRIGHT.get(turned, ()):
        picture = picture.transpose(step)
    picture.info.clear()
    return picture


def _orientation(picture):
    """How the camera was held. A damaged note about it does not spoil the picture."""
    with contextlib.suppress(Exception):
        return picture.getexif().get(0x0112, 1)
    return 1


def _smooth(picture):
    """A mode that can be made smaller without harm: no palette, eight bits."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda dot: dot * (1 / 256)).convert("L")
    if picture.mode in ("1", "P", "PA", "La", "LA"):
        return picture.convert("RGBA" if "transparency" in picture.info or "A" in picture.mode.upper() else "RGB")
    return picture if picture.mode in ("RGB", "RGBA", "CMYK", "L") else picture.convert("RGB")


def _in_srgb(picture, profile):
    if profile and len(profile) <= LARGEST_PROFILE and picture.mode in ("RGB", "RGBA", "CMYK"):
        after = "RGBA" if picture.mode == "RGBA" else "RGB"
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(picture, given, ImageCms.createProfile("sRGB"), outputMode=after)
    return picture


def _on_white(picture):
    """Drawings with nothing behind them would vanish at night: they get the white of paper."""
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper
