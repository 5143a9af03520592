"""Ages eight to ten: science, places and the past, drawn and labelled."""

import math

from leadlight.exchange.sample.draw.catalogue import piece
from leadlight.exchange.sample.draw.hand import INK, arc, box, points, ring, star

RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK, TEAL = (
    "#c9413b", "#e68a33", "#eec23c", "#4b9a55", "#3a6cb5", "#7650a8", "#dd76a4", "#2f9a98",
)  # fmt: skip
PEN, LEAD = "#27408b", "#4e4e57"


def label(s, x, y, text, to, *, size=46, anchor="start"):
    s.words(x, y, text, size=size, color=LEAD, tool="pencil", anchor=anchor)
    s.line([(x + (-12 if anchor == "start" else 12), y - 14), to], LEAD, 4, "pencil", wob=1)


@piece("solar-system", "8-10", "Science", "drawing", "iris", "Planets to the edge",
       "Planets in chalk on black paper, in order from a big sun.", paper="black")  # fmt: skip
def solar_system(s):
    s.shape(ring(-60, 500, 260), ORANGE, "chalk")
    s.shape(ring(-60, 500, 210), YELLOW, "chalk")
    rows = ((260, 18, "#b9a68c"), (340, 30, "#e8c27a"), (440, 34, "#4f8fd0"), (535, 25, "#d0593c"), (700, 92, "#d9a878"),
            (905, 74, "#e6cf8f"), (1065, 50, "#8fd0d6"), (1190, 48, "#4668c9"))  # fmt: skip
    for i, (x, r, color) in enumerate(rows):
        y = 500 + 80 * math.sin(i * 1.4)
        s.line(arc(-60, 500, x + 60, -34, 34, 10), "#6b6b78", 4, "chalk", wob=1)
        s.shape(ring(x, y, r, r, 16), color, "chalk", wob=2)
        if i == 4:
            for k in (-40, 0, 40):
                s.line([(x - 80, y + k), (x + 80, y + k)], "#a8683f", 13, "chalk")
        if i == 5:
            s.line(ring(x, y, 128, 30, 20), "#f4e6bd", 11, "chalk", closed=True, wob=1)
        s.words(x, y + r + (76 if i % 2 else 64), ("Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune")[i],
                size=34, color="#fff", tool="", anchor="middle")  # fmt: skip
    for _ in range(60):
        s.dots(
            [(s.dice.uniform(200, 1270), s.dice.choice([s.dice.uniform(10, 260), s.dice.uniform(720, 950)]))], 3, "#fff"
        )


@piece("water-cycle", "8-10", "Science", "drawing", "cobalt", "Where puddles go",
       "Sea, cloud, mountain and river joined by arrows and labels.")  # fmt: skip
def water_cycle(s):
    s.shape(points("560,640 760,330 850,420 960,250 1320,600 1320,760 560,760"), "#9aa27e", "wash")
    s.shape(points("-40,680 500,660 760,740 1320,730 1320,1000 -40,1000"), "#5fa0d6", "wash")
    s.line("960,330 930,470 820,560 780,680", "#5fa0d6", 34, "wash")
    s.shape(points("910,310 960,250 1015,310 960,330"), "#fff", "pencil", edge=LEAD, width=3)
    for x, y, r in ((560, 190, 74), (650, 150, 90), (750, 185, 78)):
        s.dots([(x, y)], r, "#b9c6d6", "paint")
    s.shape(ring(150, 150, 86), YELLOW, "paint")
    for x in (600, 670, 740):
        s.line([(x, 270), (x - 18, 350)], BLUE, 8, "pencil")
    for x in (160, 270, 380):
        s.line([(x, 640), (x + 26, 540), (x, 470), (x + 20, 380)], RED, 8, "ink")
        s.line([(x, 420), (x + 20, 372), (x + 50, 414)], RED, 8, "ink")
    s.words(60, 350, "evaporates", size=56, color=RED)
    s.words(820, 130, "condenses", size=56, color=PEN)
    s.words(500, 440, "rains", size=56, color=PEN)
    s.words(900, 660, "runs back down", size=56, color="#28451f")
    s.words(300, 860, "the sea", size=70, color="#fff", tool="")


