"""Ages five to seven with crayons, felt pens and pencils."""

from leadlight.exchange.sample.draw.catalogue import piece
from leadlight.exchange.sample.draw.hand import INK, arc, box, points, ring, star

RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK, BROWN = (
    "#d8433f", "#ee8b2f", "#f2c530", "#4d9f49", "#3f78c8", "#8256b8", "#e878ab", "#8b5a36",
)  # fmt: skip


def sun(s, x, y, r=80, tool="crayon"):
    s.scribble(ring(x, y, r), YELLOW, tool, edge=ORANGE if tool == "crayon" else "")
    for i, (a, b) in enumerate(ring(x, y, r * 1.75)):
        c, d = ring(x, y, r * 1.25)[i]
        s.line([(c, d), (a, b)], YELLOW, 14, tool)


def person(s, x, y, size, skin, top, hair, *, skirt=False):
    """Head, body, arms straight out, stick legs: how a six-year-old draws somebody they love."""
    u = size / 10
    body = [(x - 2 * u, y + 3 * u), (x + 2 * u, y + 3 * u), (x + (3.4 if skirt else 2) * u, y + 8 * u)]
    body.append((x - (3.4 if skirt else 2) * u, y + 8 * u))
    s.line([(x - 1 * u, y + 8 * u), (x - 1.2 * u, y + 11.5 * u), (x - 2.4 * u, y + 11.7 * u)], INK, 11)
    s.line([(x + 1 * u, y + 8 * u), (x + 1.2 * u, y + 11.5 * u), (x + 2.4 * u, y + 11.7 * u)], INK, 11)
    s.line([(x - 2 * u, y + 4 * u), (x - 5 * u, y + 4.6 * u)], skin, 15)
    s.line([(x + 2 * u, y + 4 * u), (x + 5 * u, y + 4.4 * u)], skin, 15)
    for side in (-5.2, 5.2):
        for lift in (-0.8, 0, 0.8):
            s.line([(x + side * u, y + 4.5 * u), (x + side * 1.2 * u, y + (4.4 + lift) * u)], skin, 7)
    s.shape(body, "#ffffff", "", smooth=False)
    s.scribble(body, top, edge=top)
    s.shape(ring(x, y, 2.9 * u, 2.8 * u), "#fff6e6", "")
    s.scribble(ring(x, y, 2.9 * u, 2.8 * u), skin, edge=INK)
    s.line(arc(x, y, 3 * u, 185, 355), hair, 20)
    s.dots([(x - u, y - 0.4 * u), (x + u, y - 0.4 * u)], 11, INK, "")
    s.line(arc(x, y + 0.4 * u, 1.4 * u, 20, 160), RED, 8)


@piece("my-family", "5-7", "Me and my family", "drawing", "honey", "My famly",
       "Four crayon people holding out their hands beside a house and sun.")  # fmt: skip
def my_family(s):
    s.line("20,850 300,842 700,856 1260,846", GREEN, 40)
    s.line("20,880 400,890 900,880 1260,886", GREEN, 40)
    sun(s, 130, 120)
    house = points("960,420 1230,420 1230,830 960,830")
    s.scribble(house, ORANGE, edge=BROWN)
    s.scribble(points("930,420 1095,250 1260,420"), RED, edge=BROWN)
    s.scribble(box(1060, 660, 80, 170), BROWN, edge=INK)
    for x in (1000, 1140):
        s.scribble(box(x, 500, 60, 70), BLUE, edge=INK)
    person(s, 180, 420, 330, "#9a6238", BLUE, INK)
    person(s, 420, 440, 310, "#b97c4d", PURPLE, INK, skirt=True)
    person(s, 640, 560, 220, "#a56b40", RED, INK)
    person(s, 830, 640, 160, "#b97c4d", YELLOW, BROWN)
    s.letters(330, 150, "my famly", 110, PURPLE, back="y")


