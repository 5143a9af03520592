"""Practising with a friend: asked, answered, open, over; and what the friend says."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from leadlight.confer.actions import end_practice, open_meeting
from leadlight.confer.models import Meeting
from leadlight.people.models import Choice, Enrolment
from leadlight.plan.actions import parts, picks
from leadlight.plan.models import Beforehand, Criterion, OwnNotes, Pick, Plan
from leadlight.platform.models import Audit
from leadlight.portfolio.models import Artifact, Share
from leadlight.rehearse import actions
from leadlight.rehearse.models import Advice, Pairing


@pytest.fixture
def ada(cast):
    return cast.viewer("ada")


@pytest.fixture
def pia(cast):
    return cast.viewer("pia")


def practising(cast):
    """Ada asked Pia and Pia said yes."""
    _ = cast.plan
    pairing = actions.ask_partner(cast.pia, by=cast.viewer("ada"))
    return actions.say_yes(pairing, by=cast.viewer("pia"))


def titles(cast, who="pia"):
    """What `who` sees of Ada's chosen pieces."""
    viewer = cast.viewer(who)
    chosen = Pick.objects.visible_to(viewer).filter(artifact__isnull=False).values("artifact_id")
    return sorted(Artifact.objects.visible_to(viewer).filter(pk__in=chosen).values_list("title", flat=True))


def plans(cast, who="pia"):
    return list(Plan.objects.visible_to(cast.viewer(who)))


def test_nothing_is_seen_before_the_friend_says_yes_nor_after_it_is_over(cast, ada, pia):
    cast.pick("Kite")
    pairing = actions.ask_partner(cast.pia, by=ada)
    assert actions.ask_partner(cast.pia, by=ada) == pairing
    assert (titles(cast), plans(cast)) == ([], [])
    actions.say_yes(pairing, by=pia)
    assert (titles(cast), plans(cast)) == (["Kite"], [cast.plan])
    assert titles(cast, "ben") == []
    actions.finish(pairing, by=ada)
    assert (titles(cast), plans(cast)) == ([], [])


def test_picks_made_and_dropped_while_it_is_open_are_followed(cast, ada):
    kite = cast.pick("Kite")
    practising(cast)
    picks.pick_artifact(cast.plan, cast.artifact("Moon"), by=ada, part=cast.part("tricky"))
    assert titles(cast) == ["Kite", "Moon"]
    picks.drop_pick(kite, by=ada)
    assert titles(cast) == ["Moon"]
    assert list(Artifact.objects.visible_to(cast.viewer("pia")).filter(title="Kite")) == []


def test_a_pick_after_the_practice_reaches_nobody(cast, ada):
    actions.finish(practising(cast), by=ada)
    picks.pick_artifact(cast.plan, cast.artifact("Moon"), by=ada, part=cast.part())
    assert titles(cast) == []
    assert Share.objects.for_system("a test").filter(ends_at=None).count() == 0


def test_parts_only_for_us_notes_and_feelings_stay_with_the_child(cast, ada):
    cast.pick("Kite", "proud")
    cast.pick("Secret", "tricky")
    OwnNotes.objects.create(part=cast.part("proud"), words="Breathe")
    Beforehand.objects.create(plan=cast.plan, feelings=["fe_brave"])
    parts.shape_part(cast.part("tricky"), by=ada, only_us=True)
    practising(cast)
    assert titles(cast) == ["Kite"]
    pia = cast.viewer("pia")
    assert list(Artifact.objects.visible_to(pia).filter(title="Secret")) == []
    assert (OwnNotes.objects.visible_to(pia).count(), Beforehand.objects.visible_to(pia).count()) == (0, 0)
    parts.shape_part(cast.part("tricky"), by=ada, only_us=False)
    assert titles(cast) == ["Kite", "Secret"]
    parts.shape_part(cast.part("proud"), by=ada, only_us=True)
    assert titles(cast) == ["Secret"]


def test_one_nobody_ended_closes_by_itself_after_a_day(cast):
    cast.pick("Kite")
    practising(cast)
    Share.objects.for_system("a test").update(ends_at=timezone.now() - timedelta(minutes=1))
    assert titles(cast) == []


