"""`{% picture file "small" alt="A kite" %}` and `{% sound file %}`, built in everywhere."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

register = template.Library()
BY_WIDTH = ("small", "phone", "middle")  # what a browser that knows how wide chooses from
SHARPER = {"small": "middle", "middle": "large"}  # what screens with two dots in one ask for


@dataclass(frozen=True)
class Drawn:
    """One size of a picture, ready for <img>."""

    src: str
    srcset: str
    width: int
    height: int


def _address(file, size):
    return reverse("platform:file", args=[file.pk, size])


def _widths(file) -> str:
    return ", ".join(f"{_address(file, size)} {file.parts[size]['width']}w" for size in BY_WIDTH if size in file.parts)


def drawn(file, size, sizes="") -> Drawn | None:
    """What <img> needs to know, or None while there is nothing to show."""
    part = file.parts.get(size) if file and file.ready_at else None
    if part is None:
        return None
    sharper = SHARPER.get(size)
    srcset = f"{_address(file, size)} 1x, {_address(file, sharper)} 2x" if sharper in file.parts else ""
    if sizes:
        srcset = _widths(file)
    return Drawn(_address(file, size), srcset, part["width"], part["height"])


@register.inclusion_tag("platform/media/_picture.html")
def picture(file, size="small", alt="", lazy=True, first=False, sizes=""):
    """The picture; while our encoding is not there a quiet place for it that fills itself; or why it will never be.

    size   small 360, phone 560, middle 720, large 1280 or master, pixels of the longer side
    alt    what can be seen on it; empty for a picture that only repeats the words beside it
    sizes  how wide it is drawn, as in <img sizes>: the browser takes the smallest file that is sharp there
    first  the largest thing one sees at once: fetched before all others
    """
    waits = reverse("platform:file_state", args=[file.pk, size]) if file else ""
    return {
        "file": file,
        "drawn": drawn(file, size, sizes),
        "sizes": sizes,
        "alt": alt,
        "lazy": lazy and not first,
        "first": first,
        "waits": waits,
    }


@register.inclusion_tag("platform/media/_sound.html")
def sound(file, label=""):
    """A player that loads nothing before it is pressed. `label` says whose voice it is, for those who do not see it."""
    ready = bool(file and file.ready_at)
    return {
        "file": file,
        "ready": ready,
        "src": _address(file, "sound") if ready else "",
        "waits": reverse("platform:file_state", args=[file.pk, "sound"]) if file else "",
        "label": label or _("Recording"),
        "time": clock(file.seconds) if file else "",
    }


def clock(seconds) -> str:
    """72.4 -> 1:12"""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
