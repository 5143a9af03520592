"""The addresses of this room, one list for each kind of page."""

from django.urls import URLPattern

from leadlight.people.urls.classes import about_classes
from leadlight.people.urls.doors import doors
from leadlight.people.urls.staff import staff

app_name = "people"
urlpatterns: list[URLPattern] = [*doors, *staff, *about_classes]
