from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "leadlight.notices"
    label = "notices"
