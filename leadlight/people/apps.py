from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "leadlight.people"
    label = "people"
