"""The addresses of this room, one list for each kind of page."""

from leadlight.people.urls.doors import doors

app_name = "people"
urlpatterns = [*doors]
