"""What the child's own first page says of the conference."""

from leadlight.invite.joins import my_conference
from leadlight.invite.models import Invitation


def test_the_child_sees_that_a_time_is_being_chosen_and_no_answers(cast):
    Invitation.objects.create(conference=cast.conference, adult=cast.rosa, coming="no", needs="I am cross")
    page = cast.browser("ada").get("/", follow=True).content.decode()
    assert my_conference(cast.viewer("ada"), cast.ada.pk).values["waiting"] is True
    assert "My family chooses a time." in page
    assert "I am cross" not in page


def test_without_a_conference_there_is_no_card(cast):
    assert my_conference(cast.viewer("ada"), cast.ada.pk) is None
