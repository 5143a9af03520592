"""Who belongs to a learner, how to reach them, what they allow, and who must not."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people.actions import consents as allow
from leadlight.people.actions import family as acts
from leadlight.people.actions import limits as bar
from leadlight.people.desk import frame
from leadlight.people.forms.learners import FamilyMember, Reach
from leadlight.people.forms.limits import Consents, Limit, NewLimit
from leadlight.people.models import Contact, Person, Restriction, Tie
from leadlight.people.second_step import asked_again
from leadlight.people.sessions import hats_of
from leadlight.people.views.learners import CHANGERS, STAFF_OF_CHILDREN, desk_of, learner_or_404
from leadlight.platform.doors import open_to


@open_to(*CHANGERS)
def new_family(request, learner_id):
    learner = learner_or_404(request.viewer, learner_id, changing=True)
    form = FamilyMember(request.POST or None)
    if form.is_valid():
        acts.add_family_member(learner, by=request.viewer, **form.cleaned_data)
        return redirect("people:learner", learner.pk)
    context = desk_of(request, learner, form=form)
    return render(request, "people/family_member.html", context, status=422 if form.errors else 200)


@open_to(*CHANGERS)
def family_member(request, tie_id):
    tie = acts.changeable_tie(tie_id, request.viewer)
    learner = learner_or_404(request.viewer, tie.learner_id)
    adult = Person.objects.visible_to(request.viewer).get_or_404(pk=tie.adult_id)
    now = {"name": adult.display, "language": adult.language, "relation": tie.relation}
    form = FamilyMember(request.POST or None, initial={**now, "household": tie.household, "invited": tie.invited})
    if form.is_valid():
        acts.change_family_member(tie, by=request.viewer, **form.cleaned_data)
        return redirect("people:learner", learner.pk)
    context = desk_of(request, learner, form=form, tie=tie, adult=adult)
    return render(request, "people/family_member.html", context, status=422 if form.errors else 200)


@open_to(*CHANGERS)
@require_POST
def family_end(request, tie_id):
    tie = acts.changeable_tie(tie_id, request.viewer)
    acts.end_tie(tie, by=request.viewer)
    undo = f"undo:{reverse('people:family_return', args=[tie.pk])}"
    messages.success(request, _("From today they no longer belong here. Their codes open nothing."), extra_tags=undo)
    return redirect("people:learner", tie.learner_id)


@open_to(*CHANGERS)
@require_POST
def family_return(request, tie_id):
    tie = acts.changeable_tie(tie_id, request.viewer)
    acts.renew_tie(tie, by=request.viewer)
    messages.success(request, _("They belong again."))
    return redirect("people:learner", tie.learner_id)


def _reachable(viewer, adult_id):
    """An adult with whom this viewer may speak of phone and mail: their own family's, their class's, their school's."""
    adults = Person.objects.visible_to(viewer)
    if viewer.hat == "family":
        adults = adults.filter(pk=viewer.person_id)
    return adults.filter(pk__in=Tie.objects.values("adult_id")).get_or_404(pk=adult_id)


@open_to("family", *STAFF_OF_CHILDREN)
def contacts(request, adult_id):
    """How to reach one adult. The office, a leader and the adult write; the class's adults read."""
    viewer = request.viewer
    adult = _reachable(viewer, adult_id)
    form = Reach(request.POST or None)
    if form.is_valid():
        acts.add_contact(adult, form.cleaned_data["value"], by=viewer)
        return redirect("people:contacts", adult.pk)
    context = {"adult": adult, "form": form, "contacts": Contact.objects.visible_to(viewer).filter(person=adult)}
    context["may_write"] = viewer.hat in ("family", "office", "leader")
    if viewer.hat == "family":
        return render(request, "people/my_contacts.html", context, status=422 if form.errors else 200)
    context["office_hat"] = not context["may_write"] and "office" in hats_of(viewer.person, viewer.now)
    context["shared"] = viewer.hat in ("office", "leader") and acts.shares_address_with_barred(adult, viewer)
    learner = Person.objects.visible_to(viewer).filter(ties__adult=adult).first()
    return render(
        request, "people/contacts.html", frame(request, learner=learner, **context), status=422 if form.errors else 200
    )


