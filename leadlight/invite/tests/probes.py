"""How the access table is asked about invitations, their delivery, separate meetings and the child's own words."""

from leadlight.invite.models import Invitation, InvitingWords, SeparateMeeting
from leadlight.notices.models import Notice
from tests.access import Ask, probe

FAMILY = ("rosa", "raul", "inga", "bram", "bea", "lost_link")


def invitation_of(cast, adult=None):
    return Invitation.objects.create(conference=cast.conference, adult=adult or cast.rosa)


def system(model):
    return model.objects.for_system("what became of a test's row")


def words_of(cast):
    return InvitingWords.objects.create(learner=cast.ada, words="Come and see my lantern")


@probe("invitation", "read")
def _(cast, who):
    invitation = invitation_of(cast)
    if who in FAMILY:
        return Ask(f"/invitations/{invitation.pk}/", canary="What do I do?")
    return Ask(f"/class/{cast.klass.pk}/families/", canary="Rosa")


@probe("invitation", "change")
def _(cast):
    page = f"/invitations/{invitation_of(cast).pk}/language/"
    return Ask(page, "POST", {"language": "so"}, done=lambda: system(Invitation).get().language == "so")


@probe("delivery", "read")
def _(cast):
    invitation_of(cast)
    return Ask(f"/class/{cast.klass.pk}/families/calls/", canary="Rosa")


@probe("delivery", "change")
def _(cast):
    invitation = invitation_of(cast)
    letter = Notice.objects.create(
        school=cast.school,
        to=cast.rosa,
        learner=cast.ada,
        channel="letter",
        kind="invitation",
        event=f"invite.Invitation {invitation.pk}",
    )
    return Ask(
        f"/letters/{letter.pk}/arrival/",
        "POST",
        {"came": "yes"},
        done=lambda: system(Notice).get().handed_at is not None,
    )


@probe("separate_meeting", "read")
def _(cast, who):
    invitation = invitation_of(cast)
    SeparateMeeting.objects.create(learner=cast.ada, adult=cast.rosa, offered="Monday in the lantern room")
    page = f"/invitations/{invitation.pk}/separate-meeting/" if who in FAMILY else "/separate-meetings/"
    return Ask(page, canary="Monday in the lantern room", own_list=who in ("otis", "zoe"))


@probe("separate_meeting", "change")
def _(cast, who):
    meeting = SeparateMeeting.objects.create(learner=cast.ada, adult=cast.rosa, offered="Monday")
    if who in FAMILY:
        answer, page = {"answer": "agree"}, f"/separate-meetings/{meeting.pk}/answer/"
    else:
        answer, page = {"act": "agreed"}, f"/separate-meetings/{meeting.pk}/"
    return Ask(page, "POST", answer, done=lambda: system(SeparateMeeting).get().agreed_at is not None)


@probe("inviting_words", "read")
def _(cast, who):
    words_of(cast)
    invitation = invitation_of(cast, cast.raul if who == "raul" else cast.rosa)
    page = f"/invitations/{invitation.pk}/" if who in FAMILY else f"/learners/{cast.ada.pk}/invitation/"
    return Ask(page, canary="Come and see my lantern")


@probe("inviting_words", "change")
def _(cast):
    return Ask(
        f"/learners/{cast.ada.pk}/invitation/",
        "POST",
        {"words": "Please come"},
        done=lambda: system(InvitingWords).filter(learner=cast.ada).exists(),
    )


@probe("inviting_words", "delete")
def _(cast):
    words_of(cast)
    return Ask(f"/learners/{cast.ada.pk}/invitation/removal/", "POST", done=lambda: not system(InvitingWords).exists())
