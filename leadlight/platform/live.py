"""The live channel: small "something changed" messages; pages then ask for the fragment.

`tell(group, **message)` works from a view, an action after commit, and a job thread alike
(from a thread async_to_sync would return and deliver nothing, so the server's loop is captured).
No state lives in a socket: a restart loses nothing.
"""

import asyncio
from urllib.parse import urlparse

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

_loop = None
_at_start: list = []
_at_end: list = []


def on_start(run):
    """Register a plain function to call when the server starts (the job runner joins here)."""
    _at_start.append(run)
    return run


def on_end(run):
    _at_end.append(run)
    return run


class Lifespan:
    """ASGI wrapper that answers the server's lifespan messages and remembers the server's loop."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        global _loop
        if scope["type"] != "lifespan":
            return await self.app(scope, receive, send)
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                _loop = asyncio.get_running_loop()
                for run in _at_start:
                    await asyncio.to_thread(run)
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                for run in _at_end:
                    await asyncio.to_thread(run)
                return await send({"type": "lifespan.shutdown.complete"})


class SameOriginOnly:
    """Refuses a WebSocket whose Origin is not the host it asks."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        headers = dict(scope["headers"])
        origin = urlparse(headers.get(b"origin", b"").decode("latin-1")).netloc
        if not origin or origin != headers.get(b"host", b"").decode("latin-1"):
            return await send({"type": "websocket.close", "code": 4403})
        return await self.app(scope, receive, send)


def tell_now(group: str, **message):
    """Send `message` (plain values, no child's words) to everyone listening to `group`."""
    layer = get_channel_layer()
    event = {"type": "tell", "message": message}
    if _loop is not None and _loop.is_running():
        asyncio.run_coroutine_threadsafe(layer.group_send(group, event), _loop)
    else:
        async_to_sync(layer.group_send)(group, event)


def tell(group: str, **message):
    """Like tell_now(), after the transaction has been committed."""
    transaction.on_commit(lambda: tell_now(group, **message))
