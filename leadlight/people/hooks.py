"""Lists this room offers; higher rooms join them in their `ready()`. Each entry is a function.

class_tabs      (viewer, klass) -> [(label, url, icon)]        after "Class" in the desk's bar
class_cards     (viewer, klass) -> [Card]                      beside the windows of a class
class_ways      (viewer, klass) -> [Card]                      links under "More for this class", each in its <li>
class_quiet     (viewer, klass) -> [Card]                      one quiet link below the cards
class_today     (viewer, klass) -> Card or None                "today's one thing", the first that has one
wedges          (viewer, learner_ids) -> {learner_id: [fan.Wedge]}   what is lit on a learner's window
last_added      (viewer, learner_ids) -> {learner_id: datetime}      when something was last added
help_page       (viewer, klass) -> address or None             the desk's question mark leads there
learner_page    (viewer, learner_id) -> address or None        where a window of the class home leads
child_calls     (viewer) -> [Call]                             what a child is called to while on any page
person_cards    (viewer, learner) -> [Card]                    on the learner's page for staff
office_things   (viewer, classes) -> [Thing]                   what the office can do today, class by class
class_sentences (viewer, classes) -> {class_id: [sentence]}    where each class stands, for office and leader
sample_doors    (school) -> [sample_doors.Door]                the doors a sample school names itself
sample_again    () -> the sample School                        thrown away and made anew
sample          () -> the sample School, loaded                one function; without it the sample's door is not shown
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Card:
    """A piece of a page that a higher room draws with its own template."""

    template: str
    context: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """Something that may begin while a child is on any page.

    socket     where "it began" or "it ended" is told
    fragment   the address of what is shown then; empty when nothing goes on
    """

    socket: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Thing:
    """Something the office can do: for which class (or None), what, about whom, and where. `press` names the button."""

    icon: str
    klass: object
    title: str
    words: str
    url: str
    press: str


class_tabs: list = []
class_cards: list = []
class_ways: list = []
class_quiet: list = []
class_today: list = []
wedges: list = []
last_added: list = []
help_page: list = []
learner_page: list = []
child_calls: list = []
person_cards: list = []
office_things: list = []
class_sentences: list = []
sample: list = []
sample_doors: list = []
sample_again: list = []


def all_of(hook, *asked) -> list:
    """Every room's answers, one after the other."""
    return [each for ask in hook for each in ask(*asked)]


def first_of(hook, *asked):
    """The first answer that is one."""
    return next((answer for ask in hook if (answer := ask(*asked))), None)


def merged(hook, *asked) -> dict:
    return {key: value for ask in hook for key, value in ask(*asked).items()}
