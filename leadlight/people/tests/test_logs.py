"""A code that opens a family's door is never written down by the log, whatever was answered."""

import logging
import logging.config

import pytest
from django.conf import settings
from django.test import Client


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
