"""The one address of pictures and sounds: who gets what, whole, in pieces, or "still the same"."""

import io

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncRequestFactory
from PIL import Image

from leadlight.platform import hooks, store
from leadlight.platform.media import keep, serve
from leadlight.platform.models import File
from leadlight.platform.tests import things


@pytest.fixture
def adas(cast, monkeypatch):
    """Ada and Teo may read what a test's Thing holds, nobody else."""

    def may_read(viewer, file_id):
        return viewer.person_id in (cast.ada.pk, cast.teo.pk)

    monkeypatch.setitem(hooks.file_readers, "tests.Thing", may_read)


made = {}


def once_made(run_jobs, kind, content):
    """Encoded by the first test that needs it; the others find the bytes in the store and make the row again."""
    if kind not in made:
        file = keep(things.sent(content()), kind=kind, holder="tests.Thing", school=1)
        run_jobs()
        made[kind] = File.objects.filter(pk=file.pk).values().get()
        return File.objects.get(pk=file.pk)
    return File.objects.create(**made[kind])


@pytest.fixture
def photo(adas, run_jobs):
    return once_made(run_jobs, "image", lambda: things.noise(1600, 1200))


@pytest.fixture
def voice(adas, run_jobs):
    return once_made(run_jobs, "sound", things.sound)


def at(file, size="small"):
    return f"/file/{file.pk}/{size}/"


