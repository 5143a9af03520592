"""Ages eight to ten: stories, poems, comics, letters, music and other scripts."""

from leadlight.exchange.sample.draw.catalogue import piece
from leadlight.exchange.sample.draw.hand import INK, arc, box, points, ring, star

RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE, PINK, TEAL = (
    "#c9413b", "#e68a33", "#eec23c", "#4b9a55", "#3a6cb5", "#7650a8", "#dd76a4", "#2f9a98",
)  # fmt: skip
PEN, LEAD = "#27408b", "#4e4e57"
RTL = 'direction="rtl" unicode-bidi="plaintext"'


def small_hero(s, x, y, size, top, *, arms=0):
    s.line(ring(x, y, size * 0.4), INK, 5, "ink", wob=1, closed=True)
    s.dots([(x - size * 0.14, y - 2), (x + size * 0.14, y - 2)], 4, INK)
    s.shape([(x - size * 0.32, y + size * 0.45), (x + size * 0.32, y + size * 0.45), (x + size * 0.4, y + size * 1.3), (x - size * 0.4, y + size * 1.3)],
            top, "felt", edge=INK, width=5, smooth=False)  # fmt: skip
    for side in (-1, 1):
        s.line(
            [(x + side * size * 0.3, y + size * 0.6), (x + side * size * 0.8, y + size * (0.6 - arms))],
            INK,
            6,
            "ink",
            wob=2,
        )
        s.line(
            [(x + side * size * 0.2, y + size * 1.3), (x + side * size * 0.28, y + size * 1.85)], INK, 6, "ink", wob=2
        )


@piece("comic", "8-10", "Writing", "drawing", "ruby", "Captain Compost",
       "A four-panel comic: a caped hero saves a banana skin.")  # fmt: skip
def comic(s):
    for x, y in ((30, 30), (655, 30), (30, 495), (655, 495)):
        s.line(box(x, y, 595, 435), INK, 9, "ink", closed=True, wob=1, smooth=False)
    s.shape(box(42, 330, 570, 124), "#a9d39b", "felt", smooth=False)
    for peel in ("320,240 322,330 330,380", "320,300 250,330 210,400", "320,300 400,330 430,400"):
        s.line(peel, "#eec23c", 34, "felt")
    s.dots([(306, 290), (336, 290)], 6, INK)
    s.line(arc(321, 330, 16, 200, 340), INK, 5, "ink")
    s.words(60, 100, "Oh no! I am in the wrong bin.", size=48)
    s.line("250,120 280,220", INK, 5, "ink")
    s.shape(star(850, 220, 170, 9, 0.72), YELLOW, "felt", edge=RED, width=8, smooth=False)
    s.words(850, 246, "ZOOM!", size=84, color=RED, font="Walter Turncoat", anchor="middle")
    s.shape(points("1130,270 1040,330 1000,430 1090,410 1150,390"), RED, "felt", edge=INK, width=5)
    small_hero(s, 1140, 230, 90, GREEN, arms=0.6)
    s.shape(points("420,700 570,700 550,900 440,900"), GREEN, "felt", edge=INK, width=6, smooth=False)
    small_hero(s, 190, 690, 90, GREEN, arms=0.1)
    s.line("250,720 330,690 400,730", YELLOW, 22, "felt")
    s.words(60, 570, "In you go, friend.", size=52)
    s.shape(box(667, 800, 572, 118), "#8a5a36", "felt", smooth=False)
    s.line("950,800 950,700", GREEN, 16, "felt")
    s.dots(ring(950, 680, 56, n=7), 30, PINK, "felt")
    s.dots([(950, 680)], 32, YELLOW, "felt")
    s.words(690, 560, "Three months later...", size=52)
    s.words(700, 890, "THE END", size=60, color="#fff", font="Walter Turncoat")


@piece("storm-poem", "8-10", "Writing", "writing", "iris", "STORM",
       "An acrostic poem on lines with lightning drawn down the side.", rule="lined")  # fmt: skip
def storm_poem(s):
    for i, row in enumerate(("hutters bang like angry doors", "hunder walks on our roof", "ver the hill the lights go out",
                             "ain writes on every window", "orning comes and says sorry")):  # fmt: skip
        y = 270 + i * 128
        s.words(160, y, "STORM"[i], size=130, color=PURPLE, tool="felt", font="Walter Turncoat")
        s.words(280, y - 4, row, size=58, color=PEN)
    s.shape(
        points("1150,60 1060,330 1130,320 1050,560 1240,250 1160,262 1230,70"),
        YELLOW,
        "pencil",
        edge=ORANGE,
        width=7,
        smooth=False,
    )
    for x in (980, 1060, 1140, 1220):
        s.line([(x, 700), (x - 24, 800), (x - 40, 870)], BLUE, 7, "pencil")
    s.words(170, 920, "by Noor", size=46, color=LEAD, tool="pencil")


