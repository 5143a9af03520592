"""What happens to panes: who may, what is written down, what stays as it was."""

import pytest
from django.http import Http404
from django.utils import timezone

from leadlight.people.models import Choice, Consent
from leadlight.platform.models import Audit, File
from leadlight.portfolio import actions
from leadlight.portfolio.actions import Made, NothingInIt
from leadlight.portfolio.models import Artifact, Comment, Reflection, Share, Sticky, Version

WORDS = Made(words="It flew over the gym")


def fresh(row):
    return type(row).objects.for_system("a test looks again").get(pk=row.pk)


def decided(cast):
    rows = Choice.objects.for_system("a test looks").filter(learner=cast.ada)
    return [(row.what, row.decided, row.hat) for row in rows]


def test_a_child_adds_a_piece_and_only_the_child_and_the_class_adults_see_it(cast):
    row = actions.add_piece(WORDS, by=cast.viewer("ada"), kind="writing", title="Kite")
    seen = {who for who in ("ada", "ben", "rosa", "raul", "teo", "cora", "otis", "zoe", "olga", "lea", "ivo")
            if Artifact.objects.visible_to(cast.viewer(who)).exists()}  # fmt: skip
    assert seen == {"ada", "teo", "cora"}
    assert (row.learner, row.added_hat, row.kept_at is None) == (cast.ada, "learner", False)
    assert decided(cast) == [("added", "alone", "learner")]


def test_a_piece_needs_something_in_it(cast):
    with pytest.raises(NothingInIt):
        actions.add_piece(Made(), by=cast.viewer("ada"), kind="photo", title="Kite")
    assert Artifact.objects.for_system("a test looks").count() == 0


def test_a_thing_on_paper_is_kept_by_its_place(cast):
    row = actions.add_piece(Made(), by=cast.viewer("ada"), kind="paper", place="green folder")
    assert (row.place, fresh(row).kind) == ("green folder", "paper")


def test_what_a_teacher_adds_says_so_and_can_be_put_away(cast):
    row = actions.add_piece_for(cast.ada.pk, WORDS, by=cast.viewer("teo"), kind="writing")
    assert (row.added_by, row.added_hat) == (cast.teo, "teacher")
    actions.put_away(row, by=cast.viewer("ada"))
    assert list(Artifact.objects.visible_to(cast.viewer("ada")).in_window()) == []
    assert decided(cast) == [("added", "for_child", "teacher"), ("put away", "alone", "learner")]


@pytest.mark.parametrize("who", ["otis", "zoe", "olga", "rosa", "ben"])
def test_nobody_else_adds_for_a_child(cast, who):
    with pytest.raises(Http404):
        actions.add_piece_for(cast.ada.pk, WORDS, by=cast.viewer(who), kind="writing")


@pytest.mark.parametrize("who", ["bram", "inga", "bea"])
def test_only_family_of_today_offers(cast, who):
    with pytest.raises(Http404):
        actions.offer_piece(cast.ada.pk, WORDS, by=cast.viewer(who), kind="writing")


def test_an_offered_piece_waits_for_the_child_and_then_is_the_childs_to_show(cast):
    row = actions.offer_piece(cast.ada.pk, WORDS, by=cast.viewer("rosa"), kind="writing")
    ada, rosa = cast.viewer("ada"), cast.viewer("rosa")
    assert list(Artifact.objects.visible_to(ada).waiting()) == [row]
    assert list(Artifact.objects.visible_to(ada).in_window()) == []
    assert list(Artifact.objects.visible_to(rosa)) == [row]
    assert list(Artifact.objects.visible_to(cast.viewer("raul"))) == []

    actions.keep_offered(row, by=ada)
    assert list(Artifact.objects.visible_to(ada).in_window()) == [row]
    assert list(Artifact.objects.visible_to(rosa)) == []


def test_what_is_given_back_can_still_be_kept(cast):
    row = actions.offer_piece(cast.ada.pk, WORDS, by=cast.viewer("rosa"), kind="writing")
    actions.give_back(row, by=cast.viewer("ada"))
    assert list(Artifact.objects.visible_to(cast.viewer("ada")).waiting()) == []
    actions.keep_offered(row, by=cast.viewer("ada"))
    assert fresh(row).put_away_at is None


def test_another_try_is_a_new_version_and_the_first_stays(cast):
    kite = cast.artifact("Kite")
    version = actions.try_again(kite, Made(words="Higher"), by=cast.viewer("ada"))
    assert version.number == 2
    rows = Version.objects.visible_to(cast.viewer("ada")).filter(artifact=kite)
    assert [row.words for row in rows] == ["Words about Kite", "Higher"]


