"""A small evening to write tests with: one class, slots of 20 minutes from 17:00 on, parties who can always come."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from leadlight.schedule.solver.instance import Conference, Host, Instance, Party, Rules, School, Slot, Window

FIVE = 17 * 60
LONG = (Window(0, 10_000, 0, "in_person"), Window(0, 10_000, 1, "remote"))


def slots(count: int, host: str = "3B", **fields: Any) -> tuple[Slot, ...]:
    """`count` slots of 20 minutes from 17:00 on, ids 3B-0, 3B-1, ..."""
    plain = {"seats": 1, "remote_seats": 1} | fields
    return tuple(Slot(f"{host}-{n}", FIVE + 20 * n, FIVE + 20 * n + 20, **plain) for n in range(count))


def a_class(host: str = "3B", count: int = 3, max_run: int = 9, school: str = "Hill", **fields: Any) -> Host:
    return Host(host, school, slots(count, host, **fields), max_run)


def a_party(name: str, family: str = "", windows: Sequence[Window] = LONG, language: str | None = None) -> Party:
    return Party(name, family or name, tuple(windows), language)


def an_evening(conferences: Sequence[Conference], hosts: Sequence[Host] = (), **fields: Any) -> Instance:
    """The conferences with their hosts (3B with three slots unless given) and a party for each name they use."""
    hosts = tuple(hosts) or (a_class(),)
    schools = tuple(School(name) for name in dict.fromkeys(host.school for host in hosts))
    travel = tuple(tuple(0 if a == b else 15 for b in schools) for a in schools)
    parties = tuple(a_party(name) for name in dict.fromkeys(c.party for c in conferences))
    evening = Instance("evening", Rules(), schools, travel, hosts, (), parties, tuple(conferences))
    return replace(evening, **fields)


def meeting(name: str, party: str = "", host: str = "3B", **fields: Any) -> Conference:
    return Conference(name, f"learner of {name}", party or f"adults of {name}", host, **fields)
