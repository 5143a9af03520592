"""Telling families of their time, each adult in their language."""

from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import override

from leadlight.invite.models import Invitation
from leadlight.invite.queries.letters import teachers_of
from leadlight.notices.actions import write
from leadlight.reflect import content
from leadlight.rounds.models import Conference
from leadlight.schedule.models import Booking


def words_for(invitation, conference, *, teacher, kind):
    """Subject and body of "your time is" or "your time has moved", in the adult's language."""
    language, school = invitation.language, conference.learner.school
    at = datetime.fromisoformat(conference.wall)
    with override(language if content.entry("le_confirmation", language).lang != "en" else "en"):
        values = {
            "family": invitation.adult.display, "learner": conference.learner.display,
            "day": date_format(at, "l"), "date": date_format(at, "j F"), "time": date_format(at, "TIME_FORMAT"),
        }  # fmt: skip
    values |= {"minutes": conference.minutes, "place": conference.place or school.name, "language": language}
    values |= {"teacher": teacher, "school": school.name, "phone": school.phone, "link": "{link}", "code": "{code}"}
    values["n"] = conference.minutes
    body = "\n\n".join(content.paragraphs(f"le_{kind}", language, **values))
    subject = (
        content.say("le_moved", language) if kind == "moved" else f"{school.name}: {values['day']} {values['date']}"
    )
    return subject, body


@transaction.atomic
def tell_booked(booking, *, by):
    """Write to every adult of the conference who was not told of this edition of its time."""
    conference = (
        Conference.objects.visible_to(by).select_related("learner__school").get_or_404(pk=booking.conference_id)
    )
    teacher = teachers_of([conference.learner_id], by).get(conference.learner_id, conference.learner.school.name)
    kind = "moved" if booking.told and by.hat != "family" else "confirmation"
    for invitation in Invitation.objects.visible_to(by).filter(conference=conference).select_related("adult"):
        subject, body = words_for(invitation, conference, teacher=teacher, kind=kind)
        write(
            invitation.adult, by=by, kind=kind, event=f"schedule.Booking {conference.pk} {booking.edition}",
            subject=subject, body=body, learner=conference.learner, language=invitation.language,
        )  # fmt: skip
    Booking.objects.changeable_by(by).filter(pk=booking.pk).update(told=booking.edition)


@transaction.atomic
def tell_everybody(round, *, by) -> int:
    """Tell the families of a round whose time they have not been told of. Returns how many conferences."""
    rows = Booking.objects.changeable_by(by).filter(slot__round=round).select_related("slot")
    news = [booking for booking in rows if booking.told < booking.edition]
    for booking in news:
        tell_booked(booking, by=by)
    return len(news)
