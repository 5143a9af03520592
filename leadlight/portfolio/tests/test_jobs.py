"""The bin is emptied after thirty days, with every byte; before that nothing goes."""

from datetime import timedelta

from django.utils import timezone

from leadlight.platform.media import keep
from leadlight.platform.models import File
from leadlight.platform.tests import things
from leadlight.portfolio.jobs import empty_bins
from leadlight.portfolio.models import Artifact, Reflection, Version


def binned(cast, days, **fields):
    return cast.artifact("Kite", binned_at=timezone.now() - timedelta(days=days), binned_hat="learner", **fields)


def left(model):
    return set(model.objects.for_system("a test looks").values_list("pk", flat=True))


def test_a_bin_is_emptied_after_thirty_days_with_its_pictures(cast):
    old, young, kept = binned(cast, 31), binned(cast, 29), cast.artifact("Boat")
    for row in (old, young, kept):
        file = keep(things.sent(things.jpeg()), kind="image", holder="portfolio.Version", school=cast.school.pk)
        Version.objects.for_system("a test's picture").filter(artifact=row).update(picture=file)
    empty_bins.call()
    assert left(Artifact) == {young.pk, kept.pk}
    held = {row.picture_id for row in Version.objects.for_system("a test looks")}
    assert set(File.objects.values_list("pk", flat=True)) == held
    assert len(held) == 2


def test_old_binned_words_go_and_the_piece_stays(cast):
    kite = cast.artifact("Kite")
    ago = {days: timezone.now() - timedelta(days=days) for days in (29, 31)}
    rows = {
        days: Reflection.objects.create(learner=cast.ada, artifact=kite, words="x", binned_at=at)
        for days, at in ago.items()
    }
    empty_bins.call()
    assert (left(Artifact), left(Reflection)) == ({kite.pk}, {rows[29].pk})
    empty_bins.call()
    assert left(Reflection) == {rows[29].pk}
