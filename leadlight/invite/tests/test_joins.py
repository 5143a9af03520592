"""What the child's own first page says of the conference, and which invitations came back."""

from django.utils import timezone

from leadlight.invite.actions.posting import event_of
from leadlight.invite.joins import my_conference
from leadlight.invite.models import Invitation
from leadlight.invite.queries.reach import Lost, came_back
from leadlight.notices.models import Notice
from leadlight.people.models import Contact


def test_the_child_sees_that_a_time_is_being_chosen_and_no_answers(cast):
    Invitation.objects.create(conference=cast.conference, adult=cast.rosa, coming="no", needs="I am cross")
    page = cast.browser("ada").get("/", follow=True).content.decode()
    assert my_conference(cast.viewer("ada"), cast.ada.pk).values["waiting"] is True
    assert "My family chooses a time." in page
    assert "I am cross" not in page


def test_without_a_conference_there_is_no_card(cast):
    assert my_conference(cast.viewer("ada"), cast.ada.pk) is None


def test_a_letter_that_came_back_is_told_until_they_answer(cast):
    cast.conference.round = cast.round
    cast.conference.save()
    row = Invitation.objects.create(conference=cast.conference, adult=cast.rosa, language="es")
    sent = {
        "school": cast.school,
        "to": cast.rosa,
        "learner": cast.ada,
        "kind": "invitation",
        "event": event_of(row),
        "sent_at": timezone.now(),
    }
    letter = Notice.objects.create(channel="letter", **sent)
    assert came_back(cast.round, cast.viewer("teo")) == []
    letter.bounced_at = timezone.now()
    letter.save()
    assert came_back(cast.round, cast.viewer("teo")) == [
        Lost("Ada", "The letter came back. Hand the letter to Rosa at the gate.", call=False)
    ]
    Contact.objects.create(person=cast.rosa, kind="phone", value="020 7946 0000")
    assert came_back(cast.round, cast.viewer("teo")) == [
        Lost("Ada", "The letter came back. Ring Rosa, in Spanish.", call=True)
    ]
    cast.ivo.language = "es-MX"
    cast.ivo.save()
    assert [lost.story for lost in came_back(cast.round, cast.viewer("teo"))] == [
        "The letter came back. Ask Ivo to ring Rosa, in Spanish."
    ]
    Invitation.objects.for_system("they rang").filter(pk=row.pk).update(answered_at=timezone.now())
    assert came_back(cast.round, cast.viewer("teo")) == []


def test_a_letter_that_came_back_is_not_told_when_somebody_of_the_household_was_reached(cast):
    cast.conference.round = cast.round
    cast.conference.save()
    mine, theirs = (Invitation.objects.create(conference=cast.conference, adult=who) for who in (cast.rosa, cast.raul))
    sent = {"school": cast.school, "learner": cast.ada, "kind": "invitation", "sent_at": timezone.now()}
    back = {"to": cast.rosa, "event": event_of(mine), "bounced_at": timezone.now()}
    Notice.objects.create(channel="letter", **sent, **back)
    assert [lost.child for lost in came_back(cast.round, cast.viewer("teo"))] == ["Ada"]
    Notice.objects.create(channel="letter", to=cast.raul, event=event_of(theirs), **sent)
    assert came_back(cast.round, cast.viewer("teo")) == []
