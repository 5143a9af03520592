"""Units in groups small enough to be solved whole: the hosts of one school, or of several small ones."""

from collections import defaultdict

from leadlight.schedule.solver.proving.options import Options
from leadlight.schedule.solver.proving.pricing import Unit

MOST_CONFERENCES = 700  # in a group: a school of 600 is one


def homes(options: Options, units: list[Unit], most: int = MOST_CONFERENCES) -> list[list[Unit]]:
    """Every unit once, at the group of its first conference."""
    group_of = _groups(options, most)
    groups: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[group_of[options.ground.host[unit.conferences[0]]]].append(unit)
    return [groups[group] for group in sorted(groups)]


def circles(options: Options, units: list[Unit], most: int = MOST_CONFERENCES) -> list[list[Unit]]:
    """For each group all units that have a conference there; a family of two schools is in two."""
    group_of = _groups(options, most)
    groups: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        for group in sorted({group_of[options.ground.host[c]] for c in unit.conferences}):
            groups[group].append(unit)
    return [groups[group] for group in sorted(groups)]


def _groups(options: Options, most: int) -> list[int]:
    """host -> its group: hosts of one school stay together as far as a group is not too large."""
    ground = options.ground
    size = [0] * len(ground.instance.hosts)
    for h in ground.host:
        size[h] += 1
    by_school: dict[str, list[int]] = defaultdict(list)
    for h, host in enumerate(ground.instance.hosts):
        by_school[host.school].append(h)
    group_of, group = [0] * len(size), 0
    for hosts in by_school.values():
        filled = 0
        for h in hosts:
            if filled and filled + size[h] > most:
                group, filled = group + 1, 0
            group_of[h] = group
            filled += size[h]
        group += 1
    return group_of
