"""Where this room joins the rooms below: who may read a file, and what a class page says of its windows."""

from django.db.models import Max
from django.urls import reverse

from leadlight.people import hooks as people_hooks
from leadlight.platform.hooks import file_readers
from leadlight.portfolio import readers
from leadlight.portfolio.models import Artifact


def last_added(viewer, learner_ids) -> dict:
    """{learner: when something was last added to the window}. A date, never how many."""
    kept = Artifact.objects.visible_to(viewer).filter(learner_id__in=learner_ids, kept_at__isnull=False)
    return dict(kept.order_by().values_list("learner_id").annotate(Max("added_at")))


def learner_page(viewer, learner_id):
    """A window on the class page leads to the learner's window, for those who may open it."""
    return reverse("portfolio:learner", args=[learner_id]) if viewer.hat in ("teacher", "cover") else None


def class_photos(viewer, klass):
    """The line that leads to photos for several children at once."""
    if viewer.hat not in ("teacher", "cover"):
        return []
    return [people_hooks.Card("portfolio/class_photo_card.html", {"klass": klass})]


def five_minutes(viewer):
    """Five quiet minutes come to a child on whatever page they are."""
    if viewer.class_id is None:
        return []
    return [people_hooks.Call(f"/live/five/{viewer.class_id}/", reverse("portfolio:five_now"))]


def join():
    people_hooks.child_calls.append(five_minutes)
    file_readers.update(readers.BY_HOLDER)
    people_hooks.last_added.append(last_added)
    people_hooks.learner_page.append(learner_page)
    people_hooks.class_ways.append(class_photos)
