"""What the child's own first page says of the conference, and the class's of families not reached."""

from django.utils import timezone

from leadlight.invite.actions.posting import event_of
from leadlight.invite.joins import my_conference, not_reached
from leadlight.invite.models import Invitation
from leadlight.notices.models import Notice


def test_the_child_sees_that_a_time_is_being_chosen_and_no_answers(cast):
    Invitation.objects.create(conference=cast.conference, adult=cast.rosa, coming="no", needs="I am cross")
    page = cast.browser("ada").get("/", follow=True).content.decode()
    assert my_conference(cast.viewer("ada"), cast.ada.pk).values["waiting"] is True
    assert "My family chooses a time." in page
    assert "I am cross" not in page


def test_without_a_conference_there_is_no_card(cast):
    assert my_conference(cast.viewer("ada"), cast.ada.pk) is None


def test_a_letter_that_came_back_is_told_on_the_class_page_until_they_answer(cast):
    cast.conference.round = cast.round
    cast.conference.save()
    row = Invitation.objects.create(conference=cast.conference, adult=cast.rosa)
    sent = {
        "school": cast.school,
        "to": cast.rosa,
        "learner": cast.ada,
        "kind": "invitation",
        "event": event_of(row),
        "sent_at": timezone.now(),
    }
    letter = Notice.objects.create(channel="letter", **sent)
    assert not_reached(cast.viewer("teo"), cast.klass) == []
    letter.bounced_at = timezone.now()
    letter.save()
    (card,) = not_reached(cast.viewer("teo"), cast.klass)
    assert card.context["lost"] == [("Ada", "The letter came back.")]
    assert not_reached(cast.viewer("lea"), cast.klass) == []
    Invitation.objects.for_system("they rang").filter(pk=row.pk).update(answered_at=timezone.now())
    assert not_reached(cast.viewer("teo"), cast.klass) == []
