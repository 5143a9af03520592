"""Every sentence the timetable says, in one place: times, lengths and counts in words, and one template for each kind.

A template is named after the kind of thing it tells of, and filled by `say` with words made here, so the room that
shows it can put another language's templates in place of these without touching what is counted.
Instances carry ids only, so sentences do, too. Nobody is told which other family is in the way.
"""

from leadlight.schedule.solver.instance import DAY_MIN, Conference, Host, Instance, Mode, Pool

LANGUAGES = {
    "ar": "Arabic",
    "es": "Spanish",
    "fa": "Persian",
    "pa": "Punjabi",
    "so": "Somali",
    "tl": "Tagalog",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}

SENTENCES = {
    # how a conference stands now
    "household": "{who} ({party})",
    "met": "{who} with {host}: {time}, {how}, {level}.",
    "met_by": "{who} with {host}: {time}, {how}, {level}, {helpers}.",
    "not_met": "{who} with {host}: no time yet.",
    "better": "  {time}: {why}.",
    "more": "  and {more}.",
    "best": "  Of the times it could have, none suits this family better.",
    # what blocks a better time
    "free": "free: it can be had at once",
    "seats": "full ({count})",
    "remote": "no place by video is left ({count})",
    "withheld": "the places that are left are kept for conferences held once more",
    "alone": "others are in the room, and this conference is held alone",
    "private": "another conference is held alone in the room",
    "break": "would take the teacher's break",
    "pool": "{helpers} busy",
    "overlap": "{other} is held at that time ({time})",
    "travel": "leaves {gap} between this and {other} at {school} ({time}), {needed} are needed on the way",
    "switch": "leaves {gap} between this and {other} ({time}), {needed} are needed between video and school",
    "apart": "leaves {gap} to {other} in the other household ({time}), {needed} are wanted",
    "not_meet": "a rule of the school stands against it",
    "wait": "would leave {gap} of waiting {side} {other} at {school}",
    "after": "after",
    "before": "before",
    "with": "with {helpers} instead",
    "day": "would mean coming on one more day",
    "costs": "fits, but together with {other} the visit becomes no easier",
    # why a conference has no place
    "availability": "The family gave no hours in which a conference with {host} would fit.",
    "availability_none": "The family gave no hours at all.",
    "hours": "In the hours the family gave, no time with {host} is open that would fit.",
    "hours_none": "No time with {host} is open at all.",
    "not_before": "It may begin on {time} at the earliest, and no time after that fits.",
    "run": "It takes {length}, and no stretch with {host} that is long enough fits.",
    "closed": "The only times that fit have no place at all.",
    "reserve": "The only times that fit are kept for conferences held once more.",
    "long": "It takes {length}, and with {host} nothing that long fits.",
    "helpers": "No {helper} is there at a time that fits.",
    "helpers_none": "It needs somebody whom nobody offers.",
    "video": "The times that fit are for video only, and have no place for that.",
    "several": "Nothing alone stands in the way, but these together: {things}.",
    "lack_availability": "the family's hours",
    "lack_hours": "the hours the teacher opens",
    "lack_not_before": "the earliest start",
    "lack_run": "its length",
    "lack_long": "its length",
    "lack_closed": "the number of places",
    "lack_reserve": "places kept for conferences held once more",
    "lack_helpers": "the interpreters' or helpers' hours",
    "lack_video": "the places by video",
    "nothing": "No time of {host} fits, whatever one thing is changed.",
    "fixed": "It is fixed for a time at which it cannot be held.",
    "crowd": "{conferences} with {host} can only be held on {when}, where {places} can be had.",
    "crowd_break": "{conferences} with {host} can only be held on {when}, where {places} can be had once the teacher has had a break.",
    "crowd_helpers": "{conferences} with {helper} can only be held on {when}, where that is possible for {places} of them.",
    "pair": "Whatever times are chosen, {other} is at the same time or leaves too little time between.",
    "pair_apart": "Whatever times are chosen, {other} is too near to it.",
    "unit": "The family's {number} conferences cannot all be held: whatever times are chosen, one is left over.",
    "unit_bound": "These {number} conferences are bound to each other and cannot all be held: one is left over.",
    "at": "{time}: {why}.",
    "at_once": "{time} is free: it can be had at once.",
    "elsewhere": "Nothing one could ask for at these times is enough.",
    "no_time": "no time",
    # the changes that would help
    "would": "{why} It would work {change}.",
    "would_at": "{why} It would work there {change}.",
    "the_family": "the family",
    "the_household": "the household {party}",
    "come": "if {who} could come on {span}",
    "come_until": "if {who} could come until {clock} on {day}",
    "come_from": "if {who} could come from {clock} on {day}",
    "come_remote": "if {who} could come by video on {span}",
    "open": "if {host} opened {span}",
    "open_remote": "if {host} opened {span} by video",
    "seat": "if {host} had {more} on {time}",
    "release": "if {host} gave up {more} kept for conferences held once more on {time}",
    "seat_remote": "if {host} had {more} by video on {time}",
    "helper": "with {more} on {span}",
    "stay_until": "with {helper} until {clock} on {day}",
    "stay_from": "with {helper} from {clock} on {day}",
    "sooner": "if it might begin on {time}",
    "shorter": "if it took {length}",
    "longer_run": "if {host} would go on for {number} in a row without a break",
    "nearer": "if {gap} between the two were enough",
    # to families who knew another time
    "gone": "slot {slot}, which is gone",
    "now": "was {before}; now {now}.",
    "now_none": "was {before}; now it has no time.",
    "said_yes": "had said yes, {told}",
    # offers
    "swap": "free if {family} moves from {old} to {new}, at no cost to them",
    "price_free": "It can be had at once.",
    "price_nobody": "It can be had if {moved} at most had another time, and nobody would lose by it.",
    "price": "It can be had if {moved} at most had another time; {losers} at most would have a less good one.",
    "price_left": "It can be had only if {left} at most lost their time; {losers} at most would be worse off.",
}


