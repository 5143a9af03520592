"""What several views here need: the look for an age, saying things with a way back, keeping what was typed."""
# words: learner

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from leadlight.platform.media import Refused
from leadlight.platform.once import KeyUsedForOther, once
from leadlight.portfolio.actions.made import NothingInIt
from leadlight.portfolio.queries.names import band_of, classes_of
from leadlight.reflect import queries as starters

COLOURS = (
    ("ruby", gettext_lazy("red")), ("amber", gettext_lazy("orange")), ("honey", gettext_lazy("yellow")), ("leaf", gettext_lazy("green")),
    ("lagoon", gettext_lazy("blue-green")), ("cobalt", gettext_lazy("blue")), ("iris", gettext_lazy("purple")), ("rose", gettext_lazy("pink")),
    ("ink", gettext_lazy("black")), ("paper", gettext_lazy("white")),
)  # fmt: skip


def say(request, text, undo=""):
    """One line after something was done, with the address that turns it back."""
    messages.success(request, text, f"undo:{undo}" if undo else "")


def typed(request):
    """What a form was sent with; nothing when the page is only looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def page_number(request, name="page") -> int:
    asked = request.GET.get(name, "0")[:6]
    return int(asked) if asked.isascii() and asked.isdecimal() else 0


def look_of(viewer) -> dict:
    """The learner's classes, and the age look of the page."""
    classes = classes_of(viewer.person_id, viewer)
    band = band_of(viewer.person, classes)
    return {"classes": classes, "band": band, "age": band, "age_is_older": band in ("11-14", "15-18")}


def ideas_for(request, look, categories=starters.FOR_A_PIECE, **wish):
    """Starters for the page of a learner, with the other language beside them where the learner has one."""
    lang = get_language()
    return starters.ideas(
        request.viewer, klasses=look["classes"], band=look["band"], lang=lang, categories=categories,
        beside=request.viewer.person.language, turn=page_number(request, "ideas"), **wish,
    )  # fmt: skip


def done(request, form, work):
    """Run `work` once for this form and go to the address it returns.

    None means that something is in the way: it stands on the form, in words, and nothing was kept.
    """
    try:
        return redirect(once(request, work))
    except Refused as refused:
        form.add_error("sound" if "sound" in request.FILES and "picture" not in request.FILES else None, str(refused))
    except NothingInIt:
        form.add_error(None, _("There is nothing in it yet. Take a photo, draw, speak or write first."))
    except KeyUsedForOther:
        form.add_error(None, _("This was kept before with other words. Look at it, then keep it once more."))
    return None
