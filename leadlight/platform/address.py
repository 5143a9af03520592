"""Where people reach us. Everything printed or mailed uses it, and is refused while only this machine could follow it."""

from ipaddress import ip_address
from urllib.parse import urlparse

from django.conf import settings


def full(path: str) -> str:
    """The whole address of a path of ours."""
    return settings.URL + path


def reachable() -> bool:
    """Whether other devices can follow our address: not `localhost`, not 127.0.0.1, not ::1."""
    host = urlparse(settings.URL).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        return not (ip_address(host).is_loopback or ip_address(host).is_unspecified)
    except ValueError:
        return bool(host)
