from django.apps import AppConfig


class CarryonConfig(AppConfig):
    name = "leadlight.carryon"
    label = "carryon"