@piece("my-cat", "5-7", "Art", "drawing", "amber", "My cat Momo",
       "A big striped crayon cat with whiskers on orange paper.", paper="orange")  # fmt: skip
def my_cat(s):
    body = ring(700, 610, 330, 210)
    s.line("1000,560 1140,480 1180,330 1120,260", INK, 60)
    s.shape(body, "#53525c", "crayon")
    for x in (560, 680, 800, 920):
        s.line([(x, 420), (x + 20, 520), (x - 10, 610)], "#f7f2e6", 22)
    for x in (500, 620, 820, 940):
        s.line([(x, 740), (x, 890), (x - 40, 892)], "#44434d", 52)
    s.shape(points("230,330 220,110 350,220 500,215 620,90 620,330"), "#53525c", "crayon", smooth=False)
    s.shape(ring(420, 390, 220, 190), "#53525c", "crayon")
    for x in (340, 500):
        s.shape(ring(x, 360, 46, 52), "#c9e265", "crayon")
        s.line([(x, 325), (x + 3, 395)], INK, 18)
    s.shape(points("390,440 450,440 420,475"), PINK, "crayon")
    s.line("420,475 400,520 360,515", "#fff", 9)
    s.line("420,475 440,520 485,512", "#fff", 9)
    for y in (440, 470, 500):
        s.line([(330, y), (150, y - 30 + (y - 440) * 1.4)], "#fff", 7)
        s.line([(510, y), (690, y - 40 + (y - 440) * 1.4)], "#fff", 7)
    s.letters(760, 200, "MOMO", 120, INK, back="")


@piece("t-rex", "5-7", "Science", "drawing", "leaf", "T rex is hugry",
       "A green felt-pen dinosaur with zigzag back and many pointed teeth.")  # fmt: skip
def t_rex(s):
    back = points("90,760 240,640 380,470 560,380 700,330 760,170 960,120 1150,170 1160,270 980,330 900,400 "
                  "900,520 860,640 700,720 520,730 330,740")  # fmt: skip
    s.scribble(back, "#63b054", "felt", gap=20, width=17, tilt=-20)
    s.line(back, "#2f6d34", 13, "felt", closed=True)
    for x, y in ((250, 620), (350, 490), (470, 410), (590, 350), (690, 290)):
        s.shape([(x - 20, y + 20), (x + 5, y - 80), (x + 55, y)], ORANGE, "felt", edge=RED, width=6, smooth=False)
    for x in (560, 760):
        s.line([(x, 700), (x + 10, 860), (x + 80, 866)], "#2f6d34", 66, "felt")
    s.line("880,480 970,500 1000,540", "#2f6d34", 24, "felt")
    s.line("880,540 960,580 985,620", "#2f6d34", 24, "felt")
    teeth = [(960 + i * 24, 275 + (34 if i % 2 else -6) - i * 4) for i in range(9)]
    s.line(teeth, "#fff", 12, "felt", smooth=False)
    s.line(teeth, INK, 5, "felt", smooth=False)
    s.dots([(900, 190)], 26, "#fff", "felt")
    s.dots([(905, 190)], 12, INK, "felt")
    s.line("0,890 300,880 700,896 1280,884", BROWN, 20, "felt")
    s.letters(60, 130, "T rex is", 100, RED, "felt")
    s.letters(70, 250, "hugry", 100, RED, "felt", back="g")
    s.letters(1010, 470, "RAAA", 80, BLUE, "felt", wild=2)


@piece("i-can-ride", "5-7", "News", "drawing", "cobalt", "I can ride",
       "A child on a red bicycle and a wobbly sentence below.")  # fmt: skip
