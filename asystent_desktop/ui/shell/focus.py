"""The order of the Tab key across the parts of the window."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_focus(window: QWidget, parts: Sequence[QWidget]) -> None:
    """Chains the focusable widgets of `parts` one part after the other; inside a part the order stays.

    Pages are made after the rail, so Qt's own order (the order of making) would put them last.
    """
    chains: list[list[QWidget]] = [[] for _part in parts]
    for widget in _chain(window):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            for part, chain in zip(parts, chains, strict=True):
                if part is widget or part.isAncestorOf(widget):
                    chain.append(widget)
                    break
    for before, after in pairwise([each for chain in chains for each in chain]):
        QWidget.setTabOrder(before, after)


def stops(window: QWidget) -> list[QWidget]:
    """The widgets the Tab key reaches, in its order, beginning after the window itself."""
    reached = Qt.FocusPolicy.TabFocus
    return [w for w in _chain(window) if w.focusPolicy() & reached and w.isVisible() and w.isEnabled()]


def _chain(window: QWidget) -> list[QWidget]:
    """Qt's ring of widgets, the window itself left out."""
    found = []
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        found.append(widget)
        widget = widget.nextInFocusChain()
    return found
