"""Every address begins here; each room adds its own below a noun."""

from django.urls import path

from leadlight.site import views

handler404 = "leadlight.site.views.not_found"
handler500 = "leadlight.site.views.broken"

urlpatterns = [
    path("", views.home, name="home"),
]
