from django.apps import AppConfig


class ConferConfig(AppConfig):
    name = "leadlight.confer"
    label = "confer"
