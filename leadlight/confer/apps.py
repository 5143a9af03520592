from django.apps import AppConfig


class ConferConfig(AppConfig):
    name = "leadlight.confer"
    label = "confer"

    def ready(self):
        from leadlight.confer import joins
        from leadlight.plan.hooks import going_on
        from leadlight.platform.hooks import desk_tabs, file_readers

        file_readers["confer.Saying"] = joins.may_hear
        going_on.append(joins.reaches)
        desk_tabs.append(joins.tabs)
