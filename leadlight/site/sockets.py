"""Every WebSocket address. Each consumer has its own door (platform.live.Door)."""

sockets: list = []
