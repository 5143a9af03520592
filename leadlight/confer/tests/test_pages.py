"""The pages, through HTTP, as the people at the table use them."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from leadlight.confer import actions
from leadlight.confer.models import Made, Meeting, ParkedQuestion, Saying, Signal
from leadlight.confer.tests.room import again, all_of, opened, reflect
from leadlight.goals.models import Goal, Promise
from leadlight.plan.models import OwnNotes
from leadlight.rounds.models import Conference, Participant


def shown(part, html):
    """Whether the part's section is on the page and not hidden."""
    found = re.search(rf'<section class="conf__part[^"]*" data-part="{part}"( hidden)?', html)
    assert found, f"no section for {part}"
    return found[1] is None


def text(answer):
    return answer.content.decode()


def test_the_child_begins_and_leads_through_every_part_to_the_end(cast):
    opened_plan, browser = cast.pick("Kite", reason="I sewed it alone"), cast.browser("ada")
    start = f"/conferences/{cast.conference.pk}/"
    assert "Rosa" in text(browser.get(start))
    answer = browser.post(f"{start}meeting/")
    meeting = all_of(Meeting).get()
    assert answer.headers["Location"] == f"/meetings/{meeting.pk}/"
    assert shown(0, text(browser.get(answer.headers["Location"])))
    for part in meeting.plan.parts.visible_to(cast.viewer("ada")):
        answer = browser.post(f"/meetings/{meeting.pk}/place/", {"part": part.pk}, follow=True)
        assert shown(part.pk, text(answer))
    assert opened_plan.reason in text(answer)
    ended = browser.post(f"/meetings/{meeting.pk}/finish/", follow=True)
    assert "My window is lit." in text(ended)
    assert all_of(Conference).get(pk=cast.conference.pk).held_at is not None
    assert browser.get(start).status_code == 200


def test_a_reload_or_another_ipad_finds_the_same_part_and_the_same_words(cast):
    meeting = opened(cast)
    cast.browser("ada").post(f"/meetings/{meeting.pk}/place/", {"part": cast.part("tricky").pk})
    for who in ("ada", "teo", "cora"):
        html = text(cast.browser(who).get(f"/meetings/{meeting.pk}/"))
        assert shown(cast.part("tricky").pk, html), who
        assert "I sewed it alone" in html


def test_notes_stand_on_the_childs_page_alone(cast):
    meeting = opened(cast)
    OwnNotes.objects.create(part=cast.part("proud"), words="Breathe out, then the knots")
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    pages = {
        "ada": f"/meetings/{meeting.pk}/", "teo": f"/meetings/{meeting.pk}/",
        "rosa": f"/conferences/{cast.conference.pk}/together/", "ivo": f"/conferences/{cast.conference.pk}/together/",
    }  # fmt: skip
    with_notes = [who for who, url in pages.items() if "Breathe out" in text(cast.browser(who).get(url))]
    assert with_notes == ["ada"]


def test_a_page_that_is_in_step_is_not_sent_again(cast):
    meeting = opened(cast)
    step = again(meeting).step
    ada, rosa = cast.browser("ada"), cast.browser("rosa")
    together = f"/conferences/{cast.conference.pk}/together/"
    assert ada.get(f"/meetings/{meeting.pk}/?since={step}").status_code == 204
    assert rosa.get(f"{together}?since={meeting.pk}.{step}").status_code == 204
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("teo"))
    assert ada.get(f"/meetings/{meeting.pk}/?since={step}").status_code == 200
    assert rosa.get(f"{together}?since={meeting.pk}.{step}").status_code == 200
    assert rosa.get(f"{together}?since={meeting.pk}.{step + 1}").status_code == 204


def test_before_it_opens_the_family_waits_and_reads_no_piece(cast):
    cast.pick("Kite")
    html = text(cast.browser("rosa").get(f"/conferences/{cast.conference.pk}/together/"))
    assert "Ada opens this." in html
    assert "Kite" not in html


