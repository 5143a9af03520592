"""Pieces of work as the pages of planning show them."""
# words: learner

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from leadlight.portfolio.models import Artifact, Sticky, Version

ICONS = {"photo": "camera", "drawing": "brush", "voice": "speaker", "writing": "pencil", "paper": "folder"}


@dataclass(frozen=True)
class Piece:
    """A piece with what its last version holds. `perhaps`: the child's small mark, perhaps I show this."""

    pk: int
    title: str
    kind: str
    glass: str
    icon: str
    added_at: datetime
    place: str = ""
    picture: object = None
    sound: object = None
    words: str = ""
    alt: str = ""
    perhaps: bool = False
    note: str = ""


def title_of(artifact) -> str:
    """The child's title, or what kind of thing it is."""
    kinds = {
        "photo": _("My photo"), "drawing": _("My drawing"), "voice": _("My voice"), "writing": _("My words"),
        "paper": _("On paper"),
    }  # fmt: skip
    return artifact.title or kinds[artifact.kind]


def pieces(artifacts, viewer, *, marks=False) -> list[Piece]:
    """The rows of a guarded queryset of artifacts: two queries, one more with the child's marks."""
    rows = list(artifacts)
    if not rows:
        return []
    keys = [row.pk for row in rows]
    versions = Version.objects.visible_to(viewer).filter(artifact_id__in=keys).order_by("number")
    last = {row.artifact_id: row for row in versions.select_related("picture", "sound")}
    stuck = {}
    if marks:
        stuck = dict(Sticky.objects.visible_to(viewer).filter(artifact_id__in=keys).values_list("artifact_id", "words"))
    return [_piece(row, last.get(row.pk), row.pk in stuck, stuck.get(row.pk, "")) for row in rows]


def _piece(row, version, perhaps, note) -> Piece:
    return Piece(
        pk=row.pk, title=title_of(row), kind=row.kind, glass=row.glass, icon=ICONS[row.kind], added_at=row.added_at,
        place=row.place, picture=version and version.picture, sound=version and version.sound,
        words=version.words if version else "", alt=version.alt if version else "", perhaps=perhaps, note=note,
    )  # fmt: skip


def pieces_by_key(keys, viewer, *, known=()) -> dict:
    """{key: Piece} of those among `keys` that `viewer` may see. `known` are pieces the page has read for this viewer."""
    found = {piece.pk: piece for piece in known if piece.pk in keys}
    keys = {key for key in keys if key and key not in found}
    rows = Artifact.objects.visible_to(viewer).filter(pk__in=keys, binned_at=None) if keys else ()
    return found | {piece.pk: piece for piece in pieces(rows, viewer)}


def to_choose_from(viewer) -> list[Piece]:
    """The child's own window, marked pieces first, then newest first."""
    rows = Artifact.objects.changeable_by(viewer).in_window()
    return sorted(pieces(rows, viewer, marks=True), key=lambda piece: not piece.perhaps)
