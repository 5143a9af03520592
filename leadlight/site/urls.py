"""Every address begins here; each room adds its own below a noun."""

from django.urls import include, path

from leadlight.people.urls.staff import at_the_door
from leadlight.site import help, trust, views

handler404 = "leadlight.site.views.not_found"
handler500 = "leadlight.site.views.broken"

urlpatterns = [
    path("", views.home, name="home"),
    path("class/<int:class_id>/help/", help.what_next, name="help"),
    path("", include("leadlight.platform.urls")),
    path("", include("leadlight.carryon.urls")),
    path("", include("leadlight.goals.urls")),
    path("", include("leadlight.plan.urls")),
    path("", include("leadlight.rehearse.urls")),
    path("", include("leadlight.notices.urls")),
    path("", include("leadlight.invite.urls")),
    path("", include("leadlight.schedule.urls")),
    path("", include("leadlight.people.urls")),
    path("", include("leadlight.confer.urls")),
    *at_the_door,
    path("", include("leadlight.reflect.urls")),
    path("", include("leadlight.portfolio.urls")),
    path("trust/", trust.trust, name="trust"),
    path("trust/leadlight-root.crt", trust.root_certificate, name="trust-root"),
]

views.HOMES["family"] = "invite:home"
views.HOMES |= {
    "teacher": "people:home",
    "cover": "people:home",
    "office": "people:office",
    "leader": "people:office",
    "division": "people:audit",
}
views.HOMES["interpreter"] = "confer:my_meetings"
views.HOMES["device"] = "people:class_door"
views.HOMES["learner"] = "portfolio:home"
