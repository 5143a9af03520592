"""Practising: the child's page, the partner's page, and the class's adults beside them."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people.desk import frame
from leadlight.people.models import Class, Person
from leadlight.plan.queries.plans import current_plan, fan_of, parts_of
from leadlight.platform.doors import open_to
from leadlight.platform.media import Refused, keep
from leadlight.platform.once import KeyUsedForOther, once
from leadlight.rehearse import actions, queries
from leadlight.rehearse.forms import AdviceForm
from leadlight.rehearse.models import Advice, Pairing


@open_to("learner")
def home(request):
    """Ask a friend, answer one, and what friends said. Never required."""
    viewer = request.viewer
    context = {
        "pairs": queries.pairs_now(viewer),
        "mates": queries.mates(viewer),
        "advice": queries.advice_for(viewer),
        "back": reverse("plan:mine"),
    }
    return render(request, "rehearse/home.html", context)


@open_to("learner")
@require_POST
def asked(request):
    """Ask the friend that was tapped, or anybody."""
    chosen = request.POST.get("partner", "")
    if not chosen:
        messages.warning(request, _("Tap a friend first."))
        return redirect("rehearse:home")
    try:
        pairing = actions.ask_anybody(by=request.viewer) if chosen == "anybody" else _ask(request, chosen)
        messages.success(request, _("Asked. %(name)s answers with a tap.") % {"name": pairing.partner.display})
    except actions.NobodyFree as nobody:
        messages.warning(request, str(nobody))
    return redirect("rehearse:home")


def _ask(request, chosen):
    partner = Person.objects.visible_to(request.viewer).get_or_404(pk=chosen)
    return actions.ask_partner(partner, by=request.viewer)


@open_to("learner", "teacher", "cover")
def practice(request, pairing_id, form=None, status=200):
    """The partner sees the plan and gives advice; the child and the class's adults read what was given."""
    viewer, pair = request.viewer, queries.pair_of(pairing_id, request.viewer)
    if pair is None:
        raise Http404("no practice for you here")
    partner = viewer.hat == "learner" and not pair.mine
    plan = current_plan(pair.learner.pk, viewer) if pair.open else None
    parts = parts_of(plan.pk, viewer) if plan else []
    asked = request.GET.get("part", "")
    here = next(
        (part for part in parts if str(part.pk) == asked),
        next((p for p in parts if p.picks), parts[0] if parts else None),
    )
    number = parts.index(here) + 1 if here else 0
    said = queries.advice_in(pairing_id, viewer)
    context = {
        "pair": pair, "parts": parts, "part": here, "number": number, "wedges": fan_of(parts, links=False),
        "next_part": parts[number] if here and number < len(parts) else None,
        "before": parts[number - 2] if number > 1 else None,
        "columns": queries.criteria_for(pair.learner.pk, viewer, get_language() or "en") if partner else [],
        "said": said, "mine": next((each for each in said if each.who and each.who.pk == viewer.person_id), None),
        "form": form or AdviceForm(), "back": reverse("rehearse:home"),
    }  # fmt: skip
    if viewer.hat != "learner":
        return render(request, "rehearse/read.html", frame(request, **context))
    return render(request, "rehearse/partner.html" if partner else "rehearse/mine.html", context, status=status)


@open_to("learner")
@require_POST
def advice(request, pairing_id):
    """Give it, or change it within a quarter of an hour."""
    pairing = (
        Pairing.objects.visible_to(request.viewer).filter(partner_id=request.viewer.person_id).get_or_404(pk=pairing_id)
    )
    form = AdviceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return HttpResponseRedirect(once(request, lambda: _give(request, pairing, form)))
        except (actions.TooLateToChange, Refused) as refused:
            form.add_error(None, str(refused))
        except KeyUsedForOther:
            form.add_error(None, _("This was given before with other words. Look at it, then give it once more."))
    return practice(request, pairing_id, form=form, status=422)


