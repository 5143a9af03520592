"""Addresses of the ground: how a page looks and speaks, pictures and sounds."""

from django.urls import path

from leadlight.platform import views
from leadlight.platform.media.serve import file_state, one_file

app_name = "platform"

urlpatterns = [
    path("look/", views.look, name="look"),
    path("language/", views.language, name="language"),
    path("style/", views.style, name="style"),
    path("file/<uuid:file_id>/<slug:size>/", one_file, name="file"),
    path("file/<uuid:file_id>/<slug:size>/state/", file_state, name="file_state"),
]
