"""How allauth is told our ways: nobody signs up by themselves, words are ours, secrets are sealed."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _

TOO_MANY = _("That was many tries in a short time. Wait five minutes, then try again.")


def _sealer() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    sealed = (hashlib.sha256(f"second step:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in sealed])


class StaffAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This mail address and this password do not belong together. Try once more."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request):
        return False

    def add_message(self, *args, **kwargs):
        """allauth's own messages are not said; our pages say what happened."""

    def login(self, request, user):
        from leadlight.people.sessions import begin_staff

        begin_staff(request, user, super().login)

    def post_login(self, request, user, **hooks):
        from leadlight.people.sign_ins import note_sign_in

        answer = super().post_login(request, user, **hooks)
        note_sign_in(request, user, answer)
        return answer


class StaffMFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This does not fit. Wait for the next six digits, then type them here."),
    }

    def get_totp_issuer(self):
        return "Leadlight"

    def _get_site_name(self):
        return "Leadlight"

    def encrypt(self, text):
        return _sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _sealer().decrypt(encrypted_text.encode()).decode()