def i_can_ride(s):
    for x in (420, 800):
        s.line(ring(x, 520, 140), INK, 16, closed=True)
        for a, b in ring(x, 520, 130, n=6):
            s.line([(x, 520), (a, b)], "#8a8a90", 5)
    s.line("420,520 540,330 720,330 600,520 420,520", RED, 20, smooth=False)
    s.line("720,330 800,520", RED, 20)
    s.line("700,270 800,250 820,290", INK, 16)
    s.line("500,300 590,296", BROWN, 30)
    s.scribble(points("500,290 580,290 640,140 545,135"), BLUE, edge=BLUE)
    s.line("620,170 720,230 790,250", "#8f5b39", 16)
    s.line("560,300 640,410 610,520", "#27408b", 26)
    s.scribble(ring(600, 92, 48), "#a9714a", edge=INK)
    s.line(arc(600, 84, 50, 190, 350), GREEN, 26)
    s.dots([(615, 92)], 6, INK)
    s.line("20,675 400,668 900,680 1260,672", "#777", 16)
    for y in (790, 910):
        s.line([(60, y), (1220, y)], "#9cb7d8", 4, "", wob=0)
    s.letters(80, 780, "I can ride my bike", 100, INK, "pencil", back="dk")
    s.letters(80, 902, "wif no stabilisrs.", 96, INK, "pencil", back="s")


@piece("number-five", "5-7", "Maths", "drawing", "rose", "All about 5",
       "A large number five with five ducks, dots, fingers and backwards threes.", rule="squared")  # fmt: skip
def number_five(s):
    s.line("330,150 130,150 120,330", RED, 46)
    s.line("120,330 260,290 350,400 320,560 210,620 90,560", RED, 46)
    for i in range(5):
        x, y = 470 + i * 160, 190 + (i % 2) * 26
        s.scribble(ring(x, y, 55, 40), YELLOW, edge=ORANGE)
        s.scribble(ring(x + 44, y - 50, 30), YELLOW, edge=ORANGE)
        s.line([(x + 72, y - 50), (x + 96, y - 44)], ORANGE, 14)
        s.dots([(x + 50, y - 56)], 5, INK)
    s.letters(420, 450, "4 + 1 = 5", 104, BLUE)
    s.letters(420, 600, "3 + 2 = 5", 104, GREEN, back="3")
    s.letters(60, 800, "1 2 3 4 5 6 7 8 9 10", 110, INK, "pencil", back="379")
    s.dots([(1010, 400), (1130, 400), (1070, 470), (1010, 540), (1130, 540)], 30, PURPLE)
    s.line(box(950, 345, 240, 260), PURPLE, 10, closed=True, smooth=False)


@piece("my-name", "5-7", "Writing", "writing", "iris", "I rote my name",
       "The name Sami written four times on wide lines in pencil.", rule="wide")  # fmt: skip
def my_name(s):
    rows = [
        (245, "samI", 150, "s"),
        (455, "Sami Sami", 160, "S"),
        (665, "Sami is me", 150, ""),
        (875, "s s S S a m i", 140, "s"),
    ]
    for y, text, size, back in rows:
        s.letters(110, y, text, size, "#3f3f48", "pencil", wild=1.3, back=back)
    s.shape(star(1090, 210, 90), "none", "pencil", edge="#3f3f48", width=8, smooth=False)
    s.line("760,330 830,250 900,330", "#b9b9c0", 14, "pencil")
    s.line("765,300 900,265 770,345", "#c9c9cf", 22, "pencil")


@piece("b-words", "5-7", "Reading", "writing", "cobalt", "b is bat",
       "Pictures of a ball, bus, bee and banana, each with its word.")  # fmt: skip
