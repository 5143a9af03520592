"""A code that opens a door is never written down by the log, whatever was answered."""

import logging
import logging.config
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.urls.converters import StringConverter


@pytest.fixture
def written():
    """Lines of the log, as the handler of the settings writes them."""
    dressed = logging.config.DictConfigurator(settings.LOGGING).configure_formatter(
        dict(settings.LOGGING["formatters"]["line"])
    )
    lines, ear = [], logging.Handler()
    ear.emit = lambda record: lines.append(dressed.format(record))
    loggers = [logging.getLogger(name) for name in ("django.request", "django.security.csrf")]
    for logger in loggers:
        logger.addHandler(ear)
    yield lines
    for logger in loggers:
        logger.removeHandler(ear)


def test_no_answer_to_a_familys_link_leaves_its_code_in_the_log(cast, written):
    code = cast.family_code(cast.rosa, cast.ada)
    address = f"/k/{code}/"
    strict = Client(enforce_csrf_checks=True)
    answers = [
        cast.browser("ipad").post(address).status_code,
        strict.post(address).status_code,
        strict.put(address).status_code,
        cast.browser("teo").get(f"{address}more/").status_code,
    ]
    assert answers == [409, 403, 403, 404]
    assert len(written) == len(answers)
    assert [line for line in written if code in line] == []
    assert any("/k/…" in line for line in written)


def with_codes(patterns, before=""):
    """Every address of the house that holds a free text: a code, that is."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from with_codes(pattern.url_patterns, before + str(pattern.pattern))
        elif any(type(each) is StringConverter for each in pattern.pattern.converters.values()):
            yield re.sub(r"<str:\w+>", CODE, f"/{before}{pattern.pattern}")


CODE = "a-code-that-may-still-open"


def test_nor_does_any_address_with_a_code_in_it(cast, written):
    addresses, teo = list(with_codes(get_resolver().url_patterns)), cast.browser("teo")
    assert len(addresses) == 4
    strict = Client(enforce_csrf_checks=True)
    for address in addresses:
        assert (teo.get(f"{address}x/").status_code, strict.post(address).status_code) == (404, 403)
    assert len(written) == 2 * len(addresses)
    assert [line for line in written if CODE in line] == []
