from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "leadlight.exchange"
    label = "exchange"
