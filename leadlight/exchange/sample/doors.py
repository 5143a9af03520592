"""The doors of the sample school's first page: whom one may be, in the order they are shown."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from leadlight.people.desk import HAT_NAMES
from leadlight.people.models import Class, Person
from leadlight.people.sample_doors import Door

# hat, full name, title, line, where it leads (with the class whose key the address wants)
DOORS = (
    ("learner", "Lina Haddad", _("Lina, nine years old"), _("Her window is full of colour. Something tricky is still open."), ()),
    ("learner", "Sami Haddad", _("Sami, six years old"), _("Big pictures, few words."), ()),
    ("family", "Rania Haddad", _("Mama of Lina and Sami, on her phone"), _("Two children, one evening."), ()),
    ("family", "سلمى حداد", _("Teta, who comes by video"), _("An invitation of her own, from far away."), ()),
    ("family", "Elena Marín", _("Hugo’s family, on the phone"), _("Her mail came back. She can still answer."), ()),
    ("family", "Marco Conti", _("Chiara’s second household"), _("His own day, his own words."), ()),
    ("family", "Anna Berg", _("Leo’s foster carer"), _("Family is anyone who cares."), ()),
    ("teacher", "Adaeze Okafor", _("Ms Okafor, at her desk"), _("Class 4B, some days before its conferences."), ()),
    ("teacher", "Daniel Reyes", _("Mr Reyes, at his desk"), _("Class 1C, and talks about goals."), ()),
    ("cover", "Karin Lind", _("Ms Lind, who steps in"), _("She has 1C just now, and all she needs."), ()),
    ("office", "Tom Ives", _("The school office"), _("Classes, families and how to reach them."), ()),
    ("leader", "Beth Morgan", _("The school leader"), _("Times and places, not children’s words."), ()),
    ("interpreter", "Samir Khoury", _("Samir, who interprets"), _("Arabic and English, at the table."), ()),
)  # fmt: skip


def doors_of(school) -> list[Door]:
    """Those of DOORS who are in this school; none for a school that was made in another way."""
    people = {row.full: row for row in Person.objects.for_system("the sample's own doors").filter(school=school)}
    classes = {row.name: row for row in Class.objects.for_system("the sample's own doors").filter(school=school)}
    return [_door(people[row[1]], row, classes) for row in DOORS if row[1] in people]


def _door(person, row, classes):
    hat, _name, title, line, to = row
    leads = reverse(to[0], args=[classes[to[1]].pk]) if to and to[1] in classes else ""
    role = HAT_NAMES.get(hat, "")
    return Door(hat, person.pk, person.display, role, person.emblem, person.language, title=title, line=line, to=leads)
