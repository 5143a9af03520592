from django.urls import path

from leadlight.platform import views

app_name = "platform"

urlpatterns = [
    path("look/", views.look, name="look"),
    path("language/", views.language, name="language"),
    path("style/", views.style, name="style"),
]