def test_an_offered_piece_takes_no_further_try(cast):
    kite = cast.artifact("Kite", kept_at=None, added_by=cast.rosa)
    with pytest.raises(Http404):
        actions.try_again(kite, WORDS, by=cast.viewer("ada"))


def test_the_bin_takes_a_piece_from_every_share_and_gives_it_back(cast):
    kite, ada = cast.artifact("Kite"), cast.viewer("ada")
    actions.show_to(kite, "family", by=ada)
    rosa = cast.viewer("rosa")
    assert list(Artifact.objects.visible_to(rosa)) == [kite]
    actions.bin_piece(kite, by=ada)
    assert list(Artifact.objects.visible_to(rosa)) == list(Artifact.objects.visible_to(cast.viewer("teo"))) == []
    actions.unbin_piece(kite.pk, by=ada)
    assert list(Artifact.objects.visible_to(rosa)) == [kite]


def test_what_a_teacher_takes_out_is_audited_and_only_a_teacher_brings_it_back(cast):
    kite = cast.artifact("Kite")
    actions.bin_piece(kite, by=cast.viewer("teo"), why="A phone number is on it")
    assert (fresh(kite).binned_why, fresh(kite).binned_hat) == ("A phone number is on it", "teacher")
    assert list(Audit.objects.values_list("what", "person")) == [("binned", cast.teo.pk)]
    for who in ("ada", "cora", "otis"):
        with pytest.raises(Http404):
            actions.unbin_piece(kite.pk, by=cast.viewer(who))
    actions.unbin_piece(kite.pk, by=cast.viewer("tia"))
    assert fresh(kite).binned_at is None


def test_cover_bins_nothing(cast):
    with pytest.raises(Http404):
        actions.bin_piece(cast.artifact("Kite"), by=cast.viewer("cora"))


def test_showing_and_taking_back_are_choices_of_the_child(cast):
    kite, ada = cast.artifact("Kite"), cast.viewer("ada")
    actions.show_to(kite, "class", by=ada)
    assert list(Artifact.objects.visible_to(cast.viewer("ben"))) == [kite]
    actions.stop_showing(kite, "class", by=cast.viewer("ada"))
    assert list(Artifact.objects.visible_to(cast.viewer("ben"))) == []
    assert [what for what, _, _ in decided(cast)] == ["showed to class", "took from class"]
    assert Share.objects.for_system("a test looks").get().ends_at is not None


@pytest.mark.parametrize("who", ["teo", "rosa", "ben", "lea"])
def test_nobody_shows_a_childs_piece_for_the_child(cast, who):
    with pytest.raises(Http404):
        actions.show_to(cast.artifact("Kite"), "family", by=cast.viewer(who))


def test_a_classmate_in_the_picture_is_shown_to_nobody_before_a_yes(cast):
    kite, ada = cast.artifact("Kite"), cast.viewer("ada")
    actions.describe(kite, by=ada, in_picture=[cast.ben])
    actions.show_to(kite, "family", by=ada)
    assert list(Artifact.objects.visible_to(cast.viewer("rosa"))) == []
    Consent.objects.create(learner=cast.ben, purpose="others", state="yes")
    assert list(Artifact.objects.visible_to(cast.viewer("rosa"))) == [kite]
    Consent.objects.create(learner=cast.ben, purpose="others", state="no")
    assert list(Artifact.objects.visible_to(cast.viewer("rosa"))) == []


def test_a_child_whose_family_wants_no_class_pictures_is_not_seen_by_the_class(cast):
    kite, ada = cast.artifact("Kite"), cast.viewer("ada")
    actions.describe(kite, by=ada, in_picture=[cast.ada])
    actions.show_to(kite, "class", by=ada)
    assert list(Artifact.objects.visible_to(cast.viewer("ben"))) == [kite]
    Consent.objects.create(learner=cast.ada, purpose="class", state="no")
    assert list(Artifact.objects.visible_to(cast.viewer("ben"))) == []


def test_a_reflection_is_private_then_read_by_those_the_child_shows_the_piece_never_by_a_class(cast):
    kite, ada = cast.artifact("Kite"), cast.viewer("ada")
    actions.show_to(kite, "family", by=ada)
    actions.show_to(kite, "class", by=ada)
    row = actions.reflect(Made(words="Tricky tail"), by=ada, artifact=kite, starter="Now I …")
    readers = lambda: {who for who in ("ada", "ben", "rosa", "raul", "teo", "cora", "lea")  # noqa: E731
                       if Reflection.objects.visible_to(cast.viewer(who)).filter(pk=row.pk).exists()}  # fmt: skip
    assert readers() == {"ada"}
    actions.open_reflection(row, by=ada)
    assert readers() == {"ada", "rosa", "raul", "teo", "cora"}
    actions.close_reflection(row, by=ada)
    assert readers() == {"ada"}
    actions.open_reflection(row, by=ada)
    actions.bin_reflection(row, by=cast.viewer("teo"))
    assert readers() == {"ada"}
    with pytest.raises(Http404):
        actions.unbin_reflection(row.pk, by=ada)


