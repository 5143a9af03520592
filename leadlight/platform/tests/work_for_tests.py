"""Jobs that misbehave in known ways."""

from django_tasks import task

from leadlight.platform.jobs import Later, fenced, given_up
from leadlight.platform.models import Once

told = []


def note(word):
    Once.objects.create(key=word, owner=len(told), body="")
    told.append(word)


@task()
def write_down(word: str) -> str:
    note(word)
    return word


@task()
def stumble(word: str) -> None:
    told.append(word)
    raise RuntimeError("the string of the kite is cut")


@given_up(stumble)
def cry(word: str) -> None:
    told.append(f"gave up {word}")


@task()
def not_now() -> None:
    told.append("not now")
    raise Later(60)


@task()
def slow(word: str) -> None:
    """`meanwhile` is what happens while this job sleeps."""
    told.append("begun")
    meanwhile()
    with fenced():
        note(word)


def nothing():
    pass


meanwhile = nothing
