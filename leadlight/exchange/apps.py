from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "leadlight.exchange"
    label = "exchange"

    def ready(self):
        from leadlight.exchange.sample.doors import doors_of
        from leadlight.exchange.sample.loading import load, restart
        from leadlight.people import hooks

        hooks.sample.append(load)
        hooks.sample_again.append(restart)
        hooks.sample_doors.append(doors_of)
