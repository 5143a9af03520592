"""Who listens to what: a meeting, a conference that may begin, a class's board."""

from django.urls import path

from leadlight.confer.models import Meeting
from leadlight.people.models import Class
from leadlight.people.socket_door import Door
from leadlight.rounds.models import Conference


class MeetingDoor(Door):
    """Everybody who leads or follows one meeting, a practice too."""

    open_to = frozenset({"learner", "family", "interpreter", "teacher", "cover"})

    def look(self, viewer):
        Meeting.objects.visible_to(viewer).get_or_404(pk=self.key)

    def group(self):
        return f"meeting-{self.key}"


class ConferenceDoor(Door):
    """Guests before the door and at the table; a meeting that goes on on Monday is still this conference."""

    open_to = frozenset({"learner", "family", "interpreter", "teacher", "cover"})

    def look(self, viewer):
        Conference.objects.visible_to(viewer).get_or_404(pk=self.key)

    def group(self):
        return f"conference-{self.key}"


class BoardDoor(Door):
    """The board of one class."""

    open_to = frozenset({"teacher", "cover"})

    def look(self, viewer):
        Class.objects.visible_to(viewer).get_or_404(pk=self.key)

    def group(self):
        return f"class-{self.key}"


sockets = [
    path("live/meetings/<int:key>/", MeetingDoor.as_asgi()),
    path("live/conferences/<int:key>/", ConferenceDoor.as_asgi()),
    path("live/boards/<int:key>/", BoardDoor.as_asgi()),
]
