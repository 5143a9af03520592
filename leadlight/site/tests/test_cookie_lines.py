"""Browsers send each cookie as a line of its own over HTTP/2; we still know who is asking."""

import asyncio

import pytest
from asgiref.testing import ApplicationCommunicator

from leadlight.platform.headers import OneCookieLine


def scope(*cookies):
    return {
        "type": "http", "method": "GET", "path": "/come-in/", "query_string": b"", "http_version": "2",
        "headers": [(b"host", b"localhost"), *((b"cookie", each) for each in cookies)],
    }  # fmt: skip


@pytest.mark.parametrize("cookies", [(b"a=1", b"b=2"), (b"a=1; b=2",)])
def test_django_reads_every_cookie_however_many_lines_they_come_in(cookies):
    from django.core.handlers.asgi import ASGIRequest

    seen = {}

    async def inner(scope, receive, send):
        seen.update(ASGIRequest(scope, None).COOKIES)

    asyncio.run(OneCookieLine(inner)(scope(*cookies), None, None))
    assert seen == {"a": "1", "b": "2"}


def test_the_site_stands_behind_it(db):
    from leadlight.site.asgi import application

    asked = {}

    async def inner(scope, receive, send):
        asked.update(scope)

    async def ask():
        application.app.app.application_mapping["http"], before = inner, application.app.app.application_mapping["http"]
        try:
            talk = ApplicationCommunicator(application, scope(b"csrf=1", b"leadlight=2"))
            await talk.wait()
        finally:
            application.app.app.application_mapping["http"] = before

    asyncio.run(ask())
    assert dict(asked["headers"])[b"cookie"] == b"csrf=1; leadlight=2"


def test_one_line_is_left_as_it_came():
    given = scope(b"a=1; b=2")
    seen = []

    async def inner(scope, receive, send):
        seen.append(scope)

    asyncio.run(OneCookieLine(inner)(given, None, None))
    assert seen[0] is given
