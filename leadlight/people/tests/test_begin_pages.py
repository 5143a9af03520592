"""From an empty house to the class home, in the browser's words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from leadlight.people import hooks
from leadlight.people.actions.begin import begun
from leadlight.people.models import Account, Class, Enrolment, Person, School

TEO = {
    "school": "Hill School", "name": "Teo", "mail": "teo@hill.example", "password": "a long wall of glass",
    "language": "en", "zone": "Pacific/Auckland",
}  # fmt: skip
LIST = "Name\tFamily\nAda Lovell\tRosa Lovell, aunt\nSam Fisher\t\nBen Osei\t\nSam Fisher\t\n"


@pytest.fixture
def teo(db):
    """Teo's browser, just after the first page of beginning."""
    client = Client()
    assert client.post("/begin/", TEO)["Location"] == "/class/new/?first=1"
    return client


def names():
    return sorted(
        Person.objects.for_system("a test counts")
        .filter(enrolments__ends_on=None)
        .exclude(enrolments=None)
        .values_list("full", flat=True)
    )


def test_an_empty_house_shows_two_doors_and_the_sample_only_when_there_is_one(client, db, monkeypatch):
    monkeypatch.setattr(hooks, "sample", [])
    page = client.get("/").content.decode()
    assert "Begin with my own class" in page
    assert "Look around" not in page
    School.objects.create(name="Sample", sample=True)
    assert "Look around" in client.get("/").content.decode()


def test_from_nothing_to_a_class_in_two_pages(teo):
    answer = teo.post("/class/new/", {"name": "4B", "band": "8-10", "list": LIST, "next": "1", "once": "k1"})
    klass = Class.objects.for_system("a test looks").get()
    assert answer["Location"] == f"/class/{klass.pk}/"
    page = teo.get(answer["Location"])
    assert page.status_code == 200
    assert names() == ["Ada Lovell", "Ben Osei", "Sam Fisher", "Sam Fisher"]
    assert page.context["viewer"].hat == "teacher"
    assert teo.get("/")["Location"] == "/desk/"


def test_the_begin_page_is_shut_once_a_school_has_staff(teo):
    assert begun()
    stranger = Client()
    assert stranger.get("/begin/").status_code == 404
    assert stranger.post("/begin/", {**TEO, "mail": "zoe@lake.example"}).status_code == 404
    assert stranger.get("/")["Location"] == "/come-in/"
    assert Account.objects.count() == 1


def test_trouble_keeps_everything_typed_and_nothing_in_the_house(client, db):
    page = client.post("/begin/", {**TEO, "mail": "teo at hill", "password": "short"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Hill School" in text
    assert "teo at hill" in text
    assert 'value="short"' in text
    assert not School.objects.exists()


def test_looking_at_a_list_keeps_nothing(teo):
    page = teo.post("/class/new/", {"name": "", "band": "8-10", "list": LIST, "look": "1"})
    assert page.status_code == 200
    assert "4 children found." in page.content.decode()
    assert not Enrolment.objects.exists()


def test_a_question_about_two_of_one_name_is_answered_on_the_page(teo):
    asked = {"name": "4B", "band": "8-10", "list": LIST}
    page = teo.post("/class/new/", {**asked, "look": "1"}).content.decode()
    assert "Two children, or the same child?" in page
    assert 'name="answer-3-same_or_two" value="same"' in page
    teo.post("/class/new/", {**asked, "answer-3-same_or_two": "same", "next": "1"})
    assert names() == ["Ada Lovell", "Ben Osei", "Sam Fisher"]


def test_an_answer_given_stays_on_the_page(teo):
    asked = {"name": "4B", "band": "8-10", "list": LIST, "look": "1", "answer-3-same_or_two": "same"}
    page = teo.post("/class/new/", asked).content.decode()
    start = page.index('name="answer-3-same_or_two" value="same"')
    assert (
        page[start : page.index(">", start)].split()[-1] == "checked"
        or "checked" in page[start : page.index(">", start)]
    )
    assert "3 children found." in page


def test_another_column_can_be_chosen(teo):
    asked = {"name": "4B", "band": "8-10", "list": "Ada\tKea\nBen\tTui\n"}
    shown = teo.post("/class/new/", {**asked, "look": "1"}).content.decode()
    was = shown.split('name="was-1" value="')[1].split('"')[0]
    assert was == "last"
    teo.post(
        "/class/new/",
        {**asked, "was-0": "first", "column-0": "child", "was-1": "last", "column-1": "leave", "next": "1"},
    )
    assert names() == ["Ada", "Ben"]


def test_a_dropped_file_becomes_text_in_the_box_first(teo):
    file = SimpleUploadedFile("list.csv", "Noëlla Ünal;Rosa\n".encode("cp1252"))
    page = teo.post(
        "/class/new/", {"name": "4B", "band": "8-10", "list": "", "file": file, "look": "1"}
    ).content.decode()
    assert "Noëlla Ünal;Rosa" in page
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF."),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "This is a picture."),
        (
            "\n".join(f"Child Number{n}x" for n in range(5000)).replace("0", "o").encode(),
            "A class has 60 at most here.",
        ),
    ],
)
def test_what_is_no_class_list_gets_a_sentence_and_loses_nothing(teo, content, sentence):
    file = SimpleUploadedFile("list.csv", content)
    posted = {"name": "4B", "band": "8-10", "list": "Ada Lovell", "file": file, "next": "1"}
    page = teo.post("/class/new/", posted)
    text = page.content.decode()
    assert page.status_code == 422
    assert sentence in text
    assert "Ada Lovell" in text
    assert not Enrolment.objects.exists()


def test_a_name_with_markup_is_shown_as_it_is_and_runs_nowhere(teo):
    name = "<script>alert(1)</script>"
    teo.post("/class/new/", {"name": "4B", "band": "8-10", "list": f"{name}\nAda Lovell", "next": "1"})
    page = teo.get(teo.get("/desk/")["Location"]).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_same_form_twice_makes_one_class(teo):
    asked = {"name": "4B", "band": "8-10", "list": LIST, "next": "1", "once": "same-key"}
    first, again = teo.post("/class/new/", asked), teo.post("/class/new/", asked)
    assert first["Location"] == again["Location"]
    assert Class.objects.for_system("a test counts").count() == 1


def test_a_first_page_costs_the_same_at_one_child_and_at_thirty(teo, django_assert_num_queries, db):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for name, many in (("one", 1), ("thirty", 30)):
        teo.post(
            "/class/new/",
            {
                "name": name,
                "band": "8-10",
                "list": "\n".join(f"Kea{'abcdefghijklmnopqrstuvwxyzäöüß'[n]} Tui" for n in range(many)),
                "next": "1",
            },
        )
        klass = Class.objects.for_system("a test looks").get(name=name)
        with CaptureQueriesContext(connection) as queries:
            teo.get(f"/class/{klass.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 15
