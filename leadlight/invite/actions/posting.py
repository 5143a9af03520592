"""Sending invitations: printed, by mail, and again by another way. Each makes a fresh code; old ones go on working."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from leadlight.invite.models import Invitation
from leadlight.invite.paper import Sheet, spoken, values_for
from leadlight.invite.queries.letters import letter
from leadlight.notices import actions as notices
from leadlight.people.actions.family_keys import NotForThisAdult, make_family_key
from leadlight.people.models import Enrolment
from leadlight.people.viewer import current
from leadlight.platform.models import audit
from leadlight.reflect import content

AFTER_DAYS = 30
UNKNOWN_DAYS = 150


def event_of(invitation) -> str:
    return f"invite.Invitation {invitation.pk}"


def good_until(found):
    """A code opens until thirty days after the conference."""
    last = found.at or (found.times.starts[-1] if found.times.starts else None)
    day = last.date() if last else timezone.localdate() + timedelta(days=UNKNOWN_DAYS - AFTER_DAYS)
    return timezone.now() + (day - timezone.localdate()) + timedelta(days=AFTER_DAYS + 1)


def _class_of(found, by) -> str:
    here = Enrolment.objects.filter(current(by.today), learner_id=found.learner.pk).select_related("klass").first()
    return here.klass.name if here else ""


@transaction.atomic
def print_letters(invitations, *, by) -> dict:
    """Values for invite/letter.typ: a page for each adult, each with a code of its own; noted as printed.

    An adult who may not hear of the learner any more gets no page and nobody is told why.
    """
    pages = []
    for row in Invitation.objects.changeable_by(by).filter(pk__in=[each.pk for each in invitations]).select_related(
        "adult", "conference__round", "conference__learner__school"
    ).order_by("conference__learner__sort_key", "pk"):  # fmt: skip
        found = letter(row, by)
        try:
            key, code = make_family_key(found.learner, row.adult, by=by, ends_at=good_until(found))
        except NotForThisAdult:
            continue
        Invitation.objects.changeable_by(by).filter(pk=row.pk).update(key=key)
        season = row.conference.round
        school = row.conference.learner.school
        page = Sheet(found, row.adult, school, _class_of(found, by), season.reply_by if season else None, code)
        pages.append(values_for(page))
        notices.note_letter(row.adult, by=by, event=event_of(row), learner=found.learner, language=row.language)
    audit(by, "letters.printed", f"{len(pages)} letters")
    with override(by.language):
        return {"title": gettext("Invitations"), "letters": pages}


@transaction.atomic
def mail_invitation(invitation, *, by, kind="invitation"):
    """Write the invitation as a mail in the adult's language. The code is made when it goes out. Returns the Notice."""
    rows = Invitation.objects.changeable_by(by).select_related(
        "adult", "conference__round", "conference__learner__school"
    )
    row = rows.get_or_404(pk=invitation.pk)
    found, school = letter(row, by), row.conference.learner.school
    language, season = spoken(row.language), row.conference.round
    with override(language):
        until = season.reply_by if season and season.reply_by else good_until(found).date()
        values = {
            "family": row.adult.display, "learner": found.learner.display, "minutes": found.conference.minutes,
            "n": found.conference.minutes, "teacher": found.teacher, "school": school.name, "phone": school.phone,
            "reply_by": _day(until), "link": "{link}", "code": "{code}",
        }  # fmt: skip
        subject = gettext("%(school)s: you are invited") % {"school": school.name}
    name = "le_invitation" if kind == "invitation" else "le_answer_reminder"
    body = "\n\n".join(content.paragraphs(name, language, **values))
    return notices.write(
        row.adult,
        by=by,
        kind=kind,
        event=event_of(row),
        subject=subject,
        body=body,
        learner=found.learner,
        language=language,
    )


def _day(day) -> str:
    from django.utils.formats import date_format

    return date_format(day, "l j F")
