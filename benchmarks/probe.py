"""A process that shows a window, says when it is usable, and ends; started by `benchmarks.starting`.

    python -m benchmarks.probe unlock VAULT MODULES    the program itself, until the unlock page is painted
    python -m benchmarks.probe desk VAULT MODULES      … then unlocks, until the desk is painted and idle
    python -m benchmarks.probe bare MODULES [STORE]    a bare window after the imports that file names

The program is started through its own entry; only the endless event loop is put aside. Prints one line:
"ready", the milliseconds and the processor milliseconds the key derivation took, and the processor
milliseconds of the whole process so far. MODULES is written: what was imported besides our own.
"""

import ast
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_LIMIT_S = 30.0


def program(goal: str, vault: str, modules: str) -> None:
    """Starts the program and pumps its events until the goal is reached."""
    from asystent_desktop import bootstrap

    derived: list[tuple[float, float]] = []

    def instead_of_the_loop() -> int:
        _until(_unlock_page_is_there)
        if goal == "desk":
            _watch_derivation(derived)
            _unlock()
            _until(_desk_is_idle)
        _say_ready(derived)
        others, ours = _imported()
        Path(modules).write_text("\n".join(others), "utf-8")
        Path(f"{modules}.all").write_text("\n".join(others + ours), "utf-8")
        return 0

    from PySide6.QtWidgets import QApplication

    QApplication.exec = staticmethod(instead_of_the_loop)  # type: ignore[method-assign]
    bootstrap.open_window(["--vault", vault, "--lang", "pl"])


def _imported() -> tuple[list[str], list[str]]:
    """Modules of others that are loaded with the very classes our modules import from Qt, as "module:name";
    and our own.

    PySide6 makes a class, with all its enums, when it is first asked for; a module alone says little.
    """
    others = [name for name in sys.modules if not name.startswith(("asystent_desktop", "benchmarks", "__"))]
    classes: set[str] = set()
    for name, module in list(sys.modules.items()):
        source = getattr(module, "__file__", None)
        if name.startswith("asystent_desktop") and source:
            for node in ast.walk(ast.parse(Path(source).read_text("utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                    classes.update(f"{node.module}:{one.name}" for one in node.names)
    named = sorted(one for one in classes if one.split(":")[0] in sys.modules)
    return others + named, [name for name in sys.modules if name.startswith("asystent_desktop")]


def bare(modules: str, store: str = "", key: str = "") -> None:
    """The floor: the same imports, a window with nothing in it; with a store, that is opened and read too."""
    import importlib

    for line in Path(modules).read_text("utf-8").split():
        name, _colon, part = line.partition(":")
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue  # a module that another one made up in memory
        if part:
            getattr(module, part)
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    if store:
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(store)
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("SELECT count(*) FROM commits").fetchone()
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    window.grab()
    _say_ready([])


def _say_ready(derived: Sequence[tuple[float, float]]) -> None:
    used_ms = time.process_time() * 1000
    print("ready", sum(one for one, _ in derived), sum(one for _, one in derived), used_ms, flush=True)


def _until(reached: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    alarm = QTimer(interval=2)  # waiting as the real loop does, not taking turns from the other threads
    alarm.start()
    ends = time.monotonic() + _LIMIT_S
    while not reached():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > ends:
            raise TimeoutError(reached.__name__)
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.grab()  # painted once, whole


def _unlock_page_is_there() -> bool:
    from asystent_desktop.ui.unlock.unlock_page import UnlockPage

    return bool(_visible(UnlockPage))


def _unlock() -> None:
    from asystent_desktop.ui.unlock.requests import UnlockRequest
    from asystent_desktop.ui.unlock.unlock_page import UnlockPage

    _visible(UnlockPage)[0].unlock_requested.emit(UnlockRequest("pokaz asystent"))


def _desk_is_idle() -> bool:
    from asystent_desktop.ui.desk_window import DeskWindow

    return any(not window._tasks.busy for window in _visible(DeskWindow))


def _visible(kind: type) -> list:  # type: ignore[type-arg]
    from PySide6.QtWidgets import QApplication

    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    found = [child for window in windows for child in (window, *window.findChildren(kind))]
    return [one for one in found if isinstance(one, kind)]


def _watch_derivation(derived: list[tuple[float, float]]) -> None:
    """Notes the times of Argon2id, which is meant to be slow."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    from asystent_desktop.crypto import envelope

    class Timed:
        def __init__(self, **given: object) -> None:
            self._real = Argon2id(**given)  # type: ignore[arg-type]

        def derive(self, secret: bytes) -> bytes:
            began, used = time.perf_counter(), time.thread_time()
            try:
                return self._real.derive(secret)
            finally:
                took = ((time.perf_counter() - began) * 1000, (time.thread_time() - used) * 1000)
                derived.append(took)

    setattr(envelope, "Argon2id", Timed)  # noqa: B010 - the module offers no other way to look in


if __name__ == "__main__":
    goal, *rest = sys.argv[1:]
    bare(*rest) if goal == "bare" else program(goal, *rest)