def b_words(s):
    s.line("640,20 640,940", INK, 8, "felt")
    s.line("20,480 1260,480", INK, 8, "felt")
    s.scribble(ring(320, 200, 130), RED, "felt", edge=INK)
    s.line("200,200 320,180 440,210", "#fff", 26, "felt")
    s.letters(200, 440, "ball", 120, INK, "felt", back="b")
    s.scribble(box(760, 120, 400, 170), RED, "felt", edge=INK)
    for x in (790, 890, 990, 1080):
        s.shape(box(x, 145, 60, 60), "#d9edf7", "felt", edge=INK, width=6)
    s.dots([(850, 300), (1070, 300)], 42, INK, "felt")
    s.letters(860, 440, "bus", 120, INK, "felt")
    s.scribble(ring(320, 660, 140, 90), YELLOW, "felt", edge=INK)
    for x in (250, 320, 390):
        s.line([(x, 585), (x + 4, 735)], INK, 24, "felt")
    s.line(ring(280, 540, 60, 40), BLUE, 8, "felt", closed=True)
    s.line(ring(380, 540, 60, 40), BLUE, 8, "felt", closed=True)
    s.letters(230, 900, "bee", 120, INK, "felt")
    s.scribble(
        points("790,560 850,690 1000,730 1140,660 1110,640 1000,670 890,640 830,550"), YELLOW, "felt", edge=BROWN
    )
    s.letters(760, 900, "banna", 120, INK, "felt", back="b")


@piece("rocket", "5-7", "Art", "drawing", "ruby", "My roket",
       "A red and blue rocket with flames between yellow stars on black paper.", paper="black")  # fmt: skip
def rocket(s):
    for x, y, r in ((140, 150, 60), (300, 520, 40), (1100, 640, 55), (1000, 130, 45), (180, 800, 50), (420, 260, 34)):
        s.shape(star(x, y, r), YELLOW, "chalk", smooth=False)
    s.scribble(ring(1110, 330, 100), "#cfcfe0", "chalk", edge="#fff")
    body = points("640,60 760,260 780,620 500,620 520,260")
    s.scribble(body, RED, "chalk", gap=13, edge="#fff")
    s.scribble(points("505,440 380,640 505,640"), BLUE, "chalk", edge="#fff")
    s.scribble(points("775,440 900,640 775,640"), BLUE, "chalk", edge="#fff")
    s.scribble(ring(640, 320, 70), "#8fd0e6", "chalk", edge="#fff")
    s.dots([(620, 310), (660, 310)], 8, INK, "")
    s.line(arc(640, 322, 26, 20, 160), INK, 7, "")
    for x, color in ((560, ORANGE), (640, YELLOW), (710, ORANGE), (600, RED), (680, RED)):
        s.line([(x, 640), (x - 14, 740), (x + 10, 880)], color, 34, "chalk")
    s.letters(840, 850, "5 4 3 2 1", 90, "#fff", "chalk", back="3")


@piece("my-monster", "5-7", "Writing", "drawing", "iris", "The Spoty Munstr",
       "A purple spotted monster with three eyes under a made-up book title.", paper="yellow")  # fmt: skip
def my_monster(s):
    s.letters(120, 140, "The Spoty Munstr", 130, RED, "felt", back="S")
    body = points("380,820 340,560 400,330 560,250 760,250 900,340 940,560 900,830 780,770 640,840 500,770")
    s.scribble(body, PURPLE, "crayon", gap=13, edge="#4f2c83")
    s.dots([(470, 620), (600, 700), (820, 690), (740, 560), (880, 560), (430, 480)], 40, GREEN)
    for x, y in ((500, 400), (650, 360), (800, 400)):
        s.dots([(x, y)], 58, "#fff", "felt")
        s.line(ring(x, y, 58), INK, 8, "felt", closed=True)
        s.dots([(x + 10, y + 10)], 22, INK, "felt")
    s.shape(points("500,520 640,560 800,516 760,610 640,640 540,610"), RED, "crayon", edge=INK, width=8)
    s.line("520,530 560,580 600,550 640,590 690,550 730,585 780,530", "#fff", 12, smooth=False)
    for side in (-1, 1):
        s.line([(640 + side * 290, 560), (640 + side * 430, 470), (640 + side * 470, 370)], PURPLE, 46)
        s.line([(640 + side * 90, 250), (640 + side * 120, 190)], ORANGE, 22)
    s.letters(420, 920, "by Kofi age 6", 80, BLUE, "felt", back="6")


@piece("my-face", "5-7", "Art", "drawing", "amber", "Me in the miror",
       "A round crayon face with brown curls, big eyes and a gap tooth.", paper="pink")  # fmt: skip
