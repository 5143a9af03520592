"""The outbox of a class: what goes out by mail, to read before there is a mail server."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leadlight.notices.letterbox import mails_for
from leadlight.notices.models import Notice
from leadlight.people.desk import frame
from leadlight.people.models import Class, Enrolment
from leadlight.people.viewer import current
from leadlight.platform.doors import open_to


@open_to("teacher", "cover", "office")
@require_safe
def outbox(request, class_id):
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    here = Enrolment.objects.filter(current(request.viewer.today), klass=klass).values("learner_id")
    waiting = Notice.objects.visible_to(request.viewer).filter(learner_id__in=here, channel="mail", sent_at=None)
    mails = mails_for(request.viewer, here)
    context = frame(request, klass, mails=mails, waiting=waiting.select_related("to")[:100], server=bool(settings.SMTP))
    return render(request, "notices/outbox.html", context)
