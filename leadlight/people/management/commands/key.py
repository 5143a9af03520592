"""leadlight key PERSON-or-MAIL: a one-use way back in for a staff person who lost password or phone."""

from leadlight.people.actions.staff import BACK_FOR, make_way_back
from leadlight.people.codes import grouped
from leadlight.people.models import Account, Person
from leadlight.people.viewer import Viewer
from leadlight.platform.address import full
from leadlight.platform.commands import Plain, Refused

LOST = "Write the mail address they come in with, or their name as it stands in Leadlight."


class Command(Plain):
    help = "Print a one-use way back in for a staff person, good for ten minutes. It is noted in the trail."
    example = "leadlight key okafor@hill.example"

    def add_arguments(self, parser):
        parser.add_argument("person", help="the mail address they come in with, or their name")

    def work(self, *, person, **options):
        account = find(person)
        by = Viewer(hat="", school_id=account.person.school_id)
        code = make_way_back(account.person, by=by)
        self.stdout.write(full(f"/come-in/staff/back/{code}/"))
        minutes = int(BACK_FOR.total_seconds() // 60)
        self.say(f"It opens once, within {minutes} minutes. The code by itself: {grouped(code)}")


def find(words):
    """The Account of this mail address or name. Raises Refused, naming what to do, for none and for several."""
    account = Account.objects.filter(email__iexact=words).select_related("person").first()
    if account:
        return account
    people = Person.objects.for_system("the keeper of the machine names somebody").filter(account__isnull=False)
    found = list(people.filter(display__iexact=words) | people.filter(full__iexact=words))
    if len(found) == 1:
        return Account.objects.select_related("person").get(person=found[0])
    if found:
        raise Refused(f"Several of the staff are called {words}. Write the mail address they come in with.")
    raise Refused(f"Nobody of the staff is called {words} or comes in with that address. {LOST}")
