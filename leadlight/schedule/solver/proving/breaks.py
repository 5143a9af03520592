"""Which slots of a host may be open together: after `max_run` open slots in a row comes a closed one."""

from leadlight.schedule.solver.places import PAUSE_MIN, Ground


def chains(ground: Ground, host: int) -> list[list[int]]:
    """The host's slots in runs without a pause, each longer than `max_run`: only these need a break."""
    runs: list[list[int]] = []
    for s in ground.slots_of[host]:
        if runs and ground.slots[s].start - ground.slots[runs[-1][-1]].end <= PAUSE_MIN:
            runs[-1].append(s)
        else:
            runs.append([s])
    return [run for run in runs if len(run) > ground.instance.hosts[host].max_run]


def most_open(worth: list[float], max_run: int) -> float:
    """The greatest sum of `worth` (>= 0) over slots of one chain with at most `max_run` open in a row."""
    best = [0.0]  # best[k]: k open slots at the end
    for value in worth:
        closed = max(best)
        best = [closed, *(b + value for b in best[:max_run])]
    return max(best)
