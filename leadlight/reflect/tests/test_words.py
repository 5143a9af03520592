from django.template import Context, Template
from django.utils import translation

from leadlight.reflect import content


def shown(source, language="en", **context):
    with translation.override(language):
        return Template("{% load words %}" + source).render(Context(context))


def test_a_template_says_the_words_in_the_readers_language():
    source = '{% say "seven_thanks" field="family_hint" learner=name %}'
    assert shown(source, name="Ada") == "Thank Ada for leading."
    assert shown(source, "es-mx", name="Ada") == "Dale las gracias a Ada por guiar."
    assert shown(source, "ar", name="Ada").count("\u2068Ada\u2069") == 1


def test_a_name_is_escaped_and_the_words_are_not_escaped_twice():
    source = '{% say "le_invitation_greet" family=name %}'
    assert shown(source, name="Rosa & <b>Jon</b>") == "Dear Rosa &amp; &lt;b&gt;Jon&lt;/b&gt;,"


def test_english_words_on_another_page_are_marked_as_english():
    source = '{% say "mi_undo_teacher_list" n=1 %}'
    assert shown(source) == "One learner is in the class."
    assert shown(source, "ar") == '<span lang="en" dir="ltr">One learner is in the class.</span>'


def test_an_attribute_gets_plain_words():
    source = '<input placeholder="{% say "mi_undo_teacher_list" n=2 plain=True %}">'
    assert shown(source, "mi") == '<input placeholder="2 learners are in the class.">'


def test_an_entry_can_be_asked_for_its_other_fields_in_a_template():
    part = content.agendas("8-10", "student_led")[0].parts[0]
    assert shown("{{ part.minutes }} {{ part.text }} {{ part.symbol }}", part=part) == "2 Hello, and who is here door"
