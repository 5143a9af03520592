"""The first door of the house, and the way out."""
# words: family

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people.browser import leave
from leadlight.platform.doors import ANYONE, open_to


@open_to(ANYONE)
def come_in(request):
    """A class's device shows the class; anybody else chooses: child, family, staff."""
    if request.viewer.hat == "device" and "grown-up" not in request.GET:
        return redirect("people:class_door")
    return render(request, "people/come_in.html", {"on_class_device": request.viewer.hat in ("device", "learner")})


@open_to(ANYONE)
@require_POST
def bye(request):
    """Done here. The session ends, its key changes, and the browser forgets what it had kept of these pages."""
    family = request.viewer.hat == "family"
    answer = leave(request, redirect("people:come_in"))
    if family:
        messages.success(request, _("Goodbye. Your letter or mail opens these pages again, any time."))
    return answer