@piece("council-letter", "8-10", "Writing", "writing", "cobalt", "Letter to the council",
       "A handwritten letter asking for a safer crossing, with a small map.", rule="lined", desk="wood")  # fmt: skip
def council_letter(s):
    s.words(820, 80, "Oak Lane School", size=44, color=PEN, font="Indie Flower")
    rows = ["Dear Councillor,", "Every morning forty children cross Mill Road.", "There is no crossing and the cars come fast",
            "round the corner by the bakery. We counted", "112 cars in half an hour.", "Please could you paint a crossing there?"]  # fmt: skip
    s.lines_of(160, 200, rows, step=64, size=50, color=PEN, font="Indie Flower")
    s.lines_of(160, 650, ["Yours faithfully,", "Tomás and Mei, 5C"], step=70, size=50, color=PEN, font="Indie Flower")
    s.line(box(740, 600, 460, 300), LEAD, 6, "pencil", closed=True, smooth=False)
    s.line("740,760 1200,720", LEAD, 44, "pencil")
    for i in range(6):
        s.line([(930 + i * 18, 700), (934 + i * 18, 786)], "#fff", 9, "", wob=0)
    s.words(770, 670, "bakery", size=38, color=RED, tool="pencil")
    s.words(1010, 860, "school", size=38, color=GREEN, tool="pencil")


@piece("viking-news", "8-10", "History", "writing", "amber", "The Viking Times",
       "A hand-lettered newspaper page with a longship picture and columns.", paper="cream")  # fmt: skip
def viking_news(s):
    s.words(640, 120, "THE VIKING TIMES", size=120, font="Walter Turncoat", anchor="middle")
    s.line("40,150 1240,150", INK, 8, "ink")
    s.words(640, 215, "Boats seen near the monastery!", size=60, color=RED, anchor="middle", font="Schoolbell")
    s.line(box(60, 250, 660, 400), INK, 6, "ink", closed=True, smooth=False)
    s.shape(
        points("110,520 150,420 150,540 620,540 640,410 680,500 600,610 180,610"),
        "#8b5e3a",
        "pencil",
        edge=INK,
        width=6,
    )
    s.line("390,540 390,290", INK, 12, "ink")
    s.shape(points("270,300 510,300 530,470 250,470"), "#f1e6cc", "pencil", edge=INK, width=5)
    for x in (300, 380, 460):
        s.line([(x, 305), (x - 4, 465)], RED, 26, "pencil")
    for i in range(6):
        s.dots([(210 + i * 76, 560)], 25, (YELLOW, BLUE)[i % 2], "pencil")
    s.line("70,630 200,615 330,635 460,612 600,634 715,615", BLUE, 10, "pencil")
    left = ["Brother Edwin was milking", "the goat when he saw six", "sails on the sea. He rang", "the bell so hard that the", "rope broke.", "",
            "The monks hid the gold", "cup in the beehive."]  # fmt: skip
    s.lines_of(760, 300, left, step=54, size=44, font="Schoolbell")
    s.lines_of(
        70,
        730,
        ["WEATHER: wind from the", "north, good for ships", "WANTED: one strong rope"],
        step=60,
        size=46,
        font="Schoolbell",
        color=PEN,
    )
    s.words(760, 860, "Goat is fine, says monk.", size=48, font="Schoolbell", color=GREEN)


@piece("my-melody", "8-10", "Music", "writing", "rose", "Rain on Tuesday",
       "Three staves of handwritten notes with fingerings and small raindrops.", paper="cream")  # fmt: skip
def my_melody(s):
    s.words(640, 90, "Rain on Tuesday", size=76, color=PEN, anchor="middle", font="Indie Flower")
    tunes = ((2, 4, 6, 4, 2, 0, 2, 4), (6, 5, 4, 5, 6, 7, 8, 8), (4, 3, 2, 1, 0, 2, 1, 0))
    for row, tune in enumerate(tunes):
        y = 190 + row * 240
        for k in range(5):
            s.line([(70, y + k * 28), (1220, y + k * 28)], LEAD, 4, "ink", wob=0.6)
        s.line(
            [
                (110, y + 150),
                (150, y + 120),
                (140, y - 20),
                (118, y + 10),
                (160, y + 60),
                (130, y + 96),
                (98, y + 80),
                (126, y + 52),
            ],
            INK,
            7,
            "ink",
            wob=2,
        )
        for i, step in enumerate(tune):
            x, at = 270 + i * 118, y + 112 - step * 14
            s.add(f'<ellipse cx="{x}" cy="{at}" rx="20" ry="14" transform="rotate(-20 {x} {at})" fill="{INK}"/>', "ink")
            way = 1 if step > 4 else -1
            s.line([(x - way * 17, at), (x - way * 17, at + way * 92)], INK, 6, "ink", wob=1)
            s.words(x, y + 178, "GABCDEFGA"[step], size=34, color=RED, tool="pencil", anchor="middle")
        for x in (690, 1210):
            s.line([(x, y), (x, y + 112)], INK, 5, "ink", wob=0.6)
    for i in range(11):
        x, y = 90 + i * 112, 900 + (i % 3) * 14
        s.shape(points(f"{x},{y - 34} {x + 15},{y} {x},{y + 15} {x - 15},{y}"), BLUE, "pencil")


