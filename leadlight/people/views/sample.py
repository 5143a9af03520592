"""Looking around the sample school: load it, then ready-made doors into each role. Only ever into that school."""

from allauth.account.adapter import get_adapter
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from leadlight.people import hooks
from leadlight.people.actions.begin import begun
from leadlight.people.browser import come_in, keep_token
from leadlight.people.desk import HAT_NAMES
from leadlight.people.models import Account, School, make_token
from leadlight.people.sample_doors import doors_of, open_as_family, open_as_learner
from leadlight.people.sessions import WITH_ACCOUNT
from leadlight.platform.doors import ANYONE, open_to


def sample_school(request):
    """The sample school while nobody has begun, later only for staff who want to look again; else there is none."""
    if begun() and request.viewer.hat not in WITH_ACCOUNT:
        raise Http404
    return School.objects.filter(sample=True).first()


@open_to(ANYONE)
def sample(request):
    """GET: the doors. POST: load the school first, if it is not there yet."""
    school = sample_school(request)
    if school is None and request.method == "POST" and hooks.sample and not begun():
        hooks.sample[0]()
        return redirect("people:sample")
    if school is None:
        raise Http404
    return render(request, "people/sample.html", {"doors": doors_of(school), "school": school})


@open_to(ANYONE)
@require_POST
def sample_door(request, hat, person_id):
    """Through one of the doors, as the person who plays that role."""
    school = sample_school(request)
    door = (
        next((each for each in doors_of(school) if (each.hat, each.person_id) == (hat, person_id)), None)
        if school
        else None
    )
    if door is None:
        raise Http404
    answer = redirect("home")
    if hat in HAT_NAMES:
        get_adapter(request).login(request, Account.objects.get(person_id=person_id))
        request.session["hat"] = hat
        return answer
    token = make_token()
    if hat == "family":
        come_in(request, answer, hat, person_id, keys=open_as_family(school, person_id, token))
    else:
        open_as_learner(school, person_id, token)
        come_in(request, answer, hat, person_id)
    return keep_token(answer, token)
