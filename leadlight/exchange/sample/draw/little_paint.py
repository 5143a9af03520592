"""Ages five to seven with paint, prints, chalk and cut paper."""

import math

from leadlight.exchange.sample.draw.catalogue import piece
from leadlight.exchange.sample.draw.hand import INK, arc, box, points, ring, star

RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK, BROWN = (
    "#d9362f", "#f08a24", "#f7cf2e", "#3f9b4a", "#2f74d0", "#7a48b0", "#ee7fb0", "#7d4d2b",
)  # fmt: skip


@piece("rainbow", "5-7", "Art", "drawing", "honey", "Big big rainbow",
       "A wide painted rainbow ending in two blue clouds with drips.")  # fmt: skip
def rainbow(s):
    for i, color in enumerate((RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE)):
        s.line(arc(640, 800, 600 - i * 68, 185, 355, 14), color, 62, "paint", wob=7)
    for x, y in ((90, 780), (210, 830), (150, 720), (1060, 800), (1180, 760), (1120, 850)):
        s.dots([(x, y)], 100, "#9cc3ec", "paint")
    for x, color in ((180, RED), (330, ORANGE), (960, BLUE), (1080, YELLOW)):
        s.line([(x, 420 + x % 90), (x + 3, 560 + x % 130)], color, 12, "paint")


@piece("blot-butterfly", "5-7", "Art", "drawing", "rose", "Splat butterfly",
       "A symmetrical butterfly made from folded wet paint in four colours.")  # fmt: skip
def blot_butterfly(s):
    s.add('<path d="M640 0V960" stroke="#dcd4c2" stroke-width="6"/>')
    s.dice.seed(4)
    for side in (-1, 1):
        s.dice.seed(11)
        at = lambda pts, side=side: [(640 + side * x, y) for x, y in pts]  # noqa: E731
        s.shape(at(points("20,440 120,230 330,90 520,150 560,330 430,470 190,520 30,500")), PURPLE, "paint", wob=9)
        s.shape(at(points("20,520 170,530 380,560 440,700 330,850 180,810 60,660")), ORANGE, "paint", wob=9)
        s.shape(at(ring(350, 280, 130, 100)), YELLOW, "paint", wob=9)
        s.shape(at(ring(360, 280, 60, 46)), BLUE, "paint", wob=6)
        s.shape(at(ring(260, 690, 80, 70)), PINK, "paint", wob=6)
        for x, y, r in ((580, 520, 22), (520, 610, 14), (470, 60, 18), (600, 220, 15)):
            s.dots(at([(x, y)]), r, PURPLE, "paint")
    s.line("640,330 640,500 645,720", INK, 56, "paint")
    s.line("640,320 580,230 560,180", INK, 12, "paint")
    s.line("640,320 700,230 722,180", INK, 12, "paint")


@piece("hand-tree", "5-7", "Art", "drawing", "amber", "Our hand tree",
       "A painted tree whose leaves are red, orange and yellow handprints.", paper="cream")  # fmt: skip
def hand_tree(s):
    s.line("610,960 620,760 600,560", BROWN, 130, "paint")
    for pts in ("600,600 420,480 260,420", "620,580 760,450 980,380", "610,560 600,380 640,200"):
        s.line(pts, BROWN, 56, "paint")
    hands = [(200, 330, -40), (380, 220, -15), (620, 150, 5), (850, 200, 20), (1060, 320, 45), (430, 430, -30), (830, 440, 30),
             (1000, 560, 70), (220, 560, -75)]  # fmt: skip
    for i, (x, y, turn) in enumerate(hands):
        color = (RED, ORANGE, YELLOW, "#c9531f")[i % 4]
        palm = f'<ellipse cx="0" cy="30" rx="52" ry="58" fill="{color}"/>'
        ends = ((-66, -20), (-40, -92), (-8, -108), (26, -98), (58, -62))
        for fx, fy in ends:
            palm += (
                f'<path d="M{fx * 0.5:.0f} 10L{fx} {fy}" stroke="{color}" stroke-width="27" stroke-linecap="round"/>'
            )
        s.add(f'<g transform="translate({x} {y}) rotate({turn})">{palm}</g>', "print")
    s.line("0,930 400,915 900,935 1280,920", GREEN, 60, "paint")


