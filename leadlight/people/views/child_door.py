"""The class's door on a shared device: my emblem, then my secret, then my own page."""
# words: learner

from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people import drawn_names, emblems
from leadlight.people import secret_pictures as pictures
from leadlight.people.actions import badges, child_door
from leadlight.people.actions.emblem import EmblemTaken, choose_emblem
from leadlight.people.browser import come_in
from leadlight.people.forms.doors import EmblemForm
from leadlight.people.models import Person, Secret
from leadlight.people.queries import doors
from leadlight.people.sessions import device_of
from leadlight.platform.doors import ANYONE, open_to

AT_DOOR = ("device", "learner")


def kid_here(request, learner_id):
    """A child of this device's class, as seen from the device."""
    here = request.viewer.classmates()
    return Person.objects.visible_to(request.viewer).filter(pk__in=here).get_or_404(pk=learner_id)


@open_to(*AT_DOOR)
def class_door(request):
    """First names and emblems of the class, A to Z."""
    door = doors.class_door(request.viewer.class_id, request.viewer)
    return render(request, "people/class_door.html", {"door": door, "device": device_of(request)})


@open_to(*AT_DOOR)
def help_at_door(request):
    return render(request, "people/help_at_door.html", {"forgot": "forgot" in request.GET})


@open_to(*AT_DOOR)
@require_POST
def forgot(request, learner_id):
    """I forgot my secret: it rings at my teacher's."""
    child_door.ring(kid_here(request, learner_id), by=request.viewer)
    return render(request, "people/help_at_door.html", {"told": True})


def tapped(request, kind, tiles):
    """Pictures tapped so far, in order, of those shown; or the digits, as one word."""
    if kind == Secret.Kind.DIGITS:
        return [pictures.digits(request.POST.get("digits", ""))]
    return [tap for tap in request.POST.getlist("picture") if tap in tiles][: pictures.wanted(kind)]


def _ask_secret(request, learner, secret, given=(), trouble="", status=200):
    """The tiles, shuffled, with what was tapped so far; each tap is a button of one form."""
    shown = request.POST.getlist("tile") if given else []
    tiles = shown if sorted(shown) == sorted(secret.tiles) else pictures.shuffled(secret.tiles)
    context = {
        "learner": learner, "kind": secret.kind, "tiles": pictures.named(tiles), "given": given, "trouble": trouble,
        "wanted": pictures.wanted(secret.kind), "dots": pictures.dots(secret.kind, given),
    }  # fmt: skip
    return render(request, "people/child_door.html", context, status=status)


def _shut(request, learner, chosen):
    return render(request, "people/ask_teacher.html", {"learner": learner, "chosen": chosen})


@open_to(*AT_DOOR)
def child(request, learner_id):
    """My secret. Right: my own page. Wrong five times on this device: my teacher opens it again."""
    learner = kid_here(request, learner_id)
    secret = child_door.secret_of(learner)
    if child_door.lets_choose(learner):
        return redirect("people:choose_secret", learner.pk)
    if secret is None or child_door.is_shut(learner, request.viewer):
        return _shut(request, learner, chosen=secret is not None)
    if request.method != "POST":
        return _ask_secret(request, learner, secret)
    given = tapped(request, secret.kind, secret.tiles)
    if not pictures.is_whole(secret.kind, given, secret.tiles):
        return _ask_secret(request, learner, secret, given=given)
    return _give_secret(request, learner, secret, given)


def _give_secret(request, learner, secret, given):
    try:
        if child_door.try_secret(learner, given, by=request.viewer):
            return come_in(request, redirect("/"), "learner", learner.pk)
    except child_door.AskYourTeacher:
        return _shut(request, learner, chosen=True)
    if child_door.is_shut(learner, request.viewer):
        return _shut(request, learner, chosen=True)
    return _ask_secret(request, learner, secret, trouble=_("That was not it. Try again."), status=422)


@open_to(ANYONE)
def badge(request, token):
    """A printed badge: on a device of the class it stands for the emblem; anywhere else somebody found it."""
    device = device_of(request)
    if device is None or device.klass_id is None:
        return render(request, "people/badge_found.html")
    learner_id = badges.learner_of_badge(token, device)
    if learner_id is None:
        return render(request, "people/badge_stopped.html")
    return redirect("people:child", learner_id)


def _picked(me, form) -> dict:
    """What is ticked on the page: as just sent, else as the emblem is."""
    now = dict(zip(("motif", "one", "two"), (me.emblem or "").split(":"), strict=False))
    return now | {name: form.data[name] for name in form.fields if name in form.data}


@open_to("learner")
def my_emblem(request):
    """My own sign: a motif in a ring of two glasses, unlike any other in my class."""
    me, form, trouble = request.viewer.person, EmblemForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            choose_emblem(**form.cleaned_data, by=request.viewer)
            return redirect("/")
        except EmblemTaken:
            trouble = _("Somebody in your class has this one. Change one thing.")
    elif request.method == "POST":
        trouble = next(iter(form.non_field_errors()), _("Pick one picture and two glasses."))
    shown = {"motifs": emblems.motifs(), "glasses": drawn_names.GLASSES.items(), "picked": _picked(me, form)}
    context = {**shown, "trouble": trouble, "back": "/"}
    return render(request, "people/my_emblem.html", context, status=422 if trouble else 200)


@open_to("teacher", "cover")
@require_POST
def open_again(request, learner_id):
    """After wrong tries an adult of the class opens this child's door again."""
    learner = Person.objects.changeable_by(request.viewer).get_or_404(pk=learner_id)
    child_door.open_again(learner, by=request.viewer)
    return back_to_class(request, learner)


def back_to_class(request, learner):
    """To the page that asked (`next`), else to how the children of this child's class come in."""
    from leadlight.people.models import Enrolment
    from leadlight.people.viewer import current

    here = Enrolment.objects.filter(current(request.viewer.today), learner=learner).order_by("-pk").first()
    where = request.POST.get("next", "")
    if where.startswith("/") and url_has_allowed_host_and_scheme(where, allowed_hosts=None):
        return redirect(where)
    return redirect("people:signing_in", here.klass_id) if here else redirect("/")
