"""Renders every screen in both looks and both languages to PNG files, for looking at.

    python -m scripts.screens OUT_DIR [--only NAME …] [--scale 2] [--size 1366x768] [--lang pl] [--look dark]

The screens show the demo's first laptop at a fixed moment (`scripts.screens_desk`).
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.screens_list import DESK, ENTRY, HEAD
from scripts.screens_sheets import RESCUES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


_LIMIT_S = 60.0
_CALM_S, _CALM_ROUNDS = 0.8, 25
"""How long nothing may be loading before a picture is taken: animations end, previews arrive, layouts settle.

On a busy machine that time alone holds too few rounds of events for a layout.
"""


def main() -> int:
    """Reads the words; the scale has to be known before Qt starts."""
    parser = argparse.ArgumentParser(prog="python -m scripts.screens", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="may be repeated; `list` shows the names"
    )
    parser.add_argument("--scale", default="1", help="pixels for one logical pixel, e.g. 2")
    parser.add_argument("--size", default="1366x768", help="logical size of the window")
    parser.add_argument("--lang", choices=("pl", "en"), action="append")
    parser.add_argument("--look", choices=("light", "dark"), action="append")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = chosen.scale
    if chosen.only == ["list"]:
        print("\n".join([*ENTRY, *DESK]))
        return 0
    width, _, height = chosen.size.partition("x")
    chosen.out.mkdir(parents=True, exist_ok=True)
    names = chosen.only or [*ENTRY, *DESK]
    unknown = set(names) - {*ENTRY, *DESK}
    if unknown:
        parser.error(f"no such screen: {', '.join(sorted(unknown))}")
    studio = Studio(chosen.out, (int(width), int(height)))
    for language in chosen.lang or ("pl", "en"):
        for look in chosen.look or ("light", "dark"):
            studio.shoot(names, language, look)
    return 0


class Studio:
    """Takes the pictures: one application, a fresh window for each look, language and screen."""

    def __init__(self, out: Path, size: tuple[int, int]) -> None:
        from PySide6.QtWidgets import QApplication

        self.app = QApplication(sys.argv[:1])
        self._out, self._size = out, size

    def shoot(self, names: list[str], language: str, look: str) -> None:
        """All named screens in one language and look."""
        from asystent_desktop import i18n
        from asystent_desktop.ui import theme

        i18n.use(language)
        theme.apply(self.app, theme.Choice(look))
        for name in names:
            path = self._out / f"{name}-{language}-{look}.png"
            with entry(name) if name in ENTRY else desk(name) as scene:
                self._take(scene, path)
            print(path)

    def _take(self, scene: "Scene", path: Path) -> None:
        scene.window.resize(*self._size)
        scene.window.show()
        self._settle(scene)
        scene.arrange()
        self._settle(scene)
        if not scene.window.grab().save(str(path)):
            raise OSError(f"{path} was not written")

    def _settle(self, scene: "Scene") -> None:
        """Runs events until nothing has been loading for a while."""
        from PySide6.QtCore import QEventLoop, QTimer

        ends, calm_since, rounds = time.monotonic() + _LIMIT_S, time.monotonic(), 0
        while time.monotonic() - calm_since < _CALM_S or rounds < _CALM_ROUNDS:
            # A loop of its own: outside one Qt never runs deferred deletions, and layouts wait for them.
            loop = QEventLoop()
            QTimer.singleShot(10, loop.quit)
            loop.exec()
            rounds += 1
            if scene.busy():
                calm_since, rounds = time.monotonic(), 0
            if time.monotonic() > ends:
                raise TimeoutError("the screen never came to rest")


@dataclass(frozen=True)
class Scene:
    """A window, what to do in it once it is shown, and whether it still loads."""

    window: "QWidget"
    arrange: Callable[[], object] = lambda: None
    busy: Callable[[], bool] = lambda: False


@contextmanager
def entry(name: str) -> Iterator[Scene]:
    """A window before the work: unlocking, first run."""
    from asystent_desktop.ui.unlock.entry_window import EntryWindow

    window = EntryWindow(ENTRY[name]())
    yield Scene(window, lambda: RESCUES[name](window) if name in RESCUES else None)
    _dispose(window)


@contextmanager
def desk(name: str) -> Iterator[Scene]:
    """The window of the opened demo laptop."""
    from asystent_desktop.ui.desk_window import DeskWindow
    from asystent_desktop.ui.masking import masking
    from asystent_desktop.ui.tasks import Tasks
    from scripts.screens_desk import opened_laptop

    tasks = Tasks()
    with opened_laptop("head" if name in HEAD else "laptop-1") as (opened, house):
        window = DeskWindow(opened, tasks, house, opened.settings)
        yield Scene(window, lambda: DESK[name](window), lambda: tasks.busy)
        masking().set_on(False)
        tasks.close()
        _dispose(window)


def _dispose(window: "QWidget") -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    sys.exit(main())
