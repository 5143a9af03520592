from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "leadlight.goals"
    label = "goals"
