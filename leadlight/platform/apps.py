from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "leadlight.platform"
    label = "platform"
