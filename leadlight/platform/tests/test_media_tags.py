"""What the tags put on a page: ready, on its way, refused, nothing."""

import pytest
from django.template import Context, Template

from leadlight.platform import hooks
from leadlight.platform.media import keep
from leadlight.platform.models import File
from leadlight.platform.tests import things


def page(text, **values):
    return Template(text).render(Context(values)).strip()


@pytest.fixture
def waiting(cast, monkeypatch):
    monkeypatch.setitem(hooks.file_readers, "tests.Thing", lambda viewer, file_id: viewer.person_id == cast.ada.pk)
    return keep(things.sent(things.jpeg()), kind="image", holder="tests.Thing", school=1)


def test_a_picture_knows_its_size_and_its_sharper_sister(waiting, run_jobs):
    run_jobs()
    file = File.objects.get(pk=waiting.pk)
    address = f"/file/{file.pk}"
    assert page('{% picture file "small" alt=alt %}', file=file, alt='A "kite" & I') == (
        f'<img src="{address}/small/" srcset="{address}/small/ 1x, {address}/middle/ 2x" width="360" height="270" '
        'alt="A &quot;kite&quot; &amp; I" loading="lazy" decoding="async">'
    )
    assert 'loading="lazy"' not in page('{% picture file "large" lazy=False %}', file=file)
    first = page('{% picture file "large" first=True %}', file=file)
    assert ('fetchpriority="high"' in first, 'loading="lazy"' in first) == (True, False)


def test_a_picture_on_its_way_says_so_and_asks_again(waiting, cast, run_jobs):
    drawn = page('{% picture file "small" alt="A kite" %}', file=waiting)
    state = f"/file/{waiting.pk}/small/state/"
    assert f'<ll-soon state="{state}" alt="A kite">' in drawn
    assert "The picture is safe. It will be here soon." in drawn

    ada = cast.browser("ada")
    assert b"<ll-soon" in ada.get(state).content
    run_jobs()
    assert b'<img src="/file/' in ada.get(state).content
    assert cast.browser("ben").get(state).status_code == 404


def test_a_refused_picture_says_why(run_jobs, waiting):
    File.objects.filter(pk=waiting.pk).update(
        refused="This picture does not open. Take a new photo, or a screenshot of it."
    )
    assert page("{% picture file %}", file=File.objects.get()) == (
        '<p class="note">This picture does not open. Take a new photo, or a screenshot of it.</p>'
    )


def test_no_file_draws_nothing():
    assert page("{% picture file %}{% sound file %}", file=None) == ""


def test_a_sound_loads_nothing_before_it_is_pressed(cast, run_jobs):
    file = keep(things.sent(things.sound()), kind="sound", holder="tests.Thing", school=1)
    assert "The recording is safe." in page("{% sound file %}", file=file)
    run_jobs()
    drawn = page('{% sound file label="Rosa" %}', file=File.objects.get())
    assert f'<audio controls preload="none" src="/file/{file.pk}/sound/" aria-label="Rosa, 0:02">' in drawn
    assert '<button type="button" class="btn round" hidden aria-pressed="false" aria-label="Rosa, 0:02">' in drawn