@piece("arabic-words", "8-10", "Languages", "drawing", "lagoon", "My Arabic words",
       "Sun, house, cat, water and moon drawn beside their Arabic words.", paper="cream")  # fmt: skip
def arabic_words(s):
    s.words(640, 120, "كلماتي", size=110, color=PURPLE, tool="felt", font="Playpen Arabic", anchor="middle", more=RTL)
    rows = (
        ("شمس", ORANGE, 640, 250),
        ("بيت", RED, 640, 420),
        ("قطة", LEAD, 640, 590),
        ("ماء", BLUE, 640, 760),
        ("قمر", PURPLE, 640, 920),
    )
    for i, (word, color, _, y) in enumerate(rows):
        s.words(1160, y, word, size=110, color=color, tool="felt", font="Playpen Arabic", anchor="start", more=RTL)
        s.words(560, y - 8, ("shams", "bayt", "qitta", "maa", "qamar")[i], size=64, color=LEAD, tool="pencil")
    s.scribble(ring(240, 220, 66), YELLOW, "pencil", gap=9, width=9, edge=ORANGE)
    s.scribble(points("170,430 170,370 240,310 310,370 310,430"), RED, "pencil", gap=9, width=8, edge=INK)
    s.shape(points("180,600 190,510 220,540 270,540 300,510 305,600"), "#8b8b93", "pencil", edge=INK, width=5)
    s.dots([(225, 565), (265, 565)], 6, INK)
    s.shape(points("240,660 290,750 240,790 190,750"), BLUE, "pencil", edge="#274f8b", width=5)
    s.shape(
        arc(240, 880, 62, -60, 240, 12) + arc(262, 862, 46, 230, -50, 8), YELLOW, "pencil", edge=ORANGE, width=5, wob=2
    )


@piece("spanish-animals", "8-10", "Languages", "drawing", "honey", "Los animales",
       "A poster of a dog, fish, bird and frog with Spanish names.", paper="#f6e3c0")  # fmt: skip
def spanish_animals(s):
    s.words(640, 130, "¡Los animales!", size=120, color=RED, tool="felt", font="Schoolbell", anchor="middle")
    for x, y, word in ((40, 180, "el perro"), (660, 180, "el pez"), (40, 570, "el pájaro"), (660, 570, "la rana")):
        s.shape(box(x, y, 580, 360), "#fffaf0", "cut", smooth=False)
        s.words(x + 290, y + 330, word, size=76, color=PEN, tool="felt", font="Schoolbell", anchor="middle")
    s.shape(
        points("200,400 210,300 260,240 360,240 400,300 480,330 470,410 330,430"),
        "#a8713f",
        "pencil",
        edge=INK,
        width=6,
    )
    s.shape(points("210,260 170,330 230,360"), "#7d4f29", "pencil", edge=INK, width=5)
    s.dots([(290, 290), (470, 340)], 10, INK)
    s.shape(ring(930, 330, 150, 90), ORANGE, "pencil", edge=INK, width=6)
    s.shape(points("1070,330 1180,260 1170,410"), ORANGE, "pencil", edge=INK, width=6, smooth=False)
    s.dots([(840, 310)], 11, INK)
    s.shape(points("180,720 260,640 360,660 420,740 500,780 380,800 260,810"), BLUE, "pencil", edge=INK, width=6)
    s.line("180,720 120,730 190,750", ORANGE, 14, "pencil")
    s.dots([(240, 700)], 9, INK)
    s.shape(
        points("800,800 770,700 830,660 880,690 990,690 1040,660 1100,700 1070,800 940,830"),
        GREEN,
        "pencil",
        edge=INK,
        width=6,
    )
    s.dots([(836, 690), (1038, 690)], 20, "#fff")
    s.dots([(836, 690), (1038, 690)], 9, INK)
    s.line(arc(936, 740, 80, 20, 160), INK, 7, "pencil")


