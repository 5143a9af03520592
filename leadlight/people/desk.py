"""The frame of a desk page: which class, which tabs, which hats."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leadlight.people import hooks
from leadlight.people.models import Class
from leadlight.people.viewer import current

HAT_NAMES = {
    "teacher": pgettext_lazy("a hat", "Teacher"),
    "cover": pgettext_lazy("a hat", "Cover"),
    "office": pgettext_lazy("a hat", "Office"),
    "leader": pgettext_lazy("a hat", "Leader"),
    "division": pgettext_lazy("a hat", "Division"),
    "interpreter": pgettext_lazy("a hat", "Interpreter"),
}


def classes_of(viewer):
    """The running classes this viewer may open, A-Z, each with its address for the switch in the bar."""
    rows = list(Class.objects.visible_to(viewer).filter(current(viewer.today)))
    for row in rows:
        row.url = reverse("people:class", args=[row.pk])
    return rows


def _tabs(request, klass):
    viewer = request.viewer
    if klass is not None:
        tabs = [(_("Class"), reverse("people:class", args=[klass.pk]), "people")]
        tabs += hooks.all_of(hooks.class_tabs, viewer, klass)
    else:
        tabs = _school_tabs(viewer)
    here = max((url for _label, url, _icon in tabs if request.path.startswith(url)), key=len, default="")
    return [(label, url, icon, url == here) for label, url, icon in tabs]


def _school_tabs(viewer):
    if viewer.hat not in ("office", "leader", "division"):
        return []
    tabs = []
    if viewer.hat in ("office", "leader"):
        tabs = [(_("Today"), reverse("people:office"), "sun"), (_("Classes"), reverse("people:classes"), "people")]
        tabs += [(_("Staff"), reverse("people:staff"), "key"), (_("School"), reverse("people:settings"), "school")]
    if viewer.hat in ("leader", "division"):
        tabs.append((_("What happened"), reverse("people:audit"), "book"))
    return tabs


def _switch(viewer, klass, tabs):
    """The classes of the bar's switch; each leads to the page one is on, where that page is a tab."""
    rows = classes_of(viewer)
    here = next((url for _label, url, _icon, current in tabs if current), "") if klass else ""
    for row in rows:
        row.url = here.replace(f"/class/{klass.pk}/", f"/class/{row.pk}/", 1) if here else row.url
    return rows


def frame(request, klass=None, **more) -> dict:
    """Context of every desk page: `{**frame(request, klass), ...}`."""
    viewer, tabs = request.viewer, _tabs(request, klass)
    context = {"klass": klass, "classes": _switch(viewer, klass, tabs), "tabs": tabs}
    if klass is not None:
        context["find_url"] = reverse("people:class", args=[klass.pk])
        context["help_url"] = hooks.first_of(hooks.help_page, viewer, klass)
    return context | more