def test_no_thanks_from_either_before_or_after(cast, ada, pia):
    cast.pick("Kite")
    actions.say_no_thanks(actions.ask_partner(cast.pia, by=ada), by=pia)
    pairing = practising(cast)
    actions.say_no_thanks(pairing, by=ada)
    assert titles(cast) == []
    assert actions.going_on(ada).count() == 0


@pytest.mark.parametrize("who", ["ada", "ben", "teo", "rosa", "zoe"])
def test_only_the_one_who_was_asked_says_yes(cast, ada, who):
    pairing = actions.ask_partner(cast.pia, by=ada)
    with pytest.raises(Http404):
        actions.say_yes(pairing, by=cast.viewer(who))


def test_only_classmates_are_asked_and_never_oneself(cast, ada):
    for person in (cast.ada, cast.rosa, cast.teo):
        with pytest.raises(Http404):
            actions.ask_partner(person, by=ada)
    for who in ("teo", "rosa", "ipad"):
        with pytest.raises(Http404):
            actions.ask_partner(cast.ben, by=cast.viewer(who))


def test_anybody_is_somebody_i_have_not_asked(cast, ada):
    asked = {actions.ask_anybody(by=ada).partner_id for _ in range(2)}
    assert asked == {cast.ben.pk, cast.pia.pk}
    with pytest.raises(actions.NobodyFree):
        actions.ask_anybody(by=ada)


def test_a_whole_class_is_paired_in_one_tap_each_with_an_answer_of_their_own(cast, ada):
    for number in range(22):
        person = cast._person(f"Child {number}")
        Enrolment.objects.create(klass=cast.klass, learner=person, starts_on=cast.begun)
    made = actions.pair_class(cast.klass, by=cast.viewer("teo"))
    assert len(made) == 25
    assert len({row.learner_id for row in made}) == len({row.partner_id for row in made}) == 25
    assert actions.pair_class(cast.klass, by=cast.viewer("teo")) == []
    mine = Pairing.objects.visible_to(ada).get(learner=cast.ada)
    actions.say_yes(mine, by=ada)
    reached = Share.objects.for_system("a test").filter(because=f"pairing {mine.pk}", to_id=mine.partner_id)
    assert reached.filter(subject="plan.Plan").count() == 1


@pytest.mark.parametrize("who", ["ada", "otis", "zoe", "rosa", "lea", "olga"])
def test_only_the_class_s_adults_pair_it(cast, who):
    with pytest.raises(Http404):
        actions.pair_class(cast.klass, by=cast.viewer(who))


def test_advice_is_one_and_may_be_changed_for_a_quarter_of_an_hour(cast, pia):
    pairing = practising(cast)
    first = actions.give_advice(pairing, by=pia, noticed="You waited", criteria=["eyes meet"])
    again = actions.give_advice(pairing, by=pia, noticed="You waited for me", question="How?")
    assert (again.pk, again.noticed, again.question) == (first.pk, "You waited for me", "How?")
    Advice.objects.for_system("a test").update(at=timezone.now() - timedelta(minutes=16))
    with pytest.raises(actions.TooLateToChange):
        actions.give_advice(pairing, by=pia, noticed="Something else")
    assert Advice.objects.visible_to(cast.viewer("ada")).get().noticed == "You waited for me"


def test_only_the_open_partner_gives_advice(cast, ada):
    pairing = actions.ask_partner(cast.pia, by=ada)
    for who in ("pia", "ada", "ben", "teo"):
        with pytest.raises(Http404):
            actions.give_advice(pairing, by=cast.viewer(who), noticed="Nice")
    pairing = actions.finish(practising(cast), by=ada)
    with pytest.raises(Http404):
        actions.give_advice(pairing, by=cast.viewer("pia"), noticed="Nice")


def test_the_child_marks_what_they_will_use_and_may_put_it_away(cast, ada, pia):
    advice = actions.give_advice(practising(cast), by=pia, noticed="You waited")
    actions.use_advice(advice, by=ada)
    assert ("uses an idea", "with_help") in [(row.what, row.decided) for row in Choice.objects.visible_to(ada)]
    actions.hide_advice(advice, by=ada)
    row = Advice.objects.visible_to(cast.viewer("teo")).get()
    assert (row.will_use_at is not None, row.hidden_at is not None) == (True, True)
    for who in ("pia", "ben", "teo"):
        with pytest.raises(Http404):
            actions.use_advice(advice, by=cast.viewer(who))
        with pytest.raises(Http404):
            actions.hide_advice(advice, by=cast.viewer(who))


