"""The child's panes to choose a picture from."""

from dataclasses import dataclass

from leadlight.platform.models import File
from leadlight.portfolio.models import Artifact, Version

MOST = 24


@dataclass(frozen=True, slots=True)
class Pane:
    pk: int
    title: str
    glass: str
    picture: File


def panes_of(viewer) -> list[Pane]:
    """The newest panes of the child that have a picture."""
    mine = Artifact.objects.changeable_by(viewer).in_window()[: MOST * 2]
    shown = {}
    rows = Version.objects.visible_to(viewer).filter(artifact__in=[row.pk for row in mine], picture__isnull=False)
    for version in rows.select_related("picture").order_by("number"):
        shown[version.artifact_id] = version.picture
    return [Pane(row.pk, row.title, row.glass, shown[row.pk]) for row in mine if row.pk in shown][:MOST]
