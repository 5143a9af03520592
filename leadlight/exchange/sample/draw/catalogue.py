"""What is drawn: each drawing function registers itself here with the words that go with it."""

import zlib
from dataclasses import dataclass

from leadlight.exchange.sample.draw.hand import Sheet

PIECES = []


@dataclass(frozen=True)
class Piece:
    id: str
    band: str
    subject: str
    kind: str
    glass: str
    title: str
    alt: str
    draw: object
    look: dict

    def svg(self):
        sheet = Sheet(zlib.crc32(self.id.encode()), **self.look)
        self.draw(sheet)
        return sheet.svg()


def piece(id, band, subject, kind, glass, title, alt, **look):
    def keep(draw):
        PIECES.append(Piece(id, band, subject, kind, glass, title, alt, draw, look))
        return draw

    return keep


# Drawn before this generator: kept as they are.
KEPT = [
    (
        "bean",
        "8-10",
        "Science",
        "drawing",
        "leaf",
        "31 cm bean",
        "A bean plant on day 2, day 9 and day 21 with a ruler line.",
    ),
    ("clay", "8-10", "Art", "photo", "amber", "Clay bowl", "A brown clay bowl with a cream and a teal wavy line."),
    (
        "face",
        "8-10",
        "Art",
        "drawing",
        "rose",
        "September me",
        "A painted self-portrait with long brown hair on a yellow background.",
    ),
    (
        "fractions",
        "8-10",
        "Maths",
        "drawing",
        "cobalt",
        "Pizza halves",
        "Three round pizzas show one half, two quarters and four eighths.",
    ),
    (
        "map",
        "5-7",
        "Geography",
        "drawing",
        "iris",
        "My way to school",
        "A painted map from home over the river to school.",
    ),
    ("robot", "8-10", "Making", "drawing", "lagoon", "Robot v2", "A crayon robot with notes: waves hi, waters plants."),
    ("story", "8-10", "Writing", "writing", "honey", "Moon story", "A handwritten story on lines, with a drawn moon."),
    (
        "volcano",
        "5-7",
        "Science",
        "drawing",
        "ruby",
        "Our volcano",
        "A painted volcano with red lava, yellow sun and two trees.",
    ),
]


def index():
    """art.toml as text: one table a picture, in order of id."""
    names = ("id", "band", "subject", "kind", "glass", "title", "alt")
    rows = KEPT + [tuple(getattr(one, name) for name in names) for one in PIECES]
    tables = []
    for row in sorted(rows):
        fields = {"id": row[0], "file": f"{row[0]}.webp", **dict(zip(names[1:], row[1:], strict=True))}
        tables.append("[[art]]\n" + "".join(f'{key} = "{value}"\n' for key, value in fields.items()))
    return (
        "# Written by draw/. What invented children made: a picture, its title in their words, and what one sees.\n\n"
        + "\n".join(tables)
    )
