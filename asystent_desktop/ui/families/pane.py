"""A scrolling tab of the file whose cards keep their right edge, scroll bar or not."""

from __future__ import annotations

from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme.tokens import GAP

EDGE = 20
BAR_W = 10


class TabPane(kit.ScrollColumn):
    """A ScrollColumn with the margin of a tab; the scroll bar takes its room from the margin."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.column.setSpacing(GAP)
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._keep_edge(0, 0)

    def _keep_edge(self, _low: int, high: int) -> None:
        self.column.setContentsMargins(0, 12, EDGE - (BAR_W if high else 0), 12)
