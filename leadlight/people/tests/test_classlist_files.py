"""Which files are lists, in which letters; and what is said about those that are not."""

import gzip
import io
import zipfile

import pytest

from leadlight.people.classlist import ListRefused, read

LATIN = "José Nuñez\nZoë Brontë\nFrançois Lefèvre\nJürgen Groß\n"
ARABIC = "ليلى حداد\nيوسف منصور\nمريم العلي\n"
HAN = "王小明\n陳美玲\n김민준\n佐藤 花\n"


def names(text):
    return text.split("\n")[:-1]


def read_names(raw):
    return [learner.name for learner in read(raw).learners]


def zipped(*names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name in names:
            packed.writestr(name, "x" * 500)
    return held.getvalue()


@pytest.mark.parametrize("text", [LATIN, ARABIC, HAN], ids=["latin", "arabic", "han"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_unicode_lists_with_or_without_a_mark(text, encoding, line_end):
    if encoding.startswith("utf-16-") and text is HAN:
        text += "Ada Lovell\n"  # without any mark there must be something to go by
    assert read_names(text.replace("\n", line_end).encode(encoding)) == names(text)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),
        ("mac_roman", "mac_roman"),
        ("utf-8", "utf-8"),
        ("utf-16", "utf-16-le"),
    ],
)
def test_the_encoding_is_told(encoding, told):
    found = read(LATIN.encode(encoding))
    assert ([learner.name for learner in found.learners], found.encoding) == (names(LATIN), told)


def test_older_letters_bring_one_note():
    notes = read("Name\nAda Lovell\nZoë Brontë\n".encode("cp1252")).notes
    assert [(note.line, note.code) for note in notes] == [(3, "old_letters")]
    assert "Windows-1252" in notes[0].text


def test_plain_letters_bring_no_note():
    assert read(b"Ada Lovell\r\nBen Osei\r\n").notes == ()


def test_curly_apostrophes_of_windows():
    assert read_names("Finn O’Brien\nAnne–Marie D’Arcy\n".encode("cp1252")) == ["Finn O’Brien", "Anne–Marie D’Arcy"]


def test_one_slip_in_utf_8_loses_one_letter_and_says_so():
    found = read(f"{LATIN}Be?n\n".encode().replace(b"?", b"\xe9"))
    assert [learner.name for learner in found.learners] == [*names(LATIN), "Be�n"]
    assert [(note.line, note.code) for note in found.notes] == [(5, "lost_letter")]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is_pdf"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "is_spreadsheet"),
        (zipped("mimetype", "Index/Document.iwa"), "is_spreadsheet"),
        (zipped("[Content_Types].xml", "word/document.xml"), "is_document"),
        (zipped("names.csv"), "is_packed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "is_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is_picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is_picture"),
        (b"\x00\x00\x00\x18ftypheic", "is_picture"),
        (b"{\\rtf1\\ansi Ada}", "is_document"),
        (gzip.compress(b"Ada"), "is_packed"),
        (b"<!DOCTYPE html><p>Ada</p>", "is_page"),
        (b"\n<table><tr><td>Ada</td></tr></table>", "is_page"),
        (bytes(range(256)) * 20, "is_unknown"),
        (b"\x01\x02\x03\x04" * 50, "is_unknown"),
        (b"\xef\xbb\xbf" + b"\xff" * 50, "is_unknown"),
        (b"Ada\n" * 300_000, "too_large"),
        ("Ada\n" * 300_000, "too_large"),
        ("%PDF-1.4 Ada", "is_pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isidentifier() else "",
)
def test_what_is_no_list_is_told_what_to_do(raw, code):
    with pytest.raises(ListRefused) as refused:
        read(raw)
    assert (refused.value.code, refused.value.line) == (code, 1)


def test_the_sentence_for_a_pdf():
    with pytest.raises(ListRefused) as refused:
        read(b"%PDF-1.7")
    assert (
        str(refused.value) == "This is a PDF. Open the list in your spreadsheet, copy the names, and paste them here."
    )


def test_a_spreadsheet_is_told_about_csv():
    with pytest.raises(ListRefused, match="pick CSV"):
        read(zipped("xl/workbook.xml"))


def test_other_kinds_of_bytes_are_read_too():
    assert [learner.name for learner in read(bytearray(b"Ada Lovell\n")).learners] == ["Ada Lovell"]
