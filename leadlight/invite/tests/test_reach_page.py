"""Have we reached every family: what is advised follows what is true, and nothing is asked where nothing is to do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from leadlight.invite.actions.posting import print_letters
from leadlight.invite.models import Invitation
from leadlight.invite.queries.households import households
from leadlight.invite.queries.reach import reach_of
from leadlight.invite.tests.rows import invite_to
from leadlight.notices.models import Notice
from leadlight.people.models import Contact, Post, Restriction, Tie
from leadlight.rounds.models import Conference

LONG_AGO = timedelta(days=4)


@pytest.fixture
def letter(cast):
    (row,) = invite_to(cast, cast.conference, cast.rosa)
    return row


def system(model):
    return model.objects.for_system("a test")


def row(cast, adult=None):
    rows = reach_of(cast.round, cast.viewer("teo"))
    return next(each for each in rows if each.adult == (adult or cast.rosa))


def test_a_letter_in_the_bag_is_given_some_days_by_name(cast, letter):
    print_letters([letter], by=cast.viewer("teo"))
    until = timezone.localtime() + timedelta(days=3)
    assert (row(cast).next, row(cast).act) == (f"Wait until {until:%A}.", "handed")
    system(Notice).update(sent_at=timezone.now() - LONG_AGO)
    assert (row(cast).next, row(cast).act) == ("Ask Ada if it arrived.", "handed")


def test_opened_and_not_answered_the_next_way_follows_their_language(cast, letter):
    system(Invitation).update(opened_at=timezone.now() - LONG_AGO, language="en")
    assert (row(cast).next, row(cast).act) == ("Ask Rosa at the gate.", "told")
    Contact.objects.create(person=cast.rosa, kind="phone", value="0171 555 000")
    assert (row(cast).next, row(cast).act) == ("Offer Rosa a conference by phone.", "call")
    system(Invitation).update(language="so")
    assert (row(cast).next, row(cast).act, row(cast).language) == ("Ring Rosa, in Somali.", "call", "Somali")


def interprets(cast, language, who=None):
    person = who or cast.ivo
    person.language = language
    person.save()


def test_who_interprets_their_language_is_named_in_the_next_thing_and_on_the_call_list(cast, letter):
    interprets(cast, "so")
    system(Invitation).update(opened_at=timezone.now() - LONG_AGO, language="so")
    assert (row(cast).next, row(cast).act) == ("Ask Rosa at the gate. Ivo interprets Somali.", "told")
    Contact.objects.create(person=cast.rosa, kind="phone", value="0171 555 000")
    assert (row(cast).next, row(cast).act) == ("Ask Ivo to ring Rosa, in Somali.", "call")
    assert "Somali, with Ivo" in cast.browser("teo").get(f"/class/{cast.klass.pk}/families/calls/").content.decode()
    system(Invitation).update(language="en")
    assert row(cast).next == "Offer Rosa a conference by phone."


def test_an_interpreter_of_another_language_or_of_last_year_is_not_named(cast, letter):
    system(Invitation).update(opened_at=timezone.now() - LONG_AGO, language="so")
    interprets(cast, "ar")
    assert row(cast).next == "Ask Rosa at the gate."
    interprets(cast, "so")
    Post.objects.filter(person=cast.ivo).update(ends_on=cast.today)
    assert row(cast).next == "Ask Rosa at the gate."
    interprets(cast, "so", cast.olga)  # speaks it, and does not interpret
    assert row(cast).next == "Ask Rosa at the gate."


def test_who_is_kept_from_the_child_is_not_asked_to_ring_its_family(cast, letter):
    system(Invitation).update(opened_at=timezone.now() - LONG_AGO, language="so")
    Contact.objects.create(person=cast.rosa, kind="phone", value="0171 555 000")
    interprets(cast, "so")
    limit = Restriction.objects.create(learner=cast.ben, adult=cast.ivo, reference="9", entered_by=cast.olga)
    assert row(cast).next == "Ask Ivo to ring Rosa, in Somali."
    limit.learner = cast.ada
    limit.save()
    assert (row(cast).next, row(cast).voice) == ("Ring Rosa, in Somali.", "")


def test_an_interpreter_of_the_school_is_not_asked_to_ring_themselves(cast, letter):
    system(Invitation).update(opened_at=timezone.now() - LONG_AGO, language="so")
    Contact.objects.create(person=cast.rosa, kind="phone", value="0171 555 000")
    Post.objects.create(school=cast.school, person=cast.rosa, hat="interpreter", starts_on=cast.begun)
    interprets(cast, "so", cast.rosa)
    assert row(cast).next == "Ring Rosa, in Somali."


def test_a_letter_that_came_back_is_handed_over_by_name(cast, letter):
    print_letters([letter], by=cast.viewer("teo"))
    system(Notice).update(bounced_at=timezone.now())
    assert (row(cast).next, row(cast).act) == ("Hand the letter to Rosa at the gate.", "print")
    interprets(cast, "so")
    system(Invitation).update(language="so")
    assert (row(cast).next, row(cast).act) == ("Hand the letter to Rosa at the gate. Ivo interprets Somali.", "print")
    Contact.objects.create(person=cast.rosa, kind="phone", value="0171 555 000")
    assert row(cast).next == "Ask Ivo to ring Rosa, in Somali. The call list has what to say."


def test_before_anything_is_out_the_child_hands_the_paper_over(cast, letter):
    assert (row(cast).next, row(cast).act) == ("Print the letter. Ada hands it over.", "print")


def test_who_cannot_come_is_spoken_to(cast, letter):
    system(Invitation).update(answered_at=timezone.now(), coming="no")
    assert (row(cast).next, row(cast).act) == ("Speak to Rosa, and find a way together.", "told")


def test_nothing_is_asked_of_a_household_somebody_has_answered_for(cast, letter):
    other = cast._person("Nana Ruth")
    Tie.objects.create(learner=cast.ada, adult=other, household=1, starts_on=cast.begun)
    (second,) = invite_to(cast, cast.conference, other)
    system(Invitation).filter(pk=second.pk).update(answered_at=timezone.now(), coming="yes")
    system(Invitation).filter(pk=letter.pk).update(opened_at=timezone.now() - LONG_AGO)
    assert (row(cast).next, row(cast).act) == ("Nana Ruth has answered.", "")
    system(Invitation).filter(pk=second.pk).update(coming="no")
    assert row(cast).act == "told"


def test_an_answer_is_told_in_one_sentence(cast, letter):
    fields = {"coming": "other", "who_comes": "Aunt Mo", "needs": "Aunt Mo", "interpreter": "so"}
    system(Invitation).update(answered_at=timezone.now(), **fields)
    assert row(cast).reply == "Somebody else comes: Aunt Mo. Interpreter for Somali"


def test_a_row_with_nothing_to_do_has_no_button_and_what_they_said_can_be_written_down(cast, letter):
    system(Invitation).update(opened_at=timezone.now())
    page = cast.browser("teo").get(f"/class/{cast.klass.pk}/families/").content.decode()
    assert f'href="{row(cast).told_page}"' in page
    assert page.count("They answered") == 1
    assert 'class="acts"' not in page


def test_a_household_is_one_row_told_by_the_adult_who_is_furthest(cast, letter):
    other = cast._person("Nana Ruth")
    Tie.objects.create(learner=cast.ada, adult=other, household=1, starts_on=cast.begun)
    (second,) = invite_to(cast, cast.conference, other)
    print_letters([letter], by=cast.viewer("teo"))
    print_letters([second], by=cast.viewer("teo"))
    system(Notice).filter(to=cast.rosa).update(bounced_at=timezone.now())
    rows = reach_of(cast.round, cast.viewer("teo"))
    (home,) = households(rows)
    assert {each.adult for each in home.adults} == {cast.rosa, other}
    assert (home.best.adult, home.state, len(rows)) == (other, "paper", 2)
    page = cast.browser("teo").get(f"/class/{cast.klass.pk}/families/").content.decode()
    assert page.count("All families 1<") == 1 and page.count('class="each"') == 2
    assert "Everybody was sent one" in page and 'class="lost"' not in page
    assert page.count("It arrived") == 2  # in the household's row, and in that adult's own


def test_two_households_of_a_child_are_two_rows(cast, letter):
    fields = {"round": cast.round, "zone": cast.conference.zone, "minutes": cast.conference.minutes}
    apart = Conference.objects.create(learner=cast.ada, household=2, **fields)
    invite_to(cast, apart, cast.raul)
    assert [home.best.adult for home in households(reach_of(cast.round, cast.viewer("teo")))] == [cast.rosa, cast.raul]


def test_of_two_answers_the_one_that_asks_for_nothing_is_told(cast, letter):
    other = cast._person("Nana Ruth")
    Tie.objects.create(learner=cast.ada, adult=other, household=1, starts_on=cast.begun)
    (second,) = invite_to(cast, cast.conference, other)
    system(Invitation).filter(pk=letter.pk).update(answered_at=timezone.now(), coming="no")
    system(Invitation).filter(pk=second.pk).update(answered_at=timezone.now(), coming="yes")
    (home,) = households(reach_of(cast.round, cast.viewer("teo")))
    assert (home.best.adult, home.best.act) == (other, "")


def test_homes_stand_by_what_can_be_done_for_them_now(cast, letter):
    """Letters on their way first, then those that wait longest for a step; where nothing is to do comes last."""
    bens, pias = (Conference.objects.create(learner=child, round=cast.round) for child in (cast.ben, cast.pia))
    nana = cast._person("Nana Ruth")
    Tie.objects.create(learner=cast.pia, adult=nana, starts_on=cast.begun)
    (bea,), (ruth,) = invite_to(cast, bens, cast.bea), invite_to(cast, pias, nana)
    print_letters([letter, bea, ruth], by=cast.viewer("teo"))
    papers = {row.to_id: system(Notice).filter(pk=row.pk) for row in system(Notice).filter(channel="letter")}

    def order():
        homes = sorted(households(reach_of(cast.round, cast.viewer("teo"))), key=lambda each: each.most_wanted())
        return [(home.best.learner.display, home.best.act) for home in homes]

    papers[cast.bea.pk].update(handed_at=timezone.now() - LONG_AGO)
    papers[cast.rosa.pk].update(handed_at=timezone.now())
    assert order() == [("Pia", "handed"), ("Ben", "told"), ("Ada", "")]
    system(Invitation).filter(pk=bea.pk).update(opened_at=timezone.now() - LONG_AGO)
    assert order() == [("Pia", "handed"), ("Ben", "told"), ("Ada", "")]
