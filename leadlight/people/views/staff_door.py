"""The door of staff: mail and password, a passkey, the second step, and a one-use way back in."""

from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.core import ratelimit
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.internal import flows as passkey_flows
from django.contrib.auth.models import AnonymousUser
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people import sessions
from leadlight.people.accounts import TOO_MANY
from leadlight.people.forms.staff_door import Code, MailAndPassword
from leadlight.platform.doors import ANYONE, open_to


def next_of(request, default="/"):
    """Where to go on: an address of our own house, else `default`."""
    where = request.POST.get("next") or request.GET.get("next") or ""
    mine = url_has_allowed_host_and_scheme(where, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return where if where and mine else default


def _as_nobody(request):
    """Leave whatever session this browser had; a new one begins."""
    request.session.flush()
    request.user = AnonymousUser()


@open_to(ANYONE)
def sign_in(request):
    """Mail and password. The same answer for an unknown address and a wrong password."""
    form = MailAndPassword(request.POST or None, request=request)
    if request.method == "POST" and not ratelimit.consume(request, action="login"):
        form.add_error(None, TOO_MANY)
    elif form.is_valid():
        _as_nobody(request)
        return form.login(request, redirect_url=next_of(request))
    context = {"form": form, "next": next_of(request)}
    return render(request, "people/staff_door.html", context, status=422 if form.errors else 200)


@open_to(ANYONE)
def passkey_sign_in(request):
    """GET: what the browser's passkey dialogue needs. POST: what it answered."""
    if request.method != "POST":
        return JsonResponse({"options": passkeys.begin_authentication(user=None)})
    if not ratelimit.consume(request, action="login", key="passkey"):
        return redirect("account_login")
    form = LoginWebAuthnForm(data=request.POST)
    if not form.is_valid():
        context = {"form": MailAndPassword(request=request), "next": next_of(request), "trouble": no_passkey()}
        return render(request, "people/staff_door.html", context, status=422)
    key = form.cleaned_data["credential"]
    _as_nobody(request)
    login = Login(user=key.user, redirect_url=next_of(request))
    return passkey_flows.perform_passwordless_login(request, key, login)


def no_passkey():
    return _("That passkey opens nothing here. Come in with your mail address and password.")


@open_to(ANYONE)
def second_step_at_door(request):
    """The second step, after the password was right."""
    stage = None if request.user.is_authenticated else LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None:
        return redirect("account_login")
    account = stage.login.user
    form = Code(user=account)
    if request.method == "POST":
        kind = Code if "code" in request.POST else AuthenticateWebAuthnForm
        posted = kind(user=account, data=request.POST)
        if posted.is_valid():
            posted.save()
            return stage.exit()
        form = posted if kind is Code else form
        form.trouble = _("This did not fit. Try once more.")
    context = {"form": form, "options": passkeys.begin_authentication(account), "has_passkey": has_passkey(account)}
    return render(request, "people/second_step_door.html", context, status=422 if request.method == "POST" else 200)


def has_passkey(account):
    return bool(passkeys.get_credentials(account))


@open_to(ANYONE)
@require_POST
def other_account(request):
    """Give up a sign-in that waits for its second step."""
    clear_login(request)
    return redirect("account_login")


@open_to(ANYONE)
@require_POST
def sign_out(request):
    sessions.sign_out(request)
    answer = redirect(reverse("home"))
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer
