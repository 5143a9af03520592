"""The page a form came from, once more: with what was typed and one sentence what to do."""

from django.shortcuts import redirect

from leadlight.confer import queries
from leadlight.confer.views.common import is_key, page_of


def again(request, meeting, **trouble):
    """Each viewer's own page; a board says it in a line on top."""
    from leadlight.confer.views import board, follow, lead

    klass = request.POST.get("board", "")
    if is_key(klass):
        return board.board_page(request, int(klass), status=422, **trouble)
    row = queries.meeting_row(meeting.pk, request.viewer)
    friend = request.viewer.hat == "learner" and row.learner_id != request.viewer.person_id
    if friend or request.viewer.hat in ("family", "interpreter"):
        return follow.follow_page(request, row, 422, **trouble)
    if row.closed_at is not None:
        return redirect(page_of(meeting, request.viewer))
    return lead.lead_page(request, row, 422, **trouble)
