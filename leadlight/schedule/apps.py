from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "leadlight.schedule"
    label = "schedule"
