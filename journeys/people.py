"""What a child, a family and a newcomer do in more than one journey."""

from datetime import date, timedelta


class Newcomer:
    """A teacher who has never been here. Every press is written down."""

    def __init__(self, page, url):
        self.page, self.url, self.presses = page, url, []

    def press(self, role, name):
        self.presses.append(name)
        self.page.get_by_role(role, name=name, exact=True).click()

    def write(self, **words):
        for name, value in words.items():
            self.page.locator(f"[name={name}]").fill(value)

    def begin(self, school, name, mail, password):
        """From the first page to the page that asks for the class."""
        self.page.goto(self.url)
        self.press("link", "Begin")
        self.write(school=school, name=name, mail=mail, password=password)
        self.press("button", "Next: my class")

    def paste(self, klass, rows):
        """A class from a pasted list of 26."""
        self.write(name=klass, list=rows)
        self.page.locator(".paste__found").get_by_text("26 children found.").wait_for()
        self.press("button", "Next: see my class")


def word_a_goal(child, words, step):
    """A goal in the child's own words, to look at again in forty days."""
    child.locator(".goalband summary.btn").click()
    sheet = child.locator(".goalform")
    sheet.get_by_label("Next I want to …").fill(words)
    sheet.get_by_label("My first step").fill(step)
    sheet.get_by_label("Let’s look again on").fill(str(date.today() + timedelta(days=40)))
    sheet.get_by_role("button", name="This is my goal").click()
    child.locator(".goalband .big", has_text=words).wait_for()


def promise(form, words):
    """Promise, or put it in other words: a promise made before folds its form behind a button."""
    form.wait_for(state="attached")
    if not form.locator("textarea").is_visible():
        form.locator("xpath=ancestor::details[1]").locator("summary").first.click()
    form.locator("textarea").fill(words)
    form.locator("button.btn").last.click()
