"""Ages five to seven: things built, grown, counted and photographed."""

import math

from leadlight.exchange.sample.draw.catalogue import piece
from leadlight.exchange.sample.draw.hand import INK, arc, box, points, ring, star

BRICKS = ["#d23b33", "#2f6fc4", "#f2c12e", "#3f9b4a", "#f4f1e8", "#ef8a2c"]


def brick(s, x, y, wide, color):
    """A plastic building brick seen from the front, with its studs."""
    for i in range(wide):
        s.shape(box(x + i * 62 + 14, y - 16, 34, 22), color, "brick", wob=0, smooth=False)
    s.shape(box(x, y, wide * 62 - 3, 66), color, "brick", wob=0, smooth=False)


@piece("brick-house", "5-7", "Making", "photo", "ruby", "House with a garidge",
       "A house of coloured plastic bricks with a blue door, photographed.", paper="#d9cdbb")  # fmt: skip
def brick_house(s):
    s.shape(points("-40,760 1320,760 1320,1000 -40,1000"), "#b79d7e", "", wob=0, smooth=False)
    s.shape(box(120, 800, 1040, 46), "#3f9b4a", "brick", wob=0, smooth=False)
    for row in range(6):
        x = 220
        while x < 820:
            wide = min(s.dice.choice([2, 3, 4]), int((844 - x) / 62))
            if wide < 1:
                break
            brick(s, x, 730 - row * 69, wide, BRICKS[(row + int(x)) % 6] if row < 5 else "#d23b33")
            x += wide * 62
    for row in range(3):
        brick(s, 860, 730 - row * 69, 4, BRICKS[(row * 2 + 1) % 6])
    for row in range(5):
        brick(s, 180 + row * 62, 316 - row * 69 + 0, max(1, 11 - row * 2), "#8d3a2f")
    s.shape(box(330, 590, 120, 206), "#2d58a8", "brick", wob=0, smooth=False)
    s.shape(box(570, 560, 150, 110), "#cfe9f5", "brick", wob=0, smooth=False)
    s.line("645,560 645,670", "#fff", 8, "", wob=0)
    s.dots([(430, 700)], 9, "#f2c12e", "")


@piece("block-tower", "5-7", "Making", "photo", "honey", "So tall as me",
       "A tall wobbly tower of plain wooden blocks on a carpet.", paper="#b8c7cf")  # fmt: skip
def block_tower(s):
    s.shape(points("-40,800 1320,780 1320,1000 -40,1000"), "#6f7fa3", "print", wob=0, smooth=False)
    tones = ["#dcb987", "#cfa56d", "#e3c598", "#c79a60"]
    y, x = 800, 640
    for i in range(11):
        wide = s.dice.choice([150, 210, 260]) if i < 9 else 120
        tall = 70 if i % 3 else 84
        x += s.dice.gauss(0, 16)
        y -= tall
        if i in (3, 6):
            for dx in (-90, 50):
                s.shape(box(x + dx, y, 46, tall), tones[i % 4], "brick", wob=1, smooth=False)
        else:
            s.shape(box(x - wide / 2, y, wide, tall - 3), tones[i % 4], "brick", wob=1, smooth=False)
    s.shape([(x - 75, y), (x, y - 90), (x + 75, y)], "#c0493f", "brick", wob=1, smooth=False)
    s.shape(arc(1000, 800, 110, 180, 360, 12) + arc(1000, 800, 55, 360, 180, 8), "#4f8fc0", "brick", wob=0)
    s.shape(ring(250, 760, 48, 48), "#d9b37c", "clay", wob=1)


@piece("clay-hedgehog", "5-7", "Art", "photo", "amber", "Spiky the hedghog",
       "A small brown clay hedgehog with wooden sticks for spines.", paper="#cdd6c6")  # fmt: skip
def clay_hedgehog(s):
    s.shape(points("-40,640 1320,620 1320,1000 -40,1000"), "#a9b89f", "", wob=0, smooth=False)
    body = points("230,720 240,520 380,380 600,330 800,390 930,520 1090,640 1080,690 900,740 560,760")
    s.shape(body, "#8a5b3c", "clay", wob=4)
    for _ in range(46):
        x, y = s.dice.uniform(310, 780), s.dice.uniform(400, 650)
        lean = (x - 600) / 4
        s.line([(x, y), (x + lean, y - s.dice.uniform(110, 170))], "#e5c998", 13, "brick", wob=2)
    s.shape(ring(1085, 650, 34), "#2b2622", "clay", wob=1)
    s.shape(ring(940, 575, 22), "#1f1c1b", "clay", wob=1)
    s.line(arc(960, 640, 60, 30, 120), "#5d3a24", 9, "", wob=1)


@piece("bead-pattern", "5-7", "Maths", "photo", "rose", "Red red bloo",
       "Wooden beads on a string repeat red, red, blue, yellow.", paper="#efe4cf")  # fmt: skip
