from django.apps import AppConfig


class InviteConfig(AppConfig):
    name = "leadlight.invite"
    label = "invite"

    def ready(self):
        from leadlight.invite.readers import may_hear
        from leadlight.notices.hooks import fillings
        from leadlight.platform import hooks

        hooks.file_readers["invite.InvitingWords"] = may_hear
        from leadlight.invite import jobs

        fillings.update(dict.fromkeys(jobs.KINDS, jobs.fill))
