"""Names as people write them: made tidy, turned round, sorted, said shortly. Nothing is taken for wrong."""

import re
import unicodedata

LONGEST_NAME = 120
MOST_WORDS = 10
CLIP = 60

NUMBERING = re.compile(r"^\s*(?:[(\[]?\d{1,3}\s?[.):\]](?!\d)|#\d{1,3}\b|[-–—•·‣▪◦*●○✓☐]|\d{1,3}\s?[-–]\s)[ ]*(?=\S)")
BARE_NUMBER = re.compile(r"^\d{1,3}[ ]+(?=[^\W\d])")
LETTER = re.compile(r"[^\W\d_]")
SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "jnr", "snr", "junior", "senior"}
EAST_ASIAN = re.compile(r"^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\s·・]+$")


def tidy(text):
    """One line, single spaces, no space around."""
    return " ".join(text.split())


def clip(text, most=CLIP):
    text = tidy(text)
    return text if len(text) <= most else text[: most - 1] + "…"


def words_of(text):
    """A set of words from a line or a paragraph of them."""
    return set(text.split())


def has_letters(text):
    return bool(LETTER.search(text))


def same(name):
    """The form in which two names are compared."""
    return unicodedata.normalize("NFC", tidy(name)).casefold()


def fold(text):
    """Without case and accents, for sorting and for looking words up."""
    if text.isascii():
        return text.lower()
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", bare.replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("đ", "d"))


def without_number(text):
    """The name behind "1.", "01)" or a bullet; the text itself where there is none."""
    rest = NUMBERING.sub("", text, count=1)
    return rest if has_letters(rest) else text


def turned(text):
    """("First Last", first, last) of "Last, First", or None where the comma says something else."""
    last, comma, first = (tidy(part) for part in text.partition(","))
    if not comma or "," in first or not has_letters(last) or not has_letters(first):
        return None
    if fold(first).strip(".") in SUFFIXES:
        return None
    return f"{first} {last}", first, last


def turned_capitals(text):
    """("Marie DUPONT", "Marie", "DUPONT") of "DUPONT Marie", or None."""
    words = text.split()
    loud = [word.isupper() and len(word) > 1 for word in words]
    turn = loud.index(False) if False in loud else 0
    if not turn or any(loud[turn:]):
        return None
    last, first = " ".join(words[:turn]), " ".join(words[turn:])
    return f"{first} {last}", first, last


def sort_key(name, *, last=""):
    """What a list is sorted by: the family name where known, else the last word; accents and case do not count."""
    name = tidy(name)
    if EAST_ASIAN.match(name):
        return fold(name)
    last = tidy(last) or name.rpartition(" ")[2]
    rest = name.removesuffix(last).strip() if name.endswith(last) else name
    return fold(f"{last} {rest}".strip())


def short_name(name, *, among=()):
    """What a child is called on a small card: the first word, and more of the name where `among` holds another such."""
    words = tidy(name).split(" ")
    others = [tidy(other).split(" ") for other in among if same(other) != same(name)]
    twins = [other for other in others if same(other[0]) == same(words[0])]
    if not twins or len(words) == 1 or EAST_ASIAN.match(tidy(name)):
        return words[0] if not EAST_ASIAN.match(tidy(name)) else tidy(name)
    if all(same(other[-1])[:1] != same(words[-1])[:1] for other in twins if len(other) > 1):
        return f"{words[0]} {words[-1][0]}."
    return " ".join(words)
