from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "leadlight.schedule"
    label = "schedule"

    def ready(self):
        from leadlight.invite import hooks
        from leadlight.invite.frame import families_tab
        from leadlight.people.hooks import class_tabs as tabs
        from leadlight.schedule.frame import class_tabs, told_page
        from leadlight.schedule.queries.offers import times_of

        hooks.times.append(times_of)
        hooks.told_pages.append(told_page)
        tabs += [class_tabs, families_tab]
