"""Who may read the bytes of a picture or a sound: whoever may see a row that holds them, asked each time."""

from django.db.models import Q

from leadlight.portfolio.models import Comment, Reflection, Version


def of_version(viewer, file_id) -> bool:
    held = Q(picture_id=file_id) | Q(sound_id=file_id)
    return Version.objects.visible_to(viewer).filter(held).exists()


def of_reflection(viewer, file_id) -> bool:
    held = Q(drawing_id=file_id) | Q(sound_id=file_id)
    return Reflection.objects.visible_to(viewer).filter(held).exists()


def of_comment(viewer, file_id) -> bool:
    return Comment.objects.visible_to(viewer).filter(sound_id=file_id).exists()


BY_HOLDER = {
    "portfolio.Version": of_version,
    "portfolio.Reflection": of_reflection,
    "portfolio.Comment": of_comment,
}
