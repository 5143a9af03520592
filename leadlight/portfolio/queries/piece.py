"""One piece and everything around it, as a viewer may see it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, get_language_info

from leadlight.platform.languages import own_name
from leadlight.portfolio.models import TAKE_BACK, Artifact, Comment, Reflection, Version
from leadlight.portfolio.queries.circle import Circle, circle_of
from leadlight.portfolio.queries.names import Somebody, people
from leadlight.portfolio.queries.window import marked, name_of, panes
from leadlight.reflect.queries import tapped


@dataclass(frozen=True)
class Note:
    """A reflection or somebody's words, with the number of its pin when it stands on a spot."""

    kind: str  # "reflection" or "comment"
    pk: int
    at: datetime
    who: Somebody
    words: str = ""
    starter: str = ""
    tapped: tuple = ()
    sound: object = None
    drawing: object = None
    language: str = ""
    pin: int | None = None
    spot: tuple | None = None
    mine: bool = False
    shared: bool = True
    hidden: bool = False
    withdrawn: bool = False
    answers: int | None = None  # key of the reflection it answers
    can_take_back: bool = False

    @property
    def glass(self):
        """The child's words are honey, voices iris, others' words leaf."""
        return "honey" if self.kind == "reflection" else "iris" if self.sound else "leaf"

    @property
    def said(self):
        """The words in stretches, (text, strong): the starter they begin with is strong."""
        return woven(self.starter, self.words)

    @property
    def may_go(self):
        """Somebody else's words, in sight: the child may put them away."""
        return self.kind == "comment" and not self.mine and not self.hidden

    @property
    def tongue(self):
        """The language of a voice, named in the reader's; empty where it is the page's own."""
        if not self.sound or self.language in ("", get_language()):
            return ""
        try:
            return get_language_info(self.language)["name_translated"]
        except KeyError:
            return own_name(self.language)

    @property
    def column(self):
        """The spot in steps of five in a hundred, for a class name."""
        return round(self.spot[0] * 20) if self.spot else 0

    @property
    def row(self):
        return round(self.spot[1] * 20) if self.spot else 0

    @property
    def anchor(self):
        return f"note-{self.kind[0]}{self.pk}"


def woven(starter: str, words: str) -> list[tuple[str, bool]]:
    """A starter and what was written to it as one text: [(stretch, strong)].

    "I used to … Now I …" is found in the words, where they hold it; "Today I …" stands before them.
    """
    openings = [part.strip() for part in starter.split("…") if part.strip()]
    found, rest = [], words
    for opening in openings:
        before, there, rest = rest.partition(opening)
        if not there:
            return [(starter if len(openings) > 1 else openings[0], True), (f" {words}", False)]
        found += [(before, False), (opening, True)]
    return [(text, strong) for text, strong in [*found, (rest, False)] if text]


@dataclass(frozen=True)
class Piece:
    """A pane opened: its versions (last first), notes in order, and who it shows."""

    artifact: Artifact
    title: str
    learner: Somebody
    versions: list
    notes: list
    circle: Circle
    then: object = None

    @property
    def version(self):
        return self.versions[0] if self.versions else None

    @property
    def earlier(self):
        return self.versions[1:]

    @property
    def pins(self):
        return [note for note in self.notes if note.pin]


def piece(artifact, viewer) -> Piece:
    """Everything on the page of one piece: five queries, however many notes; two more with an earlier piece beside it."""
    if not hasattr(artifact, "to_family"):
        artifact = marked(viewer).get_or_404(pk=artifact.pk)
    versions = Version.objects.visible_to(viewer).filter(artifact=artifact).order_by("-number")
    circle = circle_of(artifact, viewer)
    earlier = Artifact.objects.visible_to(viewer).filter(pk=artifact.then_id, binned_at=None)
    return Piece(
        artifact=artifact,
        title=name_of(artifact),
        learner=circle.names[artifact.learner_id],
        versions=list(versions.select_related("picture", "sound")),
        notes=_notes(artifact, viewer, circle.names),
        circle=circle,
        then=next(iter(panes(earlier, viewer)), None) if artifact.then_id else None,
    )


def _notes(artifact, viewer, names) -> list[Note]:
    said = Reflection.objects.visible_to(viewer).filter(artifact=artifact, binned_at=None)
    left = Comment.objects.visible_to(viewer).filter(artifact=artifact)
    rows = [*said.select_related("sound", "drawing"), *left.select_related("sound")]
    notes, pin = [], 0
    for row in sorted(rows, key=lambda row: (row.at, row.pk)):
        spot = (row.spot_x, row.spot_y) if row.spot_x is not None else None
        pin += 1 if spot else 0
        make = reflection_note if isinstance(row, Reflection) else _comment
        notes.append(make(row, viewer, names, pin if spot else None, spot))
    return notes


def note_of(row, viewer) -> Note:
    """One reflection or comment by itself."""
    make, writer = (reflection_note, row.learner_id) if isinstance(row, Reflection) else (_comment, row.by_id)
    return make(row, viewer, people([writer], viewer))


def reflection_note(row, viewer, names, pin=None, spot=None) -> Note:
    return Note(
        "reflection", row.pk, row.at, names[row.learner_id], row.words, row.starter,
        tuple(tapped(row.pictures, get_language())), row.sound,
        row.drawing, row.language, pin, spot, mine=row.learner_id == viewer.person_id, shared=row.shared_at is not None,
    )  # fmt: skip


def _comment(row, viewer, names, pin=None, spot=None) -> Note:
    mine = row.by_id == viewer.person_id
    return Note(
        "comment", row.pk, row.at, names[row.by_id], row.words, "", (), row.sound, None, row.language, pin, spot,
        mine=mine, hidden=row.hidden_at is not None, withdrawn=row.withdrawn_at is not None, answers=row.reflection_id,
        can_take_back=mine and row.at > viewer.now - TAKE_BACK,
    )  # fmt: skip
