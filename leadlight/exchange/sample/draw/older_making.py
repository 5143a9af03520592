"""Ages eight to ten: models, prints, weaving and painting."""

import itertools
import math

from leadlight.exchange.sample.draw.catalogue import piece
from leadlight.exchange.sample.draw.hand import INK, arc, box, points, ring

RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK, TEAL = (
    "#c9413b", "#e68a33", "#eec23c", "#4b9a55", "#3a6cb5", "#7650a8", "#dd76a4", "#2f9a98",
)  # fmt: skip


@piece("straw-bridge", "8-10", "Making", "photo", "cobalt", "Bridge, third try",
       "A bridge of striped paper straws between two tables holding weights.", paper="#d5dde0")  # fmt: skip
def straw_bridge(s):
    s.shape(points("-40,520 250,520 250,1000 -40,1000"), "#a8794f", "brick", wob=0, smooth=False)
    s.shape(points("1030,520 1320,520 1320,1000 1030,1000"), "#a8794f", "brick", wob=0, smooth=False)
    colors = ("#d94f4a", "#f4efe3", "#3f7fc0", "#f4efe3")
    for i in range(8):
        x = 170 + i * 118
        s.line([(x, 500), (x + 59, 320)], colors[i % 4], 17, "brick", wob=2)
        s.line([(x + 59, 320), (x + 118, 500)], colors[(i + 1) % 4], 17, "brick", wob=2)
        if i < 7:
            s.line([(x + 59, 320), (x + 177, 320)], colors[(i + 2) % 4], 17, "brick", wob=2)
    s.line("150,506 640,520 1130,506", "#f4efe3", 20, "brick", wob=1)
    for i in range(9):
        s.dots([(170 + i * 118, 502)], 15, "#e9d9a4", "brick")
    s.line("600,520 600,650", "#7d6a55", 6, "", wob=0)
    s.line("680,520 680,650", "#7d6a55", 6, "", wob=0)
    s.shape(points("560,650 720,650 700,800 580,800"), "#e9edf0", "clay", wob=1, smooth=False)
    for x, y in ((600, 640), (640, 625), (680, 640)):
        s.dots([(x, y)], 30, "#8a8d94", "clay")
    s.words(640, 745, "1.2 kg", size=50, anchor="middle")


@piece("shoebox-forest", "8-10", "Geography", "photo", "leaf", "Rainforest in a box",
       "A shoe-box scene with paper trees, hanging vines, a parrot and frog.", paper="#c9b79a")  # fmt: skip
def shoebox(s):
    s.shape(box(120, 110, 1040, 740), "#8a6a48", "clay", wob=1, smooth=False)
    s.shape(box(170, 160, 940, 640), "#2f5f4a", "", wob=0, smooth=False)
    s.shape(points("170,800 170,690 400,660 700,700 1110,650 1110,800"), "#6b4a2f", "cut")
    for x, tone in ((260, "#5b3f28"), (470, "#6f4d31"), (780, "#5b3f28"), (1010, "#6f4d31")):
        s.line([(x, 740), (x + 12, 470), (x - 6, 190)], tone, 46, "cut")
    for _ in range(34):
        x, y = s.dice.uniform(180, 1100), s.dice.uniform(165, 350)
        color = s.dice.choice(["#3f8f4a", "#5fae4f", "#2c7040", "#86b94a"])
        s.shape([(x - 70, y), (x, y - 34), (x + 70, y), (x, y + 34)], color, "cut", wob=7)
    for x in (360, 620, 900):
        s.line([(x + 20 * math.sin(k), 170 + k * 60) for k in range(7)], "#86b94a", 11, "cut")
    for i in range(12):
        x = 200 + i * 80
        s.shape(
            [(x, 790), (x + 20, 660 + (i % 3) * 30), (x + 44, 790)], ("#4f9a48", "#2f7a44")[i % 2], "cut", smooth=False
        )
    s.shape(points("600,400 640,350 700,360 720,420 690,520 650,500"), RED, "cut")
    s.shape(points("650,420 700,430 690,560 660,620"), BLUE, "cut")
    s.shape(points("615,375 580,395 612,410"), YELLOW, "cut", smooth=False)
    s.dots([(648, 380)], 8, INK, "felt")
    s.shape(ring(350, 730, 60, 44), "#e0543f", "clay", wob=3)
    s.dots([(320, 694), (376, 694)], 16, "#1f1f25", "clay")


@piece("weaving", "8-10", "Art", "photo", "rose", "Weaving like Ayeeyo",
       "Wool woven in stripes on a cardboard loom with loose fringe.", paper="#5d6b7d")  # fmt: skip
