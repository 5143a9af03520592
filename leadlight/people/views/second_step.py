"""A staff person's own second step: an authenticator app, a passkey, printed recovery codes; and being asked again."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, clear_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm, ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth as passkeys
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people.forms.staff_door import CodeAgain, FirstCode, PasswordAgain
from leadlight.people.second_step import REAL_STEPS, asked_again, has_second_step, note_proof
from leadlight.people.sessions import WITH_ACCOUNT
from leadlight.people.views.staff_door import next_of
from leadlight.platform.address import is_number
from leadlight.platform.doors import open_to
from leadlight.platform.models import audit
from leadlight.platform.qr import qr_svg


def with_next(request, page):
    where = next_of(request, "")
    return f"{reverse(page)}?{urlencode({'next': where})}" if where else reverse(page)


@open_to(*WITH_ACCOUNT)
def second_step(request):
    """What stands, what can be added, and why it is asked for."""
    steps = Authenticator.objects.filter(user=request.user)
    context = {
        "steps": [step for step in steps if step.type in REAL_STEPS],
        "has_codes": steps.filter(type=Authenticator.Type.RECOVERY_CODES).exists(),
        "next": next_of(request, ""),
        "passkeys": not is_number(),
    }
    return render(request, "people/second_step.html", context)


@open_to(*WITH_ACCOUNT)
@asked_again
def authenticator_app(request):
    """Scan the picture with an authenticator app, then type the six digits it shows."""
    if Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists():
        return redirect(with_next(request, "people:second_step"))
    form = FirstCode(request.POST or None, user=request.user)
    if form.is_valid():
        with transaction.atomic():
            TOTP.activate(request.user, form.secret)
            RecoveryCodes.activate(request.user)
            audit(request.viewer, "second_step.added", request.viewer.person)
        clear_totp_secret(request)
        return redirect(with_next(request, "people:recovery_codes"))
    scan = get_adapter().build_totp_url(request.user, form.secret)
    context = {"form": form, "secret": form.secret, "next": next_of(request, ""), "picture": qr_svg(scan)}
    return render(request, "people/authenticator_app.html", context, status=422 if form.errors else 200)


@open_to(*WITH_ACCOUNT)
@asked_again
def passkey(request):
    """Make a passkey on this machine: finger, face or the machine's own code."""
    form = AddWebAuthnForm(request.POST or None, user=request.user)
    if form.is_valid():
        with transaction.atomic():
            passkeys.WebAuthn.add(request.user, form.cleaned_data["name"][:60], form.cleaned_data["credential"])
            RecoveryCodes.activate(request.user)
            audit(request.viewer, "second_step.added", request.viewer.person)
        return redirect(with_next(request, "people:recovery_codes"))
    context = {"options": passkeys.begin_registration(request.user, passwordless=True), "trouble": bool(form.errors)}
    context["next"] = next_of(request, "")
    return render(request, "people/passkey.html", context, status=422 if form.errors else 200)


@open_to(*WITH_ACCOUNT)
@asked_again
def recovery_codes(request):
    """A page to print and keep: each code opens the door once when phone or machine are lost. POST makes new ones."""
    rows = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES)
    if request.method == "POST":
        with transaction.atomic():
            rows.delete()
            RecoveryCodes.activate(request.user)
            audit(request.viewer, "recovery_codes.made", request.viewer.person)
        return redirect(with_next(request, "people:recovery_codes"))
    if not has_second_step(request.viewer.person_id):
        return redirect(with_next(request, "people:second_step"))
    wrapped = RecoveryCodes.activate(request.user)
    context = {"codes": wrapped.get_unused_codes(), "next": next_of(request, "")}
    return render(request, "people/recovery_codes.html", context)


@open_to(*WITH_ACCOUNT)
@require_POST
@asked_again
def step_removal(request, step_id):
    """Take away a lost phone or passkey. With the last one the recovery codes go too."""
    step = get_object_or_404(Authenticator, pk=step_id, user=request.user, type__in=REAL_STEPS)
    with transaction.atomic():
        step.delete()
        if not has_second_step(request.viewer.person_id):
            Authenticator.objects.filter(user=request.user).delete()
        audit(request.viewer, "second_step.removed", request.viewer.person)
    return redirect(with_next(request, "people:second_step"))


@open_to(*WITH_ACCOUNT)
def again(request):
    """Asked once more before something that matters; leads back to it."""
    stepped = has_second_step(request.viewer.person_id)
    form = CodeAgain(user=request.user) if stepped else PasswordAgain(request=request)
    if request.method == "POST":
        form = _answer(request)
        if form.is_valid():
            note_proof(request)
            return redirect(next_of(request))
    context = {"form": form, "next": next_of(request), "by_key": bool(passkeys.get_credentials(request.user))}
    if context["by_key"]:
        context["options"] = passkeys.begin_authentication(request.user)
    context["trouble"] = _("This did not fit. Try once more.") if "credential" in request.POST else ""
    return render(request, "people/again.html", context, status=422 if request.method == "POST" else 200)


def _answer(request):
    if "credential" in request.POST:
        return ReauthenticateWebAuthnForm(request.POST, user=request.user)
    if "code" in request.POST:
        return CodeAgain(request.POST, user=request.user)
    return PasswordAgain(request.POST, request=request)
