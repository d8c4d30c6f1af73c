"""A field of several pairs, a key of a dictionary beside a name: the institutions of an authorisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon

KIND_W = 150


class PairsField(QWidget):
    """Rows of a choice and a text, one after the other, with a way to take each out.

    Args:
        name: What is listed, spoken before each part.
        choices: Keys and words of the dictionary.

    Attributes:
        changed: The person changed something.
    """

    changed = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._choices = tuple(choices)
        self._rows: list[tuple[QWidget, kit.ChoiceField, kit.TextField]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.more = kit.QuietButton(_("Add another"), icon=Icon.ADD)
        self.more.setAccessibleName(_("{field}: add another").format(field=name))
        self.more.clicked.connect(self._more)
        self._column.addWidget(self.more)
        self.setFocusProxy(self.more)

    def set_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Shows other pairs; an empty row waits where there are none."""
        for row, _choice, _text in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for key, text in [*pairs] or [("", "")]:
            self._add(key, text)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of which at least one half was given."""
        given = ((choice.value() or "", text.text().strip()) for _row, choice, text in self._rows)
        return tuple(pair for pair in given if any(pair))

    def _more(self) -> None:
        self._add("", "")
        self._rows[-1][1].setFocus()
        self.changed.emit()

    def _add(self, key: str, text: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        spoken = self.accessibleName()
        choice = kit.ChoiceField(self._choices, name=_("{field}: kind").format(field=spoken))
        choice.setPlaceholderText(_("choose"))
        choice.setFixedWidth(KIND_W)
        choice.set_value(key or None)
        words = kit.TextField(text, placeholder=_("Name"), name=_("{field}: name").format(field=spoken))
        out = kit.IconButton(Icon.CLOSE, _("{field}: take out").format(field=spoken), size=28)
        out.clicked.connect(lambda: self._remove(row))
        for part in (choice, words):
            line.addWidget(part, 1 if part is words else 0)
        line.addWidget(out)
        choice.currentIndexChanged.connect(lambda _at: self.changed.emit())
        words.textEdited.connect(lambda _text: self.changed.emit())
        self._rows.append((row, choice, words))
        self._column.insertWidget(self._column.count() - 1, row)
        self._settle_tab_order((choice, words, out))
        row.show()
        self.setFocusProxy(self._rows[0][1])

    def _settle_tab_order(self, parts: Sequence[QWidget]) -> None:
        """Tab goes along the rows, then to "Add another"; left alone, Qt goes by the age of widgets."""
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none; with one, the whole field would move
        before = self._before_more()
        for first, second in pairwise([before, *parts] if before else parts):
            QWidget.setTabOrder(first, second)

    def _before_more(self) -> QWidget | None:
        """The widget from which Tab leads to "Add another"."""
        before = self.more.previousInFocusChain()
        while before is not None and before is not self.more:
            if before.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return before
            before = before.previousInFocusChain()
        return None

    def _remove(self, row: QWidget) -> None:
        self._rows = [one for one in self._rows if one[0] is not row]
        row.hide()
        row.deleteLater()
        if not self._rows:
            self._add("", "")
        self.setFocusProxy(self._rows[0][1])
        self.changed.emit()
