from django.apps import AppConfig


class InviteConfig(AppConfig):
    name = "leadlight.invite"
    label = "invite"
