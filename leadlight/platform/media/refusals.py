"""Why a picture or a sound could not be kept, in words that say what to do now."""

# words: family, learner

from django.utils.translation import gettext, gettext_noop

SENTENCES = {
    "empty": gettext_noop("There is nothing in this file. Choose it again, or make a new one."),
    "big_image": gettext_noop("This picture is very large. Take a screenshot of it and choose that."),
    "big_sound": gettext_noop("This recording is very large. Record it here, in shorter pieces."),
    "dots": gettext_noop("This picture has too many dots to keep. Take a screenshot of it and choose that."),
    "text": gettext_noop("This file holds writing. Type the words here, or take a photo of the page."),
    "pdf": gettext_noop("This is a PDF. Take a screenshot or a photo of the page you want to show."),
    "svg": gettext_noop("This drawing is an SVG file. Take a screenshot of it and choose that."),
    "document": gettext_noop("This is a document. Take a screenshot or a photo of the page you want to show."),
    "film_image": gettext_noop("This is a film. Choose a photo, or take a screenshot of the best moment."),
    "film_sound": gettext_noop("This is a film. Record just the sound here."),
    "sound_image": gettext_noop("This is a sound. Here we keep pictures. Choose a photo or a screenshot."),
    "image_sound": gettext_noop("This is a picture. Here we keep sounds. Record one, or choose a recording."),
    "other_image": gettext_noop("We do not know this kind of file. A photo or a screenshot works."),
    "other_sound": gettext_noop("We do not know this kind of file. Record it here, or choose an MP3."),
    "part_image": gettext_noop("Only part of this picture arrived. Choose it again."),
    "part_sound": gettext_noop("Only part of this recording arrived. Choose it again."),
    "broken_image": gettext_noop("This picture does not open. Take a new photo, or a screenshot of it."),
    "broken_sound": gettext_noop("This recording does not play. Record it again here."),
    "long_sound": gettext_noop("This recording is longer than 20 minutes. Choose a shorter piece of it."),
    "room": gettext_noop(
        "There is no room left to keep new things. Everything you have is safe. Tell whoever looks after Leadlight here."
    ),
}


class Refused(Exception):
    """`str()` of it is a plain sentence in the reader's language; `why` is its short name."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why

    @property
    def english(self) -> str:
        return SENTENCES[self.why]

    def __str__(self):
        return gettext(self.english)
