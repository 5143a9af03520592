"""Loading the sample school, and taking it away again. A real school beside it is never touched."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from leadlight.exchange.sample.around import surround
from leadlight.exchange.sample.people import bring_everybody
from leadlight.exchange.sample.pieces import Media, fill_windows
from leadlight.exchange.sample.plans import make_plans
from leadlight.exchange.sample.season import hold_rounds
from leadlight.exchange.sample.story import Story, read
from leadlight.people.models import School
from leadlight.platform import store
from leadlight.platform.models import File

SIZES = {"class": ("4B",), "school": ("4B", "1C")}
ONE_AT_A_TIME = 5_237_001  # any number, the same for everybody who loads


def sample_school():
    """The sample school, or None."""
    return School.objects.filter(sample=True).first()


def load(size: str = "school", zone: str = "") -> School:
    """The sample school, made if it is not there. A second call finds the first one's and changes nothing.

    zone   where it lies, when not where its story says: pictures of an evening are taken where it is evening
    """
    there = sample_school()
    if there is not None:
        return there
    with Media() as media, transaction.atomic():
        _alone()
        return sample_school() or _make(SIZES[size], media, zone)


def _alone():
    """Two browsers that press the button at once make one school. (SQLite lets one writer in anyway.)"""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _make(classes, media, zone):
    row = read("school.toml")["school"]
    row["zone"] = zone or row["zone"]
    today = datetime.now(ZoneInfo(row["zone"])).date()
    story = Story(School.objects.create(sample=True, **row), today)
    bring_everybody(story, classes)
    fill_windows(story, media)
    hold_rounds(story)
    make_plans(story)
    surround(story, media)
    return story.school


@transaction.atomic
def forget() -> bool:
    """Take the sample school away, with every row and file of it. False when there was none."""
    school = sample_school()
    if school is None:
        return False
    files = File.objects.filter(school=school.pk)
    keys = list(files.values_list("pk", flat=True))
    school.delete()
    files.delete()
    transaction.on_commit(lambda: _remove(keys))
    return True


def _remove(keys):
    for key in keys:
        store.remove(key)


def restart(size: str = "school") -> School:
    """As on the first day: thrown away and made anew."""
    forget()
    return load(size)
