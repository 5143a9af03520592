"""Everything that must not wait for script: an answer, a choice, a piece of work, a promise to remember."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

PLAIN = {"java_script_enabled": False}


def test_a_family_reads_its_invitation_and_takes_a_time(somebody, sample_server):
    anna = somebody(sample_server, "family", "foster carer", width=390, height=844, **PLAIN)
    anna.get_by_role("link", name="The invitation").click()
    anna.locator(".dock a[href$='/times/']").click()
    offer = anna.locator("fieldset.offer").filter(has=anna.locator("button[name=take]")).first
    at = offer.locator("legend b").inner_text()
    offer.get_by_role("button", name="Take this time").click()

    anna.goto(f"{sample_server.url}/invitations/")
    expect(anna.locator("article.next").filter(has_text="Leo")).to_contain_text(at)


def test_a_child_chooses_a_piece_for_a_part(somebody, sample_server):
    lina = somebody(sample_server, "learner", "Lina", **PLAIN)
    lina.goto(f"{sample_server.url}/conference/")
    lina.locator(".agenda__part h2 a", has_text="Tricky").click()
    lina.get_by_role("link", name="Choose something").click()
    lina.locator("label.pane", has_text="Pizza halves").locator("input").check()
    lina.get_by_role("button", name="Put it in my fan").first.click()

    lina.goto(f"{sample_server.url}/conference/")
    part = lina.locator(".agenda__part").filter(has_text="Tricky")
    expect(part).to_contain_text("Pizza halves")


def test_a_child_keeps_what_it_has_written(somebody, sample_server):
    sami = somebody(sample_server, "learner", "Sami", **PLAIN)
    sami.goto(f"{sample_server.url}/pieces/new/")
    sami.locator("a[href$='/pieces/new/writing/']").first.click()
    sami.get_by_label("My words").fill("I saw a red bus and it had two floors.")
    sami.get_by_role("button", name="Keep", exact=True).click()

    sami.goto(f"{sample_server.url}/window/")
    expect(sami.locator(".pane").filter(has_text="I saw a red bus").first).to_be_visible()


def test_a_teacher_notes_something_to_do_and_has_done_it(somebody, sample_server):
    teacher = somebody(sample_server, "teacher", "Ms Okafor", **PLAIN)
    teacher.get_by_role("link", name="Follow-ups").click()
    teacher.locator("summary", has_text="Add").click()
    teacher.get_by_label("About").select_option("Lina")
    teacher.get_by_label("What", exact=True).fill("Find the green folder with the eighths")
    teacher.get_by_role("button", name="Add", exact=True).click()
    todo = teacher.locator(".todo").filter(has_text="Find the green folder")
    todo.get_by_role("button", name="Done").click()

    expect(todo).to_have_count(0)
    done = teacher.locator("aside section").filter(has_text="Done lately")
    expect(done).to_contain_text("Find the green folder with the eighths")
