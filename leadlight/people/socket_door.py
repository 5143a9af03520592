"""The door of a WebSocket: who is looking is asked when it opens, before every message and every so often between.

A socket carries no state and no child's words, only "something changed". When permission ends (signed out, taken
off the class, a device sent home) it is closed, at the latest after `recheck_s` (RECHECK_S where a door says nothing).
"""

import asyncio
from abc import ABC, abstractmethod
from importlib import import_module

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.conf import settings
from django.contrib.auth import get_user
from django.http import parse_cookie
from django.http.response import Http404
from django.utils.functional import cached_property

from leadlight.people.sessions import viewer_of

RECHECK_S = 4
SHUT = 4404
"""The one closing code there is: a socket that may not be and one that never was look alike."""


class Handshake:
    """A socket's cookies as a request's: enough for people.sessions.viewer_of()."""

    def __init__(self, scope):
        headers = dict(scope["headers"])
        self.COOKIES = parse_cookie(headers.get(b"cookie", b"").decode("latin-1"))
        store = import_module(settings.SESSION_ENGINE).SessionStore
        self.session = store(self.COOKIES.get(settings.SESSION_COOKIE_NAME))

    @cached_property
    def user(self):
        return get_user(self)


class Door(AsyncJsonWebsocketConsumer, ABC):
    """A consumer that only tells. Subclasses say which hats enter, what they must see, and to which group they listen."""

    open_to: frozenset = frozenset()
    recheck_s: float | None = None  # seconds; RECHECK_S where a door does not say otherwise
    watching: asyncio.Task | None = None

    @abstractmethod
    def look(self, viewer):
        """Raise Http404 unless `viewer` may listen. Asked again and again."""

    @abstractmethod
    def group(self) -> str:
        """The name of the channel this door listens to."""

    @property
    def key(self) -> int:
        return self.scope["url_route"]["kwargs"]["key"]

    @database_sync_to_async
    def allowed(self) -> bool:
        viewer = viewer_of(Handshake(self.scope))
        if viewer.hat not in self.open_to:
            return False
        try:
            self.look(viewer.settle())
        except Http404:
            return False
        return True

    async def connect(self):
        if not await self.allowed():
            return await self.close(SHUT)
        await self.channel_layer.group_add(self.group(), self.channel_name)
        await self.accept()
        self.watching = asyncio.create_task(self.watch())

    async def watch(self):
        while True:
            await asyncio.sleep(self.recheck_s or RECHECK_S)
            if not await self.allowed():
                return await self.shut()

    async def shut(self):
        await self.channel_layer.group_discard(self.group(), self.channel_name)
        await self.close(SHUT)

    async def tell(self, event):
        if await self.allowed():
            return await self.send_json(event["message"])
        await self.shut()

    async def receive(self, text_data=None, bytes_data=None, **kwargs):
        """Nothing is ever taken from a socket; forms are posted."""

    async def disconnect(self, code):
        if self.watching is not None and self.watching is not asyncio.current_task():
            self.watching.cancel()
        await self.channel_layer.group_discard(self.group(), self.channel_name)
