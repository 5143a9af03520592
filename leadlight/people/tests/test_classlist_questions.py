"""What only the teacher can tell is asked, kept until then, and answered without reading anything twice."""

import pytest

from leadlight.people.classlist import read

TWINS = "Sam Fisher\nAda Lovell\nSAM  Fisher\nSam Fisher\n"
SAMS = "Name;Family;Relation\nSam Fisher;J. Fisher;uncle\nSam Fisher;M. Fisher;aunt\nAda Lovell;Rosa;aunt\n"
NOTE = "Name;Family\nIdris Warsame;Hodan’s list\nAda Lovell;Rosa Lovell\n"


def named(found):
    return [learner.name for learner in found.learners]


def asked(found):
    return [(note.question, note.lines) for note in found.questions]


def test_a_repeated_name_is_a_question_not_a_refusal():
    found = read(TWINS)
    assert named(found) == ["Sam Fisher", "Ada Lovell", "SAM Fisher", "Sam Fisher"]
    assert asked(found) == [("same_or_two", (1, 3, 4))]
    assert found.questions[0].text == "Sam Fisher is on line 1 and also on line 3, 4. Two children, or the same child?"
    assert found.questions[0].choices == (("two", "Two children"), ("same", "The same child"))


@pytest.mark.parametrize(("answer", "names"), [("same", 2), ("two", 4)])
def test_the_answer_settles_a_repeated_name(answer, names):
    found = read(TWINS, answers={1: answer})
    assert (len(found.learners), asked(found)) == (names, [])


def test_an_answer_to_something_else_settles_nothing():
    assert asked(read(TWINS, answers={1: "person", 3: "same"})) == [("same_or_two", (1, 3, 4))]


def test_the_same_child_keeps_the_family_of_both_lines():
    found = read("Name;Family\nSam;Ann Fisher\nAda;Rosa\nSam;Bob Fisher\nSam;Ann Fisher\n", answers={"2": "same"})
    assert named(found) == ["Sam", "Ada"]
    assert [member.name for member in found.learners[0].family] == ["Ann Fisher", "Bob Fisher"]


def test_next_to_each_other_with_other_family_is_one_child():
    found = read(SAMS)
    assert named(found) == ["Sam Fisher", "Ada Lovell"]
    assert [(one.name, one.relation) for one in found.learners[0].family] == [
        ("J. Fisher", "uncle"),
        ("M. Fisher", "aunt"),
    ]
    assert [note.code for note in found.notes] == ["one_line_each"]


def test_two_children_of_one_name_next_to_each_other_when_the_teacher_says_so():
    found = read(SAMS, answers={3: "two", 2: "two"})
    assert named(found) == ["Sam Fisher", "Sam Fisher", "Ada Lovell"]
    assert [len(learner.family) for learner in found.learners] == [1, 1, 1]


@pytest.mark.parametrize("second", ["Sam Fisher;J. Fisher;uncle", "Sam Fisher;;"])
def test_the_very_same_line_twice_is_a_question(second):
    found = read(f"Name;Family;Relation\nSam Fisher;J. Fisher;uncle\n{second}\n")
    assert asked(found) == [("same_or_two", (2, 3))]


def test_a_very_long_line_is_asked_about_and_kept_whole():
    long = "Li" * 10_000
    found = read(f"Ada Lovell\n{long}\n")
    assert named(found) == ["Ada Lovell"]
    assert found.questions[0].text == "Line 2 is very long (20,000 letters). Is it a name?"
    assert [part.text for part in found.unread] == [long]
    assert len(str(found.to_json())) < 300


def test_a_long_line_alone_is_still_a_question():
    found = read("Li" * 200)
    assert (named(found), asked(found)) == ([], [("is_it_a_name", (1,))])


def test_a_long_name_is_taken_whole_when_it_is_one():
    found = read("Ada " + "Li" * 100, answers={1: "name"})
    assert (named(found), asked(found), found.unread) == (["Ada " + "Li" * 100], [], ())


def test_a_line_left_out_by_the_teacher_is_not_asked_about_again():
    found = read("Ada Lovell\n" + "Li" * 100, answers={2: "leave"})
    assert (named(found), asked(found)) == (["Ada Lovell"], [])
    assert len(found.unread) == 1


def test_a_sentence_is_asked_about():
    found = read("Ada Lovell\nPlease do not forget that Ben comes only on Monday mornings.\n")
    assert (named(found), asked(found)) == (["Ada Lovell"], [("is_it_a_name", (2,))])


def test_the_beginning_of_a_letter_is_no_child():
    found = read("Dear Teo,\nhere is the list:\nAda Lovell\nBen Osei\n")
    assert (named(found), asked(found)) == (["Ada Lovell", "Ben Osei"], [("is_it_a_name", (1,))])
    assert [part.text for part in found.unread] == ["Dear Teo,", "here is the list:"]


def test_family_of_a_name_that_is_asked_about_goes_to_no_other_child():
    found = read("Name;Family\nAda Lovell;Rosa\n" + "Li" * 100 + ";Luis Marin\n")
    assert [member.name for member in found.learners[0].family] == ["Rosa"]
    assert [part.text for part in found.unread if part.why == "no_child"] == ["Luis Marin"]


def test_a_note_among_the_family_is_asked_about_and_stays_until_then():
    found = read(NOTE)
    assert (
        found.questions[0].text
        == "Line 2: is “Hodan’s list” a person in Idris Warsame’s family, or a note to yourself?"
    )
    assert [member.name for member in found.learners[0].family] == ["Hodan’s list"]


def test_a_note_to_oneself_is_no_family():
    found = read(NOTE, answers={2: "note"})
    assert (found.learners[0].family, asked(found)) == ((), [])
    assert [part.text for part in found.unread] == ["Hodan’s list"]


def test_a_person_stays_a_person():
    found = read(NOTE, answers={2: "person"})
    assert ([member.name for member in found.learners[0].family], asked(found)) == (["Hodan’s list"], [])


def test_two_questions_on_one_line_take_two_answers():
    text = "Name;Family\nIdris;Hodan’s list\nAda;Rosa\nIdris;\n"
    assert asked(read(text)) == [("person_or_note", (2,)), ("same_or_two", (2, 4))]
    found = read(text, answers={2: ("note", "same")})
    assert (named(found), asked(found), found.learners[0].family) == (["Idris", "Ada"], [], ())
