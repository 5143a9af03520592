"""Looking around the sample school: load it, then ready-made doors into each role. Only ever into that school."""

from allauth.account.adapter import get_adapter
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from leadlight.people import hooks
from leadlight.people.actions.begin import begun
from leadlight.people.browser import come_in, keep_token
from leadlight.people.desk import HAT_NAMES
from leadlight.people.models import Account, School, make_token
from leadlight.people.sample_doors import doors_of, open_as_family, open_as_learner
from leadlight.people.second_step import note_proof
from leadlight.people.sessions import WITH_ACCOUNT, device_of
from leadlight.platform.doors import ANYONE, open_to

GROUPS = (("learner", _("Be a child")), ("family", _("Be somebody’s family")), ("", _("Be at the school")))


def sample_school(request):
    """The sample school while nobody has begun; later for staff who want to look again, and for who is in it already."""
    school = School.objects.filter(sample=True).first()
    inside = school is not None and request.viewer.school_id == school.pk
    if begun() and request.viewer.hat not in WITH_ACCOUNT and not inside:
        raise Http404
    return school


def grouped(doors):
    """(title, doors) for children, families and staff; a group with nobody is left out."""
    rows = [(title, [door for door in doors if (door.hat if door.hat not in HAT_NAMES else "") == hat])
            for hat, title in GROUPS]  # fmt: skip
    return [(title, found) for title, found in rows if found]


@open_to(ANYONE)
def sample(request):
    """GET: the doors. POST: load the school if it is not there, or as on the first day again."""
    school = sample_school(request)
    if request.method == "POST" and school is None and hooks.sample and not begun():
        hooks.sample[0]()
        return redirect("people:sample")
    if school is None:
        raise Http404
    if request.method == "POST" and "again" in request.POST and hooks.sample_again:
        hooks.sample_again[0]()
        return redirect("people:sample")
    context = {"groups": grouped(doors_of(school)), "school": school, "again": bool(hooks.sample_again)}
    return render(request, "people/sample.html", context)


@open_to(ANYONE)
@require_POST
def sample_door(request, hat, person_id):
    """Through one of the doors, as the person who plays that role."""
    school = sample_school(request)
    doors = doors_of(school) if school else []
    door = next((each for each in doors if (each.hat, each.person_id) == (hat, person_id)), None)
    if door is None:
        raise Http404
    device = device_of(request)
    if device is not None and device.school_id != school.pk:
        return render(request, "people/sample_not_here.html", status=409)
    answer = redirect(door.to or "home")
    return _as_staff(request, door, answer) if hat in HAT_NAMES else _with_device(request, door, school, answer)


def _as_staff(request, door, answer):
    get_adapter(request).login(request, Account.objects.get(person_id=door.person_id))
    request.session["hat"] = door.hat
    note_proof(request)
    return answer


def _with_device(request, door, school, answer):
    """A child comes in on a device of their class, a family on a phone of its own."""
    token = make_token()
    if door.hat == "family":
        come_in(request, answer, door.hat, door.person_id, keys=open_as_family(school, door.person_id, token))
    else:
        open_as_learner(school, door.person_id, token)
        come_in(request, answer, door.hat, door.person_id)
    return keep_token(answer, token)
