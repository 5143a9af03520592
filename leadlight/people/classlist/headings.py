"""What the heading of a column says, in English, Spanish, French, German, Arabic and te reo Māori."""

import re
from dataclasses import dataclass
from functools import lru_cache

from leadlight.people.classlist.names import fold, tidy, words_of

WORDS = """
name: name names nombre nombres nom noms اسم ingoa fullname namen
first: first given forename forenames firstname vorname vornamen rufname prenom prenoms firstnames
first: givenname الاول tuatahi
last: last surname surnames lastname apellido apellidos nachname familienname zuname لقب
child: child children student students pupil pupils learner learners kid alumno alumna alumnos alumnas estudiante
child: estudiantes nino nina eleve eleves enfant enfants schuler schulerin kind kinder
child: طالب طالبه طالبة تلميذ تلميذة طفل tamaiti tamariki tauira akonga studentname childname
family: family guardian guardians parent parents carer carers caregiver caregivers adult adults member familia familiar
family: tutor tutora tutores tutors responsable responsables acudiente apoderado famille parents tuteur tutrice familie
family: eltern elternteil erziehungsberechtigte erziehungsberechtigter sorgeberechtigte sorgeberechtigter
family: اسرة عاءلة عايلة عائلة ولي امر whanau kaitiaki matua matua
clan: family famille familie familia whanau عاءلة عايلة عائلة
contact: contact contacts contacto contactos kontakt kontakte تواصل اتصال whakapa
reach: phone phones telephone tel mobile cell cellphone handy email emails mail mails whatsapp sms telefono telefonos
reach: movil celular correo portable courriel telefon telefonnummer handynummer mailadresse emailadresse
reach: هاتف جوال بريد موبايل waea imera pukoro
relation: relation relationship relationships parentesco relacion vinculo lien parente beziehung verhaltnis
relation: verwandtschaft صلة قرابة علاقة hononga
language: language languages lang idioma idiomas lengua langue langues sprache sprachen muttersprache familiensprache
language: لغة reo
birth: birth birthday birthdate dob born birthdays nacimiento cumpleanos naissance anniversaire geburtsdatum geburtstag
birth: geboren geb ميلاد ولادة age edad alter عمر ra tau
class: year jahrgang stufe nivel niveau class classroom homeroom room group grade form section clase grupo curso grado classe groupe klasse gruppe صف فصل
class: شعبة akomanga teacher docente enseignant lehrerin lehrer maestra معلم kaiako
number: number numbers id ids no nr nro num numero nummer matricula upn nsn ppsn roll رقم
person: person persona personne full
"""
KIN_WORDS = """
mother father mum dad mom mam mama papa mummy daddy grandmother grandfather grandma grandpa gran nan aunt uncle sister
brother stepmother stepfather madre padre mami papi abuela abuelo tia tio hermana hermano mere pere maman grand-mere
tante oncle soeur frere mutter vater oma opa grossmutter grossvater onkel schwester bruder
ام اب الام الاب جدة جد عم خال اخت اخ خالة عمة
whaea koka kuia koroua kuikui godmother godfather
"""
FILLERS = words_of("""
the a of s am de del la las el los le les des du di d l der die das des und and y et or o e i her his their our
my your primary secondary main home other emergency preferred legal household hauptsprache spoken date fecha
jour tag datum full complet completo complete vollstandiger تاريخ في من و ال te o nga he ki whole address
adresse direccion adress 1 2 3 4 5 6
""")
FAMILY_NAME = {"name", "last", "family", "clan", "person"}


def _heading_word(word):
    word = fold(word)
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _read_words():
    known = {}
    for line in WORDS.strip().splitlines():
        concept, _, words = line.partition(": ")
        for word in words.split():
            known.setdefault(_heading_word(word), set()).add(concept)
    return known


KNOWN = _read_words()
KIN = {_heading_word(word) for word in words_of(KIN_WORDS)}
TOKEN = re.compile(r"[^\W\d_]+|\d+")
NOT_IN_HEADINGS = re.compile(r"[{}<>%=@]")
HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|[_./()\-]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a cell says if it is a heading. `sure`: every word of it belongs to headings, and not only to kin."""

    concepts: frozenset[str]
    number: int
    kin: str
    sure: bool


@lru_cache(maxsize=4096)
def read_heading(text):
    if len(text) > 60 or NOT_IN_HEADINGS.search(text):
        return Heading(frozenset(), 0, "", False)
    tokens = TOKEN.findall(HUMP.sub(" ", tidy(text)))
    words = [_heading_word(token) for token in tokens]
    concepts = set().union(*(KNOWN.get(word, ()) for word in words))
    kin = " ".join(token for token, word in zip(tokens, words, strict=True) if word in KIN)
    numbers = [int(word) for word in words if word.isdecimal() and 0 < int(word) < 7]
    sure = bool(concepts) and all(word in KNOWN or word in KIN or word in FILLERS for word in words)
    return Heading(frozenset(concepts), numbers[0] if numbers else 0, kin, sure)


def role_of(heading):
    """(role, why left out) of a heading; role "name" is settled later, by the other columns; "" is unknown."""
    said = heading.concepts
    about_family = bool(heading.kin or "family" in said)
    if "birth" in said:
        return "leave", "birth_column"
    for concept in ("relation", "language"):
        if concept in said and not (concept == "relation" and "name" in said):
            return concept, ""
    if said & {"contact", "reach"} and not said & {"name", "person", "first", "last"}:
        own = "child" in said and "contact" not in said and not about_family
        return ("leave", "own_column") if own else ("contact", "")
    if "number" in said and not about_family:
        return "leave", "number_column"
    if "class" in said and "child" not in said:
        return "leave", "class_column"
    return _role_of_names(heading, about_family)


def _role_of_names(heading, about_family):
    said = set(heading.concepts)
    if {"clan"} < said <= FAMILY_NAME and said & {"name", "last"} and not heading.number and not heading.kin:
        return "family_name", ""
    of_family = about_family or "contact" in said
    for part in ("first", "last"):
        if part in said:
            return (f"family_{part}" if of_family else part), ""
    if of_family:
        return "family", ""
    if "child" in said:
        return "child", ""
    return ("name", "") if "name" in said else ("", "")
