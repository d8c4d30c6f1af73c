"""Plain files are remembered on this computer only, and only the very bytes that were saved are deleted."""

from pathlib import Path

from asystent_desktop.application.attachments import plain_files
from asystent_desktop.application.attachments.plain_files import Fate
from asystent_desktop.bootstrap.house import RealHouse

CONTENT = b"%PDF-1.7 fictional"


def save(desk, path: Path) -> str:
    path.write_bytes(CONTENT)
    plain_files.note_plain_file(desk, str(path), CONTENT)
    return str(path)


def test_a_file_is_due_after_the_days_of_the_limit(desk, clock, tmp_path) -> None:
    path = save(desk, tmp_path / "opinia.pdf")
    clock.advance(days=6)
    assert plain_files.due_plain_files(desk) == ()
    clock.advance(days=1)
    assert [one.path for one in plain_files.due_plain_files(desk)] == [path]


def test_the_note_is_no_record_and_never_exchanged(desk, tmp_path) -> None:
    with desk.unit_of_work() as unit:
        before = unit.commit("nothing")
    save(desk, tmp_path / "opinia.pdf")
    assert before.changes == frozenset()
    assert desk.verify().commits == 0


def test_what_was_saved_is_deleted_and_forgotten(desk, tmp_path) -> None:
    path = save(desk, tmp_path / "opinia.pdf")
    assert plain_files.delete_plain_files(desk, RealHouse(), (path,)) == ((path, Fate.DELETED),)
    assert not Path(path).exists() and plain_files.plain_files(desk) == ()


def test_a_file_that_moved_or_was_changed_is_told_and_left(desk, tmp_path) -> None:
    moved, changed, longer = (save(desk, tmp_path / name) for name in ("a.pdf", "b.pdf", "c.pdf"))
    Path(moved).rename(tmp_path / "elsewhere.pdf")
    Path(changed).write_bytes(CONTENT[::-1])
    Path(longer).write_bytes(CONTENT * 2)
    told = plain_files.delete_plain_files(desk, RealHouse(), (moved, changed, longer))
    assert told == ((moved, Fate.AWAY), (changed, Fate.CHANGED), (longer, Fate.CHANGED))
    assert (tmp_path / "elsewhere.pdf").exists() and Path(changed).exists() and Path(longer).exists()
    assert plain_files.plain_files(desk) == ()


def test_one_that_cannot_be_deleted_is_reminded_of_again(desk, tmp_path) -> None:
    path = save(desk, tmp_path / "opinia.pdf")
    Path(path).unlink()
    Path(path).mkdir()
    assert plain_files.delete_plain_files(desk, RealHouse(), (path,)) == ((path, Fate.REFUSED),)
    assert [one.path for one in plain_files.plain_files(desk)] == [path]


def test_saving_over_a_file_begins_its_days_anew(desk, clock, tmp_path) -> None:
    path = save(desk, tmp_path / "opinia.pdf")
    clock.advance(days=5)
    save(desk, tmp_path / "opinia.pdf")
    clock.advance(days=5)
    assert plain_files.due_plain_files(desk) == ()
    assert [one.path for one in plain_files.plain_files(desk)] == [path]
