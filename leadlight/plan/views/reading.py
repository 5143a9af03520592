"""A plan as others see it: names of the parts before, what was chosen once it is open to them."""

from django.http import Http404
from django.shortcuts import render

from leadlight.people.models import Person
from leadlight.plan.models import Beforehand, Pick, Plan
from leadlight.plan.queries import plans
from leadlight.plan.queries.reasons import texts
from leadlight.platform.doors import open_to

PAGES = {"learner": "child", "family": "family", "interpreter": "family", "teacher": "desk", "cover": "desk"}
READERS = tuple(PAGES)


def _page(request, **more) -> dict:
    return {"base": f"platform/{PAGES[request.viewer.hat]}.html", **more}


@open_to(*READERS)
def plan(request, plan_id):
    """Whoever may see the plan reads parts and pieces; an adult who may come reads the names alone."""
    viewer = request.viewer
    row = Plan.objects.visible_to(viewer).filter(pk=plan_id).first()
    parts = plans.parts_of(plan_id, viewer) if row else plans.part_names(plan_id, viewer)
    if not parts:
        raise Http404("no plan for you here")
    before = Beforehand.objects.visible_to(viewer).filter(plan_id=plan_id).first()
    learner = Person.objects.visible_to(viewer).filter(pk=row.learner_id).first() if row else None
    context = _page(
        request, parts=parts, opened=row is not None, learner=learner, wedges=plans.fan_of(parts, links=False),
        before=before and texts([*before.feelings, *before.supports, before.leading]), plan_id=plan_id,
    )  # fmt: skip
    return render(request, "plan/plan.html", context)


@open_to(*READERS)
def pick(request, plan_id, pick_id):
    """One chosen piece, large, with the child's reason."""
    row = Pick.objects.visible_to(request.viewer).get_or_404(pk=pick_id, part__plan_id=plan_id)
    found = plans.picks_of(Pick.objects.visible_to(request.viewer).filter(pk=row.pk), request.viewer)
    if not found:
        raise Http404("the piece is not open to you")
    part = next(each for each in plans.parts_of(plan_id, request.viewer) if each.pk == row.part_id)
    return render(request, "plan/pick.html", _page(request, pick=found[0][1], part=part, plan_id=plan_id))
