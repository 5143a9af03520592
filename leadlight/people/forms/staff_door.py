"""What staff type at their door: mail and password, a code, a new password."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

LONGEST_PASSWORD = 128


class MailAndPassword(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your mail address")
        self.fields["login"].widget.attrs = {"autocomplete": "username webauthn", "autofocus": True}
        self.fields["password"].label = _("Your password")
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["password"].help_text = ""


def _six_digits(field):
    field.label = _("The six digits")
    field.help_text = _("They stand in your authenticator app. One of your printed recovery codes fits here too.")
    field.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


class Code(AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _six_digits(self.fields["code"])


class CodeAgain(ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _six_digits(self.fields["code"])


class FirstCode(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _six_digits(self.fields["code"])
        self.fields["code"].help_text = _("The app shows new digits every half minute. Type the ones it shows now.")


class PasswordAgain(forms.Form):
    """Asked once more before something that matters. Wrong tries are counted as at the door."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self):
        password = self.cleaned_data["password"]
        mail = self.request.user.email
        if get_adapter(self.request).authenticate(self.request, email=mail, password=password) is None:
            raise forms.ValidationError(_("This is not the password of this account. Try once more."))
        return password


class PasswordField(forms.CharField):
    """A new password: 10 letters or more, any letters, paste allowed, known ones refused."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("A password"))
        kwargs.setdefault("help_text", _("Ten letters or more. Four words you like do well."))
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True)
        super().__init__(max_length=LONGEST_PASSWORD, strip=False, widget=widget, **kwargs)


def check_password(form, field, account):
    """Put what is wrong with a new password under its field, in words."""
    password = form.cleaned_data.get(field)
    if password:
        try:
            validate_password(password, account)
        except forms.ValidationError as why:
            form.add_error(field, why)


class NewPassword(forms.Form):
    password = PasswordField(label=_("A new password"))

    def __init__(self, *args, account, **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account

    def clean(self):
        check_password(self, "password", self.account)
        return self.cleaned_data
