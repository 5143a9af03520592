"""The fixed cast of every test: Ada (learner), Ben (classmate), Rosa (Ada's family), Teo (teacher), Zoe (another school).

More people stand behind them for the access table: see ROLES.
"""

from datetime import timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.utils import timezone

from leadlight.goals.models import Goal
from leadlight.people.models import (
    Account,
    Class,
    Cover,
    Device,
    Enrolment,
    Key,
    Person,
    Post,
    Restriction,
    School,
    Teaching,
    Tie,
    make_token,
    seal_for_key,
    seal_token,
)
from leadlight.people.viewer import NOBODY, Viewer
from leadlight.plan.models import Part, Pick, Plan, Showing
from leadlight.portfolio.models import Artifact, Version
from leadlight.rounds.models import Conference, Participant, Round

# role of docs/access.csv -> who plays it
ROLES = {
    "learner": "ada", "peer": "ben", "rehearsal_partner": "pia", "family": "rosa", "second_guardian": "raul",
    "removed_family": "inga", "barred_parent": "bram", "other_family": "bea", "teacher": "teo", "co_teacher": "tia",
    "substitute": "cora", "other_teacher": "otis", "other_school_staff": "zoe", "school_office": "olga",
    "school_leader": "lea", "division_admin": "dov", "interpreter": "ivo", "shared_device": "ipad",
    "link_holder": "lost_link", "outsider": "nobody",
}  # fmt: skip
HATS = {
    "ada": "learner", "ben": "learner", "pia": "learner", "rosa": "family", "raul": "family", "inga": "family",
    "bram": "family", "bea": "family", "teo": "teacher", "tia": "teacher", "cora": "cover", "otis": "teacher",
    "zoe": "teacher", "olga": "office", "lea": "leader", "dov": "division", "ivo": "interpreter",
}  # fmt: skip