def bead_pattern(s):
    spots = [(110 + i * 56, 480 + 230 * math.sin(i / 3.3)) for i in range(20)]
    s.line([(30, 420), *spots, (1260, 380)], "#7d6a55", 9, "", wob=1)
    for i, (x, y) in enumerate(spots):
        color = ("#cf3a34", "#cf3a34", "#2f6cc0", "#efc235")[i % 4]
        if i % 4 == 3:
            s.shape(box(x - 36, y - 36, 72, 72), color, "clay", wob=1, smooth=False)
        else:
            s.shape(ring(x, y, 40), color, "clay", wob=1)
        s.dots([(x - 8, y - 6)], 7, "#4a3a2c", "")


@piece("cress-heads", "5-7", "Science", "photo", "leaf", "Egg hair",
       "Three eggshells with drawn faces and green cress growing as hair.", paper="#c9dbe4")  # fmt: skip
def cress_heads(s):
    s.shape(points("-40,740 1320,740 1320,1000 -40,1000"), "#d7b98c", "", wob=0, smooth=False)
    for x, tall in ((260, 40), (640, 130), (1020, 220)):
        for _ in range(60):
            dx = s.dice.uniform(-100, 100)
            top = 470 - s.dice.uniform(0.6, 1) * tall
            s.line([(x + dx, 500), (x + dx * 1.2, top)], "#6fa84a", 6, "", wob=2)
            s.dots([(x + dx * 1.2 - 7, top), (x + dx * 1.2 + 7, top)], 10, "#4f9440", "brick")
        shell = [
            *arc(x, 560, 150, 0, 180, 14, ry=200),
            (x - 145, 500),
            (x - 90, 475),
            (x - 40, 505),
            (x + 20, 470),
            (x + 80, 505),
            (x + 140, 490),
        ]
        s.shape(shell, "#f1dfc8", "clay", wob=2)
        s.dots([(x - 50, 590), (x + 50, 590)], 13, INK, "felt")
        s.line(arc(x, 610, 60, 25, 155), "#c43d38", 11, "felt")
    for x, word in ((170, "Mon"), (560, "Wed"), (950, "Fri")):
        s.letters(x, 890, word, 90, INK, "felt")


@piece("salt-dough", "5-7", "Making", "photo", "amber", "Yum pizza",
       "A play-dough pizza with green leaves, red slices and yellow strips.", paper="#5f8fae")  # fmt: skip
def salt_dough(s):
    s.shape(ring(640, 490, 430, 400, 18), "#f4f1ea", "clay", wob=2)
    s.shape(ring(640, 490, 360, 335, 16), "#d9a860", "clay", wob=8)
    s.shape(ring(640, 490, 300, 275, 16), "#c3402f", "clay", wob=10)
    for _ in range(34):
        x, y = 640 + s.dice.gauss(0, 130), 490 + s.dice.gauss(0, 120)
        s.line([(x, y), (x + s.dice.uniform(-60, 60), y + s.dice.uniform(-50, 50))], "#f4d76a", 18, "brick")
    for x, y in ((520, 380), (740, 400), (640, 560), (480, 590), (810, 590)):
        s.shape(ring(x, y, 58), "#8e2a25", "clay", wob=3)
    for x, y in ((600, 330), (700, 500), (560, 480), (860, 470), (650, 680)):
        s.shape(points(f"{x - 46},{y} {x},{y - 24} {x + 46},{y} {x},{y + 24}"), "#4f9a48", "clay", wob=3)


@piece("weather-chart", "5-7", "Science", "drawing", "cobalt", "Wether this week",
       "A five-day weather table with suns, clouds, rain and one rainbow.")  # fmt: skip
def weather_chart(s):
    for x in (20, 268, 516, 764, 1012, 1260):
        s.line([(x, 150), (x, 800)], INK, 8, "pencil", wob=1)
    for y in (150, 270, 800):
        s.line([(20, y), (1260, y)], INK, 8, "pencil", wob=1)
    s.letters(200, 115, "The wether", 110, "#2f6fc4", "felt")
    for i, day in enumerate(("Mon", "Tue", "Wed", "Thr", "Fri")):
        x = 144 + i * 248
        s.letters(x - 80, 240, day, 86, INK, "pencil")
        if i in (0, 4):
            s.scribble(ring(x, 450, 70), "#f2c530", "felt", edge="#ee8b2f")
            for a, b in ring(x, 450, 112, n=10):
                s.line(
                    [((a + x) / 2 + (a - x) * 0.28, (b + 450) / 2 + (b - 450) * 0.28), (a, b)], "#f2c530", 12, "felt"
                )
        if i in (1, 2, 3):
            s.scribble(
                points(f"{x - 90},470 {x - 70},400 {x},370 {x + 70},400 {x + 95},470"),
                "#8fa3b8",
                "felt",
                edge="#5f7186",
            )
        if i in (1, 3):
            for dx in (-60, -20, 20, 60):
                s.line([(x + dx, 510), (x + dx - 20, 600)], "#2f6fc4", 11, "felt")
    for k, color in enumerate(("#d8433f", "#f2c530", "#4d9f49", "#3f78c8")):
        s.line(arc(1136, 740, 100 - k * 18, 190, 350), color, 15, "felt")
    s.letters(60, 910, "I liked Friday best", 84, "#d8433f", "felt")


