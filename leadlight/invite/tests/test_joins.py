"""What the child's own first page says of the conference."""

from datetime import timedelta

from leadlight.invite.joins import my_conference
from leadlight.invite.models import Invitation


def test_the_child_sees_when_where_and_whom_they_invited_and_no_answers(cast):
    day = cast.today + timedelta(days=9)
    cast.conference.wall, cast.conference.place = f"{day}T16:20", "Window table"
    cast.conference.save()
    Invitation.objects.create(conference=cast.conference, adult=cast.rosa, coming="no", needs="I am cross")
    page = cast.browser("ada").get("/", follow=True).content.decode()
    (coming,) = my_conference(cast.viewer("ada"), cast.ada.pk).values["coming"]
    assert (coming.at.hour, coming.place, coming.who) == (16, "Window table", ("Rosa", "Raul"))
    assert "4:20" in page
    assert "I am cross" not in page


def test_without_a_conference_there_is_no_card(cast):
    assert my_conference(cast.viewer("ada"), cast.ada.pk) is None
