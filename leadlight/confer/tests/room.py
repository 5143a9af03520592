"""Ada's conference, ready to be led: two pieces picked, a plan, who is invited."""

from leadlight.confer import actions
from leadlight.confer.models import Meeting
from leadlight.portfolio.models import Reflection


def opened(cast, who="ada"):
    """Ada's meeting, opened by herself, with Kite to be proud of and Fractions that were tricky."""
    cast.kite = cast.pick("Kite", "proud", reason="I sewed it alone")
    cast.fractions = cast.pick("Fractions", "tricky")
    return actions.open_meeting(cast.conference, by=cast.viewer(who))


def again(meeting):
    return Meeting.objects.for_system("a test looks again").get(pk=meeting.pk)


def all_of(model):
    return model.objects.for_system("a test looks at everything")


def reflect(cast, pick, words, shared=True):
    return Reflection.objects.create(
        learner=cast.ada,
        artifact_id=pick.artifact_id,
        words=words,
        shared_at=cast.viewer("ada").now if shared else None,
    )
