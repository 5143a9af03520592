"""What cannot be done, said plainly."""
# words: learner

from django.utils.translation import gettext as _


class Refused(Exception):
    """Carries one sentence for the child to read."""

    def __str__(self):
        return self.sentence()


class FanIsFull(Refused):
    def sentence(self):
        return _("The fan holds nine parts. I can take one out first.")


class LastPart(Refused):
    def sentence(self):
        return _("One part stays, so that there is something to open.")


class NothingChosen(Refused):
    def sentence(self):
        return _("Tap a piece, or write what we do or talk about.")
