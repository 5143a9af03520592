"""A shared iPad asks; an adult of the class answers on their own page."""
# words: learner

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leadlight.people.actions import devices
from leadlight.people.browser import asking_device_of, keep_token, token_of
from leadlight.people.desk import frame
from leadlight.people.forms.doors import CodeForm, NameForm
from leadlight.people.models import Class, Device, make_token
from leadlight.people.queries import doors
from leadlight.people.second_step import after_second_step
from leadlight.people.views.choosing import let_all_choose
from leadlight.platform.address import full, reachable
from leadlight.platform.doors import ANYONE, open_to
from leadlight.platform.limits import note_knock, too_many
from leadlight.platform.qr import qr_svg

ADULTS = ("teacher", "cover", "office")


def _trouble(request, words, status):
    return render(
        request, "people/device_ask.html", {"trouble": words, "typed": request.POST.get("code", "")}, status=status
    )


@open_to(ANYONE)
def device_ask(request):
    """Type or scan the class's code of today. The device then waits for a yes."""
    if request.method != "POST":
        return render(request, "people/device_ask.html", {"typed": request.GET.get("code", "")[:20]})
    if too_many(request, "class code"):
        return _trouble(request, _("Many codes were tried from here. Wait ten minutes, then try again."), 429)
    form = CodeForm(request.POST)
    key = devices.key_of_class_code(form.cleaned_data["code"]) if form.is_valid() else None
    if key is None:
        note_knock(request, "class code")
        return _trouble(request, _("We do not know this code. Look at the teacher’s screen again."), 422)
    known = asking_device_of(request)
    again = known is not None and known.klass_id == key.klass_id and known.ends_at is None
    token = token_of(request) if again else make_token()
    devices.ask_to_join(key, token)
    return keep_token(redirect("people:device_waiting"), token)


@open_to(ANYONE)
def device_waiting(request):
    """Two pictures that the teacher sees as well; the page asks again by itself until there is an answer."""
    device = asking_device_of(request)
    if device is None:
        return redirect("people:device_ask")
    if device.approved_at and request.viewer.hat == "device":
        return redirect("people:class_door")
    context = {"device": device, "pictures": doors.pictures_of(device), "refused": device.ends_at is not None}
    return render(request, "people/device_waiting.html", context)


@open_to(*ADULTS)
def signing_in(request, class_id):
    """Devices, secrets and badges of one class."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    code = doors.class_code(klass, request.viewer)
    address = full(f"/come-in/device/?code={code.code}") if code else ""
    context = {
        **frame(request, klass), "code": code, "reachable": reachable(), "address": full("/come-in/device/"),
        "qr": qr_svg(address, _("The class code, for a camera")) if code else "",
        "door": doors.devices_of(klass, request.viewer), "children": doors.children_at_door(klass, request.viewer),
        "may_print": request.viewer.hat != "cover",
    }  # fmt: skip
    return render(request, "people/signing_in.html", context)


@open_to(*ADULTS)
def asking(request, class_id):
    """Who waits for a yes, alone, for the page that follows."""
    klass = Class.objects.visible_to(request.viewer).get_or_404(pk=class_id)
    return render(request, "people/_asking.html", {"klass": klass, "door": doors.devices_of(klass, request.viewer)})


@open_to(*ADULTS)
@after_second_step
@require_POST
def class_code(request, class_id):
    """A code for today; a second one stops the first."""
    klass = Class.objects.changeable_by(request.viewer).get_or_404(pk=class_id)
    if "end" in request.POST:
        devices.end_class_code(klass, by=request.viewer)
    else:
        devices.make_class_code(klass, by=request.viewer)
    return redirect("people:signing_in", class_id)


@open_to(*ADULTS)
@after_second_step
@require_POST
def device_approval(request, device_id):
    device = Device.objects.changeable_by(request.viewer).get_or_404(pk=device_id, kind=Device.Kind.CLASS)
    form = NameForm(request.POST)
    name = form.cleaned_data["name"] if form.is_valid() else ""
    device = devices.approve_device(device, by=request.viewer, name=name)
    if request.viewer.hat != "office":  # the first iPad of a class comes in for its children to choose their secrets
        let_all_choose(device.klass, request.viewer, only_first=True)
    return redirect("people:signing_in", device.klass_id)


@open_to(*ADULTS)
@require_POST
def device_name(request, device_id):
    device = Device.objects.changeable_by(request.viewer).get_or_404(pk=device_id, kind=Device.Kind.CLASS)
    form = NameForm(request.POST)
    if form.is_valid():
        devices.name_device(device, form.cleaned_data["name"], by=request.viewer)
    return redirect("people:signing_in", device.klass_id)


@open_to(*ADULTS)
@require_POST
def device_ending(request, device_id):
    device = Device.objects.changeable_by(request.viewer).get_or_404(pk=device_id, kind=Device.Kind.CLASS)
    devices.end_device(device, by=request.viewer)
    return redirect("people:signing_in", device.klass_id)