@piece("chinese-signs", "8-10", "Languages", "writing", "ruby", "Signs that are pictures",
       "Chinese characters for mountain, water, fire and tree practised in squares.", paper="cream")  # fmt: skip
def chinese_signs(s):
    for row, sign in enumerate("山水火木"):
        for col in range(4):
            x, y = 330 + col * 225, 60 + row * 220
            s.line(box(x, y, 205, 205), RED, 4, "", closed=True, wob=0, smooth=False)
            s.add(
                f'<path d="M{x} {y}l205 205M{x + 205} {y}l-205 205M{x + 102} {y}v205M{x} {y + 102}h205" stroke="#e9b3ae" stroke-width="2" stroke-dasharray="9 9"/>'
            )
            color = "#b9b2a6" if col == 0 else INK
            s.words(
                x + 102,
                y + 165,
                sign,
                size=175 + s.dice.uniform(-12, 10),
                color=color,
                font="Ma Shan Zheng",
                anchor="middle",
            )
    s.shape(points("60,240 150,90 190,170 220,130 290,240"), GREEN, "wash", edge=LEAD, width=5, smooth=False)
    for y in (340, 390, 440):
        s.line([(60, y), (120, y - 24), (180, y), (240, y - 24), (300, y)], BLUE, 10, "pencil")
    s.shape(points("170,530 250,640 220,700 120,700 100,640 140,610"), ORANGE, "pencil", edge=RED, width=6)
    s.line("180,900 180,780", "#8a5a36", 22, "pencil")
    s.shape(ring(180, 760, 90, 66), GREEN, "pencil", edge="#2f6d34", width=5)


@piece("book-review", "8-10", "Reading", "writing", "leaf", "A book I loved",
       "A lined page about a book with a drawn cover of a paper boat.", rule="lined")  # fmt: skip
def book_review(s):
    s.words(160, 120, "A book I could not put down", size=62, color=PEN, font="Coming Soon")
    s.shape(box(170, 200, 380, 500), "#2f7f9a", "pencil", edge=INK, width=7, smooth=False)
    s.shape(points("230,520 490,520 440,590 280,590"), "#fff", "pencil", edge=INK, width=5, smooth=False)
    s.shape(points("360,350 360,515 250,515"), "#fff", "pencil", edge=INK, width=5, smooth=False)
    s.line("200,620 280,600 360,625 440,602 530,622", "#bfe3ef", 10, "pencil")
    s.words(360, 290, "The Paper Boat", size=50, color="#fff", anchor="middle")
    rows = ["It is about a girl who folds", "a boat from a letter she is", "too shy to send.", "", "I liked that nobody tells", "her to be brave. She just", "gets curious.",
            "", "My question: who found it?"]  # fmt: skip
    s.lines_of(610, 250, rows, step=64, size=48, color=PEN, font="Coming Soon")
    s.words(170, 830, "If it was a sound: rain on a tent.", size=48, color=LEAD, tool="pencil", font="Coming Soon")


@piece("recette", "8-10", "Languages", "drawing", "rose", "Ma recette",
       "A French pancake recipe with numbered steps and a drawn stack.", rule="squared")  # fmt: skip
def recette(s):
    s.words(640, 110, "Les crêpes de Papi", size=92, color=RED, tool="felt", font="Indie Flower", anchor="middle")
    rows = [
        "1. Casser deux œufs",
        "2. Ajouter la farine",
        "3. Verser le lait",
        "4. Mélanger, mélanger...",
        "5. Attendre un peu",
        "6. Manger ensemble !",
    ]
    s.lines_of(90, 240, rows, step=100, size=60, color=PEN, font="Indie Flower")
    s.shape(ring(960, 720, 250, 70), "#dfe6ee", "pencil", edge=LEAD, width=6)
    for i in range(6):
        s.shape(ring(960, 690 - i * 34, 190, 46), ("#e6b45c", "#d99f45")[i % 2], "pencil", edge="#a8712a", width=5)
    s.shape(
        points("880,500 960,480 1040,505 1030,560 1060,610 1000,570 940,600 900,560"),
        "#8a4b22",
        "pencil",
        edge="#5f3216",
        width=4,
    )
    for x, y in ((800, 300), (900, 340)):
        s.shape(ring(x, y, 50, 66), "#fbeed6", "pencil", edge=LEAD, width=5)
    s.shape(points("1050,220 1170,220 1180,400 1040,400"), "#fff", "pencil", edge=BLUE, width=6, smooth=False)
    s.words(1110, 330, "lait", size=54, color=BLUE, anchor="middle")
    s.words(
        110, 900, "Papi says: the first one is for the cook.", size=46, color=LEAD, tool="pencil", font="Indie Flower"
    )
