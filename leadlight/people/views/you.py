"""A staff person's own page: hats, second step, where they are signed in, password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people import sessions
from leadlight.people.desk import HAT_NAMES, frame
from leadlight.people.forms.staff_door import NewPassword
from leadlight.people.models import SignIn
from leadlight.people.second_step import asked_again, has_second_step
from leadlight.people.sessions import WITH_ACCOUNT
from leadlight.people.sign_ins import end_sign_ins, sign_ins_of
from leadlight.people.views.staff_door import next_of
from leadlight.platform.doors import open_to
from leadlight.platform.models import audit


@open_to(*WITH_ACCOUNT)
def you(request):
    viewer = request.viewer
    context = frame(
        request,
        account=request.user,
        sign_ins=sign_ins_of(viewer.person),
        this=request.session.session_key,
        stepped=has_second_step(viewer.person_id),
        my_hats=[(hat, HAT_NAMES[hat], hat == viewer.hat) for hat in sessions.hats_of(viewer.person, viewer.now)],
    )
    return render(request, "people/you.html", context)


@open_to(*WITH_ACCOUNT)
@require_POST
def hat(request, hat):
    """Change hats openly: the page says which one is worn, and each thing done is stamped with it."""
    if not sessions.put_on(request, hat):
        raise Http404
    messages.success(request, _("You wear another hat now: %(hat)s.") % {"hat": HAT_NAMES[hat]})
    return redirect(next_of(request))


@open_to(*WITH_ACCOUNT)
@require_POST
def sign_in_end(request, sign_in_id):
    """End one of one's other sessions."""
    rows = SignIn.objects.filter(pk=sign_in_id, person=request.viewer.person)
    if not rows.exists():
        raise Http404
    end_sign_ins(rows, by=request.viewer)
    messages.success(request, _("You are signed out there."))
    return redirect("people:you")


@open_to(*WITH_ACCOUNT)
@require_POST
def other_sign_ins_end(request):
    rows = SignIn.objects.filter(person=request.viewer.person).exclude(session=request.session.session_key)
    end_sign_ins(rows, by=request.viewer)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("people:you")


@open_to(*WITH_ACCOUNT)
@asked_again
def password(request):
    """A new password. Every other session ends with it."""
    form = NewPassword(request.POST or None, account=request.user)
    if form.is_valid():
        request.user.set_password(form.cleaned_data["password"])
        request.user.save(update_fields=["password"])
        update_session_auth_hash(request, request.user)
        others = SignIn.objects.filter(person=request.viewer.person).exclude(session=request.session.session_key)
        audit(request.viewer, "password.changed", request.viewer.person)
        end_sign_ins(others, by=request.viewer)
        messages.success(request, _("Your new password is kept. You are signed out everywhere else."))
        return redirect("people:you")
    return render(request, "people/password.html", frame(request, form=form), status=422 if form.errors else 200)