def my_face(s):
    for x, y in [*ring(640, 400, 340, 320, 16)[7:], (970, 440), (310, 440)]:
        s.scribble(ring(x, y, 95), "#4a2f22", gap=18)
    s.shape(ring(640, 470, 290, 320), "#8e5a3a", "crayon")
    s.scribble(ring(640, 470, 290, 320), "#b27a50", gap=22, edge="#5b3822")
    s.line(arc(510, 390, 70, 200, 340), "#3a241a", 16)
    s.line(arc(770, 390, 70, 200, 340), "#3a241a", 16)
    for x in (515, 765):
        s.shape(ring(x, 420, 62, 46), "#fff", "crayon", edge=INK, width=8)
        s.dots([(x, 422)], 26, "#4a2b12")
    s.line("640,430 620,540 665,545", "#5b3822", 12)
    s.shape(points("490,620 640,650 800,610 760,710 640,745 530,710"), RED, "crayon")
    s.line("540,640 640,665 750,636", "#fff", 34)
    s.line("640,650 642,690", INK, 20)
    s.dots([(440, 560), (840, 560)], 48, PINK)
    s.scribble(points("430,960 470,810 640,860 820,810 850,960"), BLUE, edge=BLUE)
    s.letters(40, 920, "me", 130, PURPLE)


@piece("thank-you-card", "5-7", "Writing", "drawing", "ruby", "For Nani",
       "A folded card with red hearts, flowers and a thank-you line.", desk="#7f9aa8", paper="white")  # fmt: skip
def thank_you(s):
    s.add('<path d="M640 0V960" stroke="#d8d2c4" stroke-width="5"/>')
    heart = points("960,600 760,420 740,260 840,200 960,290 1080,200 1180,260 1160,420")
    s.scribble(heart, RED, "felt", gap=16, edge=RED)
    for x, y in ((720, 130), (1200, 160), (740, 760), (1180, 740)):
        s.shape(
            points(f"{x},{y + 40} {x - 40},{y} {x - 20},{y - 34} {x},{y - 10} {x + 20},{y - 34} {x + 40},{y}"),
            PINK,
            "felt",
        )
    s.letters(760, 850, "LOVE", 120, PURPLE, "felt", back="")
    s.letters(60, 170, "dear Nani", 92, BLUE, "felt", back="N")
    s.letters(60, 310, "fank you", 92, BLUE, "felt")
    s.letters(60, 450, "for the", 92, BLUE, "felt")
    s.letters(60, 590, "blu jumpr", 92, BLUE, "felt", back="j")
    for x, color in ((130, RED), (300, ORANGE), (470, PINK)):
        s.line([(x, 920), (x + 6, 780)], GREEN, 14, "felt")
        s.dots(ring(x + 6, 750, 40, n=6), 24, color, "felt")
        s.dots([(x + 6, 750)], 22, YELLOW, "felt")


@piece("ladybird-sums", "5-7", "Maths", "drawing", "ruby", "3 and 3",
       "Three ladybirds with equal spots on each wing and adding sums.", paper="green")  # fmt: skip
def ladybird_sums(s):
    for row, n in enumerate((2, 3, 4)):
        x, y = 320, 180 + row * 300
        s.dots([(x - 210, y)], 66, INK)
        s.shape(ring(x, y, 210, 125), RED, "crayon")
        s.line(ring(x, y, 210, 125), INK, 10, closed=True)
        s.line([(x - 200, y), (x + 210, y)], INK, 12)
        for i in range(n):
            at = x - 120 + i * 240 / max(1, n - 1)
            s.dots([(at, y - 55), (at, y + 55)], 25, INK)
        s.line([(x - 250, y - 50), (x - 290, y - 90)], INK, 8)
        s.line([(x - 250, y + 50), (x - 290, y + 90)], INK, 8)
        s.letters(640, y + 45, f"{n} + {n} = {n * 2}", 140, INK, "pencil", back="3")
