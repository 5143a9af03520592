"""What each viewer's page holds, and what it never does."""

from dataclasses import replace

import pytest
from django.http import Http404

from leadlight.confer import actions, queries
from leadlight.confer.templatetags.confer import signs
from leadlight.confer.tests.room import all_of, opened, reflect
from leadlight.people.models import Tie
from leadlight.plan.actions.picks import pick_artifact
from leadlight.plan.models import OwnNotes, Part
from leadlight.portfolio.models import Artifact


def shown(cast, who, meeting, language="en"):
    viewer = cast.viewer(who)
    return queries.meeting_shown(queries.meeting_row(meeting.pk, viewer), viewer, language)


def pieces(room):
    return [piece.title for part in room.parts for piece in part.pieces]


def test_the_childs_own_notes_are_on_no_page_but_the_childs(cast):
    meeting = opened(cast)
    OwnNotes.objects.create(part=cast.part("proud"), words="Breathe. Show the knots.")
    notes = {
        who: [p.notes for p in shown(cast, who, meeting).parts if p.notes]
        for who in ("ada", "teo", "cora", "rosa", "ivo")
    }
    assert notes == {"ada": ["Breathe. Show the knots."], "teo": [], "cora": [], "rosa": [], "ivo": []}


def test_a_family_sees_the_part_the_child_is_at_and_those_reached_not_what_comes(cast):
    meeting, ada = opened(cast), cast.viewer("ada")
    assert pieces(shown(cast, "ada", meeting)) == ["Kite", "Fractions"]
    assert pieces(shown(cast, "rosa", meeting)) == []
    actions.move(meeting, part=cast.part("proud"), by=ada)
    assert pieces(shown(cast, "rosa", meeting)) == pieces(shown(cast, "ivo", meeting)) == ["Kite"]
    actions.move(meeting, part=cast.part("tricky"), by=ada)
    assert pieces(shown(cast, "rosa", meeting)) == ["Kite", "Fractions"]


def test_only_shared_reflections_stand_beside_a_piece_even_on_the_childs_own_page(cast):
    meeting = opened(cast)
    reflect(cast, cast.kite, "I used my granny's knots")
    reflect(cast, cast.kite, "Only for me", shared=False)
    actions.move(meeting, part=cast.part("proud"), by=cast.viewer("ada"))
    for who in ("ada", "rosa", "teo"):
        [kite] = shown(cast, who, meeting).part.pieces
        assert [words for _starter, words, _sound in kite.said] == ["I used my granny's knots"], who


def test_part_names_come_in_the_readers_language_unless_the_child_renamed_them(cast):
    meeting = opened(cast)
    all_of(Part).filter(pk=cast.part("show").pk).update(name="Abracadabra")
    english = [part.name for part in shown(cast, "rosa", meeting, "en").parts]
    arabic = [part.name for part in shown(cast, "rosa", meeting, "ar").parts]
    assert english[3] == arabic[3] == "Abracadabra"
    assert english[0] == "Hello"
    assert arabic[0] != english[0]


def test_a_family_member_reads_of_other_guests_nothing(cast):
    meeting = opened(cast)
    assert [guest.name for guest in shown(cast, "ada", meeting).guests] == ["Rosa", "Raul", "Ivo"]
    assert [guest.name for guest in shown(cast, "rosa", meeting).guests] == []
    goal = actions.make_goal(meeting, by=cast.viewer("ada"), words="Swim")
    actions.promise_here(meeting, goal, by=cast.viewer("raul"), words="to the pool")
    assert shown(cast, "rosa", meeting).goal is None  # the child is not at the goals yet
    actions.move(meeting, part=cast.part("goals"), by=cast.viewer("ada"))
    assert list(shown(cast, "rosa", meeting).goal.promises) == []
    assert [p.by for p in shown(cast, "ada", meeting).goal.promises] == ["Raul"]


