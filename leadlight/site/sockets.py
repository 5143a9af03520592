"""Every WebSocket address. Each consumer has its own door (people.socket_door.Door)."""

from leadlight.confer import consumers

sockets: list = [*consumers.sockets]
