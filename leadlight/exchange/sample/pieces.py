"""Everybody's window: what they made in four months, what they thought about it, who may see it."""

import shutil
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from django.conf import settings

from leadlight.exchange.sample.story import HERE, catalogue, read
from leadlight.platform.media.adopting import adopt, encode_once, settle
from leadlight.platform.models import File
from leadlight.portfolio.models import GLASSES, Artifact, Reflection, Share, Version
from leadlight.reflect.models import FiveMinutes

FIRST_DAY, LAST_DAY = 118, 2
LONGEST_AGO = 18  # since somebody added something
ORDER = {  # newest first, as they lie in the window; everybody else's falls as it likes
    "Lina": ["volcano", "fractions", "story", "robot", "bean", "map", "clay", "face"],
    "Sami": ["map", "clay", "bean", "volcano", "my-name"],
}
NEW_HERE = {"Yusuf": 15}
SPOTS = {("Lina", "fractions"): (0.46, 0.22)}  # where a thought stands on its picture; others fall as they like
BEGUN = {("Lina", "fractions"): "I used to … Now I …"}  # the starter a thought was written to


@dataclass
class Piece:
    """One thing of the story, before it is a row."""

    who: str
    kind: str
    title: str
    said: str = ""
    words: str = ""
    language: str = "en"
    place: str = ""
    picture: str = ""
    voice: str = ""
    away: bool = False


class Media:
    """The pictures and voices of the sample, encoded once into a folder that is thrown away afterwards."""

    def __init__(self):
        self.folder = settings.FILES / "making" / f"sample-{uuid.uuid4()}"
        self.waiting = []

    def __enter__(self):
        jobs = [("image", "art", row) for row in catalogue("art").values()]
        jobs += [("sound", "voice", row) for row in catalogue("voice").values()]
        with ThreadPoolExecutor(2) as pool:
            found = pool.map(lambda job: self._encode(*job), jobs)
        self.encoded = dict(found)
        return self

    def __exit__(self, *trouble):
        shutil.rmtree(self.folder, ignore_errors=True)

    def _encode(self, kind, folder, row):
        return row["id"], encode_once(HERE / folder / row["file"], kind, self.folder / row["id"])

    def file(self, name, story, holder="portfolio.Version"):
        """A File of its own for one more use of a picture or voice; saved by settle()."""
        file = adopt(self.encoded[name], holder=holder, school=story.school.pk)
        self.waiting.append(file)
        return file

    def settle(self):
        settle()
        File.objects.bulk_create(self.waiting)
        self.waiting = []


def fill_windows(story, media):
    for row in read("school.toml")["class"]:
        if row["name"] in story.classes:
            told = read(row["pieces"])
            _fill_class(story, media, list(_told(told)))
            _five_minutes(story, row["name"], told["five"])


def _told(told):
    """Every piece of a class's story, in the order it is written."""
    art, voices, away = catalogue("art"), catalogue("voice"), told["away"]
    for picture, uses in told["pictures"].items():
        for who, title, said, *voice in uses:
            put = {"voice": "".join(voice), "away": title in away.get(who, [])}
            yield Piece(who, art[picture]["kind"], title, said, picture=picture, **put)
    for who, title, words, said, *language in told["writings"]["list"]:
        put = title in away.get(who, [])
        yield Piece(who, "writing", title, said, words, *(language or ["en"]), away=put)
    for who, title, place, said in told["papers"]["list"]:
        yield Piece(who, "paper", title, said, place=place, away=title in away.get(who, []))
    for who, voice, title in told["voices"]["list"]:
        yield Piece(who, "voice", title, language=voices[voice]["lang"], voice=voice)


def _fill_class(story, media, told):
    by_learner: dict[str, list[Piece]] = {}
    for piece in told:
        by_learner.setdefault(piece.who, []).append(piece)
    made = [pair for who, pieces in by_learner.items() for pair in _window(story, who, pieces)]
    Artifact.objects.bulk_create([artifact for artifact, _ in made])
    versions = [_version(story, media, artifact, piece) for artifact, piece in made]
    media.settle()
    Version.objects.bulk_create(versions)
    Reflection.objects.bulk_create([_reflection(story, *pair) for pair in made if pair[1].said])
    Share.objects.bulk_create([share for pair in made for share in _shares(story, *pair)])
    for artifact, piece in made:
        story.pieces[piece.who, piece.picture or piece.title] = artifact


