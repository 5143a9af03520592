"""Addresses of what comes after a conference, and of handing a class over."""

from django.urls import path

from leadlight.carryon.views import after, desk, home, words

app_name = "carryon"

urlpatterns = [
    path("conferences/<int:conference_id>/words-after/", after.words, name="after"),
    path("words-after/<int:words_id>/", words.one, name="words"),
    path("words-after/<int:words_id>/answers/", words.answers, name="answers"),
    path("words-after/<int:words_id>/words/", words.reworded, name="reworded"),
    path("words-after/<int:words_id>/removal/", after.removal, name="removal"),
    path("conferences/<int:conference_id>/redo-wish/", after.redo_wish, name="redo_wish"),
    path("redo-wishes/<int:wish_id>/removal/", after.redo_wish_removal, name="redo_wish_removal"),
    path("conferences/<int:conference_id>/question-for-school/", after.ask_school, name="ask_school"),
    path("conferences/<int:conference_id>/take-home/", home.take_home, name="take_home"),
    path("conferences/<int:conference_id>/take-home.pdf", home.take_home_paper, name="take_home_paper"),
    path("my-small-conference/", home.my_mini, name="my_mini"),
    path("class/<int:class_id>/learners/<int:learner_id>/small-conference/", home.mini, name="mini"),
    path("class/<int:class_id>/follow-ups/", desk.follow_ups, name="follow_ups"),
    path("class/<int:class_id>/follow-ups/<int:follow_up_id>/day/", desk.follow_up_day, name="follow_up_day"),
    path(
        "class/<int:class_id>/follow-ups/<int:follow_up_id>/<slug:how>/", desk.follow_up_state, name="follow_up_state"
    ),
    path("class/<int:class_id>/goals/<int:goal_id>/look/", desk.promise_look, name="promise_look"),
    path("class/<int:class_id>/conferences/<int:conference_id>/redo/", desk.begin_redo, name="redo"),
    path("class/<int:class_id>/cover/", desk.cover, name="cover"),
    path("class/<int:class_id>/cover/<int:cover_id>/end/", desk.cover_end, name="cover_end"),
    path("class/<int:class_id>/handover/", desk.handover, name="handover"),
    path("class/<int:class_id>/handover.pdf", desk.handover_paper, name="handover_paper"),
]