@piece("circuit", "8-10", "Science", "drawing", "amber", "Lamp on lamp off",
       "A labelled circuit: battery, wires, switch and a shining bulb.", rule="squared")  # fmt: skip
def circuit(s):
    s.line("360,700 200,700 200,240 500,240", RED, 9, "ink", wob=1, smooth=False)
    s.line("780,240 1080,240 1080,700 900,700", INK, 9, "ink", wob=1, smooth=False)
    s.line("560,700 700,700", INK, 9, "ink", wob=1)
    s.shape(box(360, 640, 200, 120), "#d9a441", "pencil", edge=INK, width=7, smooth=False)
    s.shape(box(480, 640, 80, 120), "#3a3a42", "pencil", edge=INK, width=7, smooth=False)
    s.words(395, 722, "1.5 V", size=46, color=INK)
    s.shape(ring(640, 200, 110), "#fff2b0", "pencil", edge=INK, width=8)
    s.line("600,300 620,210 640,170 660,210 680,300", ORANGE, 6, "ink")
    s.shape(box(595, 300, 90, 60), "#9a9aa2", "pencil", edge=INK, width=6, smooth=False)
    s.line("500,240 595,330", RED, 9, "ink", wob=1)
    s.line("685,330 780,240", INK, 9, "ink", wob=1)
    for a, b in [*ring(640, 200, 190, n=11)[5:], (830, 200), (810, 120)]:
        s.line([((a * 3 + 640) / 4, (b * 3 + 200) / 4), (a, b)], YELLOW, 9, "felt")
    s.dots([(700, 700), (900, 700)], 17, INK)
    s.line("700,700 870,620", "#9a9aa2", 16, "pencil", wob=1)
    label(s, 300, 860, "battery", (440, 770))
    label(s, 900, 860, "switch (a paper clip)", (810, 660))
    label(s, 860, 130, "bulb", (750, 170))
    s.words(240, 470, "It only lights when the path is whole.", size=52, color=PEN)


@piece("food-chain", "8-10", "Science", "drawing", "leaf", "Who eats who",
       "Grass, grasshopper, frog and heron joined by arrows beside a pond.")  # fmt: skip
def food_chain(s):
    s.shape(points("-40,760 1320,730 1320,1000 -40,1000"), "#7fbfd6", "wash")
    for i in range(12):
        x = 60 + i * 17
        s.line([(x, 760), (x + s.dice.gauss(0, 22), 560 + s.dice.uniform(-30, 40))], GREEN, 11, "felt")
    s.shape(points("360,600 420,550 520,560 560,590 520,620 400,630"), "#8bbd4a", "felt", edge="#3f6d22", width=6)
    s.line("470,570 520,480 580,620", "#3f6d22", 10, "felt")
    s.line("400,560 360,500", "#3f6d22", 6, "felt")
    s.dots([(392, 585)], 8, INK)
    s.shape(
        points("660,680 680,590 730,560 800,580 860,640 850,690 760,700"), "#3f8f4a", "felt", edge="#1f5429", width=6
    )
    s.dots([(730, 566)], 17, "#fff", "felt")
    s.dots([(732, 566)], 8, INK)
    s.line("840,690 890,620 900,700 940,705", "#1f5429", 14, "felt")
    s.shape(points("1010,520 1080,440 1200,470 1240,560 1120,590"), "#9aa7b8", "felt", edge=LEAD, width=6)
    s.line("1040,480 1000,380 1060,300 1030,220", "#9aa7b8", 28, "felt")
    s.line("1020,215 900,235", ORANGE, 15, "felt")
    s.dots([(1022, 205)], 7, INK)
    s.line("1110,590 1110,780", ORANGE, 10, "felt")
    s.line("1160,585 1165,780", ORANGE, 10, "felt")
    for a, b in (((240, 640), (340, 610)), ((580, 600), (660, 630)), ((890, 590), (1000, 530))):
        s.line([a, b], RED, 10, "ink", wob=1)
        s.line([(b[0] - 30, b[1] - 22), b, (b[0] - 20, b[1] + 28)], RED, 10, "ink", wob=1)
    for x, y, word in ((70, 500, "grass"), (340, 470, "grasshopper"), (680, 520, "frog"), (1080, 410, "heron")):
        s.words(x, y, word, size=52, color=PEN)
    s.words(90, 130, "The arrow means: is eaten by", size=66, color=RED)


