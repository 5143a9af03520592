"""Where a staff person is signed in: noted at each sign-in, shown to them, ended by them; a mail tells of a new machine."""

import re

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from leadlight.people.models import SignIn, make_token, seal_token
from leadlight.platform.models import audit

COOKIE = "__Host-known" if settings.SECURE else "known"
A_YEAR_S = 60 * 60 * 24 * 365
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"))
MACHINES = (
    ("CrOS", "Chromebook"),
    ("iPad", "iPad"),
    ("iPhone", "iPhone"),
    ("Android", "Android"),
    ("Mac OS X", "Mac"),
    ("Windows", "Windows"),
    ("Linux", "Linux"),
)


def machine_of(agent: str) -> str:
    """A short guess for people, "Safari on iPad"."""
    browser = next((name for mark, name in BROWSERS if re.search(mark, agent)), "")
    machine = next((name for mark, name in MACHINES if mark in agent), "")
    return " · ".join(part for part in (browser, machine) if part)


def note_sign_in(request, account, answer):
    """Keep a row for this session and tell the owner by mail when this browser is new to them."""
    token = request.COOKIES.get(COOKIE) or make_token()
    earlier = SignIn.objects.filter(person_id=account.person_id)
    is_new = earlier.exists() and not earlier.filter(known=seal_token(token)).exists()
    row, _made = SignIn.objects.update_or_create(
        session=request.session.session_key,
        defaults={
            "person_id": account.person_id,
            "known": seal_token(token),
            "machine": machine_of(request.headers.get("User-Agent", ""))[:60],
            "at": timezone.now(),
        },
    )
    answer.set_cookie(COOKIE, token, max_age=A_YEAR_S, secure=settings.SECURE, httponly=True, samesite="Lax")
    if is_new:
        tell_of_new_machine(account, row)
    return row


def tell_of_new_machine(account, row):
    person = account.person
    with override(person.language or person.school.language):
        words = render_to_string("people/mail/new_machine.txt", {"row": row, "url": settings.URL})
        send_mail(_("A new place where you are signed in"), words, None, [account.email], fail_silently=True)


def sign_ins_of(person):
    """This person's living sessions, newest first."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return SignIn.objects.filter(person=person, session__in=living)


def end_sign_ins(rows, *, by):
    """End these sessions everywhere they are; their next page asks to come in again."""
    keys = list(rows.values_list("session", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    SignIn.objects.filter(session__in=keys).delete()
    audit(by, "sign_in.ended", by.person, result=f"{len(keys)} ended"[:20])
