"""Colleagues: who they are, which hats they wear, who teaches a class, how somebody new is let in."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people.actions import staff as acts
from leadlight.people.codes import grouped
from leadlight.people.desk import HAT_NAMES, frame
from leadlight.people.forms.staff import Colleague, ComeIn, HatInvitation, Invitation
from leadlight.people.forms.staff_door import NewPassword
from leadlight.people.models import Class, Key, Post
from leadlight.people.queries.staff import colleagues, open_invitations, staff_people, teachers_of
from leadlight.people.second_step import after_second_step, asked_again
from leadlight.people.sign_ins import note_sign_in
from leadlight.platform.address import full, reachable
from leadlight.platform.doors import ANYONE, open_to
from leadlight.platform.limits import note_knock, too_many
from leadlight.platform.qr import qr_svg

SCHOOL_HATS = ("office", "leader")


@open_to(*SCHOOL_HATS)
def staff(request):
    """Everyone on the staff."""
    rows = [(row, [HAT_NAMES[post.hat] for post in row.posts]) for row in colleagues(request.viewer)]
    return render(request, "people/staff.html", frame(request, rows=rows, invited=open_invitations(request.viewer)))


@open_to(*SCHOOL_HATS)
def colleague(request, person_id):
    """One of the staff: hats given and taken, classes, a way back in."""
    row = next((each for each in colleagues(request.viewer) if each.person.pk == person_id), None)
    if row is None:
        raise Http404
    held = {post.hat for post in row.posts}
    hats = [(hat, HAT_NAMES[hat]) for hat in Post.HATS if hat not in held]
    posts = [(post, HAT_NAMES[post.hat]) for post in row.posts]
    return render(request, "people/colleague.html", frame(request, row=row, posts=posts, free=hats))


@open_to("leader")
@require_POST
@after_second_step
def post_new(request, person_id, hat):
    person = staff_people(request.viewer).get_or_404(pk=person_id)
    if hat not in Post.HATS:
        raise Http404
    acts.give_post(person, hat, by=request.viewer)
    messages.success(request, _("The hat is theirs from today."))
    return redirect("people:colleague", person.pk)


@open_to("leader")
@require_POST
def post_end(request, post_id):
    post = Post.objects.filter(pk=post_id, school_id=request.viewer.school_id).first()
    if post is None:
        raise Http404
    try:
        acts.end_post(post, by=request.viewer)
        messages.success(request, _("The hat is no longer theirs, from today."))
    except acts.LastOne:
        messages.warning(request, _("Nobody else wears this hat. Give it to somebody first."))
    return redirect("people:colleague", post.person_id)


@open_to("leader")
@after_second_step
def staff_new(request):
    """A one-use key for somebody new, with the hats they will wear."""
    form = HatInvitation(request.POST or None, names=HAT_NAMES)
    if form.is_valid():
        key, code = acts.invite_colleague(by=request.viewer, **form.cleaned_data)
        return invitation_shown(request, key, code)
    return render(
        request, "people/invite_colleague.html", frame(request, form=form), status=422 if form.errors else 200
    )


def invitation_shown(request, key, code, klass=None):
    """The code, once: to print, to scan, to send."""
    address = full(reverse("people:staff_key", args=[code]))
    context = {
        "key": key,
        "address": address,
        "code": grouped(code),
        "picture": qr_svg(address, _("The same, to scan")),
    }
    return render(request, "people/invitation.html", frame(request, klass, reachable=reachable(), **context))


@open_to("teacher", "office", "leader", "cover")
def team(request, class_id):
    """Who teaches this class; equals, all of them."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    people = teachers_of(klass, request.viewer)
    others = [person for person in staff_people(request.viewer) if person not in people]
    context = {"people": people, "invited": open_invitations(request.viewer, klass)}
    context["may_change"] = request.viewer.hat != "cover"
    context["form"] = Colleague(people=others) if others and context["may_change"] else None
    context["invite"] = Invitation()
    return render(request, "people/team.html", frame(request, klass, **context))


