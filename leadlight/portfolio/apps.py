from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "leadlight.portfolio"
    label = "portfolio"

    def ready(self):
        from leadlight.portfolio import joins

        joins.join()
