"""What the tests of this room and of `schedule` stand on: a made round and Ada's invitations in it."""

from datetime import time, timedelta

from leadlight.invite.models import Invitation
from leadlight.rounds.models import Conference
from leadlight.rounds.shape import Day, Shape


def shape_ahead(cast, days=20, tables=("Window table", "Rug")):
    return Shape(days=(Day(cast.today + timedelta(days=days), time(15, 20), time(16, 40)),), tables=tables)


def invite_to(cast, conference, *adults):
    return [Invitation.objects.create(conference=conference, adult=adult) for adult in adults]


def invitation_of(adult):
    return Invitation.objects.for_system("a test's invitation").get(adult=adult)


def conference_of(round, learner, household=1):
    rows = Conference.objects.for_system("a test's conference")
    return rows.get(round=round, learner=learner, household=household)