def test_a_reflection_needs_words_a_voice_or_a_picture(cast):
    with pytest.raises(NothingInIt):
        actions.reflect(Made(), by=cast.viewer("ada"))
    row = actions.reflect(Made(), by=cast.viewer("ada"), pictures=["ch_tried"])
    assert (row.pictures, row.artifact) == (["ch_tried"], None)


def test_families_leave_words_each_household_for_itself(cast):
    kite = cast.artifact("Kite")
    actions.show_to(kite, "family", by=cast.viewer("ada"))
    row = actions.say(kite, Made(words="So high"), by=cast.viewer("rosa"))
    readers = {who for who in ("ada", "ben", "rosa", "raul", "teo", "cora")
               if Comment.objects.visible_to(cast.viewer(who)).filter(pk=row.pk).exists()}  # fmt: skip
    assert readers == {"ada", "rosa", "teo", "cora"}


@pytest.mark.parametrize(("setting", "value"), [("class_comments", False), ("talk_off_at", timezone.now())])
def test_classmates_comment_only_while_the_school_wants_it(cast, setting, value):
    kite = cast.artifact("Kite")
    actions.show_to(kite, "class", by=cast.viewer("ada"))
    assert actions.say(kite, WORDS, by=cast.viewer("ben")).hat == "learner"
    setattr(cast.school, setting, value)
    cast.school.save()
    with pytest.raises(Http404):
        actions.say(kite, WORDS, by=cast.viewer("ben"))
    assert actions.say(kite, WORDS, by=cast.viewer("teo")).hat == "teacher"


def test_own_words_can_be_taken_back_for_a_quarter_of_an_hour(cast):
    kite = cast.artifact("Kite")
    young = actions.say(kite, WORDS, by=cast.viewer("teo"))
    old = Comment.objects.create(
        artifact=kite, by=cast.teo, hat="teacher", words="Old", at=timezone.now() - timezone.timedelta(minutes=16)
    )
    actions.take_back(young, by=cast.viewer("teo"))
    with pytest.raises(Http404):
        actions.take_back(old, by=cast.viewer("teo"))
    assert list(Comment.objects.for_system("a test looks")) == [old]


def test_a_withdrawn_comment_is_gone_for_the_child_and_audited(cast):
    row = Comment.objects.create(artifact=cast.artifact("Kite"), by=cast.ben, hat="learner", words="Boring")
    actions.withdraw_comment(row, by=cast.viewer("teo"))
    assert list(Comment.objects.visible_to(cast.viewer("ada"))) == []
    assert list(Comment.objects.visible_to(cast.viewer("tia"))) == [row]
    assert list(Audit.objects.values_list("what", flat=True)) == ["comment.withdrawn"]


def test_a_mark_is_one_a_piece(cast):
    kite, ada = cast.artifact("Kite"), cast.viewer("ada")
    actions.stick(kite, by=ada)
    actions.stick(kite, by=ada, words="for Thursday")
    assert [row.words for row in Sticky.objects.visible_to(ada)] == ["for Thursday"]
    actions.unstick(kite, by=ada)
    assert list(Sticky.objects.visible_to(ada)) == []


def test_the_front_holds_only_an_own_piece(cast):
    bens = cast.artifact("Ben's", learner=cast.ben)
    with pytest.raises(Http404):
        actions.dress_front(by=cast.viewer("ada"), title="Mine", large=bens)
    front = actions.dress_front(by=cast.viewer("ada"), title="Mine", large=cast.artifact("Kite"))
    assert (front.learner, front.title, front.large.title) == (cast.ada, "Mine", "Kite")


def test_nothing_is_kept_when_a_picture_is_refused(cast):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from leadlight.platform.media import Refused

    text = SimpleUploadedFile("kite.jpg", b"this is a letter, not a picture", "image/jpeg")
    with pytest.raises(Refused):
        actions.add_piece(Made(picture=text), by=cast.viewer("ada"), kind="photo")
    assert (Artifact.objects.for_system("a test looks").count(), File.objects.count()) == (0, 0)