def test_only_a_teacher_takes_words_away_and_it_is_written_down(cast, pia):
    advice = actions.give_advice(practising(cast), by=pia, noticed="Unkind")
    for who in ("cora", "ada", "pia", "otis"):
        with pytest.raises(Http404):
            actions.remove_advice(advice, by=cast.viewer(who))
    actions.remove_advice(advice, by=cast.viewer("tia"))
    assert Advice.objects.for_system("a test").count() == 0
    assert Audit.objects.filter(what="advice.removed", person=cast.tia.pk).count() == 1


# ---- pages
def url(name, *args):
    return reverse(f"rehearse:{name}", args=args)


def test_from_asking_to_using_an_idea_over_http(cast):
    cast.pick("Kite")
    Criterion.objects.create(klass=cast.klass, sense="looks", words="eyes meet")
    ada, pia = cast.browser("ada"), cast.browser("pia")
    ada.post(url("asked"), {"partner": cast.pia.pk})
    pairing = Pairing.objects.visible_to(cast.viewer("ada")).get()
    assert "Ada asks: will you play my family?" in pia.get(url("home")).content.decode()
    pia.post(url("yes", pairing.pk))
    page = pia.get(url("practice", pairing.pk), {"part": cast.part("proud").pk}).content.decode()
    assert [words in page for words in ("Practice with Ada. I play the family.", "Kite", "eyes meet")] == [True] * 3
    sent = {"noticed": "You looked up", "question": "How did you know?", "criteria": ["eyes meet"]}
    assert pia.post(url("advice", pairing.pk), sent).status_code == 302
    page = ada.get(url("home")).content.decode()
    assert [words in page for words in ("You looked up", "How did you know?", "eyes meet")] == [True] * 3
    advice = Advice.objects.visible_to(cast.viewer("ada")).get()
    ada.post(url("used", advice.pk))
    ada.post(url("hidden", advice.pk))
    assert "You looked up" not in ada.get(url("home")).content.decode()
    ada.post(url("shown", advice.pk))
    assert "You looked up" in ada.get(url("home")).content.decode()
    assert "You looked up" in cast.browser("teo").get(url("class_practice", cast.klass.pk)).content.decode()


def test_the_child_leads_as_on_the_day_and_the_friend_follows_in_step(cast):
    cast.pick("Kite")
    pairing, ada, pia = practising(cast), cast.browser("ada"), cast.browser("pia")
    assert pia.post(url("led", pairing.pk)).status_code == 404
    answer = ada.post(url("led", pairing.pk))
    meeting = Pairing.objects.visible_to(cast.viewer("ada")).get().meeting_id
    assert (answer["Location"], ada.get(answer["Location"]).status_code) == (f"/meetings/{meeting}/", 200)
    follow = f"/meetings/{meeting}/beside/"
    assert follow in pia.get(url("practice", pairing.pk)).content.decode()
    assert [cast.browser(who).get(follow).status_code for who in ("pia", "ben")] == [200, 404]
    actions.finish(pairing, by=cast.viewer("ada"))
    assert pia.get(follow).status_code == 404
    closed = Meeting.objects.for_system("a test").filter(pk=meeting)
    closed.update(closed_at=timezone.now())
    assert (
        ada.get(f"/meetings/{meeting}/").status_code == 200
    )  # a practice that is over has nothing after it, and is a page


def test_words_typed_for_a_friend_come_back_when_they_are_too_long(cast):
    pairing, pia = practising(cast), cast.browser("pia")
    answer = pia.post(url("advice", pairing.pk), {"noticed": "x" * 20_000, "question": "How did you?"})
    assert (answer.status_code, Advice.objects.for_system("a test").count()) == (422, 0)
    assert "That is very long." in answer.content.decode()
    assert "How did you?</textarea>" in answer.content.decode()
    assert pia.post(url("advice", pairing.pk), {}).status_code == 422


def test_asking_nobody_says_how(cast):
    answer = cast.browser("ada").post(url("asked"), {}, follow=True)
    assert "Tap a friend first." in answer.content.decode()
    assert cast.browser("ada").post(url("asked"), {"partner": cast.teo.pk}).status_code == 404


