from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "leadlight.plan"
    label = "plan"

    def ready(self):
        from leadlight.plan import joins

        joins.join()
