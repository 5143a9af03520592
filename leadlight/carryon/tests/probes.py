"""What to ask of this room for the access table."""

from leadlight.carryon import actions
from leadlight.carryon.models import FollowUp, RedoWish, WordsAfter
from leadlight.goals import actions as goals
from leadlight.goals.models import CheckIn
from leadlight.people.models import Cover
from leadlight.portfolio.models import share
from tests.access import Ask, probe

DESK = {"teo", "tia", "cora", "otis", "zoe", "olga", "lea", "dov"}


def rows(model):
    return model.objects.for_system("a probe looks whether it happened")


@probe("take_home", "read")
def _(cast):
    cast.goal("Compare any two fractions")
    return Ask(f"/conferences/{cast.conference.pk}/take-home/", canary="Compare any two fractions")


@probe("take_home", "read")
def _(cast):
    return Ask(f"/conferences/{cast.conference.pk}/take-home.pdf", canary="application/pdf")


@probe("handover", "read")
def _(cast):
    actions.ask_follow_up(cast.ada, "Call about the volcano book", by=cast.viewer("teo"))
    return Ask(f"/class/{cast.klass.pk}/handover/", canary="volcano book")


@probe("handover", "read")
def _(cast):
    return Ask(f"/class/{cast.klass.pk}/handover.pdf", canary="application/pdf")


@probe("cover", "read")
def _(cast, who):
    where = "handover" if who == "cora" else "cover"
    return Ask(f"/class/{cast.klass.pk}/{where}/", canary="4B")


@probe("cover", "change")
def _(cast):
    def done():
        return Cover.objects.filter(person=cast.otis, ends_at=None).exists()

    return Ask(f"/class/{cast.klass.pk}/cover/", "POST", {"person": cast.otis.pk}, done=done)


@probe("cover", "delete")
def _(cast):
    row = Cover.objects.get(person=cast.cora)

    def done():
        return Cover.objects.get(pk=row.pk).ends_at is not None

    return Ask(f"/class/{cast.klass.pk}/cover/{row.pk}/end/", "POST", done=done)


@probe("redo_wish", "read")
def _(cast, who):
    actions.wish_to_redo(cast.conference, by=cast.viewer("ada"), words="I only showed the easy things")
    if who == "ada":
        return Ask(f"/conferences/{cast.conference.pk}/words-after/", canary="once more. My teacher knows")
    return Ask(f"/class/{cast.klass.pk}/follow-ups/", canary="easy things")


@probe("redo_wish", "comment")
def _(cast):
    def done():
        return rows(RedoWish).exists()

    return Ask(f"/conferences/{cast.conference.pk}/redo-wish/", "POST", {"words": "Not like me"}, done=done)


@probe("redo_wish", "delete")
def _(cast):
    wish = actions.wish_to_redo(cast.conference, by=cast.viewer("ada"))

    def done():
        return rows(RedoWish).get(pk=wish.pk).taken_back_at is not None

    return Ask(f"/redo-wishes/{wish.pk}/removal/", "POST", done=done)


@probe("redo_wish", "change")
def _(cast):
    def done():
        return cast.conference.redos.for_system("a probe").exists()

    return Ask(f"/class/{cast.klass.pk}/conferences/{cast.conference.pk}/redo/", "POST", done=done)


def promised(cast):
    """Ada's goal with a promise of Ada's, Rosa's, Raul's and Teo's."""
    goal = cast.goal()
    for who in ("ada", "rosa", "raul", "teo"):
        goals.promise(goal, by=cast.viewer(who), words=f"A promise of {who}")
    return goal


@probe("follow_up", "read")
def _(cast, who):
    """What is still to do: the desk's page for staff, the promises for child and family."""
    if who in DESK:
        actions.ask_follow_up(cast.ada, "Find the volcano book", by=cast.viewer("teo"))
        return Ask(f"/class/{cast.klass.pk}/follow-ups/", canary="volcano book")
    goal = promised(cast)
    share(goal, "person", learner_id=cast.ada.pk, because="a meeting", to=cast.ivo)
    return Ask(f"/goals/{goal.pk}/", canary="A promise of")


@probe("follow_up", "comment")
def _(cast, who):
    if who in DESK:

        def asked():
            return rows(FollowUp).exists()

        return Ask(f"/class/{cast.klass.pk}/follow-ups/", "POST", {"learner": cast.ada.pk, "words": "Call"}, done=asked)
    return looking(cast, {"state": "changed", "words": "It became Saturday"})


@probe("follow_up", "change")
def _(cast, who):
    """Staff close a line; child and family tick their own promise."""
    if who not in DESK:
        return looking(cast, {"state": "doing"})
    row = actions.ask_follow_up(cast.ada, "Find the book", by=cast.viewer("teo"))

    def done():
        return rows(FollowUp).get(pk=row.pk).done_at is not None

    return Ask(f"/class/{cast.klass.pk}/follow-ups/{row.pk}/done/", "POST", done=done)


@probe("follow_up", "delete")
def _(cast):
    """Nothing is destroyed: it is let be, and can be opened again."""
    row = actions.ask_follow_up(cast.ada, "Find the book", by=cast.viewer("teo"))

    def done():
        return rows(FollowUp).get(pk=row.pk).let_be_at is not None

    return Ask(f"/class/{cast.klass.pk}/follow-ups/{row.pk}/let-be/", "POST", done=done)


def looking(cast, typed):
    goal = promised(cast)

    def done():
        return rows(CheckIn).filter(goal=goal).exists()

    return Ask(f"/goals/{goal.pk}/look/", "POST", typed, done=done)


@probe("check_in", "comment")
def _(cast, who):
    if who in DESK:
        goal = promised(cast)

        def done():
            return rows(CheckIn).filter(goal=goal).exists()

        return Ask(f"/class/{cast.klass.pk}/goals/{goal.pk}/look/", "POST", {"state": "doing"}, done=done)
    return looking(cast, {"state": "not_yet"})


@probe("check_in", "read")
def _(cast, who):
    goal = cast.goal()
    goals.promise(goal, by=cast.viewer("ada"), words="Draw first")
    goals.look_at(goal, "doing", by=cast.viewer("ada"), words="Every Tuesday at noon")
    if who in DESK:
        return Ask(f"/conferences/{cast.conference.pk}/take-home/", canary="Every Tuesday at noon")
    return Ask(f"/goals/{goal.pk}/", canary="Every Tuesday at noon")


def words_of_rosa(cast):
    return actions.say_after(cast.conference, by=cast.viewer("rosa"), words="You tied the reef knot")


@probe("family_reflection", "read")
def _(cast):
    return Ask(f"/words-after/{words_of_rosa(cast).pk}/", canary="You tied the reef knot")


@probe("family_reflection", "comment")
def _(cast):
    row = words_of_rosa(cast)

    def done():
        return rows(WordsAfter).filter(answer_to=row, words="It held all day").exists()

    return Ask(f"/words-after/{row.pk}/answers/", "POST", {"words": "It held all day"}, done=done)


@probe("family_reflection", "change")
def _(cast):
    row = words_of_rosa(cast)

    def done():
        return rows(WordsAfter).get(pk=row.pk).words == "You tied two knots"

    return Ask(f"/words-after/{row.pk}/words/", "POST", {"words": "You tied two knots"}, done=done)


@probe("family_reflection", "delete")
def _(cast):
    row = actions.say_after(cast.conference, by=cast.viewer("rosa"), words="Too much")

    def done():
        return rows(WordsAfter).get(pk=row.pk).withdrawn_at is not None

    return Ask(f"/words-after/{row.pk}/removal/", "POST", done=done)
