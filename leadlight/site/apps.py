from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "leadlight.site"
    label = "site"