@piece("treasure-island", "8-10", "Geography", "drawing", "honey", "Island of Echoes",
       "A tea-stained island map with grid letters, mountains and a red cross.", paper="#e3c998", desk="#4f6b73")  # fmt: skip
def treasure_island(s):
    for x, y, r in ((200, 180, 190), (1050, 760, 230), (1100, 150, 120)):
        s.shape(ring(x, y, r), "#c79f5f", "wash")
    land = points("300,300 450,180 640,220 820,170 1000,290 1050,470 930,640 760,700 560,790 380,690 250,520")
    s.line(land, "#5f97a8", 44, "wash", closed=True)
    s.shape(land, "#cfc07a", "pencil", edge="#5a3d20", width=8)
    for x in range(7):
        s.line([(160 + x * 160, 60), (160 + x * 160, 900)], "#8a6a3c", 2, "ink", wob=1)
        s.words(225 + x * 160, 50, "ABCDEFG"[x], size=38, color="#5a3d20")
    for y in range(6):
        s.line([(60, 90 + y * 160), (1220, 90 + y * 160)], "#8a6a3c", 2, "ink", wob=1)
        s.words(50, 185 + y * 160, str(y + 1), size=38, color="#5a3d20")
    for x, y in ((560, 370), (640, 340), (720, 380)):
        s.shape(
            [(x - 60, y + 60), (x, y - 60), (x + 60, y + 60)],
            "#9b8a6a",
            "pencil",
            edge="#5a3d20",
            width=6,
            smooth=False,
        )
    for x, y in ((380, 420), (430, 460), (360, 500), (440, 540)):
        s.line([(x, y + 40), (x, y)], "#5a3d20", 8, "pencil")
        s.dots([(x, y - 10)], 26, GREEN, "pencil")
    s.line("330,620 480,600 620,560 700,600 820,560", RED, 8, "ink")
    s.line("840,500 930,600", RED, 20, "pencil")
    s.line("930,500 840,600", RED, 20, "pencil")
    s.shape(star(1140, 780, 80, 4, 0.3), "#f2e2bd", "pencil", edge="#5a3d20", width=6, smooth=False)
    s.words(1122, 690, "N", size=50, color="#5a3d20")
    s.words(480, 470, "Whisper Hills", size=46, color="#5a3d20", font="Indie Flower")
    s.words(110, 860, "Shark Bay", size=46, color="#2f5f70", font="Indie Flower")


@piece("egypt-timeline", "8-10", "History", "drawing", "amber", "A long, long time",
       "A timeline strip with pyramid, cat, scroll, boat and today's museum.", paper="#efdcae")  # fmt: skip