def weaving(s):
    s.shape(box(260, 60, 760, 840), "#c8a06e", "brick", wob=1, smooth=False)
    colors = ["#c9413b", "#eec23c", "#2f9a98", "#f1e7d2", "#7650a8", "#e68a33"]
    for row in range(22):
        color = colors[(row // 3) % 6]
        for col in range(17):
            if (row + col) % 2:
                x, y = 300 + col * 40, 190 + row * 27
                s.line([(x - 22, y), (x + 22, y)], color, 24, "brick", wob=1.4)
        s.line([(290, 190 + row * 27), (985, 190 + row * 27)], color, 7, "", wob=1)
    for col in range(17):
        x = 300 + col * 40
        s.line([(x, 80), (x, 178)], "#f4eee0", 7, "", wob=1)
        s.line([(x, 790), (x + s.dice.gauss(0, 8), 890)], "#f4eee0", 7, "", wob=1)
    s.line("985,600 1100,640 1150,760 1080,840", colors[2], 15, "brick")
    s.shape([(1060, 850), (1200, 780), (1210, 800), (1075, 872)], "#b9bcc4", "brick", wob=0, smooth=False)


@piece("fern-print", "8-10", "Art", "drawing", "leaf", "Two ferns",
       "A white-on-black block print of two curling ferns.", paper="cream", desk="#93a38f")  # fmt: skip
def fern_print(s):
    s.shape(box(200, 90, 880, 780), "#1f2f2a", "print", wob=2, smooth=False)
    for side in (-1, 1):
        at = lambda x, y, side=side: (640 + side * x, y)  # noqa: E731
        stem = [(60, 840), (110, 640), (180, 440), (290, 280), (360, 240), (380, 310), (320, 340)]
        s.line([at(*p) for p in stem], "#f2ead6", 16, "print", wob=2)
        for i in range(13):
            x, y = 66 + i * 17 + i * i * 0.4, 800 - i * 40
            reach = 150 - i * 9
            for way in (-1, 1):
                leaf = [
                    at(x, y),
                    at(x + way * reach * 0.6, y - 34),
                    at(x + way * reach, y - 10),
                    at(x + way * reach * 0.5, y + 4),
                ]
                s.shape(leaf, "#f2ead6", "print", wob=2)
    s.words(980, 925, "2/6  Wren", size=38, color="#4e4e57", tool="pencil")


@piece("harbour-wash", "8-10", "Art", "drawing", "lagoon", "Harbour at five",
       "A watercolour harbour: pink sky, hills, three boats and reflections.")  # fmt: skip
def harbour(s):
    for y, color in ((80, "#f3b7a3"), (210, "#f6cf9c"), (330, "#f9e2b8")):
        s.shape(
            points(f"-60,{y - 90} 640,{y - 110} 1340,{y - 80} 1340,{y + 110} 640,{y + 90} -60,{y + 120}"), color, "wash"
        )
    s.shape(points("-60,460 160,330 380,400 620,300 900,400 1100,330 1340,420 1340,520 -60,520"), "#7f90b3", "wash")
    s.shape(points("-60,470 300,430 600,470 1000,430 1340,470 1340,540 -60,540"), "#5b7396", "wash")
    s.shape(points("-60,520 1340,510 1340,1000 -60,1000"), "#6fb0bd", "wash")
    for x, y, k, color in ((300, 660, 1, RED), (700, 600, 0.7, YELLOW), (1010, 720, 1.15, "#f7f1e2")):
        s.shape(
            [(x - 130 * k, y), (x + 130 * k, y), (x + 90 * k, y + 60 * k), (x - 90 * k, y + 60 * k)],
            color,
            "paint",
            edge="#3f3a3a",
            width=4,
        )
        s.line([(x, y), (x, y - 230 * k)], "#3f3a3a", 8, "ink")
        s.shape(
            [(x + 10, y - 220 * k), (x + 110 * k, y - 24 * k), (x + 10, y - 24 * k)],
            "#fbf6ea",
            "paint",
            edge="#3f3a3a",
            width=3,
            smooth=False,
        )
        for i in range(4):
            s.line(
                [(x - 70 * k, y + (90 + i * 26) * k), (x + (60 - i * 10) * k, y + (92 + i * 26) * k)], color, 10, "wash"
            )
    for _ in range(16):
        x, y = s.dice.uniform(0, 1200), s.dice.uniform(560, 940)
        s.line([(x, y), (x + 70, y - 3)], "#3f8496", 6, "pencil", wob=2)


@piece("street-depth", "8-10", "Art", "drawing", "amber", "One point street",
       "A pencil street running to one point, with shops and lamp posts.")  # fmt: skip
def street(s):
    mid = (660, 430)
    toward = lambda x, y, part: (x + (mid[0] - x) * part, y + (mid[1] - y) * part)  # noqa: E731
    lead = "#4b4b54"
    s.line([(0, 430), (1280, 430)], "#b9b9c0", 3, "pencil", wob=1)
    for x in (-100, 1400):
        steps = (0, 0.3, 0.52, 0.68, 0.8)
        for i, (a, b) in enumerate(itertools.pairwise(steps)):
            top = (-200, 40, -120, 60)[i]
            wall = [toward(x, 900, a), toward(x, top, a), toward(x, top, b), toward(x, 900, b)]
            s.scribble(
                wall, ("#8d8d96", "#b5b5bd", "#7b7b84", "#c5c5cc")[i], "pencil", gap=10, width=5, tilt=-62, smooth=False
            )
            s.line(wall, lead, 6, "pencil", closed=True, wob=1, smooth=False)
            for level in (0.28, 0.55):
                y1, y2 = top + (900 - top) * level, top + (900 - top) * (level + 0.13)
                c, d = a + (b - a) * 0.3, a + (b - a) * 0.7
                pane = [toward(x, y1, c), toward(x, y1, d), toward(x, y2, d), toward(x, y2, c)]
                s.shape(pane, "#fdfbf4", "pencil", edge=lead, width=5, smooth=False)
    for x in (200, 1120):
        s.line([(x, 960), mid], lead, 6, "pencil", wob=1)
    for part in (0.05, 0.3, 0.5, 0.66, 0.78):
        a, b = toward(660, 960, part), toward(660, 960, part + 0.1)
        s.line([a, b], lead, 14 * (1 - part), "pencil", wob=0)
    for part in (0.15, 0.48, 0.7):
        foot, head = toward(250, 920, part), toward(250, 190, part)
        s.line([foot, head], "#26262c", 14 * (1 - part), "pencil", wob=1)
        s.line(
            arc(head[0] + 40 * (1 - part), head[1], 40 * (1 - part), 180, 350, 6),
            "#26262c",
            10 * (1 - part),
            "pencil",
            wob=0,
        )
    s.dots([mid], 6, RED, "pencil")


@piece("marble-run", "8-10", "Making", "photo", "ruby", "Marble maze 2000",
       "A cardboard marble run with paper ramps, tape, arrows and a cup.", paper="#9aa9b3")  # fmt: skip
def marble_run(s):
    s.shape(box(150, 50, 980, 860), "#c99f6b", "clay", wob=2, smooth=False)
    ramps = (((230, 170), (760, 260)), ((1040, 330), (480, 430)), ((240, 500), (800, 590)), ((1040, 660), (560, 760)))
    for i, (a, b) in enumerate(ramps):
        color = ("#e9e3d2", "#d94f4a", "#3f7fc0", "#eec23c")[i]
        s.line([a, b], color, 36, "clay", wob=1)
        for x, y in (a, b):
            s.shape(
                points(f"{x - 40},{y - 14} {x + 40},{y - 22} {x + 42},{y + 14} {x - 38},{y + 22}"),
                "#e5d9a8",
                "cut",
                wob=2,
                smooth=False,
            )
    for x, y in ((880, 200), (1000, 260), (380, 400), (330, 460), (930, 560)):
        s.shape(ring(x, y, 17), "#6d4b2c", "clay", wob=1)
    s.shape(points("400,760 560,760 530,890 430,890"), "#f1ede2", "clay", wob=1, smooth=False)
    s.dots([(640, 190)], 28, "#2f7fc9", "clay")
    s.words(250, 130, "START", size=56, color="#3a2a1c", tool="felt", font="Walter Turncoat")
    s.words(600, 870, "FINISH", size=56, color="#3a2a1c", tool="felt", font="Walter Turncoat")
    s.line("860,300 930,330 900,380", "#3a2a1c", 9, "felt")


@piece("crystal-string", "8-10", "Science", "photo", "iris", "Crystals, day nine",
       "Purple crystals grown on a string in a jar beside a ruler.", paper="#cfd8d2")  # fmt: skip
def crystals(s):
    s.shape(points("-40,780 1320,780 1320,1000 -40,1000"), "#b08a5e", "", wob=0, smooth=False)
    s.shape(box(420, 260, 440, 580), "#dceaf0", "clay", wob=1, smooth=False)
    s.shape(box(440, 380, 400, 445), "#a9a3d8", "", wob=1, smooth=False)
    s.line("340,210 940,214", "#d7a65c", 30, "brick", wob=1)
    s.line("640,214 640,720", "#f4efe3", 9, "", wob=1)
    for i in range(26):
        x, y = 640 + s.dice.gauss(0, 46), 450 + i * 11
        r, turn = s.dice.uniform(26, 54), s.dice.uniform(0, 3)
        gem = [
            (x + r * math.cos(turn + a) * k, y + r * math.sin(turn + a))
            for a, k in ((0, 1), (1.2, 0.8), (2.4, 1), (3.6, 0.8), (5, 1))
        ]
        s.shape(gem, s.dice.choice(["#7a55c0", "#9a7ad8", "#b99cec", "#6343a8"]), "brick", wob=0, smooth=False)
    s.line("470,290 470,800", "#ffffff", 12, "", wob=1)
    s.shape(box(960, 250, 90, 590), "#efc94c", "brick", wob=0, smooth=False)
    for i in range(20):
        s.line([(960, 275 + i * 28), (990 if i % 5 else 1012, 275 + i * 28)], INK, 4, "", wob=0)
    s.words(130, 560, "day 9", size=84, color="#5b3f8c", tool="felt")
    s.line("290,545 400,540", "#5b3f8c", 9, "felt")