class Cast:
    """Everybody, in one small school (and Zoe in hers). Rows are made on first use."""

    def __init__(self):
        self.phone_token, self._codes = make_token(), {}
        self.today = timezone.localdate()
        self.yesterday = self.today - timedelta(days=1)
        self.begun = self.today - timedelta(days=60)
        self.school = School.objects.create(name="Hill School", zone="Pacific/Auckland", phone="0171 555 010")
        self.klass = self._class(self.school, "4B")
        self.other_class = self._class(self.school, "2A", band="5-7")
        self.elsewhere = School.objects.create(name="Lake School", zone="America/Regina")
        self.class_elsewhere = self._class(self.elsewhere, "4B")
        self._people()

    @property
    def school_day(self):
        """Today where Hill School is, as its pages have it: in the evening of UTC already `today` and one."""
        return timezone.localdate(timezone=ZoneInfo(self.school.zone))

    def _class(self, school, name, band="8-10"):
        return Class.objects.create(school=school, name=name, band=band, starts_on=self.today - timedelta(days=60))

    def _person(self, name, school=None):
        return Person.objects.create(
            school=school or self.school,
            display=name,
            sort_key=name.lower(),
            language="en",
            emblem="owl:lagoon:honey:10",
        )

    def _people(self):
        for name in ("Ada", "Ben", "Pia"):
            person = self._person(name)
            setattr(self, name.lower(), person)
            Enrolment.objects.create(klass=self.klass, learner=person, starts_on=self.begun)
        for name, household in (("Rosa", 1), ("Raul", 2), ("Inga", 1), ("Bram", 2)):
            person = self._person(name)
            setattr(self, name.lower(), person)
            Tie.objects.create(learner=self.ada, adult=person, relation="", household=household, starts_on=self.begun)
        Tie.objects.filter(adult=self.inga).update(ends_on=self.today)
        self.bea = self._person("Bea")
        Tie.objects.create(learner=self.ben, adult=self.bea, starts_on=self.begun)
        for name in ("Teo", "Tia", "Cora", "Otis", "Olga", "Lea", "Dov", "Ivo"):
            setattr(self, name.lower(), self._staff(name, self.school))
        self.zoe = self._staff("Zoe", self.elsewhere)
        for who, klass in (
            (self.teo, self.klass),
            (self.tia, self.klass),
            (self.otis, self.other_class),
            (self.zoe, self.class_elsewhere),
        ):
            Teaching.objects.create(klass=klass, person=who, starts_on=self.begun)
        Cover.objects.create(klass=self.klass, person=self.cora, handed_by=self.teo)
        for who, hat in (
            (self.olga, "office"),
            (self.lea, "leader"),
            (self.dov, "division"),
            (self.ivo, "interpreter"),
        ):
            Post.objects.create(school=self.school, person=who, hat=hat, starts_on=self.begun)
        Restriction.objects.create(learner=self.ada, adult=self.bram, reference="cabinet 3", entered_by=self.olga)

    def _staff(self, name, school):
        person = self._person(name, school)
        account = Account.objects.create_user(
            f"{name.lower()}@{school.pk}.example", "a long wall of glass", person=person
        )
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": ""})
        return person

    # ---- who is looking
    def learners_of(self, who):
        return {"bea": [self.ben]}.get(who, [self.ada])

    def viewer(self, who) -> Viewer:
        """A Viewer as the middleware would build it."""
        if who in ("nobody", "lost_link"):
            return NOBODY
        if who == "ipad":
            return Viewer(hat="device", school_id=self.school.pk, class_id=self.klass.pk, device_id=self.device.pk)
        person, hat = getattr(self, who), HATS[who]
        learners = frozenset(row.pk for row in self.learners_of(who)) if hat == "family" else frozenset()
        return Viewer(
            hat=hat, person_id=person.pk, school_id=person.school_id, learner_ids=learners, zone=person.school.zone,
            now=timezone.now(), today=self.today, person=person,
            device_id=self.device.pk if hat == "learner" else None, class_id=self.klass.pk if hat == "learner" else None,
        )  # fmt: skip

    @cached_property
    def device_token(self):
        return make_token()

    @cached_property
    def device(self):
        return Device.objects.create(
            school=self.school, klass=self.klass, name="Shared iPad 7", seal=seal_token(self.device_token),
            approved_at=timezone.now(), approved_by=self.teo,
        )  # fmt: skip

    def family_code(self, adult, learner):
        """The code on this adult's letter; its first phone, whose cookie is `phone_token`, is remembered."""
        return self._family_key(adult, learner)[1]

    def family_key(self, adult, learner):
        return self._family_key(adult, learner)[0]

    def _family_key(self, adult, learner):
        if (adult, learner) not in self._codes:
            code = make_token(80)
            fields = {"school": self.school, "person": adult}
            key = Key.objects.create(purpose="family", learner=learner, seal=seal_token(code), **fields)
            seal = seal_for_key(self.phone_token, key.pk)
            Device.objects.create(kind="family", key=key, seal=seal, approved_at=timezone.now(), **fields)
            self._codes[adult, learner] = key, code
        return self._codes[adult, learner]

    def browser(self, who) -> Client:
        """A test client signed in as `who`, through real session rows and a real device cookie."""
        client = Client()
        if who == "lost_link":
            return self._with_a_forwarded_letter(client)
        if who == "nobody":
            return client
        if who == "ipad" or HATS[who] == "learner":
            _ = self.device
            client.cookies[settings.DEVICE_COOKIE_NAME] = self.device_token
        if who == "ipad":
            return client
        person, hat, now = getattr(self, who), HATS[who], timezone.now().timestamp()
        session = client.session
        session.update({"hat": hat, "person": person.pk, "began": now, "seen": now})
        if hat == "family":
            session["keys"] = [self.family_key(person, learner).pk for learner in self.learners_of(who)]
            client.cookies[settings.DEVICE_COOKIE_NAME] = self.phone_token
        elif hat != "learner":
            account = person.account
            session[SESSION_KEY] = str(account.pk)
            session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
            session[HASH_SESSION_KEY] = account.get_session_auth_hash()
            del session["person"]
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        return client

    def _with_a_forwarded_letter(self, client):
        """Somebody with Rosa's letter on a phone of their own: it asked, and nobody has said yes."""
        client.post(f"/k/{self.family_code(self.rosa, self.ada)}/")
        return client

    # ---- Ada's things
    @cached_property
    def round(self):
        return Round.objects.create(klass=self.klass, name="Autumn conferences")

    @cached_property
    def conference(self):
        """Ada's conference with Rosa and Raul, and Ivo to interpret."""
        row = Conference.objects.create(learner=self.ada, round=self.round)
        for who, role in ((self.rosa, "family"), (self.raul, "family"), (self.ivo, "interpreter")):
            Participant.objects.create(conference=row, person=who, role=role)
        return row

    @cached_property
    def plan(self):
        plan = Plan.objects.create(learner=self.ada)
        seven = ("hello", "proud", "tricky", "show", "goals", "family", "thanks")
        for position, name in enumerate(seven, 1):
            Part.objects.create(plan=plan, seven=name, symbol="star", position=position)
        Showing.objects.create(plan=plan, conference=self.conference)
        return plan

    def part(self, seven="proud"):
        return Part.objects.for_system("a test's part").get(plan=self.plan, seven=seven)

    def artifact(self, title="Kite", learner=None, **fields):
        learner = learner or self.ada
        fields = {"kind": "writing", "kept_at": timezone.now(), "added_by": learner, **fields}
        row = Artifact.objects.create(learner=learner, title=title, **fields)
        Version.objects.create(artifact=row, words=f"Words about {title}")
        return row

    def pick(self, title="Kite", seven="proud", **fields):
        part = self.part(seven)
        position = part.picks.for_system("a test's pick").count() + 1
        return Pick.objects.create(part=part, artifact=self.artifact(title), position=position, **fields)

    def goal(self, words="Compare any two fractions"):
        return Goal.objects.create(learner=self.ada, words=words)
