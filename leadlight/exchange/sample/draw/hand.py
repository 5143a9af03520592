"""A sheet of paper and an unsteady hand: wobbling lines, scribbled fills, letters that dance."""

import itertools
import math
import random

from leadlight.exchange.sample.draw.filters import all_filters

INK = "#2b2a33"
NARROW, WIDE = "iljtfr.,!'1I:", "mwMWOQ@"
PAPERS = {
    "white": "#fdfbf4",
    "cream": "#f7eeda",
    "blue": "#8fb3d9",
    "orange": "#f3b071",
    "kraft": "#c49b6c",
    "black": "#23222b",
    "green": "#cfe3c4",
    "pink": "#f6d0d8",
    "yellow": "#fbe9a9",
    "navy": "#26355e",
}


def points(text):
    """'10,20 30,40' as a list of pairs."""
    return [tuple(float(n) for n in pair.split(",")) for pair in text.split()]


def ring(cx, cy, rx, ry=None, n=12):
    ry = rx if ry is None else ry
    turns = [2 * math.pi * i / n for i in range(n)]
    return [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in turns]


def box(x, y, w, h):
    return [(x, y), (x + w / 2, y), (x + w, y), (x + w, y + h / 2), (x + w, y + h), (x + w / 2, y + h), (x, y + h)]


def arc(cx, cy, r, start, end, n=10, ry=None):
    turns = [math.radians(start + (end - start) * i / (n - 1)) for i in range(n)]
    return [(cx + r * math.cos(a), cy + (ry or r) * math.sin(a)) for a in turns]


def star(cx, cy, r, spikes=5, inner=0.45):
    turns = [(math.pi * i / spikes - math.pi / 2, r if i % 2 == 0 else r * inner) for i in range(spikes * 2)]
    return [(cx + d * math.cos(a), cy + d * math.sin(a)) for a, d in turns]


