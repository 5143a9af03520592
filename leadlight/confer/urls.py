"""Addresses of a conference while it happens."""

from django.urls import path

from leadlight.confer.views import board, follow, interpret, lead

app_name = "confer"

urlpatterns = [
    path("conferences/<int:conference_id>/", lead.start, name="start"),
    path("conferences/<int:conference_id>/meeting/", lead.open_it, name="open"),
    path("conferences/<int:conference_id>/release/", lead.release, name="release"),
    path("conferences/<int:conference_id>/together/", follow.follow, name="follow"),
    path("meetings/<int:meeting_id>/", lead.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/beside/", follow.beside, name="beside"),
    path("meetings/<int:meeting_id>/place/", lead.place, name="place"),
    path("meetings/<int:meeting_id>/lamps/", lead.lamps, name="lamps"),
    path("meetings/<int:meeting_id>/seats/", lead.seats, name="seats"),
    path("meetings/<int:meeting_id>/guests/<int:participant_id>/", board.guest, name="guest"),
    path("meetings/<int:meeting_id>/goal/", lead.goal, name="goal"),
    path("meetings/<int:meeting_id>/promise/", lead.promise, name="promise"),
    path("meetings/<int:meeting_id>/promise/<int:promise_id>/withdrawal/", lead.promise_back, name="promise_back"),
    path("meetings/<int:meeting_id>/pause/", lead.pause, name="pause"),
    path("meetings/<int:meeting_id>/finish/", lead.finish, name="finish"),
    path("meetings/<int:meeting_id>/end/", lead.end, name="end"),
    path("meetings/<int:meeting_id>/how/", lead.how, name="how"),
    path("meetings/<int:meeting_id>/sayings/", follow.sayings, name="sayings"),
    path("sayings/<int:saying_id>/withdrawal/", follow.saying_back, name="saying_back"),
    path("sayings/<int:saying_id>/rendering/", follow.saying_rendered, name="saying_rendered"),
    path("sayings/<int:saying_id>/putting-away/", lead.saying_away, name="saying_away"),
    path("meetings/<int:meeting_id>/renderings/", follow.piece_rendered, name="piece_rendered"),
    path("meetings/<int:meeting_id>/parked/", follow.park, name="park"),
    path("parked/<int:parked_id>/withdrawal/", follow.parked_back, name="parked_back"),
    path("my-meetings/", interpret.my_meetings, name="my_meetings"),
    path("board/", board.boards, name="boards"),
    path("class/<int:class_id>/board/", board.board, name="board"),
    path("class/<int:class_id>/jots/", board.class_jots, name="class_jots"),
    path("lamps/<int:signal_id>/going/", board.going, name="going"),
    path("lamps/<int:signal_id>/sending/", board.send, name="send"),
    path("lamps/<int:signal_id>/soon/", board.soon, name="soon"),
    path("meetings/<int:meeting_id>/visit/", board.visit, name="visit"),
    path("meetings/<int:meeting_id>/jots/", board.jots, name="jots"),
    path("jots/<int:jot_id>/", board.jot, name="jot"),
    path("jots/<int:jot_id>/withdrawal/", board.jot_away, name="jot_away"),
    path("meetings/<int:meeting_id>/told/", board.told, name="told"),
]
