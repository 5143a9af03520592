"""Messages go out once, to the right person only, and what came back is known."""

import email
import socket
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings
from django.core.management import CommandError, call_command

from leadlight.notices import bounces, hooks
from leadlight.notices.actions import hand_over, note_letter, try_again, write
from leadlight.notices.jobs import send_notice
from leadlight.notices.models import Notice
from leadlight.people.models import Contact, Restriction, Tie


class Sink:
    """A mail server that keeps what it takes and refuses addresses at refused.example, later.example says 'not now'."""

    def __init__(self):
        self.taken = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.endswith("@refused.example"):
            return "550 5.1.1 no such mailbox"
        if address.endswith("@later.example"):
            return "451 4.7.1 greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"


@pytest.fixture
def server(settings):
    sink = Sink()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield sink
    controller.stop()


def has_mail(person, address):
    Contact.objects.create(person=person, kind="mail", value=address)


def written(cast, to=None, **fields):
    fields = {"subject": "An invitation from school", "body": "Dear Rosa, {link}", "kind": "invitation", **fields}
    fields = {"event": "rounds.Conference 1", **fields}
    return write(to or cast.rosa, by=cast.viewer("teo"), learner=cast.ada, **fields)


def again(notice):
    return Notice.objects.for_system("look again").get(pk=notice.pk)


def test_a_message_reaches_the_server_once(cast, server):
    has_mail(cast.rosa, "rosa@home.example")
    notice = written(cast)
    send_notice.func(notice.pk)
    send_notice.func(notice.pk)

    assert [mail["To"] for mail in server.taken] == ["rosa@home.example"]
    assert server.taken[0]["Message-ID"] == bounces.message_id(notice)
    assert (again(notice).address, again(notice).tries, again(notice).trouble) == ("rosa@home.example", 1, "")
    assert again(notice).sent_at


def test_the_same_thing_is_told_once(cast):
    assert written(cast) == written(cast)
    assert written(cast) != written(cast, event="rounds.Conference 2")


def test_what_opens_a_door_is_made_on_the_way_and_kept_in_no_table(cast, server, monkeypatch):
    monkeypatch.setitem(hooks.fillings, "invitation", lambda notice: {"link": "https://x.example/k/abcd/"})
    has_mail(cast.rosa, "rosa@home.example")
    notice = written(cast)
    send_notice.func(notice.pk)
    assert server.taken[0].get_content().strip() == "Dear Rosa, https://x.example/k/abcd/"
    assert again(notice).body == "Dear Rosa, {link}"


@pytest.mark.parametrize("what", ["tie ended", "restricted"])
def test_permission_is_asked_again_at_the_moment_of_sending(cast, server, what):
    has_mail(cast.rosa, "rosa@home.example")
    notice = written(cast)
    if what == "tie ended":
        Tie.objects.filter(adult=cast.rosa).update(ends_on=cast.today)
    else:
        Restriction.objects.create(learner=cast.ada, adult=cast.rosa, reference="9", entered_by=cast.olga)
    send_notice.func(notice.pk)
    assert (server.taken, again(notice).sent_at) == ([], None)


def test_no_address_is_said_in_words(cast, server):
    notice = written(cast)
    send_notice.func(notice.pk)
    assert (server.taken, again(notice).trouble) == ([], "There is no mail address for this person.")


def test_a_refused_address_is_known_at_once(cast, server):
    has_mail(cast.rosa, "rosa@refused.example")
    notice = written(cast)
    send_notice.func(notice.pk)
    found = again(notice)
    assert (found.sent_at, found.trouble) == (None, "The address does not take mail.")
    assert found.bounced_at


def test_not_now_is_tried_again_and_is_no_bounce(cast, server):
    has_mail(cast.rosa, "rosa@later.example")
    notice = written(cast)
    send_notice.func(notice.pk)
    found = again(notice)
    assert (found.sent_at, found.bounced_at, found.tries) == (None, None, 1)
    Contact.objects.for_system("a test").update(value="rosa@home.example")
    send_notice.func(notice.pk)
    assert (len(server.taken), again(notice).tries) == (1, 2)


