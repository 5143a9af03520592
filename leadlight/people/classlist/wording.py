"""Every sentence the reader of class lists can say, by code, and the answers to its questions.

Marked for translation where it stands; `Note.say(gettext)` puts it into the reader's language.
"""


def gettext_noop(text):
    """Mark for translation. Django's own needs settings, and this package is read without them."""
    return text


SENTENCES = {
    # the list as a whole
    "empty": gettext_noop("There is nothing in this list yet. Write or paste the names, one on each line."),
    "no_names": gettext_noop("We found no names in this list. Paste the children’s names, one on each line."),
    "too_many": gettext_noop(
        "This list has {count} names. A class has {most} at most here. Paste one class at a time."
    ),
    "name_too_long": gettext_noop(
        "Line {line} has a very long name, “{begins}…”. A name has {most} letters at most. Make it shorter, or divide it."
    ),
    "too_large": gettext_noop(
        "This is much longer than a class list. Copy only the names of one class and paste them here."
    ),
    "is_pdf": gettext_noop("This is a PDF. Open the list in your spreadsheet, copy the names, and paste them here."),
    "is_spreadsheet": gettext_noop(
        "This is a spreadsheet file. Open it, choose “Save as” or “Export”, pick CSV, and bring that file here. "
        "Or copy the cells and paste them here."
    ),
    "is_document": gettext_noop("This is a text document. Open it, copy the list, and paste it here."),
    "is_picture": gettext_noop("This is a picture. We cannot read names from a picture. Type or paste the names here."),
    "is_page": gettext_noop("This is a web page. Open it, copy the list you see, and paste it here."),
    "is_packed": gettext_noop("This is a packed file. Open it, take the list out, and bring the list as CSV or text."),
    "is_unknown": gettext_noop(
        "We cannot read this kind of file. Open the list where you made it, copy the names, and paste them here."
    ),
    # how the letters were read
    "old_letters": gettext_noop(
        "This list was saved in an older way ({encoding}). If a name with an accent looks strange, save the list as "
        "“CSV UTF-8” and bring it again."
    ),
    "lost_letter": gettext_noop(
        "Line {line} holds a letter that was lost before it came here, shown as �. Type it again."
    ),
    "hidden": gettext_noop("Line {line} held hidden characters. We took them out; the names are as they were."),
    # lines and columns left out
    "title": gettext_noop("Line {line} reads like a title: “{text}”. We left it out."),
    "headings_again": gettext_noop("Line {line} repeats the headings. We left it out."),
    "no_letters": gettext_noop("Line {line} holds no name: “{text}”. We left it out."),
    "total": gettext_noop("Line {line} reads like a total: “{text}”. We left it out."),
    "birth_column": gettext_noop("We left out the column “{heading}”. We keep no birth dates."),
    "birth": gettext_noop("Line {line} holds a date. We left it out: we keep no birth dates."),
    "class_column": gettext_noop("We left out the column “{heading}”: the class has its own name here."),
    "number_column": gettext_noop("We left out the column “{heading}”: we keep no numbers for children."),
    "own_column": gettext_noop("We left out the column “{heading}”: we keep no mail or phone of children."),
    "double_column": gettext_noop("We left out the column “{heading}”: the names stand in other columns too."),
    "unknown_column": gettext_noop(
        "We left out the column “{heading}”. A class list holds names, family, phone or mail, and languages."
    ),
    "unknown_cell": gettext_noop("Line {line}: we did not know where “{text}” belongs and left it out."),
    "no_child": gettext_noop("Line {line}: “{text}” stands without a child. We left it out."),
    "broken_phone": gettext_noop(
        "Line {line}: a spreadsheet has shortened the phone number “{text}”. Make that column "
        "text, or type the number later."
    ),
    "unknown_language": gettext_noop("Line {line}: we do not know the language “{text}” yet. You can choose it later."),
    "more_languages": gettext_noop("Line {line}: we took the first language. “{text}” can be added later."),
    "language_waits": gettext_noop(
        "Line {line}: {name} has a home language here and nobody of the family yet. That is fine."
    ),
    # how names were read
    "numbers": gettext_noop("We left out the numbers and dots in front of the names."),
    "turned": gettext_noop("Names written “Last, First” are turned: “{before}” is now “{after}”."),
    "turned_capitals": gettext_noop("Names written “LAST First” are turned: “{before}” is now “{after}”."),
    "two_columns": gettext_noop(
        "We read the first column as first names and the second as last names. If it is the other "
        "way round, change the columns."
    ),
    "one_line_each": gettext_noop(
        "Lines next to each other with the same child and different family were read as one child."
    ),
    "mail_is_family": gettext_noop(
        "We read the mail addresses and phones as the family’s. If they are the children’s own, leave that column out."
    ),
    # questions
    "same_or_two": gettext_noop("{name} is on line {line} and also on line {others}. Two children, or the same child?"),
    "long_name": gettext_noop("Line {line} is very long ({count} letters). Is it a name?"),
    "sentence": gettext_noop("Line {line} reads like a sentence: “{text}”. Is it a name?"),
    "person_or_note": gettext_noop("Line {line}: is “{text}” a person in {name}’s family, or a note to yourself?"),
}

CHOICES = {
    "same_or_two": (("two", gettext_noop("Two children")), ("same", gettext_noop("The same child"))),
    "is_it_a_name": (("name", gettext_noop("A name")), ("leave", gettext_noop("Leave it out"))),
    "person_or_note": (("person", gettext_noop("A person")), ("note", gettext_noop("A note"))),
}

ROLE_NAMES = {
    "child": gettext_noop("Child"),
    "first": gettext_noop("First name"),
    "last": gettext_noop("Last name"),
    "family": gettext_noop("Family member"),
    "family_first": gettext_noop("Family member’s first name"),
    "family_last": gettext_noop("Family member’s last name"),
    "relation": gettext_noop("How they belong together"),
    "contact": gettext_noop("Phone or mail"),
    "language": gettext_noop("Home language"),
    "leave": gettext_noop("Leave out"),
}
