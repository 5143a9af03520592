from django.apps import AppConfig


class ConferConfig(AppConfig):
    name = "leadlight.confer"
    label = "confer"

    def ready(self):
        from leadlight.confer import joins, today
        from leadlight.invite.hooks import family_cards
        from leadlight.people.hooks import class_tabs, class_today
        from leadlight.plan.hooks import doors, going_on
        from leadlight.platform.hooks import file_readers
        from leadlight.rounds.hooks import guest_left

        file_readers["confer.Saying"] = joins.may_hear
        going_on.append(joins.reaches)
        guest_left.append(joins.shut_out)
        doors.append(joins.doors)
        class_tabs.append(joins.tabs)
        class_today.append(today.class_today)
        family_cards.insert(0, joins.family_cards)
