"""How far putting the files in order after an update is, below the button of the unlock page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets.fields import announce
from asystent_desktop.ui.widgets.labels import Label
from asystent_desktop.ui.widgets.progress import SegmentedProgress


class RenewalLines(QWidget):
    """A counted line, its bar, and that one may leave; hidden until there is something to count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        self.counted = Label("", Role.ROW_STRONG)
        self._bar = SegmentedProgress(name=_("Putting in order after the update"))
        self._bar.setMaximumWidth(398)
        self._comfort = Label(
            _("Once after an update. You may close the program: the next opening goes on from here."),
            Role.CAPTION,
            tone="muted",
        )
        self._comfort.setWordWrap(True)
        for part in (self.counted, self._bar, self._comfort):
            column.addWidget(part)
        self.hide()

    def set(self, done: int, total: int) -> None:
        """Shows so many of so many families; the first time it is spoken, too."""
        words = _("Putting in order after the update: {done} of {total} families")
        self.counted.setText(words.format(done=done, total=total))
        self._bar.set(done, total)
        if self.isHidden():
            self.show()
            announce(self, f"{self.counted.text()}. {self._comfort.text()}")
