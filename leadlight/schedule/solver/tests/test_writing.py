"""A file is written whole or not at all."""

import gzip
import json

import pytest

from leadlight.schedule.solver.files.writing import CannotWrite, place_to_write, write_whole


def refusal(path, reads) -> str:
    with pytest.raises(CannotWrite) as caught:
        place_to_write(str(path), reads=str(reads))
    return str(caught.value)


def test_what_is_read_is_never_written_over_under_any_name(tmp_path):
    evening = tmp_path / "evening.json"
    evening.write_text("{}")
    (tmp_path / "link.json").symlink_to(evening)
    (tmp_path / "twin.json").hardlink_to(evening)
    for name in ("evening.json", "link.json", "twin.json"):
        assert refusal(tmp_path / name, evening) == (
            f"{tmp_path / name} is the file to be read. Choose another name for the timetable."
        )


def test_where_nothing_can_be_written_is_said_before_any_work(tmp_path):
    (tmp_path / "evening.json").write_text("{}")
    reads = tmp_path / "evening.json"
    example = tmp_path / "timetable.json"
    assert refusal(tmp_path, reads) == f"{tmp_path} is a folder. Add the name of a file, for example {example}."
    assert refusal(tmp_path / "no" / "out.json", reads) == (
        f"There is no folder {tmp_path / 'no'}. Make it first, or choose another place."
    )
    assert refusal("/dev/null", reads) == "/dev/null is no ordinary file. Choose another name for the timetable."
    assert refusal(tmp_path / ("o" * 250), reads) == (
        f"Nothing can be written in {tmp_path} (File name too long). Choose another place."
    )
    assert refusal("/" + "o" * 300, reads) == "Nothing can be written in / (File name too long). Choose another place."
    assert [path.name for path in tmp_path.iterdir()] == ["evening.json"]


def test_a_folder_that_is_gone_when_the_work_is_done_is_a_sentence(tmp_path):
    with pytest.raises(CannotWrite, match="could not be written"):
        write_whole(tmp_path / "gone" / "out.json", {})


def test_what_was_there_stays_where_writing_breaks_off(tmp_path):
    out = tmp_path / "out.json"
    out.write_text("before")
    with pytest.raises(TypeError):
        write_whole(out, {"never": object()})
    assert (out.read_text(), len(list(tmp_path.iterdir()))) == ("before", 1)


def test_a_new_file_can_be_read_by_whom_it_should_and_an_old_one_keeps_its_rights(tmp_path):
    new, old = tmp_path / "new.json", tmp_path / "old.json"
    old.write_text("")
    old.chmod(0o640)
    sample = tmp_path / "sample"
    sample.touch()
    write_whole(new, {"a": "ä"})
    write_whole(old, {"a": 1})
    assert new.stat().st_mode == sample.stat().st_mode
    assert old.stat().st_mode & 0o777 == 0o640
    assert json.loads(new.read_text()) == {"a": "ä"}


def test_the_same_timetable_is_packed_to_the_same_bytes(tmp_path):
    one, two = tmp_path / "one.json.gz", tmp_path / "two.json.gz"
    write_whole(one, {"a": 1})
    write_whole(two, {"a": 1})
    assert one.read_bytes() == two.read_bytes()
    assert json.loads(gzip.decompress(one.read_bytes())) == {"a": 1}