class Sheet:
    """One picture, 1280 by 960. Every mark names its tool, a filter of filters.py (or "" for none)."""

    def __init__(self, seed, paper="white", rule="", desk=""):
        self.dice = random.Random(seed)
        self.seed, self.paper, self.rule, self.desk = seed % 900, PAPERS.get(paper, paper), rule, desk
        self.marks = []

    def add(self, markup, tool=""):
        self.marks.append((tool, markup))

    def shake(self, pts, by):
        return [(x + self.dice.gauss(0, by), y + self.dice.gauss(0, by)) for x, y in pts]

    def path(self, pts, wob=4, closed=False, smooth=True):
        pts = self.shake(points(pts) if isinstance(pts, str) else pts, wob)
        if not smooth:
            return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in pts) + ("z" if closed else "")
        ends = [pts[-1], *pts, pts[0], pts[1]] if closed else [pts[0], *pts, pts[-1]]
        out = f"M{pts[0][0]:.1f} {pts[0][1]:.1f}"
        for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
            one = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
            two = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
            out += "C" + " ".join(f"{v:.1f}" for v in (*one, *two, *c))
        return out

    def line(self, pts, color=INK, width=12, tool="crayon", *, wob=4, closed=False, fill="none", smooth=True):
        """A stroke along `pts`, a string or a list; closed and filled when asked."""
        d = self.path(pts, wob, closed, smooth)
        stroke = f'stroke="{color}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"'
        self.add(f'<path d="{d}" fill="{fill}" {stroke if width else ""}/>', tool)

    def shape(self, pts, fill, tool="paint", *, wob=4, edge="", width=0, smooth=True):
        self.line(pts, edge or fill, width, tool, wob=wob, closed=True, fill=fill, smooth=smooth)

    def scribble(self, pts, color, tool="crayon", *, gap=15, width=13, tilt=-50, edge="", smooth=True):
        """Fill `pts` as a small child does: to and fro, a little over the edge."""
        pts = points(pts) if isinstance(pts, str) else pts
        clip = f"c{len(self.marks)}"
        grown = f'<path d="{self.path(pts, 6 if smooth else 2, True, smooth)}" stroke="#000" stroke-width="10"/>'
        self.add(f'<clipPath id="{clip}">{grown}</clipPath>')
        cx, cy = (sum(p[i] for p in pts) / len(pts) for i in (0, 1))
        reach = max(math.dist((cx, cy), p) for p in pts) + 20
        rows = int(2 * reach / gap)
        zigzag = [(cx + (reach if i % 2 else -reach), cy - reach + i * gap) for i in range(rows + 1)]
        d = self.path(zigzag, 5, smooth=False)
        stroke = f'stroke="{color}" stroke-width="{width}" stroke-linejoin="round"'
        turned = f'<path transform="rotate({tilt} {cx:.0f} {cy:.0f})" d="{d}" fill="none" {stroke}/>'
        self.add(f'<g clip-path="url(#{clip})">{turned}</g>', tool)
        if edge:
            self.line(pts, edge, 9, tool, closed=True)

    def dots(self, spots, r, color, tool="crayon"):
        for x, y in spots:
            self.add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" fill="{color}"/>', tool)

    def letters(self, x, y, text, size=60, color=INK, tool="crayon", *, wild=1.0, back="", font="Gochi Hand"):
        """Letters one by one, each a little crooked; those in `back` are written the wrong way round."""
        at = x
        for sign in text:
            step = size * (0.3 if sign in NARROW else 0.74 if sign in WIDE else 0.52 if sign != " " else 0.42)
            at += step / 2
            turn, rise = self.dice.gauss(0, 5 * wild), self.dice.gauss(0, 0.055 * size * wild)
            grow, flip = 1 + self.dice.gauss(0, 0.07 * wild), -1 if sign in back else 1
            move = f"translate({at:.1f} {y + rise:.1f}) rotate({turn:.1f}) scale({flip * grow:.2f} {grow:.2f})"
            look = f'font-family="{font}" font-size="{size}" text-anchor="middle" fill="{color}"'
            safe = sign.replace("&", "&amp;").replace("<", "&lt;")
            self.add(
                f'<text transform="{move}" {look} stroke="{color}" stroke-width="{size / 60:.1f}">{safe}</text>', tool
            )
            at += step / 2
        return at

    def words(self, x, y, text, size=44, color=INK, tool="ink", *, font="Patrick Hand", anchor="start", more=""):
        """A line of joined-up or older writing, or of another script."""
        turns = "" if "direction" in more else f'rotate="{" ".join(f"{self.dice.gauss(0, 1.6):.1f}" for _ in text)}"'
        look = f'font-family="{font}" font-size="{size}" fill="{color}" text-anchor="{anchor}"'
        safe = text.replace("&", "&amp;").replace("<", "&lt;")
        self.add(f'<text x="{x}" y="{y}" {turns} {look} {more}>{safe}</text>', tool)

    def lines_of(self, x, y, rows, step=64, **look):
        for i, row in enumerate(rows):
            self.words(x + self.dice.gauss(0, 3), y + i * step, row, **look)

    def svg(self):
        groups = []
        for tool, marks in itertools.groupby(self.marks, key=lambda mark: mark[0]):
            inner = "".join(markup for _, markup in marks)
            groups.append(f'<g filter="url(#{tool})">{inner}</g>' if tool else inner)
        page = f'<rect width="1280" height="960" fill="{self.paper}"/>{self.ruling()}{"".join(groups)}'
        if self.desk:
            page = self.on_desk(page)
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 960" width="1280" height="960">'
            f"<defs>{all_filters(self.seed)}{LIGHT}</defs>{page}"
            '<rect width="1280" height="960" fill="url(#light)"/></svg>'
        )

    def ruling(self):
        if self.rule == "lined":
            rows = "".join(f'<path d="M0 {y}H1280"/>' for y in range(150, 960, 64))
            margin = '<path d="M130 0V960" stroke="#e7a3a3" stroke-width="3"/>'
            return f'<g stroke="#a9c4e4" stroke-width="2.5">{rows}{margin}</g>'
        if self.rule == "wide":
            pairs = "".join(f'<path d="M60 {y}H1220M60 {y + 130}H1220"/>' for y in range(120, 900, 210))
            middle = "".join(f'<path d="M60 {y + 65}H1220" stroke-dasharray="14 14"/>' for y in range(120, 900, 210))
            return f'<g stroke="#9cb7d8" stroke-width="3">{pairs}{middle}</g>'
        if self.rule == "squared":
            grid = "".join(f'<path d="M{n} 0V960M0 {n}H1280"/>' for n in range(0, 1281, 40))
            return f'<g stroke="#bcd3ea" stroke-width="2">{grid}</g>'
        return ""

    def on_desk(self, page):
        turn = self.dice.choice([-2.2, -1.4, 1.3, 2])
        table = f'<rect width="1280" height="960" fill="{self.desk}"/>'
        if self.desk == "wood":
            table = '<rect width="1280" height="960" filter="url(#wood)"/>'
        sheet = (
            f'<clipPath id="sheet"><rect width="1280" height="960"/></clipPath><g clip-path="url(#sheet)">{page}</g>'
        )
        shadow = '<rect x="10" y="16" width="1280" height="960" fill="#000" opacity=".28"/>'
        return f'{table}<g transform="translate(640 480) rotate({turn}) scale(.88) translate(-640 -480)">{shadow}{sheet}</g>'


LIGHT = """<radialGradient id="light" cx=".32" cy=".2" r="1.05"><stop offset="0" stop-color="#fff" stop-opacity=".1"/>
<stop offset=".55" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#2a1c10" stop-opacity=".2"/>
</radialGradient>"""
