"""What Qt needs from the operating system, and how a Debian machine gets it.

No Python tool installs these libraries. Each is looked for by loading it; what is missing comes from apt, as
root where that can be had (root, sudo, pkexec). Without root the packages are unpacked into `.syslibs/` here,
and the program is started with that folder on its library path.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from notices import SetupFailed, say, tail

SYSLIBS = Path(__file__).resolve().parent.parent / ".syslibs"
UNPACKED = SYSLIBS / "root"

# What the wheels' Qt libraries and plugins name as NEEDED (readelf -d), by the Debian package that holds it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Tools that some tests drive; those tests skip, saying so, where a tool is absent.
TEST_COMMANDS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "openssl": "openssl",
}
_APT = (
    "export DEBIAN_FRONTEND=noninteractive; apt-get -q update; "
    'exec apt-get -q -y -o Dpkg::Use-Pty=0 --no-install-recommends install "$@"'
)


def missing_packages() -> list[str]:
    """Debian packages without which the program cannot start, for this machine."""
    found = [package for soname, package in LIBRARIES.items() if not _loads(soname)]
    if importlib.util.find_spec("ensurepip") is None and not pip_wheels():
        found.append("python3-venv")
    return found


def missing_test_packages() -> list[str]:
    """Debian packages of tools that only tests use, absent from this machine."""
    return [package for command, package in TEST_COMMANDS.items() if shutil.which(command) is None]


def pip_wheels() -> list[Path]:
    """Debian's own copies of pip, newest last: the way to pip where Python has no `ensurepip`."""
    return sorted(
        wheel
        for root in (Path("/"), UNPACKED)
        for wheel in (root / "usr/share/python-wheels").glob("pip-*.whl")
    )


def environment() -> dict[str, str]:
    """Variables that let the program find what was unpacked; empty where nothing was."""
    if not UNPACKED.is_dir():
        return {}
    folders = [str(p) for top in ("usr/lib", "lib") for p in sorted(UNPACKED.glob(f"{top}/*-linux-gnu*"))]
    if inherited := os.environ.get("LD_LIBRARY_PATH"):
        folders.append(inherited)
    found = {"LD_LIBRARY_PATH": ":".join(folders)}
    for name, folder in (("FONTCONFIG_PATH", "etc/fonts"), ("XKB_CONFIG_ROOT", "usr/share/X11/xkb")):
        if (UNPACKED / folder).is_dir() and not Path("/", folder).is_dir():
            found[name] = str(UNPACKED / folder)
    return found


def provide(needed: list[str], for_tests: list[str]) -> None:
    """Install packages, or unpack those that are needed where root cannot be had.

    Args:
        needed: packages without which the program cannot start.
        for_tests: packages that some tests use; their absence is told, not an error.

    Raises:
        SetupFailed: a needed package could not be had.
    """
    if not needed and not for_tests:
        return
    names = " ".join([*needed, *for_tests])
    if sys.platform == "win32" or shutil.which("apt-get") is None:
        say(
            f"Zainstaluj w systemie odpowiedniki pakietów: {names}",
            f"Install your system's equivalents of: {names}",
        )
        return
    say(f"Instaluję biblioteki systemowe: {names}", "Installing system libraries.")
    problem = ""
    for prefix in _ways_to_root():
        problem = _install(prefix, [*needed, *for_tests])
        if problem and for_tests:
            problem = _install(prefix, needed)
        if not problem:
            return
    if needed:
        _unpack(needed, problem)
    if for_tests:
        absent = " ".join(for_tests)
        say(
            f"Bez uprawnień administratora brak: {absent}. Testy, które ich używają, zostaną pominięte.",
            f"Without root there is no {absent}: tests that use them will be skipped.",
        )


def _loads(soname: str) -> bool:
    if any(UNPACKED.glob(f"usr/lib/*/{soname}")) or any(UNPACKED.glob(f"lib/*/{soname}")):
        return True
    if not sys.platform.startswith("linux"):
        return True
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _ways_to_root() -> Iterator[list[str]]:
    """Command prefixes that give root, the least disturbing first."""
    if os.geteuid() == 0:
        yield []
        return
    if sudo := shutil.which("sudo"):
        if subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
            yield [sudo, "-n"]
        elif sys.stdin.isatty():
            say("Potrzebne hasło administratora (sudo).", "sudo asks for your password.")
            yield [sudo]
    pkexec = shutil.which("pkexec")
    if pkexec and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        yield [pkexec]


def _install(prefix: list[str], packages: list[str]) -> str:
    """Run apt; returns an empty text, or the end of what it printed when it failed."""
    if not packages:
        return ""
    done = subprocess.run(
        [*prefix, "sh", "-c", _APT, "apt", *packages],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return "" if done.returncode == 0 else tail(done.stdout) or f"apt-get: {done.returncode}"


def _unpack(packages: list[str], earlier: str) -> None:
    """Download packages with all they depend on and unpack them into `.syslibs/`, as a plain user."""
    say(
        "Brak uprawnień administratora: rozpakowuję biblioteki do .syslibs",
        "No root: unpacking into .syslibs",
    )
    downloads = SYSLIBS / "debs"
    for folder in (SYSLIBS / "lists" / "partial", SYSLIBS / "cache" / "archives" / "partial", downloads):
        folder.mkdir(parents=True, exist_ok=True)
    settings = (
        f"Dir::State::lists={SYSLIBS / 'lists'}",
        f"Dir::Cache={SYSLIBS / 'cache'}",
        "Debug::NoLocking=1",
    )
    apt = ["apt-get", "-q", *(word for setting in settings for word in ("-o", setting))]
    # A system without ensurepip needs pip's wheel only: python3-venv would bring in another Python.
    wanted = ["python3-pip-whl" if name == "python3-venv" else name for name in packages]
    _tool([*apt, "update"], earlier)
    plan = _tool([*apt, "install", "--simulate", "--no-install-recommends", *wanted], earlier)
    # "Inst name [old] (new …)" is an upgrade of what is here: a second libc would break all.
    names = re.findall(r"^Inst (\S+) \(", plan, re.MULTILINE)
    _tool([*apt, "download", *names], earlier, downloads)
    for archive in sorted(downloads.glob("*.deb")):
        _tool(["dpkg-deb", "-x", str(archive), str(UNPACKED)], earlier)
    for folder in (SYSLIBS / "lists", SYSLIBS / "cache", downloads):
        shutil.rmtree(folder)


def _tool(command: list[str], earlier: str, folder: Path | None = None) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SetupFailed(
            "Nie udało się pobrać bibliotek systemowych. Sprawdź połączenie z siecią i miejsce na dysku.",
            "System libraries could not be had. Check the network connection and the free disk space.",
            "\n".join(filter(None, [earlier, shlex.join(command), tail(done.stdout)])),
        )
    return done.stdout
