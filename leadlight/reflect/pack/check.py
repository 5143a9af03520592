"""Check the pack in every language: `python -m leadlight.reflect.pack.check [LANGUAGE ...]`

Exits 0 only when everything is in order; otherwise each line that begins with LOOK says where and what.
"""

import argparse
import sys

from leadlight.reflect.pack import SOURCE, check_english, check_translation, languages, walk


def main(arguments=None):
    parser = argparse.ArgumentParser(
        prog="python -m leadlight.reflect.pack.check", description="Check the words of Leadlight in every language."
    )
    parser.add_argument("language", nargs="*", help="only these, for example: es mi")
    asked = parser.parse_args(arguments).language or languages()
    unknown = sorted(set(asked) - set(languages()))
    if unknown:
        say(f"There is no folder for {', '.join(unknown)}. There are: {', '.join(languages())}.", to=sys.stderr)
        return 1
    return 1 if sum(report(language) for language in asked) else 0


def report(language):
    """Say how `language` stands; returns how many things want a look."""
    if language == SOURCE:
        pack = check_english.documents()
        found = list(check_english.troubles(pack))
        for name, document in pack.items():
            grade = check_english.family_grade(name, document)
            reading = "" if grade is None else f"   families read it at about {grade + 5:.0f} years"
            say(f"{name:<14}{len(list(walk(name, document))):>6} entries{reading}")
    else:
        pack = check_translation.documents(language)
        found = list(check_translation.troubles(language, pack))
        found += [f"{language} {key}: wanted, not there" for key in check_translation.missing(pack)]
    for line in found:
        say(f"LOOK {line}")
    say(f"{language}: " + (f"{len(found)} to look at" if found else "clean"))
    return len(found)


def say(line, to=None):
    (to or sys.stdout).write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
