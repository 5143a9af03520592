from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "leadlight.exchange"
    label = "exchange"

    def ready(self):
        from leadlight.exchange.sample.loading import load
        from leadlight.people import hooks

        hooks.sample.append(load)
