"""Invitations on a phone, the child's own words, letters, mails, the reach of every adult, talks without the child."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from leadlight.invite.actions import separate
from leadlight.invite.actions.posting import mail_invitation, print_letters
from leadlight.invite.jobs import fill
from leadlight.invite.models import Invitation, InvitingWords, SeparateMeeting
from leadlight.invite.queries.reach import reach_of
from leadlight.notices.actions import hand_over
from leadlight.notices.jobs import send_notice
from leadlight.notices.models import Notice
from leadlight.people.actions.family_keys import living_family_key
from leadlight.people.models import Contact, Key, Restriction, Tie
from leadlight.platform.languages import FAMILY_LANGUAGES
from leadlight.platform.paper import pdf
from leadlight.portfolio.models import Artifact
from leadlight.rounds.models import Participant


@pytest.fixture
def letter(cast):
    return Invitation.objects.create(conference=cast.conference, adult=cast.rosa)


@pytest.fixture
def reachable(settings):
    settings.URL = "https://school.example"
    return settings


def system(model):
    return model.objects.for_system("a test")


def has(person, kind, value):
    Contact.objects.create(person=person, kind=kind, value=value)


def at(name, *args):
    return reverse(f"invite:{name}", args=args)


# ---- a family's phone


def test_the_childs_words_stand_first_and_the_page_is_noted_as_opened(cast, letter):
    InvitingWords.objects.create(learner=cast.ada, words="Come and see my volcano")
    page = cast.browser("rosa").get(at("invitation", letter.pk)).content.decode()
    assert page.index("Come and see my volcano") < page.index("What do I do? One minute.")
    assert system(Invitation).get().opened_at


def test_words_without_a_voice_can_be_read_aloud_and_the_adults_language_is_near(cast, letter):
    InvitingWords.objects.create(learner=cast.ada, words="Come and see my volcano")
    system(Invitation).update(language="mi")
    page = cast.browser("rosa").get(at("invitation", letter.pk)).content.decode()
    assert 'data-of=".inviting__words p"' in page and "Ada wrote this." in page
    places = [page.index(f'name="language" value="{code}"') for code in ("en", "mi", "es")]
    assert places == sorted(places)


def test_without_words_the_invitation_speaks_for_the_child(cast, letter):
    page = cast.browser("rosa").get(at("invitation", letter.pk)).content.decode()
    assert page.count("Ada invites you") == 2


def test_the_home_page_names_the_next_thing_of_each_child(cast, letter):
    answer = cast.browser("rosa").get(at("home"))
    assert [each.learner.display for each in answer.context["letters"]] == ["Ada"]


def test_an_answer_is_kept_and_can_be_changed(cast, letter):
    rosa = cast.browser("rosa")
    rosa.post(at("reply", letter.pk), {"who_comes": "Nana", "how": "video", "language": "so", "interpreter": "on"})
    kept = system(Invitation).get()
    assert (kept.coming, kept.who_comes, kept.language, kept.interpreter) == ("yes", "Nana", "so", "so")
    assert kept.told_by is None
    seat = system(Participant).get(person=cast.rosa)
    assert (seat.how, seat.language) == ("video", "so")
    rosa.post(at("reply", letter.pk), {"how": "here"})
    assert (system(Invitation).get().who_comes, system(Participant).get(person=cast.rosa).how) == ("", "here")


def test_a_leader_reads_that_they_come_and_not_their_words(cast, letter):
    said = {"coming": "yes", "how": "here", "who_comes": "Nana Ruth", "needs": "we live apart since May"}
    assert cast.browser("rosa").post(f"/invitations/{letter.pk}/reply/", said).status_code == 302
    pages = {who: cast.browser(who).get(f"/class/{cast.klass.pk}/families/").content.decode() for who in ("teo", "lea")}
    told = {who: [words in page for words in ("Coming", "Nana Ruth", "we live apart")] for who, page in pages.items()}
    assert told == {"teo": [True, True, True], "lea": [True, False, False]}


@pytest.mark.parametrize(
    ("way", "coming", "how"),
    [("other", "other", "here"), ("video", "yes", "video"), ("phone", "yes", "phone"), ("later", "yes", "later"), ("no", "no", "not")],
)  # fmt: skip
def test_who_cannot_come_finds_another_way(cast, letter, way, coming, how):
    cast.browser("rosa").post(at("ways", letter.pk), {"way": way, "who_comes": "Aunt Mo" if way == "other" else ""})
    assert system(Invitation).get().coming == coming
    assert system(Participant).get(person=cast.rosa).how == how


def test_a_way_that_is_none_is_asked_again_in_words(cast, letter):
    answer = cast.browser("rosa").post(at("ways", letter.pk), {"way": "teleport"})
    assert answer.status_code == 422
    assert "Choose one of these ways." in answer.content.decode()
    assert system(Invitation).get().answered_at is None


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar", "mi"])
@pytest.mark.parametrize("page", ["invitation", "guide", "reply", "ways", "separate"])
def test_every_page_speaks_five_languages(cast, letter, language, page):
    rosa = cast.browser("rosa")
    rosa.cookies["language"] = language
    answer = rosa.get(at(page, letter.pk))
    assert answer.status_code == 200
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in answer.content.decode()


def test_the_guide_tells_what_to_expect_and_shows_a_made_up_conference(cast, letter):
    page = cast.browser("rosa").get(at("guide", letter.pk)).content.decode()
    assert "Then and now" in page
    assert page.count('class="bubble') > 5
    assert system(Invitation).get().guide_read_at


def test_nobody_elses_invitation_opens(cast, letter):
    for who in ("raul", "bea"):
        for page in ("invitation", "guide", "reply", "ways", "separate"):
            assert cast.browser(who).get(at(page, letter.pk)).status_code == 404


# ---- the child's words


def test_a_chosen_pane_is_open_to_the_family_until_another_is_chosen(cast):
    kite, boat = cast.artifact("Kite"), cast.artifact("Boat")
    ada = cast.browser("ada")
    for pane, seen in ((kite, ["Kite"]), (boat, ["Boat"])):
        ada.post(at("words", cast.ada.pk), {"words": "Please come", "artifact": pane.pk})
        assert [row.title for row in Artifact.objects.visible_to(cast.viewer("rosa"))] == seen
    ada.post(at("no_words", cast.ada.pk))
    assert list(Artifact.objects.visible_to(cast.viewer("rosa"))) == []
    assert not system(InvitingWords).exists()


def test_a_classmates_pane_cannot_be_chosen(cast):
    bens = cast.artifact("Ben's boat", learner=cast.ben)
    answer = cast.browser("ada").post(at("words", cast.ada.pk), {"words": "x", "artifact": bens.pk})
    assert answer.status_code == 404
    assert not system(InvitingWords).exists()


# ---- a talk without the child


def test_two_taps_ask_for_a_talk_and_the_child_is_told_by_nothing(cast, letter):
    rosa = cast.browser("rosa")
    page = rosa.get(at("invitation", letter.pk)).content.decode()
    address = at("separate", letter.pk)
    assert f'href="{address}?from=invitation"' in page
    rosa.post(address, {"asked_from": "guide", "words": "About reading"})
    meeting = system(SeparateMeeting).get()
    assert (meeting.adult, meeting.asked_from, meeting.words) == (cast.rosa, "guide", "About reading")
    assert list(SeparateMeeting.objects.visible_to(cast.viewer("ada"))) == []
    assert "About reading" not in cast.browser("ada").get(at("words", cast.ada.pk)).content.decode()


def test_asking_twice_is_one_wish(cast, letter):
    for words in ("About reading", "And sleep"):
        cast.browser("rosa").post(at("separate", letter.pk), {"words": words})
    assert system(SeparateMeeting).get().words == "About reading\nAnd sleep"


def test_the_school_offers_the_adult_agrees_and_it_is_held(cast, letter):
    meeting = separate.ask(cast.ada, by=cast.viewer("rosa"))
    has(cast.rosa, "mail", "rosa@home.example")
    teo, address = cast.browser("teo"), at("talk", meeting.pk)
    teo.post(address, {"offered": "Monday at four"})
    assert "Monday at four" in cast.browser("rosa").get(at("separate", letter.pk)).content.decode()
    mail = system(Notice).get()
    assert (mail.to, mail.kind) == (cast.rosa, "separate")
    assert "Ada" not in mail.subject
    cast.browser("rosa").post(at("separate_answer", meeting.pk), {"answer": "agree"})
    teo.post(address, {"act": "held"})
    done = system(SeparateMeeting).get()
    assert done.agreed_at
    assert done.held_at
    assert teo.get(at("talks")).context["talks"] == []


def test_a_family_never_offers_or_holds_for_the_school(cast, letter):
    meeting = separate.ask(cast.ada, by=cast.viewer("rosa"))
    for act in ("held", "offer"):
        cast.browser("rosa").post(at("separate_answer", meeting.pk), {"answer": act})
    assert (system(SeparateMeeting).get().held_at, system(SeparateMeeting).get().offered) == (None, "")


# ---- letters


def test_a_letter_holds_a_code_that_opens_for_that_adult_alone(cast, letter, reachable):
    values = print_letters([letter], by=cast.viewer("teo"))
    code = values["letters"][0]["code"]
    assert re.fullmatch(r"(\w{4} ){3}\w{4}", code)
    key = living_family_key(code)
    assert (key.person, key.learner) == (cast.rosa, cast.ada)
    assert system(Notice).get().channel == "letter"


def test_a_code_ends_thirty_days_after_the_conference(cast, letter, reachable):
    day = cast.today + timedelta(days=20)
    cast.conference.wall, cast.conference.starts_at = f"{day}T15:20", timezone.now() + timedelta(days=20)
    cast.conference.save()
    print_letters([letter], by=cast.viewer("teo"))
    ends = system(Key).get(purpose="family").ends_at.date()
    assert timedelta(days=29) <= ends - day <= timedelta(days=32)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar", "mi", "so", "hi", "yue", "am", "ckb", "my"])
def test_a_letter_is_set_in_every_script(cast, letter, reachable, language):
    own = next(each.own_name for each in FAMILY_LANGUAGES if each.code == language)
    system(Invitation).update(language=language)
    cast.rosa.display = own
    cast.rosa.save()
    values = print_letters([letter], by=cast.viewer("teo"))
    columns = [column["language"] for column in values["letters"][0]["columns"]]
    ours = language in ("es", "fr", "ar", "mi")
    assert columns == (["en", language] if ours else ["en"])
    assert values["letters"][0]["other_language"] == ("" if ours or language == "en" else own)
    assert pdf("invite/letter.typ", values, language="en").startswith(b"%PDF-")


def test_letters_name_no_address_while_nobody_could_follow_it(cast, letter, settings):
    settings.URL = "http://localhost:8000"
    (page,) = print_letters([letter], by=cast.viewer("teo"))["letters"]
    assert (page["qr"], page["address"]) == ("", "")
    assert page["columns"][0]["answer"] == "Answer on the slip below"
    assert living_family_key(page["code"]).person == cast.rosa
    assert "localhost" not in str(page)


def test_letters_print_on_a_machine_of_ones_own_before_any_second_step(cast, letter, settings):
    from allauth.mfa.models import Authenticator

    settings.URL = "http://localhost:8000"
    Authenticator.objects.all().delete()
    answer = cast.browser("teo").post(at("letters", cast.klass.pk), {"which": "all"})
    assert answer["Content-Type"] == "application/pdf"


def test_mails_are_refused_while_nobody_could_follow_their_link(cast, letter, settings):
    settings.URL = "http://localhost:8000"
    has(cast.rosa, "mail", "rosa@home.example")
    answer = cast.browser("teo").post(at("mails", cast.klass.pk), {"which": "all"}, follow=True)
    assert "phones cannot follow it" in answer.content.decode()
    assert not system(Notice).exists()


@pytest.mark.parametrize(("url", "typed"), [
    ("https://school.example", "school.example"), ("https://192.168.1.7:8443", "https://192.168.1.7:8443"),
    ("http://hill.example", "http://hill.example"), ("https://school.example:8443", "https://school.example:8443"),
])  # fmt: skip
def test_a_letter_says_https_where_a_phone_would_not_think_of_it(cast, letter, settings, url, typed):
    settings.URL = url
    assert print_letters([letter], by=cast.viewer("teo"))["letters"][0]["address"] == typed


def test_all_letters_come_in_one_file(cast, letter, reachable):
    Invitation.objects.create(conference=cast.conference, adult=cast.raul)
    answer = cast.browser("teo").post(at("letters", cast.klass.pk), {"which": "all"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="invitations.pdf"'
    assert system(Notice).filter(channel="letter").count() == 2


def test_no_letter_for_an_adult_who_may_not_hear_of_the_child(cast, letter, reachable):
    Restriction.objects.create(learner=cast.ada, adult=cast.rosa, reference="9", entered_by=cast.olga)
    assert print_letters([letter], by=cast.viewer("teo"))["letters"] == []


def test_the_second_step_stands_before_the_first_letter(cast, letter, reachable):
    from allauth.mfa.models import Authenticator

    Authenticator.objects.all().delete()
    answer = cast.browser("teo").post(at("letters", cast.klass.pk), {"which": "all"})
    assert answer.status_code == 302
    assert not system(Key).filter(purpose="family").exists()


# ---- mail


def test_a_mail_is_filled_on_its_way_and_its_code_opens(cast, letter, reachable, tmp_path):
    reachable.OUTBOX = tmp_path
    reachable.EMAIL_BACKEND = "leadlight.notices.outbox.OutboxBackend"
    has(cast.rosa, "mail", "rosa@home.example")
    notice = mail_invitation(letter, by=cast.viewer("teo"))
    assert "{link}" in notice.body
    assert "Ada" not in notice.subject
    send_notice.func(notice.pk)
    page = cast.browser("teo").get(reverse("notices:outbox", args=[cast.klass.pk]))
    (mail,) = page.context["mails"]
    code = re.search(r"https://school.example/k/(\w+)/", mail.body)[1]
    assert living_family_key(code).person == cast.rosa


def test_the_outbox_shows_a_teacher_only_their_own_class(cast, letter, reachable, tmp_path):
    reachable.OUTBOX = tmp_path
    reachable.EMAIL_BACKEND = "leadlight.notices.outbox.OutboxBackend"
    has(cast.rosa, "mail", "rosa@home.example")
    send_notice.func(mail_invitation(letter, by=cast.viewer("teo")).pk)
    address = reverse("notices:outbox", args=[cast.other_class.pk])
    assert cast.browser("otis").get(address).context["mails"] == []


def test_a_mailed_code_belongs_to_one_adult_and_ends(cast, letter, reachable):
    notice = mail_invitation(letter, by=cast.viewer("teo"))
    fill(notice)
    key = system(Key).get(purpose="family")
    assert (key.person, key.learner) == (cast.rosa, cast.ada)
    assert key.ends_at > timezone.now()


# ---- have we reached everybody


def row(cast):
    return reach_of(cast.round, cast.viewer("teo"))[0]


def test_each_step_on_the_way_is_known_with_the_next_thing_to_try(cast, letter, reachable):
    steps = [(row(cast).state, row(cast).act)]
    has(cast.rosa, "mail", "rosa@home.example")
    steps.append((row(cast).state, row(cast).act))
    print_letters([letter], by=cast.viewer("teo"))
    steps.append((row(cast).state, row(cast).act))
    hand_over(system(Notice).get(), by=cast.viewer("teo"))
    steps.append((row(cast).state, row(cast).act))
    system(Notice).update(handed_at=timezone.now() - timedelta(days=4))
    steps.append((row(cast).state, row(cast).act))
    system(Invitation).update(opened_at=timezone.now())
    steps.append((row(cast).state, row(cast).act))
    system(Invitation).update(answered_at=timezone.now(), coming="yes")
    steps.append((row(cast).state, row(cast).act))
    assert steps == [
        ("not_yet", "print"), ("not_yet", "mail"), ("paper", "handed"), ("paper", ""), ("paper", "told"), ("opened", ""), ("answered", ""),
    ]  # fmt: skip


def test_a_bounce_shows_and_the_next_thing_is_another_way(cast, letter, reachable):
    has(cast.rosa, "mail", "rosa@home.example")
    mail_invitation(letter, by=cast.viewer("teo"))
    system(Notice).update(bounced_at=timezone.now(), trouble="The address does not take mail.")
    found = row(cast)
    assert (found.state, found.act, found.story) == ("not_yet", "print", "The address does not take mail.")
    has(cast.rosa, "phone", "0171 555 000")
    assert row(cast).act == "call"


def test_a_letter_that_came_back_is_not_reached(cast, letter, reachable):
    print_letters([letter], by=cast.viewer("teo"))
    cast.browser("teo").post(at("handed", system(Notice).get().pk), {"came": "back"})
    assert (row(cast).state, row(cast).story) == ("not_yet", "The letter came back.")


def test_a_barred_adult_and_one_whose_tie_ended_are_not_on_the_list(cast, letter):
    Tie.objects.filter(adult=cast.rosa).update(ends_on=cast.today)
    assert reach_of(cast.round, cast.viewer("teo")) == []


def test_the_call_list_leaves_out_who_has_answered(cast, letter):
    has(cast.rosa, "phone", "0171 555 000")
    assert "0171 555 000" in cast.browser("olga").get(at("calls", cast.klass.pk)).content.decode()
    system(Invitation).update(answered_at=timezone.now())
    assert "0171 555 000" not in cast.browser("olga").get(at("calls", cast.klass.pk)).content.decode()
