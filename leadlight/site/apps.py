from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "leadlight.site"
    label = "site"

    def ready(self):
        from leadlight.people import hooks
        from leadlight.site.help import help_page

        hooks.help_page.append(help_page)
