"""Words around a piece: the child's reflections and mark, others' comments."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from leadlight.platform.doors import open_to
from leadlight.portfolio import actions
from leadlight.portfolio.forms import CommentForm, ReflectionForm
from leadlight.portfolio.models import Artifact, Comment, Reflection
from leadlight.portfolio.queries import diary as diaries
from leadlight.portfolio.queries import names
from leadlight.portfolio.queries import piece as pieces
from leadlight.portfolio.views.common import COLOURS, done, ideas_for, look_of, say, typed
from leadlight.portfolio.views.piece import mine, piece_page
from leadlight.reflect import queries as starters
from leadlight.reflect.models import FiveMinutes


def reflection_form(request) -> ReflectionForm:
    pictures = starters.every_picture_word(None, get_language())
    return ReflectionForm(*typed(request), picture_words=pictures)


def _reflect(request, form, back, **about):
    """Keep the words; the address of the page they stand on."""

    def work():
        row = actions.reflect(form.made(), by=request.viewer, **about, **form.fields_of_reflection())
        return f"{back}#note-r{row.pk}"

    return done(request, form, work)


@open_to("learner")
@require_POST
def reflections(request, artifact_id):
    """The child says something about a piece: written, spoken or tapped."""
    artifact, form = mine(request, artifact_id), reflection_form(request)
    if form.is_valid():
        answer = _reflect(request, form, reverse("portfolio:piece", args=[artifact.pk]), artifact=artifact)
        if answer:
            return answer
    return piece_page(request, artifact, form)


@open_to("learner")
def diary(request):
    """Reflections about a day, a time, the window as a whole."""
    form = reflection_form(request)
    if request.method == "POST" and form.is_valid():
        answer = _reflect(request, form, reverse("portfolio:diary"))
        if answer:
            return answer
    look = look_of(request.viewer)
    page = {**look, "form": form, "notes": diaries.diary_of(request.viewer, names.somebody(request.viewer.person))}
    page["ideas"] = ideas_for(request, look, starters.FOR_A_WINDOW)
    return render(request, "portfolio/diary.html", page, status=422 if form.errors else 200)


@open_to("learner")
def five(request, five_id):
    """Five quiet minutes: the class's starter on the child's own device; the answer lands in the own window."""
    asked = FiveMinutes.objects.visible_to(request.viewer).get_or_404(pk=five_id)
    form = reflection_form(request)
    if request.method == "POST" and form.is_valid():
        answer = _reflect(request, form, reverse("portfolio:diary"), five=asked)
        if answer:
            say(request, _("Kept. Only I see this."))
            return answer
    look = look_of(request.viewer)
    page = {**look, "form": form, "five": asked, "ideas": ideas_for(request, look, starters.FOR_A_LESSON)}
    page["colours"] = COLOURS
    page["starter"] = starters.starter_in(asked.starter_id, asked.starter, get_language())
    return render(request, "portfolio/five.html", page, status=422 if form.errors else 200)


FRAMES = {"learner": "child", "family": "family", "interpreter": "family"}


def _one_note(request, note, row):
    """One note on a page of its own: where a message about it leads."""
    base = f"platform/{FRAMES.get(request.viewer.hat, 'desk')}.html"
    page = {"note": note, "base": base, "way": _home_of(row) if row.artifact_id else ""}
    return render(request, "portfolio/one_note.html", page)


@open_to("learner", "family", "teacher", "cover", "interpreter")
@require_GET
def reflection(request, reflection_id):
    """A learner's words, for whoever may read them."""
    rows = Reflection.objects.visible_to(request.viewer).select_related("sound", "drawing")
    row = rows.get_or_404(pk=reflection_id)
    return _one_note(request, pieces.note_of(row, request.viewer), row)


@open_to("learner", "family", "teacher", "cover")
@require_GET
def comment(request, comment_id):
    """Words somebody left, for those who may read them."""
    row = Comment.objects.visible_to(request.viewer).select_related("sound").get_or_404(pk=comment_id)
    return _one_note(request, pieces.note_of(row, request.viewer), row)


def _home_of(row):
    return reverse("portfolio:piece", args=[row.artifact_id]) if row.artifact_id else reverse("portfolio:diary")


@open_to("learner")
@require_POST
def reworded(request, reflection_id):
    """The child's own words, changed."""
    row = Reflection.objects.changeable_by(request.viewer).get_or_404(pk=reflection_id)
    form = ReflectionForm(request.POST)
    if form.is_valid():
        actions.reword(row, by=request.viewer, words=form.cleaned_data["words"])
        say(request, _("Changed."))
        return redirect(_home_of(row))
    say(request, form.errors["words"][0] if "words" in form.errors else _("That did not work. It is not you."))
    return redirect(_home_of(row))