def _window(story, who, pieces):
    """Pairs (Artifact, Piece) of one learner, from the first school day to some days ago."""
    luck = Random(who)
    luck.shuffle(pieces)
    order = ORDER.get(who, [])
    if order:
        pieces.sort(key=lambda piece: -order.index(piece.picture) if piece.picture in order else -len(order))
    first = NEW_HERE.get(who, FIRST_DAY)
    last = min(Random(f"{who}: the last one").randint(LAST_DAY, LONGEST_AGO), first)
    step = (first - last) / max(1, len(pieces) - 1)
    for turn, piece in enumerate(pieces):
        days = round(first - turn * step + luck.uniform(-0.4, 0.4) * step)
        days = min(max(days, last), first)
        yield _artifact(story, piece, story.school_day(days, luck), luck), piece


def _artifact(story, piece, at, luck):
    art = catalogue("art").get(piece.picture, {})
    learner = story.learners[piece.who]
    return Artifact(
        learner=learner, kind=piece.kind, title=piece.title, place=piece.place,
        area=art.get("subject", "Writing" if piece.kind == "writing" else ""),
        glass=art.get("glass") or luck.choice(GLASSES), made_on=at.date(), added_at=at, added_by=learner, kept_at=at,
        put_away_at=at + timedelta(days=2) if piece.away else None,
    )  # fmt: skip


def _version(story, media, artifact, piece):
    version = Version(artifact=artifact, words=piece.words, language=piece.language, at=artifact.added_at)
    if piece.picture:
        version.picture = media.file(piece.picture, story)
        version.alt = catalogue("art")[piece.picture]["alt"]
    if piece.voice:
        version.sound = media.file(piece.voice, story)
        version.words = catalogue("voice")[piece.voice]["text"]
    return version


def _reflection(story, artifact, piece):
    luck = Random(f"{piece.who} {piece.title}")
    at = artifact.added_at + timedelta(minutes=luck.randint(4, 40))
    private = luck.random() < 0.2 and piece.who not in ORDER
    x, y = SPOTS.get((piece.who, piece.picture), (luck.uniform(0.2, 0.8), luck.uniform(0.2, 0.8)))
    stands = piece.picture and (luck.random() < 0.4 or (piece.who, piece.picture) in SPOTS)
    return Reflection(
        learner=artifact.learner, artifact=artifact, words=piece.said, language=piece.language, at=at,
        starter=BEGUN.get((piece.who, piece.picture), ""), shared_at=None if private else at,
        **({"spot_x": x, "spot_y": y} if stands else {}),
    )  # fmt: skip


def _shares(story, artifact, piece):
    """Some are open to the family, a few to the whole class; the rest waits for the conference."""
    luck = Random(f"{piece.title} of {piece.who}")
    fields = {"learner": artifact.learner, "subject": "portfolio.Artifact", "key": artifact.pk, "because": "asked"}
    if luck.random() < 0.35 or piece.who in ORDER:
        yield Share(audience="family", starts_at=artifact.added_at, **fields)
    if luck.random() < 0.1 and piece.kind != "writing":
        yield Share(audience="class", starts_at=artifact.added_at, **fields)


def _five_minutes(story, name, told):
    """One starter for the whole class last week; each answer lies in its own window."""
    teacher, begun = story.teacher(name).person, story.school_day(6, Random(name))
    five = FiveMinutes.objects.create(
        klass=story.classes[name], by=teacher, starter=told["starter"], opened_at=begun,
        closed_at=begun + timedelta(minutes=6),
    )  # fmt: skip
    rows = [_answer(story, five, turn, who, words) for turn, (who, words) in enumerate(told["answers"])]
    Reflection.objects.bulk_create(rows)


def _answer(story, five, turn, who, words):
    """Most are shown to the teacher, some stay with the child."""
    at = five.opened_at + timedelta(seconds=90 + turn * 7)
    shared = at if turn % 5 else None
    learner = story.learners[who]
    return Reflection(
        learner=learner, five=five, starter=five.starter, words=words, language="en", at=at, shared_at=shared
    )
