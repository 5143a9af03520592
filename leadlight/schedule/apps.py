from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "leadlight.schedule"
    label = "schedule"

    def ready(self):
        from leadlight.invite import hooks
        from leadlight.schedule.queries.offers import times_of

        hooks.times.append(times_of)
