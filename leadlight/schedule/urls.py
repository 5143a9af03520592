"""Addresses of rounds, timetables and times."""

from django.urls import path

from leadlight.schedule.views import family

app_name = "schedule"

urlpatterns = [
    path("invitations/<int:pk>/times/", family.times, name="times"),
    path("conferences/<int:pk>/time/cancellation/", family.give_time_back, name="give_back"),
    path("conferences/<int:pk>/conference.ics", family.calendar, name="calendar"),
]
