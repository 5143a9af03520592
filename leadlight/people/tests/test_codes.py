import pytest

from leadlight.people.codes import CLASS_CODE_LENGTH, class_code_of, clean_code, grouped
from leadlight.people.models import make_token
from leadlight.people.models.doors import LETTERS


@pytest.mark.parametrize(
    "typed",
    [
        "k7mp3xqzab49cdef", "K7MP 3XQZ AB49 CDEF", " k7mp-3xqz-ab49-cdef ", "Ｋ７ＭＰ３ＸＱＺＡＢ４９ＣＤＥＦ",
        "k٧mp٣xqzab٤٩cdef", "K7MP.3XQZ.AB49.CDEF\n",
    ],
)  # fmt: skip
def test_a_code_is_understood_however_it_is_typed(typed):
    assert clean_code(typed) == "k7mp3xqzab49cdef"


@pytest.mark.parametrize("typed", ["abi2", "ab12", "ABl2", "ab|2"])
def test_signs_that_look_alike_are_one(typed):
    assert clean_code(typed) == "abi2"


def test_no_code_holds_a_sign_that_looks_like_another():
    assert set("0o1l") & set(LETTERS) == set()
    code = make_token(80)
    assert (len(code), set(code) <= set(LETTERS), clean_code(grouped(code))) == (16, True, code)


def test_a_class_code_is_short_and_the_same_all_day_for_one_key(settings):
    assert (len(class_code_of(7)), class_code_of(7)) == (CLASS_CODE_LENGTH, class_code_of(7))
    assert class_code_of(7) != class_code_of(8)
    before = class_code_of(7)
    settings.SECRET_KEY = "another"
    assert class_code_of(7) != before
