"""What comes round by itself: the bin is emptied after thirty days."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from leadlight.platform.jobs import every
from leadlight.platform.media import forget
from leadlight.platform.models import File
from leadlight.portfolio.models import Artifact, Comment, Reflection, Version

IN_BIN = timedelta(days=30)
WHY = "emptying what has been in a bin for thirty days"


@task()
def empty_bins():
    """Take away pieces and reflections binned more than thirty days ago, with their pictures and sounds."""
    before = timezone.now() - IN_BIN
    for row in Artifact.objects.for_system(WHY).filter(binned_at__lt=before).iterator():
        _erase(row, _files_of_piece)
    for row in Reflection.objects.for_system(WHY).filter(binned_at__lt=before).iterator():
        _erase(row, _files_of_reflection)


def _files_of_piece(row):
    for version in Version.objects.for_system(WHY).filter(artifact=row):
        yield from (version.picture_id, version.sound_id)
    for reflection in Reflection.objects.for_system(WHY).filter(artifact=row):
        yield from _files_of_reflection(reflection)
    for comment in Comment.objects.for_system(WHY).filter(artifact=row):
        yield comment.sound_id


def _files_of_reflection(row):
    yield from (row.sound_id, row.drawing_id)


@transaction.atomic
def _erase(row, files_of):
    keys = {key for key in files_of(row) if key}
    row.delete()
    for file in File.objects.filter(pk__in=keys):
        forget(file)


every(hours=24)(empty_bins)
