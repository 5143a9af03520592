"""What happens next: five questions of a teacher, one for each step of a round, each with the page that answers it."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.people.desk import frame
from leadlight.people.models import Class
from leadlight.platform.doors import open_to
from leadlight.schedule.home import in_words, stand_of

HATS = ("teacher", "cover")


@dataclass(frozen=True, slots=True)
class Question:
    """`now`: the class's round stands at this step today."""

    asks: str
    answer: str
    press: str
    url: str
    symbol: str
    now: bool


def help_page(viewer, klass):
    """The address of the desk's question mark (joined to people.hooks.help_page)."""
    return reverse("help", args=[klass.pk]) if viewer.hat in HATS else None


@open_to(*HATS)
def what_next(request, class_id):
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    stand = stand_of(klass, request.viewer)
    context = {"stand": stand, "when": in_words(stand.days) if stand else "", "questions": questions(klass, stand)}
    return render(request, "site/help.html", frame(request, klass, **context))


def questions(klass, stand):
    """In the order of the steps; before the first round none of them is now."""
    now = stand.step if stand else None
    rows = [
        (
            _("How do families hear of it?"),
            _("Every adult gets their own letter or mail, in their language, with a code. “Families” says who was reached, and what to try next."),
            _("Open families"), "invite:reach", "mail",
        ),
        (
            _("How do children choose what to show?"),
            _("Each child fills the wedges of the fan, in any order and number. You may suggest something. What is shown stays their choice."),
            _("What we agreed about choosing"), "plan:agreements", "star",
        ),
        (
            _("How do they practise?"),
            _("With a friend, on the iPad or with cue cards on paper. It is offered, and nobody has to."),
            _("Who practises with whom"), "rehearse:class_practice", "friends",
        ),
        (
            _("What do I do while they lead?"),
            _("The board shows every table. A lamp says who would like help, an eye who wants to show you something. The rest of the time you listen."),
            _("Open the board"), "confer:board", "talk",
        ),
        (
            _("What is there to do afterwards?"),
            _("“Follow-ups” keeps what you said you would do, and the day to look again at the promises together."),
            _("Open follow-ups"), "carryon:follow_ups", "list",
        ),
    ]  # fmt: skip
    return [
        Question(asks, answer, press, reverse(page, args=[klass.pk]), symbol, step == now)
        for step, (asks, answer, press, page, symbol) in enumerate(rows)
    ]
