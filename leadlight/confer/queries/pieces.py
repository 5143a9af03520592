"""The picked pieces of a plan with their versions and the child's shared words, each through its own guard."""

from collections import defaultdict

from django.db.models import OuterRef, Subquery

from leadlight.confer import wording
from leadlight.confer.models import Rendering
from leadlight.confer.queries.shapes import Piece
from leadlight.plan.models import Pick
from leadlight.portfolio.models import Artifact, Reflection, Version


def artifacts_of(keys, viewer) -> dict:
    """{key: (artifact, [versions])} of those the viewer may see. A thing on paper may have no version."""
    found: dict = {}
    rows = Version.objects.visible_to(viewer).filter(artifact_id__in=keys, artifact__binned_at=None)
    for version in rows.select_related("artifact", "picture", "sound"):
        found.setdefault(version.artifact_id, (version.artifact, []))[1].append(version)
    rest = set(keys) - set(found)
    if rest:
        for artifact in Artifact.objects.visible_to(viewer).filter(pk__in=rest, binned_at=None):
            found[artifact.pk] = (artifact, [])
    return found


def reflections_of(keys, viewer) -> dict:
    """{artifact key: ((starter, words, sound), …)}. Only what the child shared, on the child's own page too."""
    found = defaultdict(list)
    rows = Reflection.objects.visible_to(viewer).filter(artifact_id__in=keys, shared_at__isnull=False)
    for row in rows.select_related("sound"):
        found[row.artifact_id].append((row.starter, row.words, row.sound))
    return found


def picks_of(plan_id: int, meeting_id: int, viewer):
    """The picks, each with what an interpreter wrote at this meeting: it is read where the meeting may be seen."""
    written = Rendering.objects.filter(meeting_id=meeting_id, pick_id=OuterRef("pk"))
    rows = Pick.objects.visible_to(viewer).filter(part__plan_id=plan_id).select_related("sound")
    return rows.annotate(rendered=Subquery(written.order_by("-pk").values("words")[:1]))


def pieces_of(plan_id: int, meeting_id: int, viewer, language: str) -> dict:
    """{part key: [Piece]} in the child's order. A piece the viewer may not see is not there at all."""
    picks = list(picks_of(plan_id, meeting_id, viewer))
    keys = [pick.artifact_id for pick in picks if pick.artifact_id]
    shown = artifacts_of(keys, viewer) if keys else {}
    said = reflections_of(list(shown), viewer) if shown else {}
    found = defaultdict(list)
    for pick in picks:
        if pick.artifact_id and pick.artifact_id not in shown:
            continue
        artifact, versions = shown.get(pick.artifact_id, (None, []))
        found[pick.part_id].append(_piece(pick, artifact, versions, said.get(pick.artifact_id, ()), viewer, language))
    return found


def _piece(pick, artifact, versions, said, viewer, language) -> Piece:
    rendered = (pick.rendered or "") if viewer.hat in ("family", "interpreter") else ""
    own = {
        "pick_id": pick.pk, "reason": pick.reason, "reasons": tuple(wording.tapped(pick.reasons, language)),
        "reason_sound": pick.sound, "language": pick.language, "noted": pick.noted_by_id is not None,
        "rendered": rendered, "said": tuple(said),
    }  # fmt: skip
    if artifact is None:
        return Piece(title=pick.activity or pick.topic, kind="activity" if pick.activity else "topic", **own)
    *tries, last = versions or [None]
    return Piece(
        title=artifact.title, kind=artifact.kind, glass=artifact.glass, place=artifact.place,
        words=last.words if last else "", alt=last.alt if last else "", picture=last.picture if last else None,
        sound=last.sound if last else None, tries=tuple((v.number, v.picture, v.words) for v in tries), **own,
    )  # fmt: skip
