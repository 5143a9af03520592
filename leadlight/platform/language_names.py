"""A language's name for somebody who reads another one: a teacher reads "Somali" where the family reads "Soomaali"."""

from django.utils.translation import get_language, get_language_info

from leadlight.platform.languages import forms, language, own_name


def name_here(code) -> str:
    """The language `code` as the language of this page calls it; in its own words where we have no such name."""
    known = language(code)
    if known and forms(get_language())[-1] == "en":
        return known.name
    for each in forms(code):
        try:
            return str(get_language_info(each)["name_translated"])
        except KeyError:
            continue
    return own_name(code)
