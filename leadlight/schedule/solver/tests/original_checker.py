# ruff: noqa
"""Kept as it was first written, so that check.py has an independent witness (test_agreement.py). Do not improve it.

Independent checker (standard library only, shares no code with any solver).
usage: checker.py INSTANCE.json TIMETABLE.json  -> prints a JSON report; exit 0 iff there is no hard violation.
TIMETABLE: {"schema":"slc-timetable/1","instance":NAME,"bookings":[{"conference","slot","mode","pools":[pool id per need]}]}
Conferences absent from bookings count as unplaced (allowed, cost rules.unplaced_cost each)."""

import json, sys
from collections import defaultdict


def check(inst, tt):
    V = []  # hard violations
    rules = inst["rules"]
    host = {h["id"]: h for h in inst["hosts"]}
    slot = {s["id"]: (s, h) for h in inst["hosts"] for s in h["slots"]}
    sidx = {s["id"]: i for i, s in enumerate(inst["schools"])}
    pool = {p["id"]: p for p in inst["pools"]}
    party = {p["id"]: p for p in inst["parties"]}
    conf = {c["id"]: c for c in inst["conferences"]}
    book = {}
    for b in tt["bookings"]:
        c = conf.get(b["conference"])
        if c is None:
            V.append(("unknown-conference", b["conference"]))
            continue
        if b["conference"] in book:
            V.append(("booked-twice", b["conference"]))
            continue
        if b["slot"] not in slot:
            V.append(("unknown-slot", b["slot"]))
            continue
        if slot[b["slot"]][1]["id"] != c["host"]:
            V.append(("wrong-host", c["id"]))
            continue
        book[c["id"]] = b
    cost = 0
    levels = {}
    seats = defaultdict(int)
    rseats = defaultdict(int)
    use = defaultdict(list)
    perparty = defaultdict(list)
    costfam = defaultdict(int)
    for cid, b in book.items():
        c = conf[cid]
        s, h = slot[b["slot"]]
        p = party[c["party"]]
        if b["mode"] not in ("in_person", "remote"):
            V.append(("bad-mode", cid))
            continue
        lv = [
            w["level"]
            for w in p["windows"]
            if w["mode"] == b["mode"] and w["start"] <= s["start"] and s["end"] <= w["end"]
        ]
        if not lv:
            V.append(("family-not-available", cid))
            lv = [2]
        levels[cid] = min(lv)
        k = rules["level_cost"][min(lv)] + (rules["catchup_cost"] if s["catchup"] else 0)
        seats[s["id"]] += 1
        if b["mode"] == "remote":
            rseats[s["id"]] += 1
        ps = b.get("pools", [])
        if len(ps) != len(c["needs"]):
            V.append(("need-not-met", cid))
        for pid, alt in zip(ps, c["needs"]):
            if pid not in alt:
                V.append(("wrong-pool", cid, pid))
                continue
            k += pool[pid].get("cost", 0)
            use[pid].append((s["start"], s["end"], cid))
        costfam[p["family"]] += k
        perparty[c["party"]].append((s["start"], s["end"], h["school"], b["mode"], cid))
    for sid, n in seats.items():
        if n > slot[sid][0]["seats"]:
            V.append(("slot-overfull", sid, n))
    for sid, n in rseats.items():
        if n > slot[sid][0]["remote_seats"]:
            V.append(("remote-overfull", sid, n))
    for h in inst["hosts"]:  # teacher breaks: never more than max_run busy slots in a row
        run = 0
        prev = None
        for s in sorted(h["slots"], key=lambda s: s["start"]):
            busy = seats.get(s["id"], 0) > 0
            if prev is not None and s["start"] - prev > 5:
                run = 0
            run = run + 1 if busy else 0
            if run > h["max_run"]:
                V.append(("no-break", h["id"], s["id"]))
            prev = s["end"]
    clashes = 0
    for pid, iv in use.items():  # interpreters / support staff: never more at once than are present
        for t in {a for a, _, _ in iv}:
            n = sum(1 for a, e, _ in iv if a <= t < e)
            ends = [e for a, e, _ in iv if a <= t < e]
            # present = every window that covers the conference; count at time t
            cap = sum(w["count"] for w in pool[pid]["windows"] if w["start"] <= t < w["end"])
            if n > cap:
                V.append(("pool-overbooked", pid, t, n, cap))
                clashes += n - cap
        for a, e, cid in iv:
            if not any(w["start"] <= a and e <= w["end"] for w in pool[pid]["windows"]):
                V.append(("pool-absent", pid, cid))
                clashes += 1
    waits = []
    splits = 0
    multi = 0
    for pid, iv in perparty.items():
        iv.sort()
        fam = party[pid]["family"]
        days = {a // 1440 for a, *_ in iv}
        if len(iv) > 1:
            multi += 1
            splits += len(days) > 1
        costfam[fam] += rules["extra_day_cost"] * (len(days) - 1)
        for i in range(len(iv)):
            for j in range(i + 1, len(iv)):
                x, y = iv[i], iv[j]
                if x[3] == y[3] == "in_person":
                    need = inst["travel"][sidx[x[2]]][sidx[y[2]]]
                elif x[3] == y[3]:
                    need = 0
                else:
                    need = rules["remote_switch_minutes"]
                if y[0] - x[1] < need:
                    V.append(("family-overlap-or-travel", x[4], y[4]))
        for x, y in zip(iv, iv[1:]):
            if x[0] // 1440 == y[0] // 1440:
                if x[3] == y[3] == "in_person":
                    need = inst["travel"][sidx[x[2]]][sidx[y[2]]]
                elif x[3] == y[3]:
                    need = 0
                else:
                    need = rules["remote_switch_minutes"]
                w = y[0] - x[1] - need
                waits.append(w)
                over = w - rules["wait_free_minutes"]
                if over > 0:
                    costfam[fam] += rules["wait_unit_cost"] * -(-over // rules["wait_unit_minutes"])
    for a in inst["apart"]:
        if a["a"] in book and a["b"] in book:
            x, y = slot[book[a["a"]]["slot"]][0], slot[book[a["b"]]["slot"]][0]
            if x["start"] > y["start"]:
                x, y = y, x
            if y["start"] - x["end"] < a["minutes"]:
                V.append(("not-apart", a["a"], a["b"]))
    for f in inst.get("fixed", []):
        b = book.get(f["conference"])
        if not b or b["slot"] != f["slot"] or b["mode"] != f["mode"]:
            V.append(("confirmed-booking-moved", f["conference"]))
    fams = defaultdict(list)
    for c in inst["conferences"]:
        fams[party[c["party"]]["family"]].append(c["id"])
    for f, cs in fams.items():
        costfam[f] += rules["unplaced_cost"] * sum(c not in book for c in cs)
    F = len(fams)
    fc = sorted(costfam[f] for f in fams)
    first = sum(all(levels.get(c, 9) == 0 for c in cs) for cs in fams.values())
    anyok = sum(all(c in book for c in cs) for cs in fams.values())
    lang = {f for f in fams if any(party[conf[c]["party"]].get("language") for c in fams[f])}

    def share(S, fn):
        return round(sum(fn(f) for f in S) / max(1, len(S)), 4)

    prevm = {b["conference"]: b for b in inst.get("previous", [])}
    return dict(
        instance=inst["name"],
        violations=len(V),
        first_violations=V[:10],
        conferences=len(conf),
        placed=len(book),
        placed_share=round(len(book) / len(conf), 5),
        families=F,
        families_all_placed=round(anyok / F, 5),
        families_first_pref=round(first / F, 5),
        cost=sum(fc),
        cost_per_family=round(sum(fc) / F, 4),
        soft_cost=sum(fc) - rules["unplaced_cost"] * (len(conf) - len(book)),
        worst_placed_family=max([x for x in fc if x < rules["unplaced_cost"]] or [0]),
        p95=fc[int(0.95 * (F - 1))],
        multi_parties=multi,
        mean_wait=round(sum(waits) / max(1, len(waits)), 2),
        waits_over_30=round(sum(w > 30 for w in waits) / max(1, len(waits)), 4),
        day_split_share=round(splits / max(1, multi), 4),
        interpreter_clashes=clashes,
        first_pref_language=share(lang, lambda f: all(levels.get(c, 9) == 0 for c in fams[f])),
        first_pref_others=share(set(fams) - lang, lambda f: all(levels.get(c, 9) == 0 for c in fams[f])),
        placed_language=share(lang, lambda f: all(c in book for c in fams[f])),
        placed_others=share(set(fams) - lang, lambda f: all(c in book for c in fams[f])),
        moved=sum(
            1
            for c, b in prevm.items()
            if c in conf and (c not in book or book[c]["slot"] != b["slot"] or book[c]["mode"] != b["mode"])
        ),
    )


if __name__ == "__main__":
    r = check(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))
    print(json.dumps(r))
    sys.exit(1 if r["violations"] else 0)
