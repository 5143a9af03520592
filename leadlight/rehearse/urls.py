from django.urls import path

from leadlight.rehearse import views

app_name = "rehearse"

ONE = "practice/<int:pairing_id>/"
SAID = "advice/<int:advice_id>/"

urlpatterns = [
    path("practice/", views.home, name="home"),
    path("practice/asked/", views.asked, name="asked"),
    path(ONE, views.practice, name="practice"),
    path(f"{ONE}yes/", views.yes, name="yes"),
    path(f"{ONE}lead/", views.led, name="led"),
    path(f"{ONE}instead/", views.instead, name="instead"),
    path(f"{ONE}no-thanks/", views.no_thanks, name="no_thanks"),
    path(f"{ONE}end/", views.ended, name="ended"),
    path(f"{ONE}advice/", views.advice, name="advice"),
    path(f"{SAID}use/", views.used, name="used"),
    path(f"{SAID}away/", views.hidden, name="hidden"),
    path(f"{SAID}back/", views.shown, name="shown"),
    path(f"{SAID}removal/", views.removed, name="removed"),
    path("class/<int:class_id>/practice/", views.class_practice, name="class_practice"),
]
