"""Addresses of goals and of looking at them again."""

from django.urls import path

from leadlight.goals import views

app_name = "goals"

urlpatterns = [
    path("goals/", views.goals, name="goals"),
    path("goals/<int:goal_id>/", views.goal, name="goal"),
    path("goals/<int:goal_id>/look/", views.look, name="look"),
    path("goals/<int:goal_id>/ending/<slug:how>/", views.ending, name="ending"),
    path("goals/<int:goal_id>/next-look/", views.next_look, name="next_look"),
]