def _give(request, pairing, form):
    values, viewer = dict(form.cleaned_data), request.viewer
    for name in ("noticed_sound", "question_sound"):
        if values[name]:
            values[name] = keep(values[name], kind="sound", holder=Advice._meta.label, school=viewer.school_id)
    actions.give_advice(pairing, by=viewer, **values)
    messages.success(request, _("Given. I can change it for a little while."))
    if not values["criteria"]:
        messages.info(request, _("Where did you see it? You can tick it on our chart."))
    return reverse("rehearse:practice", args=[pairing.pk])


def _pairing(request, pairing_id):
    return Pairing.objects.visible_to(request.viewer).get_or_404(pk=pairing_id)


@open_to("learner")
@require_POST
def yes(request, pairing_id):
    pairing = actions.say_yes(_pairing(request, pairing_id), by=request.viewer)
    return redirect("rehearse:practice", pairing.pk)


@open_to("learner")
@require_POST
def instead(request, pairing_id):
    """My friend is not here today: somebody else, by chance."""
    pairing = Pairing.objects.visible_to(request.viewer).get_or_404(pk=pairing_id)
    try:
        asked_now = actions.ask_instead(pairing, by=request.viewer)
        messages.success(request, _("Asked. %(name)s answers with a tap.") % {"name": asked_now.partner.display})
    except actions.NobodyFree as nobody:
        messages.warning(request, str(nobody))
    return redirect("rehearse:home")


@open_to("learner")
@require_POST
def led(request, pairing_id):
    """Lead it now, as on the day."""
    meeting = actions.lead_practice(_pairing(request, pairing_id), by=request.viewer)
    return redirect("confer:meeting", meeting.pk)


@open_to("learner")
@require_POST
def no_thanks(request, pairing_id):
    actions.say_no_thanks(_pairing(request, pairing_id), by=request.viewer)
    messages.success(request, _("That is fine."))
    return redirect("rehearse:home")


@open_to("learner", "teacher", "cover")
@require_POST
def ended(request, pairing_id):
    """Finished: the plan is closed to the partner again."""
    pairing = actions.finish(_pairing(request, pairing_id), by=request.viewer)
    if request.viewer.hat == "learner":
        messages.success(request, _("Practice is over. The plan is closed again."))
        return redirect("rehearse:home")
    return redirect("rehearse:practice", pairing.pk)


@open_to("learner")
@require_POST
def used(request, advice_id):
    """I use this idea; or I leave it."""
    row = Advice.objects.visible_to(request.viewer).get_or_404(pk=advice_id)
    actions.use_advice(row, by=request.viewer, use=request.POST.get("use") != "no")
    return redirect("rehearse:home")


@open_to("learner")
@require_POST
def hidden(request, advice_id):
    row = Advice.objects.visible_to(request.viewer).get_or_404(pk=advice_id)
    hide = request.POST.get("hide") != "no"
    actions.hide_advice(row, by=request.viewer, hide=hide)
    if hide:
        messages.success(request, _("Put away."), extra_tags=f"undo:{reverse('rehearse:shown', args=[row.pk])}")
    return redirect("rehearse:home")


@open_to("learner")
@require_POST
def shown(request, advice_id):
    """Undo of putting it away."""
    row = Advice.objects.visible_to(request.viewer).get_or_404(pk=advice_id)
    actions.hide_advice(row, by=request.viewer, hide=False)
    return redirect("rehearse:home")


@open_to("teacher")
@require_POST
def removed(request, advice_id):
    """A teacher takes unkind words away; audited."""
    row = Advice.objects.visible_to(request.viewer).select_related("pairing").get_or_404(pk=advice_id)
    pairing_id = row.pairing_id
    actions.remove_advice(row, by=request.viewer)
    return redirect("rehearse:practice", pairing_id)


@open_to("teacher", "cover")
def class_practice(request, class_id):
    """Who practises with whom; everybody paired in one tap."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    if request.method == "POST":
        made = actions.pair_class(klass, by=request.viewer)
        messages.success(
            request, _("Offered. Each child says yes or no, thanks.") if made else _("Everybody is paired.")
        )
        return redirect("rehearse:class_practice", klass.pk)
    pairs, said = queries.pairs_of_class(klass, request.viewer), queries.advice_of_class(klass, request.viewer)
    return render(request, "rehearse/class.html", frame(request, klass, pairs=pairs, said=said))