def body(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("size", ["small", "phone", "middle", "large", "master"])
def test_a_reader_gets_our_own_encoding(cast, photo, size):
    answer = cast.browser("ada").get(at(photo, size))
    content = body(answer)
    assert answer.status_code == 200
    assert Image.open(io.BytesIO(content)).size == (photo.parts[size]["width"], photo.parts[size]["height"])
    assert len(content) == int(answer["Content-Length"]) == photo.parts[size]["bytes"]


def test_its_headers_keep_it_private_and_harmless(cast, photo):
    answer = cast.browser("ada").get(at(photo), headers={"accept-encoding": "gzip"})
    wanted = {
        "Content-Type": "image/webp",
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Content-Disposition": f'inline; filename="leadlight-{photo.pk.hex[:8]}-small.webp"',
        "Accept-Ranges": "bytes",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    assert {name: answer[name] for name in wanted} == wanted
    assert "Content-Encoding" not in answer


ASKED = [
    {},
    {"range": "bytes=0-99"},
    {"range": "bytes=99999999-"},
    {"if-none-match": "THE SEAL"},
]


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("headers", ASKED, ids=str)
@pytest.mark.parametrize("who", ["ben", "rosa", "zoe", "olga", "otis"])
def test_everybody_else_gets_the_answer_for_nothing(cast, photo, who, headers, method):
    seal = cast.browser("ada").get(at(photo))["ETag"]
    headers = {name: value.replace("THE SEAL", seal) for name, value in headers.items()}
    there = getattr(cast.browser(who), method)(at(photo), headers=headers)
    nowhere = getattr(cast.browser(who), method)("/file/00000000-0000-4000-8000-000000000000/small/", headers=headers)
    assert (there.status_code, body(there)) == (404, body(nowhere))
    assert dict(there.headers) == dict(nowhere.headers)


@pytest.mark.parametrize("who", ["nobody", "ipad"])
def test_who_has_not_come_in_does_not_get_it(cast, photo, who):
    assert cast.browser(who).get(at(photo)).status_code == 302


def test_permission_is_asked_again_each_time(cast, photo, monkeypatch):
    ada = cast.browser("ada")
    seal = ada.get(at(photo))["ETag"]
    assert ada.get(at(photo), headers={"if-none-match": seal}).status_code == 304
    monkeypatch.setitem(hooks.file_readers, "tests.Thing", lambda viewer, file_id: False)
    assert ada.get(at(photo), headers={"if-none-match": seal}).status_code == 404


def test_a_holder_nobody_speaks_for_is_shut(cast, photo, monkeypatch):
    monkeypatch.delitem(hooks.file_readers, "tests.Thing")
    assert cast.browser("ada").get(at(photo)).status_code == 404


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-1", 0, 1),
        ("bytes=100-199", 100, 199),
        ("bytes=100-", 100, None),
        ("bytes=-50", -50, None),
        ("bytes=-99999999", 0, None),
        ("bytes=0-", 0, None),
        ("bytes=5-99999999", 5, None),
    ],
)
@pytest.mark.parametrize("size", ["small", "master"])
def test_one_piece_of_it(cast, photo, asked, first, last, size, monkeypatch):
    monkeypatch.setattr(serve, "WHOLE", 50_000)  # what is longer flows in chunks: the master does, the small one not
    whole = body(cast.browser("ada").get(at(photo, size)))
    first = len(whole) + first if first < 0 else first
    last = len(whole) - 1 if last is None else last
    answer = cast.browser("ada").get(at(photo, size), headers={"range": asked, "accept-encoding": "gzip"})
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
    assert int(answer["Content-Length"]) == last - first + 1
    assert body(answer) == whole[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=99999999-99999999", "bytes=-0"])
def test_a_piece_beyond_the_end(cast, photo, asked):
    answer = cast.browser("ada").get(at(photo), headers={"range": asked})
    assert (answer.status_code, answer.content) == (416, b"")
    assert answer["Content-Range"] == f"bytes */{photo.parts['small']['bytes']}"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-9", "bytes=9-2", "lines=1-2", "bytes=", "bytes=-", "bytes=a-b"])
def test_other_wishes_get_the_whole(cast, photo, asked):
    answer = cast.browser("ada").get(at(photo), headers={"range": asked})
    assert (answer.status_code, len(body(answer))) == (200, photo.parts["small"]["bytes"])


def test_a_piece_of_something_else_gets_the_whole(cast, photo):
    answer = cast.browser("ada").get(at(photo), headers={"range": "bytes=0-1", "if-range": '"another"'})
    assert answer.status_code == 200


@pytest.mark.parametrize("asked", [None, "bytes=10-19"])
def test_head_tells_the_same_without_the_bytes(cast, photo, asked):
    headers = {"range": asked} if asked else {}
    told, got = (getattr(cast.browser("ada"), how)(at(photo), headers=headers) for how in ("head", "get"))
    assert dict(told.headers) == dict(got.headers)
    assert (told.status_code, told.content) == (got.status_code, b"")


def test_nothing_is_posted_here(cast, photo):
    assert cast.browser("ada").post(at(photo)).status_code == 405


@pytest.mark.parametrize("size", ["huge", "sound", "tests"])
def test_a_size_there_is_not(cast, photo, size):
    assert cast.browser("ada").get(at(photo, size)).status_code == 404


def test_a_front_server_hands_it_out_after_our_yes(cast, photo, settings):
    settings.ACCEL = "/kept-files"
    answer = cast.browser("ada").get(at(photo))
    inner = store.path_of(photo.pk, photo.run, "small.webp").relative_to(settings.FILES)
    assert (answer["X-Accel-Redirect"], answer.content) == (f"/kept-files/{inner}", b"")
    assert "X-Accel-Redirect" not in cast.browser("ben").get(at(photo))


def test_a_sound_is_heard_in_pieces(cast, voice):
    answer = cast.browser("teo").get(at(voice, "sound"), headers={"range": "bytes=0-1"})
    assert (answer.status_code, answer["Content-Type"], len(body(answer))) == (206, "audio/mp4", 2)


def test_a_long_file_flows_through_the_async_server(photo, cast, monkeypatch):
    monkeypatch.setattr(serve, "WHOLE", 50_000)
    request = AsyncRequestFactory().get(at(photo, "master"))
    request.viewer = cast.viewer("ada")
    answer = serve.one_file(request, photo.pk, "master")

    async def gathered():
        return [chunk async for chunk in answer]

    chunks = async_to_sync(gathered)()
    assert b"".join(chunks) == store.path_of(photo.pk, photo.run, "master.webp").read_bytes()
    assert len(chunks) > 1


def test_one_file_costs_few_queries(cast, photo, django_assert_max_num_queries):
    ada = cast.browser("ada")
    with django_assert_max_num_queries(8):
        ada.get(at(photo))
