from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "leadlight.portfolio"
    label = "portfolio"

    def ready(self):
        from leadlight.platform.hooks import file_readers
        from leadlight.portfolio import readers

        file_readers.update(readers.BY_HOLDER)
