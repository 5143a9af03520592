"""The child's own words for the invitation."""
# words: learner

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leadlight.invite.actions import words
from leadlight.invite.forms import InvitingForm
from leadlight.invite.models import InvitingWords
from leadlight.invite.queries.letters import words_of
from leadlight.invite.queries.panes import panes_of
from leadlight.people.desk import frame
from leadlight.platform.doors import open_to
from leadlight.platform.media import Refused, keep
from leadlight.portfolio.models import Artifact


@open_to("learner", "teacher", "cover")
@require_http_methods(["GET", "HEAD", "POST"])
def inviting_words(request, pk):
    """The child writes, speaks, chooses a pane; the class's adults read it."""
    if request.viewer.hat != "learner" and request.method != "POST":
        return for_adults(request, pk)
    if pk != request.viewer.person_id:
        raise Http404
    form, trouble = InvitingForm(request.POST or None, request.FILES or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            keep_words(request, form.cleaned_data)
        except Refused as refused:
            trouble = str(refused)
        else:
            messages.success(request, _("My family will see this."))
            return redirect("invite:words", pk)
    row = InvitingWords.objects.changeable_by(request.viewer).first()
    context = {
        "row": row, "said": words_of(request.viewer.person_id, request.viewer), "trouble": trouble,
        "panes": panes_of(request.viewer), "typed": form["words"].value() if form.is_bound else row and row.words,
        "chosen": form["artifact"].value() if form.is_bound else row and row.artifact_id, "back": "/",
    }  # fmt: skip
    return render(request, "invite/learner/words.html", context, status=422 if trouble or form.errors else 200)


def for_adults(request, pk):
    """What the child says on every invitation, to read only."""
    rows = InvitingWords.objects.visible_to(request.viewer).select_related("learner")
    row = rows.get_or_404(learner_id=pk)
    context = frame(request, None, learner=row.learner, words=words_of(pk, request.viewer))
    return render(request, "invite/desk/words.html", context)


def keep_words(request, clean):
    viewer, pane, sound = request.viewer, None, None
    if clean["artifact"]:
        pane = Artifact.objects.changeable_by(viewer).get_or_404(pk=clean["artifact"])
    if clean["sound"]:
        sound = keep(clean["sound"], kind="sound", holder="invite.InvitingWords", school=viewer.school_id)
    language = request.LANGUAGE_CODE
    words.say_in_invitation(by=viewer, words=clean["words"], artifact=pane, sound=sound, language=language)


@open_to("learner")
@require_POST
def no_words(request, pk):
    if pk != request.viewer.person_id:
        raise Http404
    words.take_words_away(by=request.viewer)
    messages.success(request, _("Taken away. The invitation speaks for me."))
    return redirect("invite:words", pk)
