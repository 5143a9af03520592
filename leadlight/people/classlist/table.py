"""Text into rows of cells: which sign stands between the cells, quoted cells, and the line each row begins on."""

import re
import unicodedata

from leadlight.people.classlist.headings import read_heading
from leadlight.people.classlist.names import has_letters
from leadlight.people.classlist.outcome import Row

DELIMITERS = "\t;|,"
NOTHING = "\x00"  # stands in no text by now: one cell a line
MOST_LINES_IN_A_CELL = 6
SAMPLE = 20_000

LINE_END = re.compile("\r\n|\r|\n|\u2028|\u2029|\x85")
SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c]")
# control characters, soft hyphens, zero width spaces, marks and overrides of direction; joiners stay, scripts need them
HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u180e\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
SEPARATOR_LINE = re.compile(r"\Asep=(.)\n", re.IGNORECASE)
SHEET_TEXT = re.compile(r'^="(.*)"$')


def clean(text):
    """(clean text, lines that held hidden characters): composed letters, plain line ends and spaces."""
    text = SPACES.sub(" ", LINE_END.sub("\n", text))
    lines = [number for number, line in enumerate(text.split("\n"), 1) if HIDDEN.search(line)]
    return unicodedata.normalize("NFC", HIDDEN.sub("", text)), lines


def into_rows(text):
    """(rows that hold anything, the sign between their cells). Each row knows its line in the text, counted from 1."""
    told = SEPARATOR_LINE.match(text)
    delimiter = told[1] if told and told[1] in DELIMITERS else sniff(text)
    rows = list(split(text, delimiter))
    if delimiter == "|":
        rows = [Row(row.line, _without_edges(row.cells)) for row in rows]
    return [row for row in rows if any(row.cells)], delimiter


def as_one_column(rows):
    """Lines like "Lovell, Ada" put together again: there the comma parts names, not columns."""
    return [Row(row.line, (", ".join(filter(None, row.cells)),)) for row in rows]


def as_one_row_each(row):
    """The cells of a single line, each a row of its own on that line."""
    return [Row(row.line, (cell,)) for cell in row.cells if cell]


def sniff(text):
    """The sign between the cells, or NOTHING where each line is one cell. Headings decide; else the steadiest sign."""
    sample = text[:SAMPLE].rpartition("\n")[0] if len(text) > SAMPLE else text
    best, best_score = NOTHING, (False, 0.5)
    for delimiter in DELIMITERS:
        score = _fit(sample, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _fit(sample, delimiter):
    if delimiter not in sample:
        return False, 0
    rows = [row.cells for row in split(sample, delimiter) if any(map(has_letters, row.cells))]
    headed = any(sum(read_heading(cell).sure for cell in cells) > 1 for cells in rows[:6])
    widths = [len(cells) for cells in rows if len(cells) > 1]
    steady = max(map(widths.count, set(widths)), default=0)
    wide = len(widths) / max(len(rows), 1)
    return headed, round(wide * (0.5 + steady / max(len(widths), 1) / 2), 3)


def split(text, delimiter):
    """Rows of `text`. Quotes hold delimiters and line ends; a quote that is never closed is only a sign."""
    sign = re.escape(delimiter)
    quoted = re.compile(rf' *"((?:[^"]++|"")*+)" *(?={sign}|\n|\Z)')
    bare = re.compile(rf"[^{sign}\n]*")
    at, line, begun, cells = 0, 1, 1, []
    while at <= len(text):
        match = quoted.match(text, at)
        if match and match[1].count("\n") <= MOST_LINES_IN_A_CELL:
            cell = match[1].replace('""', '"')
            line += match[0].count("\n")
        else:
            match = bare.match(text, at)
            cell = match[0]
        cells.append(tidy_cell(cell))
        at = match.end()
        if text[at : at + 1] != delimiter or at >= len(text):
            yield Row(begun, tuple(cells))
            line += 1
            begun, cells = line, []
        at += 1


def tidy_cell(cell):
    """Single spaces; line ends inside a cell stay, they part people. ="0171" is how sheets keep a zero in front."""
    cell = SHEET_TEXT.sub(r"\1", cell.strip())
    return "\n".join(filter(None, (" ".join(part.split()) for part in cell.split("\n")))) if cell else ""


def _without_edges(cells):
    start = 1 if len(cells) > 2 and not cells[0] else 0
    end = len(cells) - 1 if len(cells) > 2 and not cells[-1] else len(cells)
    return cells[start:end]
