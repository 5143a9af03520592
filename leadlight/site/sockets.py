"""Every WebSocket address. Each consumer has its own door (people.socket_door.Door)."""

from leadlight.confer import consumers as confer
from leadlight.reflect import consumers as reflect

sockets: list = [*confer.sockets, *reflect.sockets]
