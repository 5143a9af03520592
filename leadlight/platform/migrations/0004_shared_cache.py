"""The table that holds the staff door's tries and used codes, shared by every process."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def unmake(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS platform_cache")


class Migration(migrations.Migration):
    dependencies = [("platform", "0003_workers_and_parts")]
    operations = [migrations.RunPython(make, unmake)]
