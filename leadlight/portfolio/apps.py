from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "leadlight.portfolio"
    label = "portfolio"