def test_child_and_family_read_the_childs_own_word_for_who_spoke_and_promised(cast):
    """Raul is Baba to Ada; at school and to the interpreter he is Raul. Ben's word for him is nobody's here."""
    Tie.objects.filter(learner=cast.ada, adult=cast.raul).update(relation="Baba", household=1)
    Tie.objects.create(learner=cast.ben, adult=cast.raul, relation="Uncle Ru", starts_on=cast.begun)
    meeting = opened(cast)
    goal = actions.make_goal(meeting, by=cast.viewer("ada"), words="Swim")
    actions.move(meeting, part=cast.part("goals"), by=cast.viewer("ada"))
    actions.promise_here(meeting, goal, by=cast.viewer("raul"), words="to the pool")
    actions.say(meeting, by=cast.viewer("raul"), words="You dived")

    def named(who):
        room = shown(cast, who, meeting)
        return [each.by for each in room.sayings] + [each.by for each in room.goal.promises]

    named_by = {who: named(who) for who in ("ada", "rosa", "teo", "ivo")}
    assert named_by == {"ada": ["Baba"] * 2, "rosa": ["Baba"] * 2, "teo": ["Raul"] * 2, "ivo": ["Raul"] * 2}


@pytest.mark.parametrize("who", ["ben", "pia", "bea", "inga", "bram", "otis", "olga", "lea", "zoe"])
def test_there_is_no_such_meeting_for_anybody_else(cast, who):
    meeting = opened(cast)
    with pytest.raises(Http404):
        shown(cast, who, meeting)


@pytest.mark.parametrize(("who", "most"), [("ada", 10), ("rosa", 6), ("teo", 10)])
def test_one_piece_or_many_the_page_asks_as_often(cast, django_assert_num_queries, who, most):
    meeting, ada = opened(cast), cast.viewer("ada")
    actions.move(meeting, part=cast.part("proud"), by=ada)
    goal = actions.make_goal(meeting, by=ada, words="Swim")
    actions.promise_here(meeting, goal, by=ada, words="every week")
    for more in range(2):
        viewer = cast.viewer(who)
        with django_assert_num_queries(most):
            queries.meeting_shown(queries.meeting_row(meeting.pk, viewer), viewer, "en")
        for n in range(4):
            pick_artifact(cast.plan, cast.artifact(f"More {more} {n}"), by=ada, part=cast.part("proud"))
        actions.say(meeting, by=cast.viewer("rosa"), words="Oh!")


def test_a_thing_on_paper_without_a_version_is_shown_with_its_place(cast):
    meeting = opened(cast)
    bowl = Artifact.objects.create(
        learner=cast.ada, title="My bowl", kind="paper", place="on the shelf", kept_at=cast.viewer("ada").now
    )
    pick_artifact(cast.plan, bowl, by=cast.viewer("ada"), part=cast.part("show"))
    actions.move(meeting, part=cast.part("show"), by=cast.viewer("ada"))
    [piece] = shown(cast, "rosa", meeting).part.pieces
    assert (piece.title, piece.place) == ("My bowl", "on the shelf")


def test_at_the_table_of_the_youngest_everybody_without_a_face_has_a_drawing_of_their_own(cast):
    """Two guests whose numbers lead to the same drawing do not share it; older children read names."""
    meeting = opened(cast)
    meeting.guests = ["Auntie", "Uncle Ru"]
    meeting.save()
    assert signs(shown(cast, "ada", meeting)) == {}
    cast.klass.band = "5-7"
    cast.klass.save()
    room = shown(cast, "ada", meeting)
    given = signs(room)
    assert set(given) == {*(guest.id for guest in room.guests), "Auntie", "Uncle Ru"}
    assert (len(set(given.values())), "owl" in given.values()) == (5, False)
    page = cast.browser("ada").get(f"/meetings/{meeting.pk}/").content.decode()
    assert all(f'data-icon="{sign}"' in page for sign in given.values())
    same = room.guests[0]
    alike = replace(room, guests=tuple(replace(same, id=number) for number in range(3)), names=())
    assert len(set(signs(alike).values())) == 3
    assert signs(replace(alike, guests=(replace(same, face="rania"),))) == {}
