"""What a mail to a family is filled with as it goes out: a code made at that moment, kept nowhere but as its seal."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from leadlight.people.codes import grouped
from leadlight.people.models import Key, make_token, seal_token
from leadlight.platform.address import full
from leadlight.rounds.models import Conference

KINDS = ("invitation", "reminder", "confirmation", "moved", "separate", "tomorrow")
AFTER = timedelta(days=30)


def fill(notice) -> dict:
    """{"link": ..., "code": ...} for one adult and one learner, good until thirty days after their conference."""
    if notice.learner_id is None:
        return {"link": full("/come-in/family/"), "code": ""}
    coming = Conference.objects.for_system("how long a mailed code opens").filter(learner_id=notice.learner_id)
    last = coming.exclude(starts_at=None).order_by("-starts_at").values_list("starts_at", flat=True).first()
    code = make_token(80)
    Key.objects.create(
        school_id=notice.school_id, purpose="family", learner_id=notice.learner_id, person_id=notice.to_id,
        seal=seal_token(code), made_by_id=notice.by_id, ends_at=max(last or timezone.now(), timezone.now()) + AFTER * (1 if last else 4),
    )  # fmt: skip
    return {"link": full(reverse("people:family_link", args=[code])), "code": grouped(code)}
