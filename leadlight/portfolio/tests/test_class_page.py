"""What the class page says of its windows: a date, a way in, and two things to begin."""

from django.urls import reverse
from django.utils import timezone

from leadlight.portfolio.joins import last_added


def test_a_class_page_knows_when_something_was_last_added_and_nothing_more(cast):
    at = timezone.now() - timezone.timedelta(days=3)
    cast.artifact("Old", added_at=at - timezone.timedelta(days=9))
    cast.artifact("Kite", added_at=at)
    cast.artifact("Offered", kept_at=None, added_by=cast.rosa)
    keys = [cast.ada.pk, cast.ben.pk]
    assert last_added(cast.viewer("teo"), keys) == {cast.ada.pk: at}
    assert last_added(cast.viewer("otis"), keys) == {}


def test_windows_lead_to_the_learner_and_cards_to_photos_and_five_minutes(cast):
    page = cast.browser("teo").get(reverse("people:class", args=[cast.klass.pk])).content.decode()
    for where in (
        reverse("portfolio:learner", args=[cast.ada.pk]),
        reverse("portfolio:class_photo", args=[cast.klass.pk]),
        reverse("reflect:five_begin", args=[cast.klass.pk]),
    ):
        assert f'href="{where}"' in page