def test_the_family_follows_in_its_own_language_and_the_childs_words_stay_as_they_are(cast):
    meeting = opened(cast)
    reflect(cast, cast.kite, "I used my granny's knots")
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    rosa = cast.browser("rosa")
    rosa.cookies["language"] = "ar"
    html = text(rosa.get(f"/conferences/{cast.conference.pk}/together/"))
    assert 'dir="rtl"' in html
    assert "Something I am proud of" not in html
    assert "I used my granny&#x27;s knots" in html
    assert "I sewed it alone" in html


def test_looking_back_alone_moves_nobody_and_shows_the_way_back(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    actions.move(meeting, part=cast.part("proud"), by=ada)
    actions.move(meeting, part=cast.part("tricky"), by=ada)
    together = f"/conferences/{cast.conference.pk}/together/"
    html = text(cast.browser("rosa").get(f"{together}?part={cast.part('proud').pk}"))
    assert "Ada is at part 3." in html
    assert "Kite" in html
    assert again(meeting).part_id == cast.part("tricky").pk
    ahead = text(cast.browser("rosa").get(f"{together}?part={cast.part('show').pk}"))
    assert "Something I find tricky" in ahead and "Ada is at part" not in ahead


def test_words_are_on_the_childs_page_and_sent_twice_once(cast):
    meeting = opened(cast)
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    rosa, sent = cast.browser("rosa"), {"words": "I noticed the tail", "once": "k1", "part": cast.part("proud").pk}
    for _ in range(2):
        answer = rosa.post(f"/meetings/{meeting.pk}/sayings/", sent)
        assert answer.headers["Location"] == f"/conferences/{cast.conference.pk}/together/#said"
    assert all_of(Saying).count() == 1
    assert "I noticed the tail" in text(cast.browser("ada").get(f"/meetings/{meeting.pk}/"))
    other = rosa.post(f"/meetings/{meeting.pk}/sayings/", sent | {"words": "Something else"})
    assert other.status_code == 422
    assert "Something else" in text(other)


def test_what_the_other_household_said_is_not_on_this_familys_page(cast):
    meeting = opened(cast)
    actions.say(meeting, by=cast.viewer("rosa"), words="Between Rosa and Ada")
    together = f"/conferences/{cast.conference.pk}/together/"
    reads = [who for who in ("rosa", "raul", "ivo") if "Between Rosa and Ada" in text(cast.browser(who).get(together))]
    assert reads == ["rosa", "ivo"]


def test_nothing_typed_is_a_kind_sentence(cast):
    meeting = opened(cast)
    answer = cast.browser("rosa").post(f"/meetings/{meeting.pk}/sayings/", {"words": "   "})
    assert answer.status_code == 422
    assert "A few words are enough." in text(answer)
    assert all_of(Saying).count() == 0


def test_a_file_that_is_no_sound_keeps_the_words(cast):
    meeting = opened(cast)
    note = SimpleUploadedFile("voice.mp3", b"just some text, really", content_type="audio/mpeg")
    answer = cast.browser("rosa").post(f"/meetings/{meeting.pk}/sayings/", {"words": "Listen to this", "sound": note})
    assert answer.status_code == 422
    assert "Listen to this" in text(answer)
    assert all_of(Saying).count() == 0


def test_words_into_a_closed_meeting_come_back_with_a_reason(cast):
    meeting = opened(cast)
    actions.finish(meeting, by=cast.viewer("ada"))
    answer = cast.browser("rosa").post(f"/meetings/{meeting.pk}/sayings/", {"words": "Wait for me"})
    assert answer.status_code == 422
    assert "The conference is over for today." in text(answer)


def test_a_letter_of_twenty_thousand_signs_is_answered_not_broken(cast):
    meeting = opened(cast)
    answer = cast.browser("rosa").post(f"/meetings/{meeting.pk}/sayings/", {"words": "a" * 20_000})
    assert answer.status_code == 422
    assert all_of(Saying).count() == 0


def test_the_goal_part_from_words_to_three_promises(cast):
    meeting = opened(cast)
    actions.move(meeting, part=cast.part("goals"), by=cast.viewer("ada"))
    ada = cast.browser("ada")
    ada.post(
        f"/meetings/{meeting.pk}/goal/",
        {"words": "Compare any two fractions", "first_step": "draw first", "look_again_on": "2027-02-12", "once": "g1"},
    )
    goal = all_of(Goal).get()
    assert (goal.words, goal.first_step, str(goal.look_again_on)) == (
        "Compare any two fractions",
        "draw first",
        "2027-02-12",
    )
    assert all_of(Made).get().goal_id == goal.pk
    for who, words in (("ada", "two every Tuesday"), ("rosa", "cut the bread"), ("teo", "bring the strips")):
        cast.browser(who).post(f"/meetings/{meeting.pk}/promise/", {"goal": goal.pk, "words": words})
    html = text(ada.get(f"/meetings/{meeting.pk}/"))
    for words in ("Compare any two fractions", "two every Tuesday", "cut the bread", "bring the strips", "12 February"):
        assert words in html, words
    family = text(cast.browser("rosa").get(f"/conferences/{cast.conference.pk}/together/"))
    assert "Compare any two fractions" in family and "bring the strips" in family
    mine = all_of(Promise).get(who="family")
    assert "Rosa, today" in cast.browser("ada").get(f"/meetings/{meeting.pk}/").content.decode()
    cast.browser("rosa").post(f"/meetings/{meeting.pk}/promise/{mine.pk}/withdrawal/")
    assert "cut the bread" not in text(ada.get(f"/meetings/{meeting.pk}/"))
    cast.browser("rosa").post(f"/meetings/{meeting.pk}/promise/{mine.pk}/withdrawal/?undo=1")
    assert "cut the bread" in text(ada.get(f"/meetings/{meeting.pk}/"))


def test_an_empty_goal_is_a_kind_sentence_and_a_promise_for_another_childs_goal_is_nothing(cast):
    meeting = opened(cast)
    answer = cast.browser("ada").post(f"/meetings/{meeting.pk}/goal/", {"first_step": "hm"})
    assert (answer.status_code, all_of(Goal).count()) == (422, 0)
    bens = Goal.objects.create(learner=cast.ben, words="Dive")
    answer = cast.browser("teo").post(f"/meetings/{meeting.pk}/promise/", {"goal": bens.pk, "words": "x"})
    assert (answer.status_code, all_of(Promise).count()) == (404, 0)


def test_faces_are_seated_and_somebody_else_is_welcomed(cast):
    meeting, ada = opened(cast), cast.browser("ada")
    rosa = Participant.objects.for_system("a test seats Rosa").get(conference=cast.conference, person=cast.rosa)
    ada.post(f"/meetings/{meeting.pk}/seats/", {"guest": rosa.pk})
    ada.post(f"/meetings/{meeting.pk}/seats/", {"name": "Uncle <b>Jo</b>"})
    html = text(ada.get(f"/meetings/{meeting.pk}/"))
    assert "is sitting" in html and "Uncle &lt;b&gt;Jo" in html
    rosa.refresh_from_db() if False else None
    seated = Participant.objects.for_system("a test looks").get(pk=rosa.pk)
    assert (seated.seated_at is None, seated.came) == (False, "came")


def test_a_lamp_is_lit_put_out_and_says_who_comes(cast):
    meeting, ada = opened(cast), cast.browser("ada")
    ada.post(f"/meetings/{meeting.pk}/lamps/", {"kind": "help"})
    board = text(cast.browser("teo").get(f"/class/{cast.klass.pk}/board/"))
    assert "Ada would like help" in board
    lamp = all_of(Signal).get()
    cast.browser("teo").post(f"/lamps/{lamp.pk}/soon/", {"board": cast.klass.pk})
    for page in (ada.get(f"/meetings/{meeting.pk}/"), cast.browser("tia").get(f"/class/{cast.klass.pk}/board/")):
        assert "Teo comes in a minute." in text(page)
    cast.browser("teo").post(f"/lamps/{lamp.pk}/going/", {"board": cast.klass.pk})
    assert "Teo is coming. I can go on." in text(ada.get(f"/meetings/{meeting.pk}/"))
    assert "Teo is going." in text(cast.browser("tia").get(f"/class/{cast.klass.pk}/board/"))
    ada.post(f"/meetings/{meeting.pk}/lamps/", {"kind": "help", "out": "1"})
    assert all_of(Signal).get().out_at is not None
    assert ada.post(f"/meetings/{meeting.pk}/lamps/", {"kind": "fire"}).status_code == 404


def test_everything_works_with_the_teacher_absent(cast):
    """No adult of the class ever opens a page: the child leads, the family answers, the goal is made, it is held."""
    cast.pick("Kite")
    ada, rosa = cast.browser("ada"), cast.browser("rosa")
    ada.post(f"/conferences/{cast.conference.pk}/meeting/")
    meeting = all_of(Meeting).get()
    ada.post(f"/meetings/{meeting.pk}/place/", {"part": cast.part("goals").pk})
    ada.post(f"/meetings/{meeting.pk}/goal/", {"words": "Swim"})
    rosa.post(f"/meetings/{meeting.pk}/promise/", {"goal": all_of(Goal).get().pk, "words": "come along"})
    rosa.post(f"/meetings/{meeting.pk}/parked/", {"words": "Which pool?"})
    ada.post(f"/meetings/{meeting.pk}/finish/")
    assert (all_of(Promise).count(), all_of(ParkedQuestion).count()) == (1, 1)
    assert all_of(Conference).get(pk=cast.conference.pk).held_at is not None


def test_going_on_on_monday_through_the_same_link(cast):
    meeting = opened(cast)
    actions.move(meeting, part=cast.part("tricky"), by=cast.viewer("ada"))
    ada, together = cast.browser("ada"), f"/conferences/{cast.conference.pk}/together/"
    html = text(ada.post(f"/meetings/{meeting.pk}/pause/", follow=True))
    assert "Let us go on on Monday." in html
    ada.post(f"/conferences/{cast.conference.pk}/meeting/")
    monday = all_of(Meeting).get(closed_at=None)
    assert shown(cast.part("tricky").pk, text(ada.get(f"/meetings/{monday.pk}/")))
    assert "Something I find tricky" in text(cast.browser("rosa").get(together))


def test_the_interpreter_writes_the_other_language_beside_the_words(cast):
    meeting = opened(cast)
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    ivo, together = cast.browser("ivo"), f"/conferences/{cast.conference.pk}/together/"
    ivo.post(f"/meetings/{meeting.pk}/renderings/", {"pick": cast.kite.pk, "words": "La cosí sola"})
    assert "La cosí sola" in text(cast.browser("rosa").get(together))
    actions.say(meeting, by=cast.viewer("rosa"), words="¡Qué nudos!")
    saying = all_of(Saying).get()
    ivo.post(f"/sayings/{saying.pk}/rendering/", {"words": "What knots!"})
    html = text(cast.browser("ada").get(f"/meetings/{meeting.pk}/"))
    assert html.index("¡Qué nudos!") < html.index("What knots!")


def test_a_friend_follows_a_practice_with_a_ribbon_and_never_the_real_one(cast):
    from leadlight.portfolio.models import share

    cast.pick("Kite")
    practice = actions.open_practice(cast.plan, by=cast.viewer("ada"))
    share(cast.plan, "person", to=cast.pia, learner_id=cast.ada.pk, because="pairing 1")
    real = actions.open_meeting(cast.conference, by=cast.viewer("ada"))
    pia = cast.browser("pia")
    assert "This is practice." in text(pia.get(f"/meetings/{practice.pk}/beside/"))
    assert pia.get(f"/meetings/{practice.pk}/").status_code == 404
    assert pia.get(f"/meetings/{real.pk}/beside/").status_code == 404
    assert "This is practice." in text(cast.browser("ada").get(f"/meetings/{practice.pk}/"))
    pia.post(f"/meetings/{practice.pk}/sayings/", {"words": "I noticed your voice"})
    assert all_of(Saying).get().hat == "learner"


def test_a_refused_form_of_a_follower_asks_again_at_the_page_it_belongs_to(cast):
    """Not at the address the form went to: that one has no page, and the typed words would go with it."""
    meeting = opened(cast)
    answer = cast.browser("rosa").post(f"/meetings/{meeting.pk}/parked/", {"words": ""})
    assert answer.status_code == 422
    assert f'page="/conferences/{cast.conference.pk}/together/"' in answer.content.decode()