def test_a_new_address_and_once_more(cast, server):
    has_mail(cast.rosa, "rosa@refused.example")
    notice = written(cast)
    send_notice.func(notice.pk)
    Contact.objects.for_system("a test").update(value="rosa@home.example")
    try_again(notice, by=cast.viewer("teo"))
    send_notice.func(notice.pk)
    assert [mail["To"] for mail in server.taken] == ["rosa@home.example"]
    assert (again(notice).bounced_at, again(notice).trouble) == (None, "")


def test_without_a_mail_server_messages_lie_in_the_outbox(cast, settings, tmp_path):
    settings.OUTBOX = tmp_path
    settings.EMAIL_BACKEND = "leadlight.notices.outbox.OutboxBackend"
    has_mail(cast.rosa, "rosa@home.example")
    send_notice.func(written(cast).pk)
    (only,) = tmp_path.glob("*.eml")
    assert email.message_from_bytes(only.read_bytes())["To"] == "rosa@home.example"


# ---- mail that comes back later

REPORT = """From: MAILER-DAEMON@mx.example
To: leadlight@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I am sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 16 Nov 2026 09:00:00 +0000

Final-Recipient: rfc822; rosa@home.example
Action: {action}
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 mailbox full

--b
Content-Type: {kind}

Message-ID: {id}
Subject: An invitation from school

--b--
"""


def report(notice, action="failed", kind="message/rfc822", id=""):
    text = REPORT.replace("{action}", action).replace("{kind}", kind)
    return text.replace("{id}", id or bounces.message_id(notice)).encode()


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_mail_that_came_back_shows_why(cast, tmp_path, kind):
    notice = written(cast)
    path = tmp_path / "back.eml"
    path.write_bytes(report(notice, kind=kind))
    call_command("bounces", str(path))
    assert again(notice).bounced_at
    assert again(notice).trouble == "552 5.2.2 mailbox full"


def test_a_delay_is_not_a_loss(cast, tmp_path):
    notice = written(cast)
    (tmp_path / "slow.eml").write_bytes(report(notice, action="delayed"))
    call_command("bounces", str(tmp_path / "slow.eml"))
    assert again(notice).bounced_at is None


def test_a_made_up_report_changes_nothing(cast, tmp_path):
    notice = written(cast)
    forged = report(notice, id=f"<notice-{notice.pk}.{'0' * 16}@x>")
    (tmp_path / "forged.eml").write_bytes(forged)
    call_command("bounces", str(tmp_path / "forged.eml"))
    assert again(notice).bounced_at is None


@pytest.mark.parametrize("mail", [b"", b"hello", b"Content-Type: multipart/report\n\n", b"\xff\xfe" * 99])
def test_any_other_mail_is_no_report(mail):
    assert bounces.read(mail) == []


def test_a_file_that_is_not_there_is_named(db):
    with pytest.raises(CommandError, match=r"nowhere\.eml: this file cannot be read"):
        call_command("bounces", "nowhere.eml")


# ---- letters


def test_a_letter_is_printed_handed_over_or_comes_back(cast):
    teo = cast.viewer("teo")
    letter = note_letter(cast.rosa, by=teo, event="rounds.Conference 1", learner=cast.ada)
    assert note_letter(cast.rosa, by=teo, event="rounds.Conference 1", learner=cast.ada) == letter
    assert hand_over(letter, by=teo).handed_at
    back = hand_over(letter, by=teo, came_back=True)
    assert (back.handed_at, bool(back.bounced_at)) == (None, True)


def test_no_subject_holds_a_childs_name(cast):
    assert "Ada" not in written(cast).subject
    assert settings.EMAIL_FROM


def test_nothing_of_the_made_up_school_reaches_a_mail_server(cast, server, settings, tmp_path):
    settings.OUTBOX = tmp_path
    has_mail(cast.rosa, "rosa@home.example")
    cast.school.sample = True
    cast.school.save()
    notice = written(cast)
    send_notice.func(notice.pk)
    assert server.taken == []
    assert len(list(tmp_path.glob("*.eml"))) == 1
    assert again(notice).sent_at
