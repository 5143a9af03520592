"""Five quiet minutes come to a child by themselves, and listening keeps nobody signed in."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.routing import URLRouter
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from leadlight.platform.live import SameOriginOnly
from leadlight.reflect import actions
from leadlight.reflect.consumers import sockets

app = SameOriginOnly(URLRouter(sockets))


class Line(ApplicationCommunicator):
    """A browser's end of the line, carrying its cookies."""

    def __init__(self, browser, klass):
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())
        headers = [(b"host", b"testserver"), (b"origin", b"http://testserver"), (b"cookie", cookies.encode())]
        path = f"/live/five/{klass.pk}/"
        super().__init__(
            app, {"type": "websocket", "path": path, "query_string": b"", "headers": headers, "subprotocols": []}
        )

    async def connects(self) -> bool:
        await self.send_input({"type": "websocket.connect"})
        return (await self.receive_output(timeout=5))["type"] == "websocket.accept"

    async def leave(self):
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait()


@pytest.fixture
def world(transactional_db):
    from tests.cast import Cast

    return Cast()


@pytest.mark.django_db(transaction=True)
def test_a_child_hears_that_five_minutes_begin(world):
    async def story():
        line = Line(await sync_to_async(world.browser)("ada"), world.klass)
        assert await line.connects()
        begin = sync_to_async(actions.begin_five)
        await begin(world.klass.pk, by=await sync_to_async(world.viewer)("teo"), starter="I wonder …")
        told = json.loads((await line.receive_output(timeout=5))["text"])
        await line.leave()
        return told

    assert asyncio.run(story()) == {"what": "five"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", ["rosa", "teo", "zoe", "ipad", "nobody"])
def test_only_a_child_of_the_class_listens(world, who):
    async def story():
        return await Line(await sync_to_async(world.browser)(who), world.klass).connects()

    assert asyncio.run(story()) is False


@pytest.mark.django_db(transaction=True)
def test_a_child_hears_their_own_class_and_no_other(world):
    async def story():
        ada, heard = await sync_to_async(world.browser)("ada"), []
        for klass in (world.other_class, world.class_elsewhere):
            heard.append(await Line(ada, klass).connects())
        line = Line(ada, world.klass)
        heard.append(await line.connects())
        await line.leave()
        return heard

    assert asyncio.run(story()) == [False, False, True]


@pytest.mark.django_db(transaction=True)
def test_listening_does_not_keep_a_child_signed_in_but_a_page_does(world):
    browser = world.browser("ada")
    session = browser.session
    session["seen"] = session["seen"] - 300
    session.save()

    def seen():
        return SessionStore(session.session_key)["seen"]

    async def listens():
        line = Line(browser, world.klass)
        assert await line.connects()
        await line.leave()

    asyncio.run(listens())
    assert seen() == session["seen"]
    browser.get(reverse("portfolio:home"))
    assert seen() > session["seen"]


def test_the_piece_of_page_is_empty_until_they_begin_and_after_they_end(cast):
    browser, where = cast.browser("ada"), reverse("portfolio:five_now")
    assert browser.get(where).content.decode().strip() == ""
    five = actions.begin_five(cast.klass.pk, by=cast.viewer("teo"), starter="I wonder …")
    assert reverse("portfolio:five", args=[five.pk]) in browser.get(where).content.decode()
    actions.end_five(five, by=cast.viewer("teo"))
    assert browser.get(where).content.decode().strip() == ""
