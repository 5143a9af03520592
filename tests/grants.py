"""The grants of the code, one by one, and how each is made wrong on purpose (tests/flips.py asks who notices).

A grant's name says where it stands, and its last word the way it is flipped, for one hat at a time:

    leadlight.plan.models:PlanQuerySet.seen_by:open    every row is given; "shut": none
    leadlight.people.viewer:learners_taught:open       everybody's key is in the list; "shut": nobody's
    files:portfolio.Version:open                       every file of that holder is read; "shut": none
    door:plan:mine:give                                the hat may enter the view; "take": it may not
"""

import importlib
import inspect
from contextlib import contextmanager
from functools import wraps

HATS = ("learner", "family", "teacher", "cover", "office", "leader", "division", "interpreter", "device", "nobody")
ROLES_OF = {
    "learner": ("learner", "peer", "rehearsal_partner"),
    "family": ("family", "second_guardian", "removed_family", "barred_parent", "other_family"),
    "teacher": ("teacher", "other_teacher", "other_school_staff", "co_teacher"), "cover": ("substitute",),
    "office": ("school_office",), "leader": ("school_leader",), "division": ("division_admin",),
    "interpreter": ("interpreter",), "device": ("shared_device",), "nobody": ("outsider", "link_holder"),
}  # fmt: skip
VIEWERS = "leadlight.people.viewer"
KEYS = {"classes_held": "Class"}  # the others of these name learners
LISTS = ("classes_held", "learners_taught", "learners_kept_from", "learners_cared_for", "classmates")
BASE = ("visible_to", "changeable_by")


def wears(viewer, hat) -> bool:
    return (viewer.hat or "nobody") == hat


def guarded(cls):
    """Every guarded queryset class of the rooms, once."""
    found = [each for sub in cls.__subclasses__() for each in [sub, *guarded(sub)]]
    return [each for each in dict.fromkeys(found) if each.__module__.startswith("leadlight.")]


def asked_of_a_viewer(cls):
    """The methods of a guarded class whose first word is the viewer: seen_by, owned_by and the finer ones."""
    for name, method in vars(cls).items():
        if inspect.isfunction(method) and list(inspect.signature(method).parameters)[1:2] == ["viewer"]:
            yield name


def places():
    """Where the grants of rows, lists and files stand: every name without its way."""
    from leadlight.platform.guard import GuardedQuerySet
    from leadlight.platform.hooks import file_readers

    for cls in guarded(GuardedQuerySet):
        yield from (f"{cls.__module__}:{cls.__name__}.{method}" for method in asked_of_a_viewer(cls))
    yield from (f"{VIEWERS}:{name}" for name in LISTS)
    yield from (f"files:{holder}" for holder in file_readers if holder.split(".")[0] != "tests")


def grants():
    """Every (name, hat)."""
    from leadlight.platform.doors import ANYONE
    from tests.test_doors import routes

    for place in places():
        yield from ((f"{place}:{way}", hat) for way in ("open", "shut") for hat in HATS)
    for route, view in routes():
        hats = getattr(view, "open_to", frozenset())
        if ANYONE not in hats:
            for hat in HATS[:-1]:  # nobody's hat is led to the door before any view is asked
                yield f"door:{route}:{'take' if hat in hats else 'give'}", hat


def _class_of(place):
    where, what = place.split(":")
    cls_name, method = what.split(".")
    return getattr(importlib.import_module(where), cls_name), method


def _replace(place, around):
    """Put `around(original)` in the place of a grant; returns how to put it back."""
    from leadlight.people.viewer import Viewer
    from leadlight.platform.hooks import file_readers

    if place.startswith("files:"):
        holder = place.removeprefix("files:")
        original = file_readers[holder]
        file_readers[holder] = around(original)
        return lambda: file_readers.update({holder: original})
    owner, method = (Viewer, place.split(":")[1]) if place.startswith(VIEWERS) else _class_of(place)
    original = owner.__dict__[method]
    setattr(owner, method, around(original))
    return lambda: setattr(owner, method, original)


def _rows(said, rows, opened):
    """What a method of a queryset answers when it is flipped: a condition, or rows, as it answered before."""
    from django.db.models import Q

    if isinstance(said, Q):
        return Q() if opened else Q(pk__in=[])
    return (rows.all() if opened else rows.none())._clear("flipped on purpose")


def _keys(place, opened):
    from leadlight.people import models

    model = getattr(models, KEYS.get(place.split(":")[1], "Person"))
    rows = model._default_manager.for_system("flipped on purpose")
    return (rows.all() if opened else rows.none()).values("pk")


def _flip_place(place, hat, opened):
    def around(original):
        @wraps(original)
        def of_file(viewer, *rest):
            return opened if wears(viewer, hat) else original(viewer, *rest)

        @wraps(original)
        def of_viewer(viewer):
            return _keys(place, opened) if wears(viewer, hat) else original(viewer)

        @wraps(original)
        def of_rows(self, viewer, *rest):
            said = original(self, viewer, *rest)
            return _rows(said, self, opened) if wears(viewer, hat) else said

        return of_file if place.startswith("files:") else of_viewer if place.startswith(VIEWERS) else of_rows

    return _replace(place, around)


def _flip_door(route, hat, given):
    from tests.test_doors import routes

    view = next(view for name, view in routes() if name == route)
    original = view.open_to
    view.open_to = original | {hat} if given else original - {hat}

    def back():
        view.open_to = original

    return back


@contextmanager
def flipped(name, hat):
    """One grant is wrong on purpose."""
    place, way = name.rsplit(":", 1)
    if place.startswith("door:"):
        back = _flip_door(place.removeprefix("door:"), hat, way == "give")
    else:
        back = _flip_place(place, hat, way == "open")
    try:
        yield
    finally:
        back()


@contextmanager
def listening(told):
    """`told` gets each (place, hat) that is asked meanwhile."""
    from leadlight.platform.doors import Doorkeeper

    def ear(place, at):
        def around(original):
            @wraps(original)
            def heard(*words, **more):
                told.add((place, words[at].hat or "nobody"))
                return original(*words, **more)

            return heard

        return around

    def knocked(self, request, view, args, kwargs):
        told.add((f"door:{request.resolver_match.view_name}", request.viewer.hat or "nobody"))
        return entered(self, request, view, args, kwargs)

    backs = [_replace(place, ear(place, 0 if place.startswith(("files:", VIEWERS)) else 1)) for place in places()]
    entered, Doorkeeper.process_view = Doorkeeper.process_view, knocked
    try:
        yield
    finally:
        Doorkeeper.process_view = entered
        for back in backs:
            back()
