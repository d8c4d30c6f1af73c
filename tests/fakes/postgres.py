"""A PostgreSQL server of the tests' own: temporary folder, socket only, gone afterwards.

It runs as the user `postgres` when the tests run as root, which the server itself refuses to do.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
_OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=60"


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        folder: Its data directory. `socket`: the folder of its socket.
    """

    binaries: Path
    folder: Path
    socket: Path

    def database(self) -> str:
        """A new database's URL."""
        name = f"biuro_{uuid4().hex[:12]}"
        self.tool("createdb", "-U", "postgres", name)
        return f"postgresql://postgres@/{name}?host={self.socket}"

    def tool(self, name: str, *words: str) -> str:
        """Runs a client program; what it printed."""
        return _run(self.binaries / name, ["-h", str(self.socket), *words])

    def start(self) -> None:
        options = f"{_OPTIONS} -k {self.socket}"
        log = self.folder.parent / "server.log"
        _run(self.binaries / "pg_ctl", ["-D", str(self.folder), "-w", "-l", str(log), "-o", options, "start"])

    def stop(self, mode: str = "fast") -> None:
        _run(self.binaries / "pg_ctl", ["-D", str(self.folder), "-w", "-m", mode, "stop"])


def dump(server: Server, url: str) -> bytes:
    """What pg_dump writes of a database."""
    name = url.rpartition("/")[2] if "?" not in url else url.partition("?")[0].rpartition("/")[2]
    return server.tool("pg_dump", "-U", "postgres", name).encode()


@contextmanager
def running() -> Iterator[Server]:
    """A server for one session of tests; skips where PostgreSQL or psycopg is not installed."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    place = Path(tempfile.mkdtemp(prefix="asystent-pg-"))  # short: a socket's path has 107 bytes
    made = Server(binaries, place / "data", place)
    if os.geteuid() == 0:
        shutil.chown(place, "postgres", "postgres")
    try:
        words = ["-D", str(made.folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
        _run(binaries / "initdb", words)
        made.start()
        yield made
        made.stop("immediate")
    finally:
        shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """One server for all tests of the session."""
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def hub_url(request: pytest.FixtureRequest) -> str:
    """Where a test's hub keeps its rows: empty for its own file, or a new PostgreSQL database."""
    if request.param == "sqlite":
        return ""
    server: Server = request.getfixturevalue("postgres_server")
    return server.database()


def _binaries() -> Path | None:
    for pattern in _PLACES:
        found = sorted(Path("/").glob(pattern.lstrip("/")))
        if found and (found[-1] / "initdb").exists():
            return found[-1]
    server = shutil.which("pg_ctl")
    return Path(server).resolve().parent if server else None


def _run(program: Path, words: Sequence[str]) -> str:
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*before, str(program), *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd="/",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout
