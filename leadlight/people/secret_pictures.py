"""What a child can choose as a secret, and how it is sealed and checked. Never stored readably, never shown."""

import random
import unicodedata

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import salted_hmac

from leadlight.people import drawn_names
from leadlight.people.models import Secret
from leadlight.platform.drawings import table

PICTURES, TILES, DIGITS_COUNT = {"pair": 2, "four": 4}, {"pair": 9, "four": 12}, 6
TOO_EASY = {"121212", "112233", "123123", "696969", "159753", "147258", "101010", "123321", "654123"}


def kind_for(band: str) -> str:
    """Two of nine for the youngest, four of twelve from eight on."""
    return Secret.Kind.PAIR if band == "5-7" else Secret.Kind.FOUR


def tiles_for(kind: str) -> list[str]:
    """Pictures to choose from, drawn anew for each choosing; the row then keeps them, so that nothing can be
    learnt from which pictures come back."""
    if kind == Secret.Kind.DIGITS:
        return []
    return random.SystemRandom().sample(sorted(table("secrets")), TILES[kind])


def shuffled(tiles) -> list[str]:
    return random.SystemRandom().sample(list(tiles), len(tiles))


def wanted(kind: str) -> int:
    """How many taps or digits make a secret of this kind."""
    return PICTURES.get(kind, DIGITS_COUNT)


def named(tiles) -> list[tuple]:
    """(picture, its name) for each tile, in the reader's language."""
    return [(tile, drawn_names.SECRETS.get(tile, tile)) for tile in tiles]


def dots(kind: str, given) -> list[bool]:
    """One for each tap there is to do, lit for those done."""
    return [number < len(given) for number in range(wanted(kind))]


def digits(typed: str) -> str:
    """Digits of any script as 0 to 9, without blanks."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in typed if not sign.isspace())


def is_whole(kind: str, given, tiles) -> bool:
    """Whether `given` could be a secret at all: the right number, of what was offered."""
    if kind == Secret.Kind.DIGITS:
        return len(given) == 1 and len(given[0]) == DIGITS_COUNT and given[0].isascii() and given[0].isdigit()
    return len(given) == wanted(kind) and set(given) <= set(tiles)


def is_too_easy(kind: str, given) -> bool:
    """Digits anybody would try first, or one picture over and over."""
    if kind != Secret.Kind.DIGITS:
        return len(set(given)) == 1
    steps = {int(b) - int(a) for a, b in zip(given[0], given[0][1:], strict=False)}
    return given[0] in TOO_EASY or steps in ({0}, {1}, {-1})


def peppered(learner_id: int, kind: str, given, key=None) -> str:
    """`given` mixed with a secret of this house that is not in the database."""
    words = f"{learner_id} {kind} {' '.join(given)}"
    return salted_hmac("leadlight.secret", words, secret=key, algorithm="sha256").hexdigest()


def sealed(learner_id: int, kind: str, given) -> str:
    return make_password(peppered(learner_id, kind, given))


def fits(secret: Secret, given) -> bool:
    """Whether `given` is this secret, also when the house's own key was changed since."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(check_password(peppered(secret.learner_id, secret.kind, given, key), secret.hash) for key in keys)
