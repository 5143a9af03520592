"""What the sheet of badges says, and its drawings."""

from django.utils.translation import gettext as _

from leadlight.platform.address import full
from leadlight.platform.drawings import GLASSES, motif, table
from leadlight.platform.qr import qr_svg

MARK = "http://www.w3.org/2000/svg"


def drawn_motif(emblem: str) -> str:
    """The emblem's motif alone, for a printed window of glass."""
    name = (emblem or "").partition(":")[0]
    return f'<svg xmlns="{MARK}" viewBox="0 0 64 64">{motif(name if name in table("motifs") else "sun")}</svg>'


def glass_of(emblem: str) -> str:
    """The first of its two glasses."""
    one = (emblem or "").split(":")[1:2]
    return one[0] if one and one[0] in GLASSES else GLASSES[0]


def badge_values(made, class_name: str) -> dict:
    """`made` is [(learner, token)]; texts in the reader's language."""
    return {
        "title": _("Sign-in badges, %(class)s") % {"class": class_name},
        "note": _("Cut along the lines. No secret picture is printed."),
        "foot": _("Camera, then my secret. Lost? Make a new badge, the old one stops."),
        "page": _("Page"),
        "class": class_name,
        "badges": [
            {
                "name": learner.display,
                "motif": drawn_motif(learner.emblem),
                "glass": glass_of(learner.emblem),
                "qr": str(qr_svg(full(f"/b/{token}/"))),
            }
            for learner, token in made
        ],
    }
