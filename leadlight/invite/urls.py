"""Addresses of invitations, answers, separate meetings, letters."""

from django.urls import path

from leadlight.invite.views import desk, family, learner, separate

app_name = "invite"

urlpatterns = [
    path("invitations/", family.home, name="home"),
    path("invitations/<int:pk>/", family.invitation, name="invitation"),
    path("invitations/<int:pk>/guide/", family.guide, name="guide"),
    path("invitations/<int:pk>/reply/", family.reply, name="reply"),
    path("invitations/<int:pk>/other-ways/", family.ways, name="ways"),
    path("invitations/<int:pk>/separate-meeting/", family.separate_meeting, name="separate"),
    path("separate-meetings/<int:pk>/answer/", family.separate_answer, name="separate_answer"),
    path("class/<int:class_id>/families/", desk.reach, name="reach"),
    path("class/<int:class_id>/families/letters/", desk.letters, name="letters"),
    path("class/<int:class_id>/families/mails/", desk.mails, name="mails"),
    path("class/<int:class_id>/families/calls/", desk.calls, name="calls"),
    path("invitations/<int:pk>/language/", desk.language, name="language"),
    path("letters/<int:pk>/arrival/", desk.handed, name="handed"),
    path("separate-meetings/", separate.talks, name="talks"),
    path("separate-meetings/<int:pk>/", separate.talk, name="talk"),
    path("learners/<int:pk>/invitation/", learner.inviting_words, name="words"),
    path("learners/<int:pk>/invitation/removal/", learner.no_words, name="no_words"),
]
