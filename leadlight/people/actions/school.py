"""What a school and a class are called and how they are set."""

from django.db import transaction
from django.utils import timezone

from leadlight.people.models import Class, School
from leadlight.platform.models import audit

SCHOOL_FIELDS = ("name", "phone", "language", "zone", "class_comments")
CLASS_FIELDS = ("name", "band", "room", "ends_on")


@transaction.atomic
def set_school(*, by, talk_off, **asked):
    """Keep the school's settings. Switching all messages off holds at once and is turned back here."""
    row = School.objects.select_for_update().get(pk=by.school_id)
    for field in SCHOOL_FIELDS:
        setattr(row, field, asked[field])
    if talk_off != (row.talk_off_at is not None):
        row.talk_off_at = timezone.now() if talk_off else None
        audit(by, "talk.off" if talk_off else "talk.on", row)
    row.save()
    audit(by, "school.set", row)
    return row


@transaction.atomic
def set_class(klass, *, by, **asked):
    """Keep what a class is called, its age band, room and last day."""
    row = Class.objects.changeable_by(by).select_for_update(of=("self",)).get_or_404(pk=klass.pk)
    for field in CLASS_FIELDS:
        setattr(row, field, asked[field])
    row.save()
    audit(by, "class.set", row)
    return row
