"""What a language is called on a page in another one, and which ones a reader finds first."""

import pytest
from django.utils.translation import override

from leadlight.platform.language_names import name_here
from leadlight.platform.languages import OFFERED
from leadlight.platform.templatetags.ui import offered_languages


@pytest.mark.parametrize(
    ("page", "code", "name"),
    [
        ("en", "so", "Somali"), ("en", "ar", "Arabic"), ("en", "pt-BR", "Portuguese"), ("es", "ar", "Árabe"),
        ("es", "so", "Soomaali"), ("ar", "tr", "التركيّة"), ("mi", "tw", "Twi"), ("en", "xx", "xx"),
    ],
)  # fmt: skip
def test_a_language_is_named_in_the_words_of_the_page(page, code, name):
    with override(page):
        assert name_here(code) == name


def test_the_reader_s_own_languages_come_first_and_none_is_lost():
    found = [code for code, _name in offered_languages("ar es-MX")]
    assert found[:2] == ["ar", "es"]
    assert sorted(found) == sorted(code for code, _name in OFFERED)
    assert list(offered_languages()) == OFFERED
