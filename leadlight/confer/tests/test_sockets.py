"""WebSockets: who may listen, what is said, and that a door shuts when permission ends."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from channels.routing import URLRouter
from django.conf import settings

from leadlight.confer import actions
from leadlight.confer.consumers import sockets
from leadlight.confer.tests.room import again, all_of, opened
from leadlight.people import socket_door
from leadlight.people.models import Teaching, Tie
from leadlight.people.sessions import Device
from leadlight.platform.live import SameOriginOnly

pytestmark = pytest.mark.django_db(transaction=True)
app = SameOriginOnly(URLRouter(sockets))


class Line(ApplicationCommunicator):
    """A browser's end of a WebSocket (that of channels wants a server package we do not have)."""

    def __init__(self, path, headers):
        super().__init__(
            app, {"type": "websocket", "path": path, "query_string": b"", "headers": headers, "subprotocols": []}
        )

    async def connect(self):
        await self.send_input({"type": "websocket.connect"})
        answer = await self.receive_output(timeout=5)
        return answer["type"] == "websocket.accept", answer.get("code")

    async def told(self):
        return json.loads((await self.receive_output(timeout=5))["text"])

    async def say(self, text):
        await self.send_input({"type": "websocket.receive", "text": text})

    async def leave(self):
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait()


@pytest.fixture
def world(transactional_db):
    from tests.cast import Cast

    cast = Cast()
    cast.meeting = opened(cast)
    return cast


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(socket_door, "RECHECK_S", 0.05)


def line(cast, who, path, origin=b"http://testserver"):
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in cast.browser(who).cookies.items())
    headers = [(b"host", b"testserver"), (b"origin", origin), (b"cookie", cookies.encode())]
    return Line(path, headers)


async def listening(cast, who, path):
    talk = await sync_to_async(line)(cast, who, path)
    connected, _ = await talk.connect()
    return talk, connected


def paths(cast):
    return {
        "meeting": f"/live/meetings/{cast.meeting.pk}/",
        "conference": f"/live/conferences/{cast.conference.pk}/",
        "board": f"/live/boards/{cast.klass.pk}/",
    }


WHO = {
    "meeting": {"ada", "rosa", "raul", "ivo", "teo", "tia", "cora"},
    "conference": {"ada", "rosa", "raul", "ivo", "teo", "tia", "cora"},
    "board": {"teo", "tia", "cora"},
}
EVERYBODY = sorted({"ada", "ben", "rosa", "raul", "inga", "bram", "bea", "teo", "tia", "cora", "otis", "zoe", "olga", "lea", "dov",
    "ivo", "ipad", "nobody"})  # fmt: skip


@pytest.mark.parametrize("door", sorted(WHO))
async def test_who_may_listen(world, door):
    entered = set()
    for who in EVERYBODY:
        talk, connected = await listening(world, who, paths(world)[door])
        if connected:
            entered.add(who)
        await talk.leave()
    assert entered == WHO[door]


async def test_a_step_reaches_everybody_and_says_its_number_only(world):
    lines = [await listening(world, who, paths(world)[door]) for who, door in
             (("rosa", "conference"), ("ada", "meeting"), ("teo", "board"))]  # fmt: skip
    part = await sync_to_async(world.part)("proud")
    await sync_to_async(actions.move)(world.meeting, part=part, by=world.viewer("ada"))
    step = (await sync_to_async(again)(world.meeting)).step
    for talk, _ in lines:
        assert await talk.told() == {"step": step}
        await talk.leave()


async def test_the_waiting_family_is_told_when_the_child_opens(world):
    await sync_to_async(actions.finish)(world.meeting, by=world.viewer("ada"))
    talk, _ = await listening(world, "rosa", paths(world)["conference"])
    await sync_to_async(actions.open_meeting)(world.conference, by=world.viewer("ada"))
    assert set(await talk.told()) == {"step"}
    await talk.leave()


async def closed(talk):
    """The code with which the socket closes, waiting at most five seconds."""
    while True:
        event = await talk.receive_output(timeout=5)
        if event["type"] == "websocket.close":
            return event["code"]


@pytest.mark.parametrize(
    ("who", "door", "end"),
    [
        ("rosa", "conference", lambda cast: Tie.objects.filter(adult=cast.rosa).update(ends_on=cast.today)),
        ("teo", "board", lambda cast: Teaching.objects.filter(person=cast.teo).update(ends_on=cast.today)),
        ("ada", "meeting", lambda cast: all_of(Device).update(ends_at=cast.viewer("ada").now)),
        ("ivo", "meeting", lambda cast: actions.finish(cast.meeting, by=cast.viewer("ada"))),
    ],
)
async def test_a_door_shuts_when_permission_ends_while_it_is_open(world, who, door, end):
    talk, connected = await listening(world, who, paths(world)[door])
    assert connected
    await sync_to_async(end)(world)
    assert await closed(talk) == 4404
    await talk.leave()


async def test_nothing_is_told_after_permission_has_ended(world, monkeypatch):
    """Even when the message comes before the next look at the clock."""
    monkeypatch.setattr(socket_door, "RECHECK_S", 3600)
    talk, _ = await listening(world, "rosa", paths(world)["conference"])
    await sync_to_async(Tie.objects.filter(adult=world.rosa).update)(ends_on=world.today)
    await sync_to_async(actions.move)(
        world.meeting, part=await sync_to_async(world.part)("proud"), by=world.viewer("ada")
    )
    event = await talk.receive_output(timeout=5)
    assert (event["type"], event.get("code")) == ("websocket.close", 4404)
    await talk.leave()


async def test_another_sites_page_cannot_listen(world):
    talk = await sync_to_async(line)(world, "rosa", paths(world)["conference"], origin=b"https://evil.example")
    connected, code = await talk.connect()
    assert (connected, code) == (False, 4403)


async def test_what_is_sent_into_a_socket_is_not_taken(world):
    talk, _ = await listening(world, "ada", paths(world)["meeting"])
    before = (await sync_to_async(again)(world.meeting)).step
    await talk.say('{"part": 1} not even json')
    await asyncio.sleep(0.1)
    assert (await sync_to_async(again)(world.meeting)).step == before
    assert settings.SESSION_COOKIE_NAME
    await talk.leave()


async def test_a_lamp_is_told_to_the_board_and_to_no_guest(world):
    lines = {who: (await listening(world, who, paths(world)[door]))[0] for who, door in
             (("rosa", "conference"), ("teo", "board"))}  # fmt: skip
    await sync_to_async(actions.light)(world.meeting, "help", by=world.viewer("ada"))
    assert set(await lines["teo"].told()) == {"step"}
    assert await lines["rosa"].receive_nothing(timeout=0.3)
    for talk in lines.values():
        await talk.leave()