@open_to("teacher", "office", "leader")
@require_POST
@after_second_step
def team_new(request, class_id):
    """A colleague who is here already teaches the class too."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    form = Colleague(request.POST, people=staff_people(request.viewer))
    if form.is_valid():
        person = staff_people(request.viewer).get_or_404(pk=form.cleaned_data["person"])
        acts.share_class(klass, person, by=request.viewer)
        messages.success(request, _("%(name)s teaches here too, from today.") % {"name": person.display})
    return redirect("people:team", klass.pk)


@open_to("teacher", "office", "leader")
@require_POST
@after_second_step
def team_invitation(request, class_id):
    """Somebody new will teach the class: a one-use key."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    form = Invitation(request.POST)
    if form.is_valid():
        key, code = acts.invite_colleague(by=request.viewer, klass=klass, **form.cleaned_data)
        return invitation_shown(request, key, code, klass)
    return redirect("people:team", klass.pk)


@open_to("teacher", "office", "leader")
@require_POST
def team_end(request, class_id, person_id):
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    person = staff_people(request.viewer).get_or_404(pk=person_id)
    try:
        acts.stop_teaching(klass, person, by=request.viewer)
        messages.success(request, _("%(name)s no longer teaches here, from today.") % {"name": person.display})
    except acts.LastOne:
        messages.warning(request, _("Somebody has to teach the class. Add a colleague first."))
    gone = person.pk == request.viewer.person_id and request.viewer.hat == "teacher"
    return redirect("/") if gone else redirect("people:team", klass.pk)


@open_to("teacher", "office", "leader")
@require_POST
def invitation_end(request, key_id):
    """Take an invitation back before it is used."""
    key = Key.objects.changeable_by(request.viewer).get_or_404(purpose="staff", pk=key_id)
    acts.take_back_invitation(key, by=request.viewer)
    messages.success(request, _("The invitation opens nothing any more."))
    return redirect("people:team", key.klass_id) if key.klass_id else redirect("people:staff")


def _key_or_page(request, code, purpose):
    """The living key, or the one page that an unknown, used or old code gets."""
    key = None if too_many(request, "staff key") else acts.open_key(code, purpose)
    if key is None:
        note_knock(request, "staff key")
        return None, render(request, "people/key_unknown.html", status=404)
    return key, None


@open_to(ANYONE)
def staff_key(request, code):
    """A colleague's first page. Looking uses nothing; the button uses the key."""
    key, refusal = _key_or_page(request, code, "staff")
    if refusal:
        return refusal
    form = ComeIn(request.POST or None, initial={"name": key.person.display})
    if form.is_valid():
        try:
            account = acts.accept_invitation(key, **form.cleaned_data)
            return _in(request, account) if account else redirect(request.path)
        except acts.MailTaken:
            form.add_error(
                "mail", _("Somebody comes in with this address already. Take another, or come in as before.")
            )
    context = {"form": form, "school": key.school, "klass": key.klass}
    return render(request, "people/staff_key.html", context, status=422 if form.errors else 200)


def _in(request, account):
    get_adapter(request).login(request, account)
    answer = redirect(settings.LOGIN_REDIRECT_URL)
    note_sign_in(request, account, answer)
    return answer


@open_to(ANYONE)
def way_back(request, code):
    """In again after losing password or phone: a new password, then the second step can be put right."""
    key, refusal = _key_or_page(request, code, "way_back")
    if refusal:
        return refusal
    form = NewPassword(request.POST or None, account=key.person.account)
    if form.is_valid():
        account = acts.use_way_back(key, form.cleaned_data["password"])
        if account is None:
            return redirect(request.path)
        answer = _in(request, account)
        answer["Location"] = reverse("people:second_step")
        return answer
    return render(
        request, "people/way_back.html", {"form": form, "name": key.person.display}, status=422 if form.errors else 200
    )


@open_to(*SCHOOL_HATS)
@require_POST
@after_second_step
@asked_again
def way_back_new(request, person_id):
    """Office or leader make a way back in for a colleague who stands before them."""
    person = staff_people(request.viewer).get_or_404(pk=person_id)
    code = acts.make_way_back(person, by=request.viewer)
    address = full(reverse("people:way_back", args=[code]))
    context = {
        "address": address,
        "code": grouped(code),
        "picture": qr_svg(address, _("The same, to scan")),
        "person": person,
    }
    return render(request, "people/way_back_made.html", frame(request, reachable=reachable(), **context))
