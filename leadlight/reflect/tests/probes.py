"""Whether each of the twenty roles may do what docs/access.csv says with five minutes and a class's own starters."""

from django.urls import reverse

from leadlight.reflect.models import ClassStarter, FiveMinutes
from tests.access import Ask, probe

LEARNERS = ("ada", "ben", "pia")


def begun(cast):
    return FiveMinutes.objects.create(klass=cast.klass, by=cast.teo, starter="Today I built")


@probe("five_minutes", "read")
def _(cast, who):
    five = begun(cast)
    page = reverse("portfolio:five" if who in LEARNERS else "reflect:board", args=[five.pk])
    return Ask(page, canary="Today I built")


@probe("five_minutes", "change")
def _(cast):
    five = begun(cast)
    open_ones = FiveMinutes.objects.for_system("a probe looks").filter(pk=five.pk, closed_at=None)
    return Ask(reverse("reflect:five_end", args=[five.pk]), "POST", done=lambda: not open_ones.exists())


@probe("five_minutes", "change")
def _(cast):
    made = FiveMinutes.objects.for_system("a probe looks").filter(klass=cast.klass, starter="I found out")
    page = reverse("reflect:five_begin", args=[cast.klass.pk])
    return Ask(page, "POST", {"own": "I found out"}, done=made.exists)


def own(cast):
    return ClassStarter.objects.create(klass=cast.klass, text="In 4B we say")


@probe("class_starter", "read")
def _(cast, who):
    own(cast)
    if who in LEARNERS:
        return Ask(reverse("portfolio:diary"), canary="In 4B we say")
    return Ask(reverse("reflect:starters", args=[cast.klass.pk]), canary="In 4B we say")


@probe("class_starter", "change")
def _(cast):
    made = ClassStarter.objects.for_system("a probe looks").filter(klass=cast.klass, text="We found")
    page = reverse("reflect:starters", args=[cast.klass.pk])
    return Ask(page, "POST", {"own": "We found"}, done=made.exists)


@probe("class_starter", "delete")
def _(cast):
    row = own(cast)
    left = ClassStarter.objects.for_system("a probe looks").filter(pk=row.pk)
    return Ask(reverse("reflect:removal", args=[row.pk]), "POST", done=lambda: not left.exists())
