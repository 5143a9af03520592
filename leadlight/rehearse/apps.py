from django.apps import AppConfig


class RehearseConfig(AppConfig):
    name = "leadlight.rehearse"
    label = "rehearse"

    def ready(self):
        from leadlight.rehearse import joins

        joins.join()
