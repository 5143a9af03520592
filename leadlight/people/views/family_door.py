"""A family member comes in: by the code on a letter, or by the same code in a mail."""
# words: family

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from leadlight.people.actions import family_keys
from leadlight.people.browser import come_in, fresh_token, keep_token, token_of
from leadlight.people.codes import grouped
from leadlight.people.forms.doors import CodeForm
from leadlight.people.models import Device, Person
from leadlight.people.queries import doors
from leadlight.people.second_step import after_second_step
from leadlight.people.sessions import device_of
from leadlight.people.sign_ins import machine_of
from leadlight.people.views.child_door import back_to_class
from leadlight.platform.address import full, reachable
from leadlight.platform.doors import ANYONE, open_to
from leadlight.platform.limits import note_knock, too_many
from leadlight.platform.qr import qr_svg

DOOR, ASKED = "family code", "asked"


def _page(request, trouble="", status=200, typed=""):
    return render(request, "people/family_door.html", {"trouble": trouble, "typed": typed}, status=status)


def _use(request, typed):
    """What a typed or linked code does here and now."""
    if device_of(request) is not None:
        return render(request, "people/class_device.html", status=409)
    if too_many(request, DOOR):
        return _page(request, _("Many codes were tried from here. Wait ten minutes, then try again."), 429)
    key = family_keys.living_family_key(typed)
    if key is None:
        note_knock(request, DOOR)
        words = _("We do not know this code, or its time is over. Look at your newest letter again.")
        return _page(request, words, 422, grouped(typed))
    token = fresh_token(request)
    opening = family_keys.open_with_family_key(key, token, machine=machine_of(request.headers.get("User-Agent", "")))
    answer = _come_in(request, key) if opening.opened else _ask(request, key)
    return keep_token(answer, token)


def _come_in(request, key):
    """Their own page, with what this browser had opened before for the same person."""
    same = request.viewer.hat == "family" and request.viewer.person_id == key.person_id
    keys = {key.pk, *(request.session.get("keys", []) if same else [])}
    return come_in(request, redirect("/"), "family", key.person_id, keys=sorted(keys))


def _ask(request, key):
    request.session[ASKED] = key.pk
    return redirect("people:family_waiting")


@open_to(ANYONE)
def family_door(request):
    """The language first, then the code from the letter."""
    if request.method != "POST":
        return _page(request)
    form = CodeForm(request.POST)
    return _use(request, form.cleaned_data["code"] if form.is_valid() else "")


@open_to(ANYONE)
def family_link(request, code):
    """A link from a mail or a letter's square code. Looking shows a button; only pressing it uses the code."""
    if request.method == "POST":
        form = CodeForm({"code": code})
        return _use(request, form.cleaned_data["code"] if form.is_valid() else "")
    return render(request, "people/family_link.html")


@open_to(ANYONE)
def family_waiting(request):
    """A further phone: until the teacher or the child says yes. The page asks again by itself."""
    asked = request.session.get(ASKED)
    phone = family_keys.phone_of(token_of(request), asked) if asked else None
    if phone is None:
        return redirect("people:family_door")
    if request.method == "POST" and phone.approved_at:
        still = family_keys.opens(phone.key) and phone.ends_at is None
        return _come_in(request, phone.key) if still else redirect("people:family_door")
    context = {"phone": phone, "pictures": doors.pictures_of(phone), "refused": phone.ends_at is not None}
    return render(request, "people/family_waiting.html", context)


@open_to("teacher", "cover", "office", "learner")
@require_POST
def phone_answer(request, device_id):
    """Yes or no to a further phone, by the class's adults or the child themselves."""
    phones = Device.objects.changeable_by(request.viewer).select_related("key")
    phone = phones.get_or_404(pk=device_id, kind=Device.Kind.FAMILY)
    if request.viewer.hat == "learner":
        family_keys.answer_phone(phone, "yes" in request.POST, by=request.viewer)
        return redirect("/")
    return _adult_answers(request, phone)


@after_second_step
def _adult_answers(request, phone):
    family_keys.answer_phone(phone, "yes" in request.POST, by=request.viewer)
    learner = Person.objects.changeable_by(request.viewer).get_or_404(pk=phone.key.learner_id)
    return back_to_class(request, learner)


@open_to("teacher", "cover", "office")
def family_doors(request, learner_id):
    """How each of a child's adults comes in: a letter made, a phone remembered."""
    learner = Person.objects.changeable_by(request.viewer).get_or_404(pk=learner_id)
    context = {"learner": learner, "doors": doors.family_doors(learner, request.viewer)}
    return render(request, "people/family_doors.html", context)


def _pair(request, learner_id, adult_id):
    people = Person.objects.changeable_by(request.viewer)
    return people.get_or_404(pk=learner_id), people.get_or_404(pk=adult_id)


@open_to("teacher", "cover", "office")
@after_second_step
@require_POST
def family_key(request, learner_id, adult_id):
    """A new code for one adult, shown once; the one before stops."""
    learner, adult = _pair(request, learner_id, adult_id)
    try:
        _key, code = family_keys.renew_family_key(learner, adult, by=request.viewer)
    except family_keys.NotForThisAdult:
        return render(request, "people/family_key_refused.html", {"learner": learner}, status=409)
    link = full(f"/k/{code}/")
    context = {
        "learner": learner, "adult": adult, "code": grouped(code), "address": full("/come-in/family/"),
        "qr": qr_svg(link, _("The same code, for a camera")) if reachable() else "",
    }  # fmt: skip
    return render(request, "people/family_key.html", context)


@open_to("teacher", "cover", "office")
@require_POST
def family_key_ending(request, learner_id, adult_id):
    """A lost letter: its code stops, and the phones it opened."""
    learner, adult = _pair(request, learner_id, adult_id)
    family_keys.end_family_keys(learner, adult, by=request.viewer)
    return redirect("people:family_doors", learner.pk)


@open_to("family")
@require_safe
def my_phones(request):
    """The phones that can open this person's pages, for them alone."""
    phones = doors.my_phones(request.viewer, token_of(request))
    return render(request, "people/my_phones.html", {"phones": phones})


@open_to("family")
@require_POST
def my_phone_ending(request, device_id):
    """A lost or borrowed phone opens nothing any more; of the one in hand, this visit ends too where nothing is left."""
    phone = Device.objects.shut_out_by(request.viewer).get_or_404(pk=device_id)
    family_keys.shut_out_phone(phone, by=request.viewer)
    undo = f"undo:{reverse('people:my_phone_return', args=[phone.pk])}" if phone.approved_at else ""
    messages.success(request, _("That phone opens nothing here any more."), extra_tags=undo)
    return redirect("people:my_phones")


@open_to("family")
@require_POST
def my_phone_return(request, device_id):
    """The wrong one was pressed: it opens everything again."""
    phone = Device.objects.shut_out_by(request.viewer).get_or_404(pk=device_id)
    family_keys.let_phone_back(phone, by=request.viewer)
    messages.success(request, _("It is let in again."))
    return redirect("people:my_phones")
