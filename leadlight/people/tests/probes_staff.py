"""How the access table is asked about classes, families, staff and the school."""

from leadlight.people.models import Class, Consent, Contact, Person, Post, Restriction, School, Teaching
from leadlight.platform.models import audit
from tests.access import Ask, probe

ALL_NO = dict.fromkeys(("portfolio", "class", "family", "others", "display", "outside"), "no")


def anyone(model, **lookup):
    return model.objects.for_system("a probe looks").filter(**lookup)


@probe("class_list", "read")
def _(cast):
    return Ask(f"/class/{cast.klass.pk}/", canary="Ada")


@probe("class_list", "change")
def _(cast):
    added = anyone(Person, full="Kofi Mensah")
    return Ask(f"/class/{cast.klass.pk}/children/new/", "POST", {"name": "Kofi Mensah"}, done=added.exists)


@probe("class_list", "change")
def _(cast):
    asked = {"name": "4B Kiwi", "band": "8-10", "room": "", "ends_on": ""}
    return Ask(f"/class/{cast.klass.pk}/settings/", "POST", asked, done=anyone(Class, name="4B Kiwi").exists)


@probe("class_team", "read")
def _(cast):
    return Ask(f"/class/{cast.klass.pk}/team/", canary="Tia")


@probe("class_team", "change")
def _(cast):
    teaches = Teaching.objects.filter(klass=cast.klass, person=cast.otis)
    return Ask(f"/class/{cast.klass.pk}/team/new/", "POST", {"person": cast.otis.pk}, done=teaches.exists)


@probe("person", "read")
def _(cast):
    return Ask(f"/learners/{cast.ada.pk}/", canary="Ada")


@probe("person", "change")
def _(cast):
    asked = {"display": "Adi", "full": "", "spoken": "", "band": "", "motif": "owl", "one": "ruby", "other": "leaf"}
    renamed = anyone(Person, pk=cast.ada.pk, display="Adi")
    return Ask(f"/learners/{cast.ada.pk}/card/", "POST", {**asked, "segments": "8"}, done=renamed.exists)


@probe("person", "change")
def _(cast):
    asked = {"name": "Nana", "relation": "great-aunt", "language": "", "household": "1"}
    return Ask(f"/learners/{cast.ada.pk}/family/new/", "POST", asked, done=anyone(Person, display="Nana").exists)


@probe("person", "change")
def _(cast):
    left = anyone(Person, pk=cast.ada.pk, left_on__isnull=False)
    return Ask(f"/learners/{cast.ada.pk}/leaving/", "POST", done=left.exists)


@probe("staff_post", "read")
def _(cast):
    return Ask("/staff/", canary=f"/staff/{cast.tia.pk}/")


@probe("staff_post", "change")
def _(cast):
    given = Post.objects.filter(person=cast.tia, hat="office")
    return Ask(f"/staff/{cast.tia.pk}/posts/office/", "POST", done=given.exists)


@probe("school_settings", "read")
def _(cast):
    return Ask("/school/", canary="0171 555 010")


@probe("school_settings", "change")
def _(cast):
    asked = {"name": "Hill Top", "phone": "", "language": "en", "zone": "Pacific/Auckland"}
    return Ask("/school/", "POST", asked, done=School.objects.filter(name="Hill Top").exists)


@probe("hat", "change")
def _(cast):
    return Ask("/you/hats/teacher/", "POST")


def rosas_mail(cast):
    return Contact.objects.create(person=cast.rosa, kind="mail", value="rosa@post.example")


@probe("family_contact", "read")
def _(cast):
    rosas_mail(cast)
    return Ask(f"/contacts/of/{cast.rosa.pk}/", canary="rosa@post.example")


@probe("family_contact", "change")
def _(cast):
    changed = anyone(Contact, person=cast.rosa, value="rosa@new.example")
    return Ask(f"/contacts/{rosas_mail(cast).pk}/", "POST", {"value": "rosa@new.example"}, done=changed.exists)


@probe("family_contact", "change")
def _(cast):
    added = anyone(Contact, person=cast.rosa, value="0171 555 014")
    return Ask(f"/contacts/of/{cast.rosa.pk}/", "POST", {"value": "0171 555 014"}, done=added.exists)


@probe("family_contact", "delete")
def _(cast):
    row = rosas_mail(cast)
    return Ask(f"/contacts/{row.pk}/removal/", "POST", done=lambda: not anyone(Contact, pk=row.pk).exists())


@probe("consent_record", "read")
def _(cast):
    Consent.objects.create(learner=cast.ada, purpose="display", state="ask")
    return Ask(f"/learners/{cast.ada.pk}/pictures/", canary="Ask us each time")


@probe("consent_record", "change")
def _(cast):
    said = anyone(Consent, learner=cast.ada, purpose="portfolio", state="no")
    return Ask(f"/learners/{cast.ada.pk}/pictures/", "POST", ALL_NO, done=said.exists)


@probe("custody_restriction", "read")
def _(cast):
    return Ask(f"/learners/{cast.ada.pk}/limits/", canary="cabinet 3")


def limit_by(cast, who):
    fields = {"learner": cast.ada, "adult": cast.bram, "reference": "cabinet 4", "entered_by": who}
    return Restriction.objects.create(**fields)


@probe("custody_restriction", "change")
def _(cast):
    row = limit_by(cast, cast.olga)
    return Ask(f"/limits/{row.pk}/ending/", "POST", done=anyone(Restriction, pk=row.pk, ends_on__isnull=False).exists)


@probe("custody_restriction", "change")
def _(cast):
    row = limit_by(cast, cast.olga)
    asked = {"contact": "on", "reference": "drawer 9"}
    return Ask(f"/limits/{row.pk}/", "POST", asked, done=anyone(Restriction, pk=row.pk, reference="drawer 9").exists)


@probe("custody_restriction", "comment")
def _(cast):
    row = limit_by(cast, cast.teo)
    return Ask(f"/limits/{row.pk}/signature/", "POST", done=anyone(Restriction, pk=row.pk, second__isnull=False).exists)


@probe("audit_log", "read")
def _(cast):
    audit(cast.viewer("olga"), "canary.sang", cast.klass)
    return Ask("/school/trail/", canary="canary.sang")
