"""One person's words after a conference, on a page of their own: read, answered, said better."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from leadlight.carryon import actions
from leadlight.carryon.forms import WordsForm
from leadlight.carryon.queries import words_and_answers
from leadlight.platform.doors import open_to
from leadlight.platform.once import KeyUsedForOther, once

PAGES = {"learner": "child", "family": "family", "teacher": "desk", "cover": "desk"}


def _page(request, words_id, form=None, status=200):
    said = words_and_answers(words_id, request.viewer)
    if not said:
        raise Http404("taken back meanwhile")
    context = {
        "base": f"platform/{PAGES[request.viewer.hat]}.html", "said": said[0], "answers": said[1:],
        "form": form or WordsForm(), "family": request.viewer.hat == "family",
        "back": reverse("carryon:after", args=[said[0].conference_id]) if request.viewer.hat == "learner" else "",
    }  # fmt: skip
    return render(request, "carryon/words.html", context, status=status)


def _say(request, words_id, act, thanks):
    """Do `act` with what was typed, once; else show the page again with it."""
    form = WordsForm(request.POST)
    if form.is_valid():
        try:
            once(request, lambda: str(act(words_id, form.cleaned_data["words"], by=request.viewer).pk))
            messages.success(request, thanks)
            return redirect(reverse("carryon:words", args=[words_id]))
        except KeyUsedForOther:
            form.add_error(None, _("This page was open twice. Your words are here: send them once more."))
    return _page(request, words_id, form, status=422)


@open_to(*PAGES)
@require_safe
def one(request, words_id):
    """What was said, and its answers."""
    return _page(request, words_id)


@open_to(*PAGES)
@require_POST
def answers(request, words_id):
    """Answer it. Whoever said it reads the answer; another household never does."""
    return _say(request, words_id, actions.answer_words, _("Your answer is with it."))


@open_to("learner", "family")
@require_POST
def reworded(request, words_id):
    """The one who said it says it better."""
    return _say(request, words_id, actions.reword_after, _("Kept as you say it now."))
