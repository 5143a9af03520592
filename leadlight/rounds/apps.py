from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "leadlight.rounds"
    label = "rounds"
