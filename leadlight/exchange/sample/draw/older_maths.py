"""Ages eight to ten: number, shape, charts and measuring, on squared paper and off it."""

import math

from leadlight.exchange.sample.draw.catalogue import piece
from leadlight.exchange.sample.draw.hand import INK, arc, box, points, ring

RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK, TEAL = (
    "#c9413b", "#e68a33", "#eec23c", "#4b9a55", "#3a6cb5", "#7650a8", "#dd76a4", "#2f9a98",
)  # fmt: skip
PEN, LEAD = "#27408b", "#53535c"


@piece("string-circle", "8-10", "Maths", "drawing", "iris", "Curves from lines",
       "Straight coloured lines between numbered dots make a heart-shaped curve.")  # fmt: skip
def string_circle(s):
    dots = ring(640, 480, 400, 400, 60)
    for i in range(60):
        a, b = dots[i], dots[(i * 2) % 60]
        color = (PURPLE, BLUE, TEAL, PINK)[i // 15]
        s.line([a, b], color, 5, "felt", wob=0)
    s.dots(dots, 8, INK, "felt")
    s.line(ring(640, 480, 400, 400, 60), LEAD, 4, "pencil", wob=0, closed=True)
    s.words(40, 90, "times 2 around", size=60, color=PEN)
    s.words(40, 160, "a circle", size=60, color=PEN)
    s.words(1010, 880, "0 to 59", size=50, color=LEAD, tool="pencil")


@piece("long-division", "8-10", "Maths", "writing", "amber", "Sharing 952 fairly",
       "Division worked step by step on squares, one line crossed out, checked.", rule="squared")  # fmt: skip
def long_division(s):
    grid = {(2, 4): "7", (4, 4): "9", (6, 4): "5", (8, 4): "2", (4, 2): "1", (6, 2): "3", (8, 2): "6",
            (3, 6): "-", (4, 6): "7", (4, 8): "2", (6, 8): "5", (3, 10): "-", (4, 10): "2", (6, 10): "1",
            (6, 12): "4", (8, 12): "2", (5, 14): "-", (6, 14): "4", (8, 14): "2", (8, 16): "0"}  # fmt: skip
    for (col, row), sign in grid.items():
        s.words(60 + col * 40, 76 + row * 40, sign, size=76, color=LEAD, tool="pencil", font="Patrick Hand")
    for d in ("200,160 200,260", "200,160 460,160", "190,335 460,335", "190,495 460,495", "270,655 460,655"):
        s.line(d, LEAD, 6, "pencil", wob=1)
    s.lines_of(600, 150, ["7 x 1 hundred = 700", "7 x 3 tens = 210", "7 x 6 = 42"], step=90, size=62, color=PEN)
    s.line("600,120 760,160 900,110", RED, 5, "ink")
    s.line("610,170 760,120 920,165", RED, 5, "ink")
    s.lines_of(600, 480, ["check:  136 x 7", "700 + 210 + 42", "= 952   it works back"], step=86, size=62, color=GREEN)
    s.line(box(570, 400, 620, 290), GREEN, 6, "pencil", closed=True, smooth=False)
    s.words(600, 830, "I forgot the zero the first time.", size=52, color=LEAD, tool="pencil")


@piece("bar-chart", "8-10", "Maths", "drawing", "cobalt", "How we get here",
       "A coloured bar chart of walking, bus, bike, car and scooter.", rule="squared")  # fmt: skip
def bar_chart(s):
    s.line("160,120 160,800 1220,800", INK, 8, "pencil", wob=1, smooth=False)
    rows = (("walk", 11, GREEN), ("bus", 6, RED), ("bike", 4, ORANGE), ("car", 5, LEAD), ("scooter", 2, PURPLE))
    for i in range(0, 13, 2):
        s.words(140, 814 - i * 52, str(i), size=44, color=INK, tool="pencil", anchor="end")
    for i, (name, n, color) in enumerate(rows):
        x = 210 + i * 200
        s.scribble(
            points(f"{x},800 {x},{800 - n * 52} {x + 130},{800 - n * 52} {x + 130},800"),
            color,
            "pencil",
            gap=9,
            width=9,
            smooth=False,
        )
        s.line(
            [(x, 800), (x, 800 - n * 52), (x + 130, 800 - n * 52), (x + 130, 800)],
            INK,
            5,
            "pencil",
            wob=1,
            smooth=False,
        )
        s.words(x + 65, 862, name, size=50, color=INK, tool="pencil", anchor="middle")
    s.words(330, 80, "How 4B comes to school", size=66, color=PEN)
    s.words(640, 930, "28 children asked on Monday", size=42, color=LEAD, tool="pencil", anchor="middle")


@piece("cooling-graph", "8-10", "Science", "drawing", "ruby", "Which cup stays warm",
       "Two falling line graphs on squares: foam cup above, tin below.", rule="squared")  # fmt: skip
def cooling_graph(s):
    s.line("160,80 160,800 1220,800", INK, 7, "pencil", wob=1, smooth=False)
    tin = [(160 + i * 120, 800 - (560 * math.exp(-i / 2.6) + 90)) for i in range(9)]
    foam = [(160 + i * 120, 800 - (420 * math.exp(-i / 8) + 230)) for i in range(9)]
    for pts, color in ((tin, BLUE), (foam, RED)):
        s.line(pts, color, 7, "ink", wob=1)
        for x, y in pts:
            s.line([(x - 12, y - 12), (x + 12, y + 12)], color, 6, "ink", wob=1)
            s.line([(x - 12, y + 12), (x + 12, y - 12)], color, 6, "ink", wob=1)
    s.words(880, 320, "foam cup", size=54, color=RED)
    s.words(640, 740, "tin cup", size=54, color=BLUE)
    for i in range(9):
        s.words(160 + i * 120, 850, str(i * 5), size=40, color=LEAD, tool="pencil", anchor="middle")
    for i in range(8):
        s.words(146, 812 - i * 92, str(20 + i * 6), size=38, color=LEAD, tool="pencil", anchor="end")
    s.words(560, 920, "minutes", size=48, color=LEAD, tool="pencil")
    s.words(460, 90, "Hot water cooling down", size=62, color=PEN)


@piece("tessellation", "8-10", "Art", "drawing", "lagoon", "Fish fish fish",
       "Rows of felt-pen fish in teal, orange and cream fill the page.")  # fmt: skip
def tessellation(s):
    for row in range(-1, 6):
        for col in range(-1, 7):
            x, y = col * 230 + (115 if row % 2 else 0), row * 190
            fish = [(x, y + 95), (x + 60, y + 20), (x + 150, y + 25), (x + 200, y + 80), (x + 255, y + 20), (x + 240, y + 95),
                    (x + 255, y + 170), (x + 200, y + 112), (x + 150, y + 168), (x + 60, y + 172)]  # fmt: skip
            color = (TEAL, ORANGE, "#f3dba0")[(row + col) % 3]
            s.shape(fish, color, "felt", wob=2, edge=INK, width=6)
            s.dots([(x + 48, y + 82)], 9, INK, "felt")
            s.line(arc(x + 70, y + 95, 46, -50, 50, 6), INK, 5, "felt", wob=1)
            for k in range(3):
                s.line(arc(x + 100 + k * 28, y + 95, 22, -60, 60, 5), INK, 4, "felt", wob=1)


@piece("mirror-grid", "8-10", "Maths", "drawing", "rose", "Four way mirror",
       "A pattern of coloured squares reflected across two red mirror lines.", rule="squared")  # fmt: skip
def mirror_grid(s):
    cells = [(0, 0, RED), (1, 1, ORANGE), (2, 2, YELLOW), (3, 3, GREEN), (4, 4, TEAL), (5, 5, BLUE), (1, 0, PURPLE), (0, 1, PURPLE),
             (3, 0, PINK), (0, 3, PINK), (5, 0, TEAL), (0, 5, TEAL), (6, 2, RED), (2, 6, RED), (7, 0, BLUE), (0, 7, BLUE), (4, 2, ORANGE),
             (2, 4, ORANGE), (6, 6, YELLOW), (8, 3, GREEN), (3, 8, GREEN), (9, 1, PURPLE)]  # fmt: skip
    for a, b, color in cells:
        for h in (0, 1):
            for v in (0, 1):
                x = 640 + (a * 40 if h else -(a + 1) * 40)
                y = 480 + (b * 40 if v else -(b + 1) * 40)
                s.shape(
                    points(f"{x},{y} {x + 40},{y} {x + 40},{y + 40} {x},{y + 40}"), color, "pencil", wob=1, smooth=False
                )
    s.line("640,40 640,920", RED, 7, "ink", wob=1)
    s.line("120,480 1160,480", RED, 7, "ink", wob=1)


@piece("dream-bedroom", "8-10", "Maths", "drawing", "honey", "My dream bedroom",
       "A bedroom floor plan on squares with furniture, lengths and area.", rule="squared")  # fmt: skip
def dream_bedroom(s):
    s.line("160,120 1000,120 1000,760 160,760 160,500", INK, 14, "pencil", wob=1, smooth=False)
    s.line("160,360 160,120", INK, 14, "pencil", wob=1)
    s.line(arc(160, 500, 140, 270, 330, 6), LEAD, 5, "pencil", wob=1)
    things = ((200, 160, 240, 160, "#a9c4ea", "bunk bed"), (720, 160, 240, 120, "#f3c794", "desk"), (740, 600, 220, 120, "#b5d9b0", "books"),
              (200, 600, 200, 120, "#cdb9e4", "drums"))  # fmt: skip
    for x, y, w, h, color, name in things:
        s.scribble(
            points(f"{x},{y} {x + w},{y} {x + w},{y + h} {x},{y + h}"), color, "pencil", gap=12, width=8, smooth=False
        )
        s.line(box(x, y, w, h), INK, 5, "pencil", closed=True, wob=1, smooth=False)
        s.words(x + w / 2, y + h / 2 + 16, name, size=44, color=INK, tool="pencil", anchor="middle")
    s.shape(ring(580, 460, 120, 90), "#f3c9d6", "pencil", edge=RED, width=5)
    s.words(580, 472, "rug", size=44, color=INK, tool="pencil", anchor="middle")
    s.words(560, 96, "21 squares", size=48, color=PEN)
    s.words(1020, 440, "16 squares", size=48, color=PEN)
    s.lines_of(180, 850, ["area = 21 x 16 = 336 squares", "1 square is 25 cm"], step=62, size=52, color=PEN)


@piece("angle-clock", "8-10", "Maths", "drawing", "amber", "Angles in my day",
       "Six small clocks with the angle between the hands coloured in.")  # fmt: skip
def angle_clock(s):
    s.words(360, 90, "Angles in my day", size=78, color=PEN)
    rows = (("wake up", 7, 0), ("school", 9, 0), ("lunch", 12, 30), ("home", 3, 0), ("football", 5, 0), ("bed", 8, 0))
    for i, (name, hour, minute) in enumerate(rows):
        x, y = 240 + (i % 3) * 400, 290 + (i // 3) * 380
        big, small = minute * 6 - 90, (hour % 12) * 30 + minute / 2 - 90
        lo, hi = sorted((big, small if abs(small - big) <= 180 else small - 360))
        s.shape([(x, y), *arc(x, y, 96, lo, hi, 12)], (YELLOW, PINK, "#9fd3cf")[i % 3], "pencil", wob=1)
        s.line(ring(x, y, 140, 140, 24), INK, 9, "felt", wob=1, closed=True)
        for a, b in ring(x, y, 124, 124, 12):
            s.dots([(a, b)], 6, INK, "felt")
        s.line([(x, y), arc(x, y, 108, big, big + 1, 2)[0]], RED, 9, "felt", wob=0)
        s.line([(x, y), arc(x, y, 74, small, small + 1, 2)[0]], BLUE, 12, "felt", wob=0)
        kind = "right angle" if abs(hi - lo) == 90 else "acute" if hi - lo < 90 else "obtuse"
        s.words(x, y + 200, f"{name}: {kind}", size=46, color=LEAD, tool="pencil", anchor="middle")


@piece("pixel-owl", "8-10", "Computing", "drawing", "leaf", "Pixel owl",
       "An owl coloured square by square with a row of code beside it.", rule="squared")  # fmt: skip
def pixel_owl(s):
    owl = ["..B......B..", "..BB....BB..", "..BBBBBBBB..", ".BWWWBBWWWB.", ".BWKWBBWKWB.", ".BWWWOOWWWB.", ".BBBBOOBBBB.",
           "BBCCCCCCCCBB", "BBCTCTCTCCBB", "BBCCTCTCTCBB", ".BCTCTCTCCB.", ".BBCCCCCCBB.", "...OO..OO..."]  # fmt: skip
    ink = {"B": "#8a5a36", "W": "#fdfdf5", "K": INK, "O": ORANGE, "C": "#e9cf9f", "T": "#b07a45"}
    for r, row in enumerate(owl):
        for c, sign in enumerate(row):
            if sign != ".":
                x, y = 80 + c * 60, 100 + r * 60
                s.shape(
                    points(f"{x},{y} {x + 60},{y} {x + 60},{y + 60} {x},{y + 60}"),
                    ink[sign],
                    "pencil",
                    wob=1,
                    edge=INK,
                    width=3,
                    smooth=False,
                )
    s.words(870, 130, "row 4:", size=56, color=PEN)
    s.lines_of(
        870,
        210,
        ["1 empty", "1 brown", "3 white", "2 brown", "3 white", "1 brown", "1 empty"],
        step=76,
        size=52,
        color=PEN,
    )
    s.words(870, 850, "12 wide, 13 tall", size=46, color=LEAD, tool="pencil")


@piece("tally-birds", "8-10", "Science", "drawing", "leaf", "Birds in one hour",
       "A tally table of garden birds with a small coloured bird per row.", rule="lined")  # fmt: skip
def tally_birds(s):
    s.words(160, 120, "Birds we saw from the window", size=68, color=PEN)
    rows = (
        ("sparrow", "#8b6a4a", 13),
        ("magpie", "#2f3038", 4),
        ("pigeon", "#8d97a8", 9),
        ("tui", "#22695f", 2),
        ("starling", "#4b3f74", 7),
    )
    for i, (name, color, n) in enumerate(rows):
        y = 260 + i * 128
        s.shape(
            points(f"170,{y} 200,{y - 40} 250,{y - 42} 300,{y - 10} 350,{y + 6} 290,{y + 30} 210,{y + 34}"),
            color,
            "pencil",
            edge=INK,
            width=4,
        )
        s.dots([(214, y - 12)], 5, "#fff", "")
        s.line([(170, y - 2), (146, y + 4), (174, y + 12)], ORANGE, 7, "pencil", wob=1)
        s.words(390, y + 16, name, size=56, color=LEAD, tool="pencil")
        for k in range(n):
            x = 640 + (k // 5) * 170 + (k % 5) * 28
            if k % 5 == 4:
                s.line([(x - 128, y + 34), (x - 6, y - 40)], RED, 7, "ink", wob=2)
            else:
                s.line([(x, y - 42), (x + 2, y + 36)], PEN, 7, "ink", wob=2)
    s.words(170, 910, "The tui only came when it was quiet.", size=50, color=PEN)
