"""Addresses of invitations, answers, separate meetings, letters."""

from django.urls import path

from leadlight.invite.views import family, learner

app_name = "invite"

urlpatterns = [
    path("invitations/", family.home, name="home"),
    path("invitations/<int:pk>/", family.invitation, name="invitation"),
    path("invitations/<int:pk>/guide/", family.guide, name="guide"),
    path("invitations/<int:pk>/reply/", family.reply, name="reply"),
    path("invitations/<int:pk>/other-ways/", family.ways, name="ways"),
    path("invitations/<int:pk>/separate-meeting/", family.separate_meeting, name="separate"),
    path("separate-meetings/<int:pk>/answer/", family.separate_answer, name="separate_answer"),
    path("my-invitation/", learner.inviting_words, name="words"),
    path("my-invitation/removal/", learner.no_words, name="no_words"),
]