def own_words(verb, text, undo):
    """A view that does one verb to the child's own reflection, says so, and offers the way back."""

    @open_to("learner")
    @require_POST
    def view(request, reflection_id):
        row = Reflection.objects.changeable_by(request.viewer).get_or_404(pk=reflection_id)
        verb(row, by=request.viewer)
        say(request, text(), reverse(f"portfolio:{undo}", args=[reflection_id]))
        return redirect(_home_of(row))

    view.__name__ = verb.__name__
    return view


opened = own_words(
    actions.open_reflection, lambda: _("My teacher can read it, and those I show this to."), "reflection_closed"
)
closed = own_words(actions.close_reflection, lambda: _("Only I see this."), "reflection_opened")


@open_to("learner", "teacher")
@require_POST
def reflection_bin(request, reflection_id):
    """Away: the child's own words; for a teacher, what was shared and can hurt."""
    row = Reflection.objects.binnable_by(request.viewer).get_or_404(pk=reflection_id)
    actions.bin_reflection(row, by=request.viewer)
    if request.viewer.hat == "learner":
        say(request, _("My words are in the bin."), reverse("portfolio:reflection_back", args=[row.pk]))
        return redirect(_home_of(row))
    say(request, _("Taken out for safety."))
    return redirect("portfolio:learner", row.learner_id)


@open_to("learner")
@require_POST
def reflection_back(request, reflection_id):
    row = actions.unbin_reflection(reflection_id, by=request.viewer)
    say(request, _("My words are back."))
    return redirect(_home_of(row))


@open_to("learner", "family", "teacher", "cover")
@require_POST
def comments(request, artifact_id):
    """Words or a voice left beside a piece; with `answer`, to the child's own words."""
    artifact = Artifact.objects.commentable_by(request.viewer).get_or_404(pk=artifact_id)
    form = CommentForm(request.POST, request.FILES)
    if form.is_valid():
        answer = done(request, form, lambda: _comment(request, artifact, form))
        if answer:
            return answer
    return piece_page(request, artifact, form)


def _comment(request, artifact, form):
    to = request.POST.get("answer", "")
    reflection = Reflection.objects.visible_to(request.viewer).get_or_404(pk=to) if to else None
    row = actions.say(artifact, form.made(), by=request.viewer, reflection=reflection, **form.spot())
    return f"{reverse('portfolio:piece', args=[artifact.pk])}#note-c{row.pk}"


@open_to("learner", "teacher")
@require_POST
def comment_hidden(request, comment_id):
    """The child puts words out of sight; a teacher withdraws words that hurt."""
    row = Comment.objects.visible_to(request.viewer).get_or_404(pk=comment_id)
    verb = actions.hide_comment if request.viewer.hat == "learner" else actions.withdraw_comment
    verb(row, by=request.viewer)
    say(request, _("Out of sight."), reverse("portfolio:comment_shown", args=[row.pk]))
    return redirect("portfolio:piece", row.artifact_id)


@open_to("learner", "teacher")
@require_POST
def comment_shown(request, comment_id):
    row = Comment.objects.visible_to(request.viewer).get_or_404(pk=comment_id)
    verb = actions.show_comment if request.viewer.hat == "learner" else actions.restore_comment
    verb(row, by=request.viewer)
    return redirect("portfolio:piece", row.artifact_id)


@open_to("learner", "family", "teacher", "cover")
@require_POST
def comment_removal(request, comment_id):
    """The writer takes own words back, within a quarter of an hour."""
    row = Comment.objects.changeable_by(request.viewer).get_or_404(pk=comment_id)
    artifact_id = actions.take_back(row, by=request.viewer)
    say(request, _("Your words are taken back."))
    return redirect("portfolio:piece", artifact_id)


@open_to("learner")
@require_POST
def stuck(request, artifact_id):
    """The child's mark: perhaps I show this."""
    artifact = mine(request, artifact_id)
    actions.stick(artifact, by=request.viewer, words=request.POST.get("words", "")[:120])
    say(request, _("Perhaps I show this."), reverse("portfolio:unstuck", args=[artifact.pk]))
    return redirect("portfolio:piece", artifact.pk)


@open_to("learner")
@require_POST
def unstuck(request, artifact_id):
    artifact = mine(request, artifact_id)
    actions.unstick(artifact, by=request.viewer)
    return redirect("portfolio:piece", artifact.pk)