@piece("float-or-sink", "5-7", "Science", "drawing", "lagoon", "Float and sinc",
       "A bowl of water: cork and leaf on top, stone and key below.", paper="cream")  # fmt: skip
def float_or_sink(s):
    s.shape(points("150,360 1130,360 1060,820 900,900 380,900 220,820"), "#a8d6ee", "wash", wob=2)
    s.line("110,260 200,800 380,915 900,915 1080,800 1170,260", "#55707f", 20, "crayon")
    s.line("140,370 400,350 700,375 1140,355", "#3f86b8", 14, "crayon")
    s.scribble(box(300, 290, 120, 90), "#b98550", edge="#7a5230")
    s.scribble(points("560,350 680,280 820,340 690,380"), "#4d9f49", edge="#2f6d34")
    s.scribble(ring(960, 320, 60), "#d8433f", edge="#8f2a28")
    s.scribble(points("380,860 420,760 540,740 600,850"), "#7c7c84", edge=INK)
    s.line(ring(800, 800, 46), "#c9a227", 18, closed=True)
    s.line("840,825 960,870", "#c9a227", 18)
    s.line("930,858 915,888", "#c9a227", 14)
    for x, y, word in (
        (300, 240, "cork"),
        (610, 240, "leef"),
        (900, 220, "ball"),
        (410, 700, "ston"),
        (760, 720, "kee"),
    ):
        s.letters(x, y, word, 72, INK, "pencil")
    s.letters(330, 120, "I tested 5 things", 90, "#8256b8", "felt", back="5")


@piece("shape-robot", "5-7", "Maths", "photo", "lagoon", "Shape man",
       "A figure made from coloured wooden squares, circles and triangles.", paper="#ece3d3")  # fmt: skip
def shape_robot(s):
    s.shape(box(500, 370, 280, 280), "#2f6fc4", "brick", wob=0, smooth=False)
    s.shape(ring(640, 230, 130, 130, 24), "#f2c12e", "brick", wob=0)
    s.shape([(500, 120), (640, 10), (780, 120)], "#d23b33", "brick", wob=0, smooth=False)
    for x in (300, 800):
        s.shape(box(x, 400, 180, 70), "#3f9b4a", "brick", wob=0, smooth=False)
    s.shape(ring(260, 436, 60, 60, 20), "#ef8a2c", "brick", wob=0)
    s.shape(ring(1020, 436, 60, 60, 20), "#ef8a2c", "brick", wob=0)
    for x in (520, 670):
        s.shape(box(x, 660, 90, 180), "#8256b8", "brick", wob=0, smooth=False)
        s.shape([(x - 30, 920), (x + 45, 845), (x + 120, 920)], "#d23b33", "brick", wob=0, smooth=False)
    for x in (590, 690):
        s.shape(ring(x, 215, 26, 26, 16), "#fff", "brick", wob=0)
    s.shape(box(585, 275, 110, 26), "#d23b33", "brick", wob=0, smooth=False)
    s.shape(star(640, 510, 85), "#f2c12e", "brick", wob=0, smooth=False)


@piece("playground", "5-7", "Geography", "drawing", "leaf", "The playgrownd",
       "A playground seen from above: slide, pond, tree, fence and hopscotch.", paper="green")  # fmt: skip
def playground(s):
    s.line(box(50, 50, 1180, 860), "#8b5a36", 16, closed=True, smooth=False)
    for x in range(80, 1230, 60):
        s.line([(x, 30), (x, 76)], "#8b5a36", 10)
    s.scribble(ring(980, 260, 170, 120), "#3f78c8", edge="#2f5f9f")
    s.letters(910, 270, "pond", 70, "#fff", "felt")
    s.scribble(ring(240, 260, 120), "#3a8f42", edge="#2b6b30")
    s.letters(190, 430, "tree", 70, INK, "felt")
    s.line("480,180 620,180 620,460 480,460 480,180", "#d8433f", 16, smooth=False)
    for y in (230, 290, 350, 410):
        s.line([(480, y), (620, y)], "#d8433f", 12)
    s.letters(470, 540, "slid", 70, INK, "felt", back="s")
    for i in range(6):
        s.line(box(180 + i * 110, 660 if i % 2 else 640, 100, 100), "#fff", 12, closed=True, smooth=False)
        s.letters(212 + i * 110, 730, str(i + 1), 76, INK, "felt", back="3")
    s.scribble(box(960, 560, 220, 260), "#ee8b2f", edge="#8b5a36")
    s.letters(975, 700, "scool", 80, INK, "felt")
    s.line("900,860 760,850 700,560 820,400", "#f7efd8", 34)
