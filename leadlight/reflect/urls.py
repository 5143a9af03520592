from django.urls import path

from leadlight.reflect import views

app_name = "reflect"
urlpatterns = [
    path("class/<int:klass_id>/five-minutes/", views.five_begin, name="five_begin"),
    path("five-minutes/<int:five_id>/board/", views.board, name="board"),
    path("five-minutes/<int:five_id>/end/", views.five_end, name="five_end"),
    path("class/<int:klass_id>/starters/", views.starters, name="starters"),
    path("class/<int:klass_id>/starters/<slug:pack_id>/hidden/", views.starter_hidden, name="hidden"),
    path("class/<int:klass_id>/starters/<slug:pack_id>/shown/", views.starter_shown, name="shown"),
    path("starters/<int:starter_id>/removal/", views.starter_removal, name="removal"),
]
