from django.apps import AppConfig


class ReflectConfig(AppConfig):
    name = "leadlight.reflect"
    label = "reflect"
