"""What must hold for the English pack. `troubles()` says each thing that does not, in one line."""

import collections
import re

from leadlight.reflect.pack import BANDS, FILES, FOLDER, SHOWN, SOURCE, read, tone, walk

READERS = {"learner", "family", "teacher", "office"}
NOTES = ("help", "twist", "agenda", "parts_note", "next", "symbol")
TOP = ("pack", "lang", "version", "who", "origin")
CATEGORIES = [
    *("then_now", "went_well", "struggled", "next_time", "puzzled", "wondering", "succeeding_with"),
    *("still_challenged", "in_the_future", "why_chosen", "where_i_am", "how_further", "what_i_need"),
    *("how_i_organise", "surface_and_deep", "really_me", "what_it_shows", "easy_hard", "do_differently"),
    *("feelings", "why_it_matters", "who_helped", "drafts", "strategies", "other_eyes", "teach"),
]
SEVEN = {"hello", "proud", "tricky", "show", "goals", "family", "thanks"}
HIGHEST_FAMILY_GRADE = 4.9


def documents():
    """{file name: its TOML} of the whole English pack."""
    return {name: read(SOURCE, name) for name in FILES}


def troubles(pack):
    """Each thing that is not right with `pack`, as `documents()` gives it, in one line."""
    yield from (f"{name}: file is missing or empty" for name in FILES if not pack.get(name))
    yield from (f"TONE.md: no list never-{name}" for name in tone.LISTS if not tone.never().get(name))
    yield from _ids(pack)
    for name, document in pack.items():
        yield from _file(name, document)
        yield from _comments(name)
    for check in (_starters, _agendas, _criteria, _kinds, _variants, _lengths):
        yield from check(pack)
    yield from _glossary()


def family_grade(name, document):
    """The reading grade of the family's texts in a file, or None where there are none."""
    theirs = [found.table for found in walk(name, document) if found.who == "family"]
    texts = [text for table in theirs for _, text in strings(table, SHOWN)]
    return tone.grade(texts) if texts else None


def strings(table, fields):
    for field in fields:
        value = table.get(field)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str):
                yield field, text


def _ids(pack):
    home = {}
    for name, document in pack.items():
        for found in walk(name, document):
            here = found.table.get("id")
            if not here:
                yield f"{'/'.join(found.where)}: a table without an id"
            elif not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", here):
                yield f"{name} {here}: id is not snake_case"
            elif here in home:
                yield f"{name} {here}: id also stands in {home[here]}"
            home[here] = name


def _file(name, document):
    for key in TOP:
        if key not in document:
            yield f"{name}: no {key} at the top"
    declared, used = set(document.get("placeholders", ())), set()
    for found in walk(name, document):
        used |= {hole for _, text in strings(found.table, SHOWN + NOTES) for hole in re.findall(r"\{(\w*)\}", text)}
        at = f"{name} {found.table.get('id')}"
        yield from (f"{at}: {what}" for what in _entry(found, declared))
    if declared - used:
        yield f"{name}: declared but not used: {sorted(declared - used)}"
    grade = family_grade(name, document)
    if grade and grade > HIGHEST_FAMILY_GRADE:
        yield f"{name}: family texts read at grade {grade:.1f}"


