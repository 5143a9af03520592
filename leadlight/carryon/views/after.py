"""How was it? For the learner and for the family; and once more, if the learner likes."""
# words: family, learner

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leadlight.carryon import actions
from leadlight.carryon.forms import AfterForm, AskSchoolForm
from leadlight.carryon.queries import after
from leadlight.people.context import band_of
from leadlight.people.models import Person
from leadlight.platform.doors import open_to
from leadlight.platform.media import Refused, keep
from leadlight.platform.once import KeyUsedForOther, once
from leadlight.reflect import content
from leadlight.rounds.models import Conference

PAGES = {"learner": "carryon/learner/after.html", "family": "carryon/family/after.html"}
SAY_SOMETHING = "nothing-said"


def _questions(viewer, language, learner):
    """(key, words, symbol) of the pack's questions for this reader, at most one form of them."""
    who = "learner" if viewer.hat == "learner" else "family"
    band = band_of(viewer) if who == "learner" else None
    forms = [form for form in content.after_forms(who=who, band=band, lang=language) if "school" not in form.id]
    return [
        (
            part.id,
            content.say(part.id, language, learner=learner) if "{learner}" in part.text else part.text,
            part.symbol,
        )
        for part in (forms[0].parts if forms else ())
    ]


def _page(request, conference_id, form=None, status=200):
    found = after(conference_id, request.viewer)
    context = {
        "after": found, "learner": found.learner, "form": form or AfterForm(), "back": "/",
        "questions": _questions(request.viewer, request.LANGUAGE_CODE, found.learner),
        "take_home": reverse("carryon:take_home", args=[conference_id]),
    }  # fmt: skip
    return render(request, PAGES[request.viewer.hat], context, status=status)


def _say(request, conference_id, form):
    conference = Conference.objects.visible_to(request.viewer).get_or_404(pk=conference_id)
    typed = dict(form.cleaned_data)
    if typed["sound"]:
        typed["sound"] = keep(
            typed["sound"], kind="sound", holder="carryon.WordsAfter", school=request.viewer.school_id
        )
    actions.say_after(conference, by=request.viewer, **typed)
    return reverse("carryon:after", args=[conference_id])


@open_to("learner", "family")
@require_http_methods(["GET", "HEAD", "POST"])
def words(request, conference_id):
    """Read and leave words after a conference."""
    if request.method != "POST":
        return _page(request, conference_id)
    form = AfterForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            where = once(request, lambda: _say(request, conference_id, form))
            messages.success(request, _("Kept. It can be said again or taken back."))
            return redirect(where)
        except actions.NothingSaid:
            form.add_error(None, _("Tap a face, write a few words, or say it. One of them is enough."))
        except Refused as trouble:
            form.add_error("sound", str(trouble))
        except KeyUsedForOther:
            form.add_error(None, _("This page was open twice. Your words are here: send them once more."))
    return _page(request, conference_id, form, status=422)


@open_to("learner", "family")
@require_POST
def removal(request, words_id):
    """I take my words back."""
    row = actions.take_back_words(words_id, by=request.viewer)
    messages.success(request, _("Taken back."))
    return redirect("carryon:after", row.conference_id)


@open_to("learner")
@require_POST
def redo_wish(request, conference_id):
    """I would like to do it once more."""
    conference = Conference.objects.visible_to(request.viewer).get_or_404(pk=conference_id)
    wish = actions.wish_to_redo(conference, by=request.viewer, words=request.POST.get("words", "")[:2000])
    undo = reverse("carryon:redo_wish_removal", args=[wish.pk])
    messages.success(request, _("My teacher knows. My first one stays as it is."), extra_tags=f"undo:{undo}")
    return redirect("carryon:after", conference_id)


@open_to("learner")
@require_POST
def redo_wish_removal(request, wish_id):
    wish = actions.take_back_wish(wish_id, by=request.viewer)
    messages.success(request, _("It stays as it was."))
    return redirect("carryon:after", wish.conference_id)


@open_to("family")
@require_http_methods(["GET", "HEAD", "POST"])
def ask_school(request, conference_id):
    """Something for school only. The child does not see it."""
    found = after(conference_id, request.viewer)
    form = AskSchoolForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        learner = Person.objects.visible_to(request.viewer).get_or_404(pk=found.conference.learner_id)
        asked = form.cleaned_data["words"]
        once(
            request,
            lambda: str(actions.ask_follow_up(learner, asked, by=request.viewer, conference=found.conference).pk),
        )
        messages.success(request, _("School has your question. Somebody answers you."))
        return redirect("carryon:after", conference_id)
    context = {"after": found, "learner": found.learner, "form": form}
    return render(request, "carryon/family/ask_school.html", context, status=422 if form.errors else 200)
