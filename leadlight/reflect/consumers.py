"""Who hears that five quiet minutes begin or end: the children of the class, on whatever page they are."""

from django.http.response import Http404
from django.urls import path

from leadlight.people.socket_door import Door

SELDOM_S = 45


class FiveDoor(Door):
    """A child on a device of the class. Every page of a child listens, so it is asked seldom while nothing is told;
    before each telling it is asked as ever. Listening is no sign of somebody being there: no session grows longer by it.
    """

    open_to = frozenset({"learner"})
    recheck_s = SELDOM_S

    def look(self, viewer):
        if viewer.class_id != self.key:
            raise Http404("another class")

    def group(self):
        return f"five-{self.key}"


sockets = [path("live/five/<int:key>/", FiveDoor.as_asgi())]