@piece("potato-print", "5-7", "Maths", "drawing", "lagoon", "Star moon star moon",
       "Potato prints of stars and moons in a repeating pattern.", paper="navy")  # fmt: skip
def potato_print(s):
    for row in range(4):
        for col in range(6):
            x, y = 120 + col * 208 + s.dice.gauss(0, 10), 130 + row * 232 + s.dice.gauss(0, 10)
            if (row + col) % 2:
                s.shape(star(x, y, 92, 5, 0.5), "#f5d45c", "print", smooth=False)
            else:
                s.shape(arc(x, y, 88, -60, 240, 12) + arc(x + 30, y - 26, 62, 230, -50, 8), "#f7f3e4", "print", wob=2)


@piece("snowman", "5-7", "Art", "drawing", "cobalt", "Snowy day",
       "A chalk snowman with a striped scarf on blue paper.", paper="#5f86b8")  # fmt: skip
def snowman(s):
    s.scribble(points("-20,820 300,780 800,800 1300,770 1300,980 -20,980"), "#fff", "chalk", gap=24, width=22, tilt=5)
    for y, r in ((690, 180), (430, 130), (240, 95)):
        s.scribble(ring(640, y, r), "#fff", "chalk", gap=13, edge="#fff")
    s.line("540,340 640,360 740,340", RED, 44, "chalk")
    s.line("720,350 760,430 750,520", RED, 40, "chalk")
    for x, y in ((606, 220), (676, 220), (640, 420), (640, 480), (640, 620), (640, 700)):
        s.dots([(x, y)], 15, INK, "chalk")
    s.shape(points("640,245 760,270 640,275"), ORANGE, "chalk", smooth=False)
    s.shape(box(560, 60, 160, 110), INK, "chalk", smooth=False)
    s.line("510,170 770,170", INK, 26, "chalk")
    s.line("520,430 380,360 300,260", BROWN, 18, "chalk")
    s.line("760,430 900,350 980,380", BROWN, 18, "chalk")
    for _ in range(46):
        s.dots([(s.dice.uniform(20, 1260), s.dice.uniform(20, 740))], s.dice.uniform(8, 15), "#fff", "chalk")


@piece("paper-bus", "5-7", "Art", "photo", "ruby", "The wheels go round",
       "A cut-paper red bus with round windows and five paper faces.", paper="#9fd0e0")  # fmt: skip
def paper_bus(s):
    s.shape(box(-40, 740, 1360, 260), "#5a5a60", "cut", wob=6, smooth=False)
    for x in range(40, 1280, 240):
        s.shape(box(x, 850, 130, 24), "#f6ead0", "cut", wob=3, smooth=False)
    s.shape(points("130,240 1080,240 1190,480 1190,740 130,740"), "#cf3b33", "cut", wob=5, smooth=False)
    for i, x in enumerate((210, 390, 570, 750, 930)):
        s.shape(box(x, 300, 140, 160), "#f8f1dc", "cut", smooth=False)
        tone = ("#8a5636", "#e9c39d", "#5e3a26", "#c48b5f", "#b27247")[i]
        s.shape(ring(x + 70, 400, 50, 54), tone, "cut")
        s.dots([(x + 54, 394), (x + 86, 394)], 6, INK, "felt")
        s.line(arc(x + 70, 404, 22, 20, 160), INK, 5, "felt")
    for x in (340, 940):
        s.shape(ring(x, 750, 115), "#2d2c33", "cut")
        s.shape(ring(x, 750, 52), "#d9d4c7", "cut")
    s.shape(box(160, 520, 860, 50), "#f2c94a", "cut", wob=5, smooth=False)
    s.shape(ring(160, 110, 85), "#f7cf4d", "cut")
    s.shape(ring(900, 120, 120, 60), "#ffffff", "cut", wob=12)


@piece("fish-tank", "5-7", "Art", "photo", "lagoon", "Under the sea",
       "Bright paper fish, seaweed strips and a paper octopus on blue.", paper="#2c7fb0")  # fmt: skip
