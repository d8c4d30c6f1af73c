"""One distinctive text goes through every field; it is found in no file and in nothing that was printed."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.canary_work import CANARY
from tests.e2e.program import ROOT, environment

SPELLINGS = {
    variant.encode(encoding, "ignore")
    for variant in (CANARY, CANARY.upper(), CANARY.casefold(), "zoltopuzik", "Zoltopuzik", "puzik")
    for encoding in ("utf-8", "iso-8859-2", "cp1250", "utf-16-le")
}
"""As typed, as the search index folds it, as other programs would write it."""


def found(folder: Path) -> list[str]:
    """Files that hold the text, in their content or in their name."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if "puzik" in path.name.casefold() or (path.is_file() and betrays(path.read_bytes()))
    ]


def betrays(content: bytes) -> bool:
    return any(spelling in content for spelling in SPELLINGS)


def names(folder: Path) -> Iterator[str]:
    yield from (path.name for path in folder.rglob("*") if path.is_file())


def test_the_scan_itself_finds_what_lies_open(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"rodzina {CANARY}", "utf-8")
    (tmp_path / "b.txt").write_text(CANARY.upper(), "iso-8859-2")
    (tmp_path / "c.bin").write_bytes(b"\0\1" + "zoltopuzik".encode("utf-16-le"))
    (tmp_path / "opinia-Żółtopuzik.pdf").write_bytes(b"")
    (tmp_path / "d.txt").write_text("nic", "utf-8")
    assert sorted(found(tmp_path)) == ["a.txt", "b.txt", "c.bin", "opinia-Żółtopuzik.pdf"]


def test_nothing_readable_leaves_the_program(tmp_path: Path) -> None:
    work, temporary, home = (tmp_path / name for name in ("praca", "tmp", "dom"))
    for folder in (work, temporary, home):
        folder.mkdir()
    places = {name: str(temporary) for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")}
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.canary_work", str(work)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        env=environment(**places, HOME=str(home), XDG_CACHE_HOME=str(home), XDG_DATA_HOME=str(home)),
    )  # fmt: skip
    assert worker.stdout is not None
    told = worker.stdout.readline()
    assert told.startswith(b"open"), worker.communicate(timeout=60)
    lying = set(names(work))
    assert {"store.db", "store.db-wal", "vault.header", "klucz.key", "odpowiedz"} <= lying
    assert any(name.endswith(".bundle") for name in lying)
    assert found(tmp_path) == [], "while the stores are open, the WAL included"
    out, err = worker.communicate(b"\n", timeout=60)
    assert found(tmp_path) == [], "after closing and a crash"
    assert not betrays(told + out + err)
    assert worker.returncode == 70
    assert b"RuntimeError" in err, "the crash report says what kind of fault it was, and where"
    assert b"canary_work.py" in err