def egypt_timeline(s):
    s.words(640, 130, "Egypt: a long, long time", size=90, color="#7a3f1c", anchor="middle", font="Schoolbell")
    s.line("50,560 1230,560", "#7a3f1c", 14, "ink", wob=2)
    stops = (
        (150, "2560 BC", "big pyramid"),
        (400, "1330 BC", "boy king"),
        (640, "196 BC", "stone words"),
        (880, "1922", "tomb found"),
        (1130, "today", "our museum"),
    )
    for i, (x, year, what) in enumerate(stops):
        s.line([(x, 530), (x, 590)], "#7a3f1c", 10, "ink", wob=1)
        s.words(x, 650, year, size=56, color=RED, anchor="middle")
        s.words(x, 720, what, size=48, color=LEAD, tool="pencil", anchor="middle")
        if i < 4:
            s.line([(x + 20, 800), (x + 215, 800)], TEAL, 9, "pencil")
    s.shape(points("40,500 150,290 260,500"), YELLOW, "pencil", edge="#7a3f1c", width=7, smooth=False)
    s.line("150,290 185,500", "#7a3f1c", 5, "ink")
    s.shape(points("320,500 340,330 400,280 460,330 480,500"), BLUE, "pencil", edge=INK, width=6)
    s.shape(ring(400, 390, 55, 70), "#d9a35f", "pencil", edge=INK, width=5)
    s.dots([(380, 380), (420, 380)], 7, INK)
    for y in (340, 420, 480):
        s.line([(330, y), (346, y)], YELLOW, 16, "pencil")
        s.line([(456, y), (472, y)], YELLOW, 16, "pencil")
    s.shape(points("560,500 560,300 690,270 720,500"), "#6f6f78", "pencil", edge=INK, width=6, smooth=False)
    for y in (330, 370, 410, 450):
        s.line([(585, y), (620, y - 8), (650, y + 4), (690, y - 6)], "#fff", 7, "chalk")
    s.shape(box(800, 400, 160, 100), ORANGE, "pencil", edge=INK, width=6, smooth=False)
    s.line("820,400 880,330 940,400", INK, 7, "ink")
    s.shape(star(880, 300, 46, 8), YELLOW, "pencil", smooth=False)
    s.shape(points("1030,390 1130,300 1230,390"), "#c9cdd6", "pencil", edge=INK, width=6, smooth=False)
    for x in (1050, 1110, 1170):
        s.shape(box(x, 395, 34, 105), "#e6e2d6", "pencil", edge=INK, width=5, smooth=False)
    s.words(90, 870, "the longest gap is before the tomb was found", size=50, color=PEN)


@piece("my-heart", "8-10", "Science", "drawing", "rose", "My busy heart",
       "A coloured heart diagram with red and blue tubes and pulse counts.")  # fmt: skip
def my_heart(s):
    s.shape(
        points("640,840 400,620 340,420 440,280 600,300 640,360 700,290 850,290 930,430 870,640"),
        "#d9615c",
        "pencil",
        edge="#7d2522",
        width=9,
    )
    s.line("560,320 540,180 640,90 760,130 770,300", RED, 54, "felt")
    s.line("470,300 440,170 420,60", BLUE, 46, "felt")
    s.line("640,380 630,600 645,800", "#7d2522", 12, "pencil")
    s.shape(ring(520, 450, 80, 70), "#8fa9dc", "pencil", edge="#2c4a8c", width=6)
    s.shape(ring(530, 620, 80, 90), "#6f8fd0", "pencil", edge="#2c4a8c", width=6)
    s.shape(ring(760, 450, 80, 66), "#f2a19c", "pencil", edge="#7d2522", width=6)
    s.shape(ring(750, 620, 85, 95), "#e9847e", "pencil", edge="#7d2522", width=6)
    label(s, 960, 220, "to the body", (790, 200))
    label(s, 330, 140, "from the body", (430, 150), anchor="end")
    label(s, 970, 470, "from the lungs", (840, 450))
    label(s, 300, 640, "pumps to lungs", (450, 620), anchor="end")
    s.lines_of(60, 800, ["resting: 84", "after skipping: 142", "after 5 minutes: 90"], step=58, size=48, color=PEN)
    s.line("940,820 1000,820 1030,740 1070,890 1100,820 1240,820", RED, 8, "ink", wob=1, smooth=False)
