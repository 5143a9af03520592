"""Who interprets for whom: asked by the class's adults or the office, one conference at a time."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from leadlight.people.desk import frame
from leadlight.people.models import Class
from leadlight.platform.doors import open_to
from leadlight.rounds.models import Conference, Round
from leadlight.schedule.actions.interpreting import ASKERS, AskedElsewhere, ask_interpreter, let_interpreter_go
from leadlight.schedule.queries.interpreting import wanted_of
from leadlight.schedule.views.timetable import number


@open_to(*ASKERS)
@require_safe
def interpreters(request, pk):
    row = Round.objects.visible_to(request.viewer).get_or_404(pk=pk)
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=row.klass_id)
    rows = wanted_of(row, request.viewer)
    context = frame(request, klass, round=row, rows=rows, nobody=not any(each.speakers for each in rows))
    return render(request, "schedule/desk/interpreters.html", context)


@open_to(*ASKERS)
@require_POST
def interpreter(request, pk):
    """Ask somebody (`who`), or let go whom one asked (no `who` at all)."""
    rows = Conference.objects.changeable_by(request.viewer).select_related("round")
    conference = rows.get_or_404(pk=pk, round__isnull=False)
    who = request.POST.get("who")
    try:
        if who is not None:
            name = ask_interpreter(conference, number(who), by=request.viewer).display
            messages.success(request, _("%(name)s is asked. It stands on their first page.") % {"name": name})
        else:
            let_interpreter_go(conference, by=request.viewer)
            messages.success(request, _("Nobody is asked there now."))
    except AskedElsewhere:
        messages.warning(
            request, _("They interpret at another table at that time. Ask somebody else, or move the time.")
        )
    return redirect("schedule:interpreters", conference.round_id)
