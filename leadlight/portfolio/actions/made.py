"""What somebody hands over at once: a picture, a sound, words, or several of these."""

from dataclasses import dataclass

from leadlight.platform.media import keep


class NothingInIt(Exception):
    """Neither picture, sound, words nor place: there is nothing to keep yet."""


@dataclass(frozen=True)
class Made:
    """picture, sound   files as the browser sent them, not yet looked at; words are plain text in `language`"""

    picture: object = None
    sound: object = None
    words: str = ""
    alt: str = ""
    language: str = ""

    def __bool__(self):
        return bool(self.picture or self.sound or self.words)

    def fields(self, holder: str, school: int, picture="picture") -> dict:
        """Keep the files (bytes are safe when this returns) and return what a row of `holder` stores.

        Raises platform.media.Refused, with a plain sentence, when a file can't be kept.
        """
        fields = {"words": self.words, "language": self.language}
        if self.picture:
            fields[picture] = keep(self.picture, kind="image", holder=holder, school=school)
        if self.sound:
            fields["sound"] = keep(self.sound, kind="sound", holder=holder, school=school)
        return fields