@open_to("family", "office", "leader")
@require_POST
def contact(request, contact_id):
    """Write one address or number anew."""
    row = Contact.objects.changeable_by(request.viewer).get_or_404(pk=contact_id)
    form = Reach(request.POST)
    if form.is_valid():
        acts.change_contact(row, form.cleaned_data["value"], by=request.viewer)
        messages.success(request, _("Kept."))
    else:
        messages.warning(request, " ".join(form.errors["value"]))
    return redirect("people:contacts", row.person_id)


@open_to("office")
@require_POST
def contact_removal(request, contact_id):
    row = Contact.objects.removable_by(request.viewer).get_or_404(pk=contact_id)
    acts.remove_contact(row, by=request.viewer)
    messages.success(request, _("It is gone."))
    return redirect("people:contacts", row.person_id)


@open_to("family", *STAFF_OF_CHILDREN)
def consents(request, learner_id):
    """What the family allows, per purpose. The family says it, or the office from paper; the class's adults read."""
    viewer = request.viewer
    learner = _child(viewer, learner_id)
    may_say = allow.may_say(learner, viewer)
    form = Consents(request.POST or None, initial=allow.consents_of(learner, by=viewer))
    if form.is_valid():
        allow.say_consents(learner, form.cleaned_data, by=viewer)
        messages.success(request, _("Kept. It holds from now on, for what is here already too."))
        return redirect("people:consents", learner.pk)
    context = {"form": form, "may_say": may_say, "rows": allow.consent_rows(learner, by=viewer)}
    if viewer.hat == "family":
        context["learner"] = learner
        return render(request, "people/my_consents.html", context, status=422 if form.errors else 200)
    return render(
        request, "people/consents.html", desk_of(request, learner, **context), status=422 if form.errors else 200
    )


def _child(viewer, learner_id):
    if viewer.hat != "family":
        return learner_or_404(viewer, learner_id)
    mine = Person.objects.visible_to(viewer).filter(pk__in=viewer.learners_cared_for())
    return mine.get_or_404(pk=learner_id)


@open_to("office", "leader")
@asked_again
def limits(request, learner_id):
    """Who must not see or meet this child: the list, and a new one."""
    learner = learner_or_404(request.viewer, learner_id)
    ties = Tie.objects.filter(learner=learner).values("adult_id")
    adults = list(Person.objects.visible_to(request.viewer).filter(pk__in=ties))
    form = NewLimit(request.POST or None, adults=adults)
    if form.is_valid():
        asked = dict(form.cleaned_data)
        adult = next(each for each in adults if each.pk == asked.pop("adult"))
        bar.enter_limit(learner, adult, by=request.viewer, **asked)
        messages.success(request, _("It holds from now on."))
        return redirect("people:limits", learner.pk)
    rows = bar.limits_of(learner, by=request.viewer)
    context = desk_of(request, learner, form=form, rows=rows, alone=bar.is_alone(request.viewer), adults=adults)
    return render(request, "people/limits.html", context, status=422 if form.errors else 200)


@open_to("office", "leader")
@asked_again
def limit(request, limit_id):
    """One limit: read, write anew."""
    row = Restriction.objects.changeable_by(request.viewer).get_or_404(pk=limit_id)
    learner = learner_or_404(request.viewer, row.learner_id)
    now = {"contact": row.contact, "information": row.information, "reference": row.reference}
    form = Limit(request.POST or None, initial=now)
    if form.is_valid() and row.ends_on is None:
        bar.change_limit(row, by=request.viewer, **form.cleaned_data)
        return redirect("people:limits", learner.pk)
    adult = Person.objects.visible_to(request.viewer).get_or_404(pk=row.adult_id)
    context = desk_of(request, learner, form=form, limit=row, adult=adult, holds=row.ends_on is None)
    return render(request, "people/limit.html", context, status=422 if form.errors else 200)


@open_to("office", "leader")
@require_POST
def limit_signature(request, limit_id):
    """A second person says: I have seen the paper too."""
    row = Restriction.objects.changeable_by(request.viewer).get_or_404(pk=limit_id)
    if row.entered_by_id == request.viewer.person_id:
        raise Http404
    bar.sign_limit(row, by=request.viewer)
    messages.success(request, _("Signed."))
    return redirect("people:limits", row.learner_id)


@open_to("office", "leader")
@require_POST
@asked_again
def limit_end(request, limit_id):
    row = bar.end_limit(Restriction.objects.changeable_by(request.viewer).get_or_404(pk=limit_id), by=request.viewer)
    messages.success(request, _("It holds no longer, from today. The line stays."))
    return redirect("people:limits", row.learner_id)
