"""Where people reach us. Everything printed or mailed uses it; while only this machine could follow it, nothing names it."""

from ipaddress import ip_address
from urllib.parse import urlparse

from django.conf import settings


def full(path: str) -> str:
    """The whole address of a path of ours."""
    return settings.URL + path


def to_type() -> str:
    """Our address as somebody types it: `https://` only where a browser would not think of it by itself."""
    found = urlparse(settings.URL)
    return found.netloc if found.scheme == "https" and found.port is None and not is_number() else settings.URL


def is_number() -> bool:
    """Whether we are reached by a number (192.168.1.7): passkeys belong to names and cannot be made there."""
    try:
        return bool(ip_address(urlparse(settings.URL).hostname or ""))
    except ValueError:
        return False


def reachable() -> bool:
    """Whether other devices can follow our address: not `localhost`, not 127.0.0.1, not ::1."""
    host = urlparse(settings.URL).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        return not (ip_address(host).is_loopback or ip_address(host).is_unspecified)
    except ValueError:
        return bool(host)