def test_the_partner_s_page_asks_as_often_for_one_piece_as_for_three(cast, django_assert_max_num_queries):
    cast.pick("Kite")
    pairing, pia = practising(cast), cast.browser("pia")

    def ask():
        with django_assert_max_num_queries(20) as asked:
            assert pia.get(url("practice", pairing.pk)).status_code == 200
        return len(asked)

    ask()
    once = ask()
    for title in ("Moon", "Bean"):
        picks.pick_artifact(cast.plan, cast.artifact(title), by=cast.viewer("ada"), part=cast.part())
    assert ask() == once


def led_with(cast, *friends):
    """Ada leads a practice that these classmates follow; her pairings, and whether her meeting is still open."""
    pairings = []
    for friend in friends:
        pairing = actions.ask_partner(getattr(cast, friend), by=cast.viewer("ada"))
        actions.say_yes(pairing, by=cast.viewer(friend))
        actions.lead_practice(pairing, by=cast.viewer("ada"))
        pairings.append(pairing)
    return pairings


def is_led(cast) -> bool:
    return Meeting.objects.visible_to(cast.viewer("ada")).filter(practice=True, closed_at=None).exists()


@pytest.mark.parametrize("who", ["ada", "pia", "teo"])
def test_whoever_finishes_a_practice_closes_the_meeting_that_was_led(cast, who):
    _ = cast.plan
    (pairing,) = led_with(cast, "pia")
    assert is_led(cast)
    actions.finish(pairing, by=cast.viewer(who))
    assert not is_led(cast)


def test_a_practice_with_two_friends_closes_with_the_last(cast):
    _ = cast.plan
    one, other = led_with(cast, "pia", "ben")
    actions.finish(one, by=cast.viewer("pia"))
    assert is_led(cast)
    actions.say_no_thanks(other, by=cast.viewer("ben"))
    assert not is_led(cast)


def test_whoever_follows_is_told_that_a_practice_is_over_and_once_is_enough(cast):
    _ = cast.plan
    (pairing,) = led_with(cast, "pia")
    meeting = Meeting.objects.visible_to(cast.viewer("ada")).get(practice=True)
    actions.finish(pairing, by=cast.viewer("ada"))
    after = Meeting.objects.visible_to(cast.viewer("ada")).get(pk=meeting.pk)
    assert after.step == meeting.step + 1
    end_practice(meeting, by=cast.viewer("ada"))
    assert Meeting.objects.visible_to(cast.viewer("ada")).get(pk=meeting.pk).step == after.step


def test_a_conference_is_never_ended_as_a_practice_and_a_practice_by_no_other_child(cast):
    _ = cast.plan
    led_with(cast, "pia")
    practice = Meeting.objects.visible_to(cast.viewer("ada")).get(practice=True)
    end_practice(practice, by=cast.viewer("ben"))
    assert is_led(cast)
    real = open_meeting(cast.conference, by=cast.viewer("ada"))
    end_practice(real, by=cast.viewer("ada"))
    assert Meeting.objects.visible_to(cast.viewer("ada")).get(pk=real.pk).closed_at is None


def test_a_friend_who_is_not_here_is_replaced_by_another(cast, ada, pia):
    pairing = practising(cast)
    another = actions.ask_instead(pairing, by=ada)
    assert another.partner_id not in (cast.pia.pk, cast.ada.pk)
    assert plans(cast) == []
    assert list(actions.going_on(ada)) == [another]


def test_where_nobody_else_is_free_the_friend_stays_asked(cast, ada):
    pairing = actions.ask_partner(cast.pia, by=ada)
    Enrolment.objects.exclude(learner__in=[cast.ada, cast.pia]).delete()
    with pytest.raises(actions.NobodyFree):
        actions.ask_instead(pairing, by=ada)
    assert list(actions.going_on(ada)) == [pairing]


def test_only_the_child_who_practises_asks_somebody_else(cast, pia):
    pairing = practising(cast)
    with pytest.raises(Http404):
        actions.ask_instead(pairing, by=pia)
    browser = cast.browser("pia")
    assert browser.post(reverse("rehearse:instead", args=[pairing.pk])).status_code == 404
    assert cast.browser("ada").post(reverse("rehearse:instead", args=[pairing.pk])).status_code == 302
