"""The addresses of this room, one list for each kind of page."""

from django.urls import URLPattern

app_name = "people"
urlpatterns: list[URLPattern] = []
