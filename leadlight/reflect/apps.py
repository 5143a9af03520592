from django.apps import AppConfig


class ReflectConfig(AppConfig):
    name = "leadlight.reflect"
    label = "reflect"

    def ready(self):
        from leadlight.reflect import joins

        joins.join()
