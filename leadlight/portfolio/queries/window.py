"""A learner's window: its panes, its front, what waits beside it."""
# words: learner

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from leadlight.people.viewer import open_now
from leadlight.platform.fan import Wedge
from leadlight.portfolio.models import Artifact, Comment, Front, Reflection, Share, Sticky, Version
from leadlight.portfolio.models.pieces import others_not_asked
from leadlight.portfolio.queries.names import people

AT_ONCE = 23  # panes on one page; with the empty one they fill four and six columns


@dataclass(frozen=True)
class Pane:
    """One piece as it hangs in a window."""

    pk: int
    title: str
    kind: str
    glass: str
    added_at: datetime
    picture: object = None
    sound: object = None
    words: str = ""
    alt: str = ""
    place: str = ""
    area: str = ""
    notes: int = 0
    perhaps: bool = False
    family: bool = False
    class_: bool = False
    added_hat: str = "learner"
    added_by: object = None
    number: int = 1

    @property
    def url(self):
        return reverse("portfolio:piece", args=[self.pk])


@dataclass(frozen=True)
class Window:
    """What hangs in a window now, newest first. `older` is the number of the next page, or None."""

    panes: list
    front: object = None
    large: object = None
    waiting: list = field(default_factory=list)
    areas: list = field(default_factory=list)
    older: int | None = None


def name_of(artifact) -> str:
    """The child's title, or what kind of thing it is. `artifact` is anything with a title and a kind."""
    kinds = {
        "photo": _("My photo"), "drawing": _("My drawing"), "voice": _("My voice"), "writing": _("My words"),
        "paper": _("On paper"),
    }  # fmt: skip
    return artifact.title or kinds[artifact.kind]


def latest_versions(artifacts, viewer) -> dict:
    """{artifact key: its last Version with its files}, in one query."""
    keys = [artifact.pk for artifact in artifacts]
    rows = Version.objects.visible_to(viewer).filter(artifact_id__in=keys).order_by("number")
    return {row.artifact_id: row for row in rows.select_related("picture", "sound")}


def with_marks(artifacts, viewer):
    """Artifacts annotated with what a pane shows about itself, without more queries."""
    mine = {"artifact": OuterRef("pk")}
    notes = Reflection.objects.visible_to(viewer).filter(**mine, binned_at=None)
    words = Comment.objects.visible_to(viewer).filter(**mine, hidden_at=None, withdrawn_at=None)
    shares = Share.objects.visible_to(viewer).filter(
        open_now(viewer.now), subject="portfolio.Artifact", key=OuterRef("pk")
    )
    return artifacts.annotate(
        notes_on_it=_many(notes) + _many(words),
        is_sticky=Exists(Sticky.objects.visible_to(viewer).filter(**mine)),
        to_family=Exists(shares.filter(audience="family")),
        to_class=Exists(shares.filter(audience="class")),
        withheld=Exists(others_not_asked(viewer).filter(artifact_id=OuterRef("pk"))),
    )


def _many(rows):
    """How many `rows` hang on an artifact, asked beside it."""
    counted = rows.order_by().values("artifact").annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), 0)


def marked(viewer):
    """The artifacts `viewer` may see, with the marks of their panes."""
    return with_marks(Artifact.objects.visible_to(viewer), viewer)


def panes(artifacts, viewer) -> list[Pane]:
    """The rows of a guarded queryset of artifacts as panes: three queries, however many."""
    return as_panes(list(with_marks(artifacts, viewer)), viewer)


def as_panes(rows, viewer) -> list[Pane]:
    """Rows of marked() as panes, with the last version of each and who brought it."""
    last = latest_versions(rows, viewer) if rows else {}
    names = people({row.added_by_id for row in rows if row.added_hat != "learner"}, viewer)
    return [_pane(row, last.get(row.pk), names) for row in rows]


def _pane(row, version, names) -> Pane:
    return Pane(
        pk=row.pk, title=name_of(row), kind=row.kind, glass=row.glass, added_at=row.added_at, place=row.place,
        area=row.area, notes=row.notes_on_it, perhaps=row.is_sticky, family=row.to_family, class_=row.to_class,
        added_hat=row.added_hat, added_by=names[row.added_by_id] if row.added_hat != "learner" else None,
        picture=version and version.picture, sound=version and version.sound, words=version.words if version else "",
        alt=version.alt if version else "", number=version.number if version else 1,
    )  # fmt: skip


def window_of(learner_id, viewer, page=0, area="") -> Window:
    """The window of a learner as `viewer` may see it, AT_ONCE panes a page."""
    own = Artifact.objects.visible_to(viewer).filter(learner_id=learner_id)
    hanging = own.in_window().filter(area=area) if area else own.in_window()
    offered = list(with_marks(own.waiting(), viewer)) if viewer.hat == "learner" else []
    hangs = list(with_marks(hanging[page * AT_ONCE : (page + 1) * AT_ONCE + 1], viewer))
    both = as_panes([*offered, *hangs], viewer)
    waiting, some = both[: len(offered)], both[len(offered) :]
    front = Front.objects.visible_to(viewer).filter(learner_id=learner_id).first()
    large = next((pane for pane in some if front and pane.pk == front.large_id), None)
    return Window(
        panes=some[:AT_ONCE],
        front=front,
        large=large,
        waiting=waiting,
        areas=_areas(own),
        older=page + 1 if len(some) > AT_ONCE else None,
    )


def _areas(own) -> list[str]:
    """The child's own words for parts of the window, also of panes that hang on another page."""
    words = own.in_window().order_by().values_list("area", flat=True).distinct()
    return sorted(word for word in words if word)


def plain_fan() -> list[Wedge]:
    """The seven parts, unlit: what hangs over a window before there is a plan."""
    seven = (
        (_("Hello"), "hand"), (_("Proud"), "star"), (_("Tricky"), "mountain"), (_("Show"), "bolt"), (_("Goals"), "flag"),
        (_("Family"), "heart"), (_("Thanks"), "flower"),
    )  # fmt: skip
    return [Wedge(name, symbol) for name, symbol in seven]


@dataclass(frozen=True)
class KindNote:
    """The last words somebody left on a pane."""

    pk: int
    words: str
    sound: object
    who: object
    title: str
    url: str


def last_note(learner_id, viewer) -> KindNote | None:
    """What somebody else last left on one of the learner's panes, if the learner did not hide it."""
    left = Comment.objects.visible_to(viewer).filter(artifact__learner_id=learner_id).exclude(by_id=viewer.person_id)
    left = left.filter(hidden_at=None, withdrawn_at=None, artifact__binned_at=None).select_related("sound")
    row = left.annotate(title=F("artifact__title"), kind=F("artifact__kind")).last()
    if row is None:
        return None
    who = people([row.by_id], viewer)[row.by_id]
    url = reverse("portfolio:piece", args=[row.artifact_id])
    return KindNote(row.pk, row.words, row.sound, who, name_of(row), f"{url}#note-c{row.pk}")