def fish_tank(s):
    s.shape(points("-30,830 300,790 700,850 1310,800 1310,1000 -30,1000"), "#e6cf97", "cut", wob=8)
    for x in (90, 180, 1080, 1190):
        pts = [(x + 40 * math.sin(y / 60), y) for y in range(300 + x % 130, 880, 60)]
        s.line(pts, "#3b9a56", 44, "cut")
    for x, y, r, color, way in (
        (340, 260, 120, ORANGE, 1),
        (820, 190, 90, YELLOW, -1),
        (640, 470, 130, PINK, 1),
        (960, 620, 80, RED, -1),
    ):
        tail = [(x - way * r * 0.8, y), (x - way * r * 1.7, y - r * 0.6), (x - way * r * 1.7, y + r * 0.6)]
        s.shape(tail, color, "cut", smooth=False)
        s.shape(ring(x, y, r, r * 0.68), color, "cut", wob=6)
        for i in (-1, 0, 1):
            s.shape(box(x + i * r * 0.42 - 8, y - r * 0.4, 16, r * 0.8), "#fff7e0", "cut", wob=2, smooth=False)
        s.shape(ring(x + way * r * 0.66, y - r * 0.16, r * 0.17), "#fff", "cut", wob=1)
        s.dots([(x + way * r * 0.69, y - r * 0.16)], r * 0.08, INK, "felt")
    for i in range(6):
        s.line([(290 + i * 36, 690), (270 + i * 42, 800), (300 + i * 38, 860)], PURPLE, 26, "cut")
    s.shape(ring(380, 640, 120, 110), PURPLE, "cut")
    s.dots([(345, 640), (415, 640)], 20, "#fff", "felt")
    s.dots([(348, 644), (418, 644)], 9, INK, "felt")
    for _ in range(16):
        s.line(
            ring(s.dice.uniform(200, 1100), s.dice.uniform(30, 400), s.dice.uniform(9, 20)),
            "#d8f0fa",
            5,
            "felt",
            closed=True,
        )


@piece("leaf-rubbing", "5-7", "Science", "drawing", "leaf", "Leafs I found",
       "Four autumn leaf rubbings in wax crayon showing every vein.", paper="cream")  # fmt: skip
def leaf_rubbing(s):
    spots = ((300, 225, RED, 10), (930, 225, ORANGE, -12), (330, 720, GREEN, 14), (950, 720, BROWN, -8))
    for x, y, color, turn in spots:
        s.scribble(
            ring(x, y - (y < 400) * 30 + (y > 400) * 20, 270, 190), color, "chalk", gap=22, width=14, tilt=turn - 40
        )
        t = math.radians(turn)
        at = lambda u, v, x=x, y=y, t=t: (x + u * math.cos(t) - v * math.sin(t), y + u * math.sin(t) + v * math.cos(t))  # noqa: E731
        edge = [
            at(u, v)
            for u, v in ((-230, 0), (-120, -110), (20, -135), (150, -80), (230, 0), (150, 80), (20, 135), (-120, 110))
        ]
        s.shape(edge, color, "print", wob=7)
        s.line([at(-300, 0), at(0, 4), at(220, 0)], "#fff3d8", 9, "crayon")
        for u in (-130, -50, 30, 110):
            for side in (-1, 1):
                s.line([at(u, 0), at(u + 60, side * 70)], "#fff3d8", 6, "crayon")
    s.letters(450, 500, "oak bech ash", 70, INK, "pencil", back="")


@piece("night-wash", "5-7", "Art", "drawing", "iris", "Owls at nite",
       "Wax owls and a yellow moon shining through dark blue wash.", paper="#2c3c78")  # fmt: skip