def _comments(name):
    for line in (FOLDER / SOURCE / f"{name}.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            yield from (f"{name}: “{word}” in a comment" for _, word in tone.banned(line, ["everywhere"]))


def _entry(found, declared):
    table, band = found.table, found.table.get("band")
    if not band or set(band) - set(BANDS) or len(set(band)) != len(band):
        yield f"band {band}"
    if not isinstance(table.get("text"), str) or not table["text"].strip():
        yield "no text"
        return
    if found.who not in READERS:
        yield f"who is {found.who}"
    if "symbol" in table and not re.fullmatch(r"[a-z]+", table["symbol"]):
        yield f"symbol is not one plain noun: {table['symbol']}"
    if re.search(r"\{(n|minutes)\} [a-z]+s\b", table["text"]) and not table.get("plural"):
        yield f"counts something but has no plural = true: {table['text']}"
    yield from _too_long(found)
    for field, text in strings(table, SHOWN + NOTES):
        yield from _writing(field, text, declared)
        yield from _tone(found, field, text)


def _too_long(found):
    table, is_sample = found.table, "sample" in found.where
    if found.who == "learner":
        limit = 8 if table.get("band") == ["5-7"] else 10
        for _, text in strings(table, ["text", "speak", "then", "starter"]):
            for part in tone.sentences(text) if is_sample else [text]:
                if len(tone.words(part)) > limit:
                    yield f"{len(tone.words(part))} words, {limit} at most: {text}"
        if len(tone.words(table.get("speak", ""))) > 6:
            yield f"speak has more than six words: {table['speak']}"
    if found.who == "family":
        for _, text in strings(table, SHOWN):
            for part in tone.sentences(text):
                if len(tone.words(part)) > 19:
                    yield f"sentence of {len(tone.words(part))} words: {part}"


def _writing(field, text, declared):
    undeclared = set(re.findall(r"\{(\w*)\}", text)) - declared
    if undeclared:
        yield f"placeholder not declared: {undeclared}"
    if not re.search(r"[^\W\d_]", text):
        yield f"{field} has no word in it: {text}"
    if text.count("{") != text.count("}"):
        yield f"braces do not pair: {text}"
    if "..." in text or "'" in text or "  " in text or text != text.strip():
        yield f"dots, apostrophe or spaces: {text}"


def _tone(found, field, text):
    lists = ["everywhere", "owned"] + ([] if "sample" in found.where else ["pronoun"])
    lists.append(tone.lists_for(found.who) if field in SHOWN else "teacher")
    yield from (f"never-{name} “{word}” in {field}: {text}" for name, word in tone.banned(text, lists))


def _starters(pack):
    starters = pack.get("starters", {})
    if [row["category"] for row in starters.get("category", ())] != CATEGORIES:
        yield "starters: categories are not the 26 expected, in order"
    held = collections.Counter((row["category"], band) for row in starters.get("starter", ()) for band in row["band"])
    for category in CATEGORIES:
        for band in BANDS:
            if held[category, band] < 4:
                yield f"starters: {category} has {held[category, band]} starters for {band}"


def _agendas(pack):
    agendas = pack.get("agendas", {}).get("agenda", ())
    for agenda in agendas:
        yield from (f"{agenda['id']}: {what}" for what in _agenda(agenda))
    led = [row for row in agendas if row["kind"] == "student_led" and row["format"] != "recorded"]
    for band in BANDS:
        if not any(band in row["band"] for row in led):
            yield f"agendas: no student-led agenda for {band}"


def _agenda(agenda):
    parts = agenda["part"]
    total = sum(part["minutes"] for part in parts)
    if total != agenda["minutes"]:
        yield f"parts add up to {total}, not {agenda['minutes']}"
    if {part["seven"] for part in parts} - SEVEN:
        yield "a part without a pane"
    if not any(part["doing"] for part in parts):
        yield "nothing to do with the hands"
    if [part["order"] for part in parts] != list(range(1, len(parts) + 1)):
        yield "order"
    if "goals" not in {part["seven"] for part in parts}:
        yield "no goal part"


def _criteria(pack):
    criteria = pack.get("criteria", {}).get("criterion", ())
    there = {(row["who"], row["sense"]) for row in criteria}
    for who in ("learner", "family", "teacher"):
        for sense in ("looks", "sounds", "feels"):
            if (who, sense) not in there:
                yield f"criteria: no {sense} row for {who}"
    served = {other["for"] for row in criteria for other in row.get("alternative", ())}
    for need in sorted({"aac", "speech", "autism", "culture", "access"} - served):
        yield f"criteria: no alternative for {need}"


def _kinds(pack):
    if len(pack.get("routines", {}).get("routine", ())) != 9:
        yield "routines: not nine"
    limits = {row["who"] for row in pack.get("goals", {}).get("promise_example", ()) if row["kind"] == "limit"}
    for who in sorted({"learner", "family", "teacher"} - limits):
        yield f"goals: no promise that is a limit for {who}"
    if {row["ref"] for row in pack.get("help", {}).get("happened", ())} != {f"W{n}" for n in range(1, 37)}:
        yield "help: not all of W1 to W36"
    if {len(row["question"]) for row in pack.get("after", {}).get("form", ())} != {3}:
        yield "after: a form without exactly three questions"
    if len(pack.get("mini", {}).get("line", ())) < 120:
        yield "mini: fewer than 120 lines"


def _variants(pack):
    lines = {row["id"]: row for row in pack.get("mini", {}).get("line", ())}
    for line in lines.values():
        base = lines.get(line.get("variant_of"))
        if "variant_of" in line and (not base or sorted(base["band"] + line["band"]) != sorted(BANDS)):
            yield f"{line['id']}: bands of the variants do not make up all bands"


def _lengths(pack):
    for sample in pack.get("family_guide", {}).get("sample", ()):
        said = sum(len(tone.words(line["text"])) for line in sample["line"])
        if not 200 <= said <= 330:
            yield f"{sample['id']}: {said} words are not two minutes"
    for letter in pack.get("letters", {}).get("letter", ()):
        if len(letter.get("sms", "")) > 160:
            yield f"{letter['id']}: short form has {len(letter['sms'])} characters"


def _glossary():
    rows = re.findall(r"^\| \*\*(.+?)\*\*[^|]*\|", (FOLDER / "GLOSSARY.md").read_text(encoding="utf-8"), re.M)
    if len(rows) != 60 or len(set(rows)) != 60:
        yield f"GLOSSARY.md: {len(rows)} terms, {len(set(rows))} different"
