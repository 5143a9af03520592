"""What every page knows: who looks, which look they chose, which hats they may wear."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from leadlight.people import hooks
from leadlight.people.models import Class

DEFAULT_BAND = "8-10"


def band_of(looker) -> str:
    """The age look of a learner's page: the learner's own choice, else the class's."""
    if looker is None:
        return DEFAULT_BAND
    if looker.hat == "learner" and looker.person and looker.person.band:
        return looker.person.band
    if looker.hat == "learner":
        found = Class.objects.visible_to(looker).filter(
            enrolments__learner_id=looker.person_id, enrolments__ends_on=None
        )
    elif looker.hat == "device":
        found = Class.objects.visible_to(looker).filter(pk=looker.class_id)
    else:
        return DEFAULT_BAND
    return found.values_list("band", flat=True).first() or DEFAULT_BAND


def viewer(request):
    looker = getattr(request, "viewer", None)
    look = looker.person.look if looker and looker.person else {}
    learner = looker is not None and looker.hat == "learner"
    family = looker is not None and looker.hat == "family"
    return {
        "viewer": looker,
        "child_calls": SimpleLazyObject(lambda: hooks.all_of(hooks.child_calls, looker) if learner else []),
        "bye_url": reverse("people:bye") if learner or family else "",
        "phones_url": reverse("people:my_phones") if family else "",
        "theme": request.COOKIES.get("theme", look.get("theme", "")),
        "age": SimpleLazyObject(lambda: band_of(looker)),
        "easy": request.COOKIES.get("read", look.get("read", "")) == "easy",
        "hats": SimpleLazyObject(lambda: _hats(looker)),
        "sign_out_url": reverse("people:sign_out"),
    }


def _hats(looker):
    """(name, address, worn now) of each hat; empty where there is only one to wear."""
    from leadlight.people.desk import HAT_NAMES
    from leadlight.people.sessions import WITH_ACCOUNT

    if not looker or looker.hat not in WITH_ACCOUNT:
        return []
    hats = looker.person.hats_today  # asked for when the viewer was made
    if len(hats) < 2:
        return []
    return [(HAT_NAMES[hat], reverse("people:hat", args=[hat]), hat == looker.hat) for hat in hats]
