"""Who belongs to a child, how to reach them, what they allow, who must not: written down, ended with a date, never deleted."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse

from leadlight.people.actions import family as acts
from leadlight.people.actions.consents import consents_of, say_consents
from leadlight.people.actions.learners import add_child, change_card, child_comes_back, child_leaves, move_child
from leadlight.people.actions.limits import enter_limit, is_alone, sign_limit
from leadlight.people.models import Account, Consent, Contact, Enrolment, Person, Restriction, Tie, own_word
from leadlight.people.queries.learner import classes_of_learner, family_of
from leadlight.people.queries.windows import windows_of
from leadlight.platform.models import Audit


def names(rows):
    return [row.adult.display for row in rows]


def test_an_ended_tie_stays_with_its_date_and_can_be_turned_back(cast):
    teo = cast.viewer("teo")
    tie = Tie.objects.get(learner=cast.ada, adult=cast.rosa)
    acts.end_tie(tie, by=teo)
    tie.refresh_from_db()
    assert tie.ends_on == cast.today
    assert names(family_of(cast.ada, teo)) == ["Raul", "Bram"]
    acts.renew_tie(tie, by=teo)
    assert names(family_of(cast.ada, teo)) == ["Rosa", "Raul", "Bram"]


def test_the_card_and_the_contacts_of_an_adult_who_no_longer_belongs_are_the_offices_alone(cast):
    """A teacher turns an end back on the day it was written; from the next day neither words nor contacts are theirs."""
    tie = Tie.objects.get(learner=cast.ada, adult=cast.inga)
    Tie.objects.filter(pk=tie.pk).update(ends_on=cast.school_day)
    Contact.objects.create(person=cast.inga, kind="phone", value="0171 555 099")
    teo, olga, address = cast.browser("teo"), cast.browser("olga"), f"/family/{tie.pk}/"
    assert teo.get(address).status_code == 200
    Tie.objects.filter(pk=tie.pk).update(ends_on=cast.yesterday)

    assert [who.get(address).status_code for who in (teo, olga)] == [404, 200]
    assert teo.post(f"{address}return/").status_code == 404
    assert "Inga" not in teo.get(f"/learners/{cast.ada.pk}/").content.decode()
    seen = [who.get(f"/contacts/of/{cast.inga.pk}/") for who in (teo, olga)]
    assert ["0171 555 099" in answer.content.decode() for answer in seen] == [False, True]
    assert Tie.objects.get(pk=tie.pk).ends_on == cast.yesterday


def test_an_adult_whose_tie_ended_is_let_into_nothing(cast):
    rosa = cast.browser("rosa")
    assert rosa.get(f"/learners/{cast.ada.pk}/pictures/").status_code == 200
    acts.end_tie(Tie.objects.get(learner=cast.ada, adult=cast.rosa), by=cast.viewer("teo"))
    assert rosa.get(f"/learners/{cast.ada.pk}/pictures/").status_code == 302


@pytest.mark.parametrize("who", ["otis", "zoe", "lea", "ivo", "rosa", "ada", "nobody"])
def test_only_the_classs_adults_and_the_office_write_a_family_down(cast, who):
    with pytest.raises(Http404):
        acts.add_family_member(cast.ada, by=cast.viewer(who), name="Nana")
    with pytest.raises(Http404):
        acts.end_tie(Tie.objects.get(learner=cast.ada, adult=cast.rosa), by=cast.viewer(who))


def test_relation_and_language_are_kept_in_any_words(cast):
    answer = cast.browser("teo").post(
        f"/learners/{cast.ada.pk}/family/new/",
        {"name": "جدتي", "relation": "Teta, and the best cook", "language": "ar", "household": "2", "invited": "on"},
    )
    tie = Tie.objects.get(relation="Teta, and the best cook")
    assert answer["Location"] == f"/learners/{cast.ada.pk}/"
    assert (tie.adult.display, tie.adult.language, tie.household, tie.invited) == ("جدتي", "ar", 2, True)


def test_two_households_do_not_see_each_others_contacts(cast):
    Contact.objects.create(person=cast.raul, kind="mail", value="raul@post.example")
    assert cast.browser("rosa").get(f"/contacts/of/{cast.raul.pk}/").status_code == 404
    assert list(Contact.objects.visible_to(cast.viewer("rosa"))) == []


def test_several_adults_may_share_an_address(cast):
    for adult in (cast.rosa, cast.raul):
        acts.add_contact(adult, "home@post.example", by=cast.viewer("olga"))
    assert Contact.objects.visible_to(cast.viewer("olga")).filter(value="home@post.example").count() == 2


def test_the_office_is_told_when_a_barred_adult_has_the_same_address(cast):
    acts.add_contact(cast.rosa, "home@post.example", by=cast.viewer("olga"))
    words = "Somebody who must not hear of the child has one of these addresses too."
    assert words not in cast.browser("olga").get(f"/contacts/of/{cast.rosa.pk}/").content.decode()
    acts.add_contact(cast.bram, "home@post.example", by=cast.viewer("olga"))
    assert words in cast.browser("olga").get(f"/contacts/of/{cast.rosa.pk}/").content.decode()
    assert words not in cast.browser("teo").get(f"/contacts/of/{cast.rosa.pk}/").content.decode()


@pytest.mark.parametrize(("typed", "kind"), [("rosa@post.example", "mail"), ("+64 21 555 014", "phone")])
def test_phone_or_mail_is_told_apart_by_itself(cast, typed, kind):
    cast.browser("olga").post(f"/contacts/of/{cast.rosa.pk}/", {"value": typed})
    assert Contact.objects.visible_to(cast.viewer("olga")).get().kind == kind


def test_what_is_neither_is_given_back_with_a_sentence(cast):
    page = cast.browser("olga").post(f"/contacts/of/{cast.rosa.pk}/", {"value": "ask the aunt"})
    assert page.status_code == 422
    assert "ask the aunt" in page.content.decode()


def test_withdrawing_wins_and_a_yes_ends_by_itself(cast):
    rosa, raul = cast.viewer("rosa"), cast.viewer("raul")
    say_consents(cast.ada, {"display": "yes"}, by=rosa)
    assert consents_of(cast.ada, by=rosa)["display"] == "yes"
    say_consents(cast.ada, {"display": "no"}, by=raul)
    assert consents_of(cast.ada, by=rosa)["display"] == "no"
    row = Consent.objects.create(learner=cast.ada, purpose="outside", state="yes", until=cast.today)
    assert consents_of(cast.ada, by=rosa)["outside"] == "no"
    Consent.objects.visible_to(rosa).filter(pk=row.pk).update(until=cast.today + timedelta(days=1))
    assert consents_of(cast.ada, by=rosa)["outside"] == "yes"


@pytest.mark.parametrize("who", ["teo", "cora", "lea", "bea", "bram", "ada"])
def test_only_the_family_and_the_office_say_what_is_allowed(cast, who):
    with pytest.raises(Http404):
        say_consents(cast.ada, {"outside": "yes"}, by=cast.viewer(who))
    assert not Consent.objects.for_system("a test counts").exists()


def test_a_limit_holds_at_once(cast):
    rosa = cast.browser("rosa")
    assert rosa.get(f"/learners/{cast.ada.pk}/pictures/").status_code == 200
    fields = {"contact": True, "information": True, "reference": "cabinet 4"}
    enter_limit(cast.ada, cast.rosa, by=cast.viewer("olga"), **fields)
    assert rosa.get(f"/learners/{cast.ada.pk}/pictures/").status_code == 302


def test_nobody_signs_their_own_limit_twice(cast):
    fields = {"contact": True, "information": True, "reference": "cabinet 4"}
    row = enter_limit(cast.ada, cast.raul, by=cast.viewer("olga"), **fields)
    assert cast.browser("olga").post(f"/limits/{row.pk}/signature/").status_code == 404
    assert sign_limit(row, by=cast.viewer("olga")).second_id is None
    assert sign_limit(row, by=cast.viewer("lea")).second_id == cast.lea.pk


def test_the_trail_says_alone_where_nobody_else_could_sign(cast):
    olga = cast.viewer("olga")
    fields = {"contact": True, "information": True, "reference": "cabinet 4"}
    enter_limit(cast.ada, cast.raul, by=olga, **fields)
    Account.objects.filter(person__school=cast.school).exclude(person=cast.olga).delete()
    assert is_alone(olga)
    enter_limit(cast.ada, cast.rosa, by=olga, **fields)
    assert list(Audit.objects.filter(what="limit.entered").values_list("alone", flat=True)) == [False, True]


def test_a_teacher_never_reads_that_there_is_a_limit(cast):
    page = cast.browser("teo").get(f"/learners/{cast.ada.pk}/").content.decode()
    assert "limits/" not in page
    assert "cabinet" not in page
    assert list(Restriction.objects.visible_to(cast.viewer("teo"))) == []


def test_a_child_added_gets_an_emblem_nobody_has(cast):
    kofi = add_child(cast.klass, "Kofi Mensah", by=cast.viewer("teo"))
    assert (kofi.display, kofi.full, kofi.sort_key) == ("Kofi", "Kofi Mensah", "mensah kofi")
    assert kofi.emblem not in {cast.ada.emblem, cast.ben.emblem, cast.pia.emblem}


def test_an_emblem_somebody_has_is_not_given_twice(cast):
    add = add_child(cast.klass, "Kofi Mensah", by=cast.viewer("teo"))
    kept = change_card(cast.ada, by=cast.viewer("teo"), display="Ada", emblem=add.emblem)
    assert kept.emblem == cast.ada.emblem


def test_a_child_moves_with_everything_and_the_old_class_has_them_no_more(cast):
    move_child(cast.ada, cast.other_class, by=cast.viewer("olga"))
    assert [row.pk for row in classes_of_learner(cast.ada, cast.viewer("olga"))] == [cast.other_class.pk]
    assert [window.name for window in windows_of(cast.klass, cast.viewer("teo"))] == ["Ben", "Pia"]
    assert cast.browser("teo").get(f"/learners/{cast.ada.pk}/").status_code == 404
    assert cast.browser("otis").get(f"/learners/{cast.ada.pk}/").status_code == 200


def test_nobody_moves_a_child_into_another_school(cast):
    with pytest.raises(Http404):
        move_child(cast.ada, cast.class_elsewhere, by=cast.viewer("olga"))
    assert not Enrolment.objects.filter(learner=cast.ada, klass=cast.class_elsewhere).exists()


def test_leaving_is_turned_back_by_the_teacher_the_same_day(cast):
    teo = cast.viewer("teo")
    child_leaves(cast.ada, by=teo)
    assert [window.name for window in windows_of(cast.klass, teo)] == ["Ben", "Pia"]
    with pytest.raises(Http404):
        child_comes_back(cast.ada, by=cast.viewer("otis"))
    child_comes_back(cast.ada, by=teo)
    assert [window.name for window in windows_of(cast.klass, teo)] == ["Ada", "Ben", "Pia"]
    assert Person.objects.visible_to(teo).get(pk=cast.ada.pk).left_on is None


def test_who_left_some_days_ago_is_taken_back_by_the_office_alone(cast):
    child_leaves(cast.ada, by=cast.viewer("teo"))
    Person.objects.for_system("a test").filter(pk=cast.ada.pk).update(left_on=cast.yesterday)
    Enrolment.objects.filter(learner=cast.ada).update(ends_on=cast.yesterday)
    assert cast.browser("teo").post(reverse("people:return", args=[cast.ada.pk])).status_code == 404
    assert cast.browser("olga").post(reverse("people:return", args=[cast.ada.pk])).status_code == 302
    assert [window.name for window in windows_of(cast.klass, cast.viewer("teo"))] == ["Ada", "Ben", "Pia"]


def test_a_second_child_of_one_name_is_told_apart_by_emblem(cast):
    add_child(cast.klass, "Ada", by=cast.viewer("teo"))
    twins = [window for window in windows_of(cast.klass, cast.viewer("teo")) if window.twin]
    assert [window.name for window in twins] == ["Ada", "Ada"]
    assert len({window.emblem for window in twins}) == 2


def test_the_contact_list_costs_the_same_for_one_child_and_for_many(cast, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    olga, counts = cast.browser("olga"), []
    for more in (0, 5):
        for turn in range(more):
            child = add_child(cast.klass, f"Kea{turn} Tui", by=cast.viewer("olga"))
            tie = acts.add_family_member(child, by=cast.viewer("olga"), name="Nana")
            acts.add_contact(tie.adult, f"nana{turn}@post.example", by=cast.viewer("olga"))
        with CaptureQueriesContext(connection) as queries:
            assert olga.get(f"/office/classes/{cast.klass.pk}/contacts/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_a_child_calls_somebody_is_read_by_that_child_and_its_own_family_alone(cast):
    Tie.objects.filter(learner=cast.ada, adult=cast.raul).update(relation="Baba")

    def word(who):
        rows = Person.objects.for_system("a test").annotate(word=own_word(cast.viewer(who), learner=cast.ada.pk))
        return rows.get(pk=cast.raul.pk).word or ""

    assert {who: word(who) for who in ("ada", "rosa", "ben", "bea", "teo")} == {
        "ada": "Baba", "rosa": "Baba", "ben": "", "bea": "", "teo": ""
    }  # fmt: skip
