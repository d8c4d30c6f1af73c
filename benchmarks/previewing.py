"""The live preview: from the last key to the fresh pages on the screen, and what it takes to make them."""

import os
import time
from collections.abc import Callable
from statistics import median

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from asystent_desktop.application.opinion import opinions
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.opinion import OpinionPage
from asystent_desktop.ui.opinion.preview_feed import PAUSE_MS
from asystent_desktop.ui.tasks import Tasks
from benchmarks import seeded
from benchmarks.measure import Bench, Result

BOUND_MS = 300.0
"""Greatest wall time wanted, the pause after the last key included."""

SHAPES = (("4 pages", 4), ("20 pages", 20))
_PATIENCE_S, _LOOK_MS = 30.0, 3
_SENTENCE = (
    "W dniu 6 listopada 2026 r. odbyło się spotkanie w domu rodziny; matka podała, że zaległość czynszowa "
    "powstała po utracie pracy i jest spłacana w ratach, a dzieci pokazały zeszyty z ocenami."
)


def seen(bench: Bench) -> list[Result]:
    """A key in the middle of an opinion, as long as wanted, in the real editor offscreen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["benchmarks"])
    assert isinstance(app, QApplication)
    found = []
    for name, pages in SHAPES:
        wall, used = _measure(bench, pages)
        note = "key to fresh pages; floor: the bound of 300 ms"
        found.append(Result(f"preview, {name}", wall, BOUND_MS, "ms", 1.0, note))
        note = "processor time of it, all threads; floor: the bound without the pause"
        found.append(Result(f"preview: processor, {name}", used, BOUND_MS - PAUSE_MS, "ms", 1.0, note))
    return found


def _measure(bench: Bench, pages: int) -> tuple[float, float]:
    """Medians of wall and processor time in milliseconds."""
    desk = seeded.open_copy(bench.vault, bench.folder / str(pages))
    tasks = Tasks()
    opinion_id = _grown(desk, pages)
    page = OpinionPage(desk, tasks)
    page.resize(1282, 686)
    page.show()
    page.show_opinion(opinion_id)
    fresh: list[int] = []
    page.panes.preview.refreshed.connect(fresh.append)
    _until(lambda: bool(fresh) and not tasks.busy)
    page.writing.go_to(3)
    rounds = [_round(page, fresh) for _round_number in range(max(3, bench.size.rounds // 4) + 1)][1:]
    _until(lambda: not tasks.busy)
    page.hide()
    _until(lambda: not tasks.busy)
    tasks.close()
    page.deleteLater()
    desk.close()
    return median(wall for wall, _used in rounds), median(used for _wall, used in rounds)


def _round(page: OpinionPage, fresh: list[int]) -> tuple[float, float]:
    """One letter more, then the pages that hold it."""
    block = page.panes.editor.blocks[0]
    fresh.clear()
    began, used = time.perf_counter(), time.process_time()
    block.text.setPlainText(f"{block.text.toPlainText()}a")
    _until(lambda: bool(fresh))
    answer = (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000
    page.presenter.commit()
    _until(lambda: not page.presenter.tasks.busy)
    return answer


def _until(done: Callable[[], bool]) -> None:
    """Lets the window work; looks a few times a hundredth of a second, so as not to take the processor."""
    latest, loop, look = time.monotonic() + _PATIENCE_S, QEventLoop(), QTimer(interval=_LOOK_MS)
    look.timeout.connect(lambda: loop.quit() if done() or time.monotonic() > latest else None)
    look.start()
    if not done():
        loop.exec()
    if not done():
        raise TimeoutError("preview")


def _grown(desk: Desk, pages: int) -> str:
    """An opinion of so many pages, open for writing."""
    opinion_id = opinions.start_opinion(desk, opinions.requests(desk)[0].request_id)[1]
    while opinions.preview(desk, opinion_id).pages < pages:
        for part in opinions.opinion(desk, opinion_id).parts:
            opinions.change_part(
                desk, opinion_id, part.number, (*part.paragraphs, *[Paragraph(_SENTENCE)] * 2)
            )
    return opinion_id