def night_wash(s):
    for y, color in ((160, "#20306a"), (420, "#37509a"), (700, "#172350")):
        s.shape(
            points(f"-40,{y - 160} 640,{y - 130} 1320,{y - 170} 1320,{y + 190} 600,{y + 160} -40,{y + 200}"),
            color,
            "wash",
        )
    s.shape(ring(1020, 190, 120), "#f7e27a", "crayon")
    s.line("-20,700 400,660 900,690 1300,640", "#8a5a35", 60)
    for x, y, r in ((300, 500, 130), (580, 540, 100), (830, 520, 115)):
        s.shape(ring(x, y, r, r * 1.3), "#e9d7b3", "crayon")
        for ear in (-1, 1):
            s.shape(
                [(x + ear * r * 0.9, y - r * 1.5), (x + ear * r * 0.2, y - r), (x + ear * r * 0.9, y - r * 0.6)],
                "#e9d7b3",
                "crayon",
            )
            s.shape(ring(x + ear * r * 0.42, y - r * 0.5, r * 0.4), "#fff", "crayon", edge=ORANGE, width=9)
            s.dots([(x + ear * r * 0.4, y - r * 0.5)], r * 0.17, INK, "crayon")
        s.shape([(x - 16, y - r * 0.25), (x + 16, y - r * 0.25), (x, y + 4)], ORANGE, "crayon", smooth=False)
        for row in range(3):
            s.line(arc(x, y + r * (0.3 + row * 0.3), r * 0.55, 20, 160, 6, ry=r * 0.16), BROWN, 7)
    for _ in range(40):
        s.dots([(s.dice.uniform(0, 1280), s.dice.uniform(0, 330))], s.dice.uniform(3, 8), "#fffbe0", "crayon")


@piece("lion-plate", "5-7", "Art", "photo", "amber", "Rooar im a lion",
       "A paper-plate lion mask with wool mane and cut-out eyes.", paper="#6f9f8a")  # fmt: skip
def lion_plate(s):
    for i in range(90):
        turn = 2 * math.pi * i / 90
        reach = s.dice.uniform(400, 455)
        near = [(640 + 270 * math.cos(turn), 490 + 270 * math.sin(turn))]
        far = [(640 + reach * math.cos(turn + 0.08), 490 + reach * math.sin(turn + 0.08))]
        s.line(near + far, s.dice.choice(["#c96a1d", "#e08a2a", "#a9521a"]), 20, "brick", wob=8)
    s.shape(ring(640, 490, 310, 310, 26), "#f2c56a", "clay", wob=2)
    s.line(ring(640, 490, 250, 250, 26), "#e2b157", 8, "", closed=True, wob=1)
    for x in (520, 760):
        s.shape(ring(x, 420, 56, 66), "#2f4a40", "", wob=3)
    s.shape(points("570,540 710,540 640,620"), "#5d3420", "cut")
    s.line("640,620 600,690 530,680", INK, 14, "felt")
    s.line("640,620 680,690 750,680", INK, 14, "felt")
    for side in (-1, 1):
        for dy in (-24, 10, 44):
            s.line([(640 + side * 110, 640 + dy / 2), (640 + side * 270, 620 + dy)], "#4a4a50", 8, "felt")


@piece("wobbly-giraffe", "5-7", "Art", "drawing", "honey", "Long long giraf",
       "A yellow painted giraffe so tall its ears leave the paper.", paper="white")  # fmt: skip
def giraffe(s):
    s.shape(points("-40,720 400,690 900,710 1320,690 1320,1000 -40,1000"), "#8cc06a", "wash")
    s.line("880,560 830,330 850,120", "#f0bd3a", 110, "paint")
    s.shape(ring(640, 590, 290, 150), "#f0bd3a", "paint")
    for x in (420, 540, 760, 860):
        s.line([(x, 660), (x + 8, 890)], "#e8ad2a", 56, "paint")
    s.shape(ring(920, 110, 140, 75), "#f0bd3a", "paint")
    s.line("830,60 820,-10", BROWN, 18, "paint")
    s.line("900,50 905,-10", BROWN, 18, "paint")
    s.dots([(940, 90)], 14, INK, "felt")
    s.line("990,140 1040,135", RED, 10, "felt")
    for x, y in (
        (500, 560),
        (600, 640),
        (700, 540),
        (790, 630),
        (850, 460),
        (840, 330),
        (850, 220),
        (450, 640),
        (620, 530),
    ):
        s.shape(ring(x, y, 40, 32, 7), "#8f5a26", "paint", wob=9)
    s.line("360,560 290,640 300,720", BROWN, 16, "paint")
