"""Codes that people read from paper and type: made, grouped for the eye, and forgiven when typed."""

import hmac
import unicodedata
from hashlib import sha256

from django.conf import settings

from leadlight.people.models.doors import LETTERS

CLASS_CODE_LENGTH = 8
LOOK_ALIKES = str.maketrans({"1": "i", "l": "i", "|": "i", "!": "i"})


def clean_code(typed: str) -> str:
    """What was meant: capitals, spaces, hyphens, full-width letters and digits of other scripts do not matter."""
    text = unicodedata.normalize("NFKC", typed or "").lower()
    text = "".join(str(unicodedata.digit(sign, sign)) for sign in text)
    return "".join(sign for sign in text.translate(LOOK_ALIKES) if sign.isalnum())


def grouped(code: str) -> str:
    """Four signs at a time, as printed."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def class_code_of(key_id: int) -> str:
    """The code behind a class's key. It follows from a secret of ours, so the teacher's page can show it all day
    while the row keeps only its seal."""
    found = hmac.digest(settings.SECRET_KEY.encode(), f"class code {key_id}".encode(), sha256)
    return "".join(LETTERS[byte % len(LETTERS)] for byte in found[:CLASS_CODE_LENGTH])
