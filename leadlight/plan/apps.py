from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "leadlight.plan"
    label = "plan"
