"""How often a stranger may try a door. Rows, so that every process counts the same tries.

    if too_many(request, "family code"):
        ...say kindly when to try again
    ...
    note_knock(request, "family code")    # after a try that found nothing

Only tries that found nothing are counted: a school hall full of families behind one address must not shut itself out.
"""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from leadlight.platform.models import Knock

# (name, seconds, most tries within them): one address, and everybody in its network.
LIMITS = (("address", 600, 20), ("network", 3600, 200))
BITS_OF_NETWORK = {4: 24, 6: 48}


def address_of(request) -> str:
    """The address this request came from; behind a proxy of ours, the one that proxy saw."""
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")


def network_of(address: str) -> str:
    try:
        bits = BITS_OF_NETWORK[ip_address(address).version]
        return str(ip_network(f"{address}/{bits}", strict=False))
    except ValueError:
        return address


def _rows(request, door, now):
    """(where to count, most) for each limit. The stretch of time is fixed, so two processes mean the same row."""
    address = address_of(request)
    for (name, seconds, most), who in zip(LIMITS, (address, network_of(address)), strict=True):
        until = datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, UTC)
        seal = salted_hmac("leadlight.limits", f"{name} {who}", algorithm="sha256").hexdigest()
        yield {"door": door, "who": seal, "until": until}, most


def too_many(request, door: str) -> bool:
    """Whether this address or its network has tried `door` too often just now."""
    now = timezone.now()
    return any(Knock.objects.filter(**row, count__gte=most).exists() for row, most in _rows(request, door, now))


def note_knock(request, door: str):
    """Count one try that found nothing."""
    now = timezone.now()
    for row, _most in _rows(request, door, now):
        if Knock.objects.filter(**row).update(count=F("count") + 1):
            continue
        Knock.objects.filter(until__lt=now - timedelta(days=1)).delete()
        try:
            with transaction.atomic():
                Knock.objects.create(**row, count=1)
        except IntegrityError:
            Knock.objects.filter(**row).update(count=F("count") + 1)
