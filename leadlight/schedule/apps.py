from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "leadlight.schedule"
    label = "schedule"

    def ready(self):
        from leadlight.invite import hooks
        from leadlight.invite.frame import families_tab
        from leadlight.notices.hooks import still_stands
        from leadlight.people import hooks as people
        from leadlight.schedule import home, jobs, school
        from leadlight.schedule.frame import class_tabs, day_page, told_page
        from leadlight.schedule.queries.offers import times_of

        hooks.times.append(times_of)
        hooks.told_pages.append(told_page)
        hooks.day_pages.append(day_page)
        still_stands[jobs.KIND] = jobs.still_waits
        people.class_tabs += [class_tabs, families_tab]
        people.class_cards += [home.class_cards, home.not_reached]
        people.class_today.append(home.class_today)
        people.office_things.append(school.office_things)
        people.class_sentences.append(school.class_sentences)
