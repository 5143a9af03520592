from django.apps import AppConfig


class RehearseConfig(AppConfig):
    name = "leadlight.rehearse"
    label = "rehearse"
