from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PlatformConfig(AppConfig):
    name = "leadlight.platform"
    label = "platform"

    def ready(self):
        from django_tasks.signals import task_enqueued

        from leadlight.platform import live
        from leadlight.platform.jobs import runner
        from leadlight.platform.media import order, work  # noqa: F401

        autodiscover_modules("jobs")
        task_enqueued.connect(runner.wake_after_commit)  # the library's own way to say so
        live.on_start(runner.start_here)
        live.on_end(runner.stop_here)
