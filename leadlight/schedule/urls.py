"""Addresses of rounds, timetables and times."""

from django.urls import path

from leadlight.schedule.views import family, interpreters, rounds, timetable, told

app_name = "schedule"

urlpatterns = [
    path("invitations/<int:pk>/told/", told.told, name="told"),
    path("invitations/<int:pk>/times/", family.times, name="times"),
    path("conferences/<int:pk>/time/cancellation/", family.give_time_back, name="give_back"),
    path("conferences/<int:pk>/conference.ics", family.calendar, name="calendar"),
    path("class/<int:class_id>/rounds/", rounds.rounds, name="rounds"),
    path("class/<int:class_id>/rounds/new/", rounds.round_new, name="round_new"),
    path("class/<int:class_id>/rounds/<int:pk>/", rounds.one_round, name="round"),
    path("class/<int:class_id>/rounds/<int:pk>/closing/", rounds.closing, name="closing"),
    path("class/<int:class_id>/timetable/", timetable.timetable, name="timetable"),
    path("rounds/<int:pk>/door/", timetable.arrivals, name="arrivals"),
    path("rounds/<int:pk>/interpreters/", interpreters.interpreters, name="interpreters"),
    path("conferences/<int:pk>/interpreter/", interpreters.interpreter, name="interpreter"),
    path("rounds/<int:pk>/filling/", timetable.fill, name="fill"),
    path("rounds/<int:pk>/news/", timetable.tell, name="tell"),
    path("rounds/<int:pk>/clearance/", timetable.clear, name="clear"),
    path("slots/<int:pk>/", timetable.slot, name="slot"),
    path("conferences/<int:pk>/time/", timetable.put, name="put"),
    path("conferences/<int:pk>/time/removal/", timetable.take_out, name="take_out"),
    path("conferences/<int:pk>/time/note/", timetable.note, name="note"),
]