def say(kind: str, **parts: str) -> str:
    """The sentence of `kind` with its parts filled in. KeyError for a kind without a template."""
    return SENTENCES[kind].format(**parts)


def clock(minute: int) -> str:
    return f"{minute % DAY_MIN // 60}:{minute % 60:02}"


def day(minute: int) -> str:
    """The day, counted from 1."""
    return f"day {minute // DAY_MIN + 1}"


def time(minute: int) -> str:
    return f"{day(minute)}, {clock(minute)}"


def span(start: int, end: int) -> str:
    """Both ends of a time; the second with its day only where that is another one."""
    if start // DAY_MIN == end // DAY_MIN:
        return f"{time(start)}-{clock(end)}"
    return f"{time(start)} to {time(end)}"


def spans(stretches: list[tuple[int, int]], most: int = 4) -> str:
    """Stretches of time one after the other, those that touch joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    told = [span(start, end) for start, end in joined[:most]]
    if len(joined) > most:
        told.append(count(len(joined) - most, "other time"))
    return listed(told)


def listed(things: list[str]) -> str:
    """One, two and three."""
    return things[0] if len(things) == 1 else ", ".join(things[:-1]) + " and " + things[-1]


def count(number: int, thing: str) -> str:
    """3 places, 1 family, 12,412 conferences."""
    plural = thing[:-1] + "ies" if thing.endswith("y") else thing + "s"
    return f"{number:,} {thing if number == 1 else plural}"


def more(number: int, thing: str) -> str:
    """One more place, 2 more places."""
    return f"one more {thing}" if number == 1 else count(number, f"more {thing}")


def minutes(number: int) -> str:
    return count(number, "minute")


def of(taken: int, whole: int, thing: str) -> str:
    return f"{taken} of {count(whole, thing)}"


def level(number: int) -> str:
    """How a family likes a time, as it said itself."""
    return ("a time the family likes best", "a time that suits", "a time only if needed")[min(number, 2)]


def how(mode: Mode) -> str:
    return "by video" if mode == "remote" else "in person"


def who(conference: Conference) -> str:
    return f"{conference.student}'s conference"


def host(row: Host) -> str:
    """The teachers where the file names them, else the class."""
    return listed(list(row.teachers)) if row.teachers else row.id


def helper(pool: Pool) -> str:
    """Arabic interpreter; learning support; or whatever the file calls it."""
    if pool.kind == "interpreter":
        return f"{LANGUAGES.get(pool.key, pool.key)} interpreter"
    return f"{pool.key.replace('-', ' ')} helper"


def named_helper(pool: Pool) -> str:
    """The same with its name in the file, where there are several of a kind."""
    return f"{helper(pool)} {pool.id}"


def a(thing: str) -> str:
    return f"an {thing}" if thing[0].lower() in "aeio" else f"a {thing}"


def all_busy(pool: Pool, number: int) -> str:
    """The Arabic interpreter is, both Arabic interpreters are, all 3 Arabic interpreters are; there is none."""
    name = helper(pool)
    if number == 0:
        return f"no {name} is there or all are"
    return {1: f"the {name} is", 2: f"both {name}s are"}.get(number, f"all {number} {name}s are")


def needed(instance: Instance, conference: Conference) -> list[str]:
    """What a conference needs, in words, one for each need."""
    pools = {pool.id: pool for pool in instance.pools}
    return [helper(pools[need[0]]) if need else "helper" for need in conference.needs]
