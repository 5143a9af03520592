from django.apps import AppConfig


class InviteConfig(AppConfig):
    name = "leadlight.invite"
    label = "invite"

    def ready(self):
        from leadlight.invite import jobs, joins, readers
        from leadlight.notices.hooks import fillings
        from leadlight.platform.hooks import file_readers
        from leadlight.portfolio.hooks import home_cards

        file_readers["invite.InvitingWords"] = readers.may_hear
        fillings.update(dict.fromkeys(jobs.KINDS, jobs.fill))
        home_cards.append(joins.my_conference)
