"""Addresses of messages."""

from django.urls import path

from leadlight.notices import views

app_name = "notices"
urlpatterns = [path("class/<int:class_id>/outbox/", views.outbox, name="outbox")]
