"""A card of facts with deeds: a heading, lines of label and words, a row of buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone

LABEL_W = 190


class FactCard(kit.Frame):
    """The card.

    Attributes:
        deeds: Buttons by their words.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.deeds: dict[str, QWidget] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(kit.Label(title, Role.CARD))
        self.pill = kit.Pill("", Tone.NEUTRAL)
        self.pill.hide()
        head.addWidget(self.pill)
        head.addStretch(1)
        self.column.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        self._deeds = kit.FlowRow()
        self.column.addLayout(self._body)
        self.column.addWidget(self._deeds)

    def begin(self, pill: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Empties the card for fresh facts; the keyboard comes back to the deed it was on."""
        names = list(self.deeds)
        held = next((name for name in names if self.deeds[name].hasFocus()), None)
        if held is not None:
            QTimer.singleShot(0, self, partial(self._return_to, held, names.index(held)))
        kit.clear(self._body)
        self._deeds.clear()
        self.deeds = {}
        self.pill.set(pill, tone)
        self.pill.setVisible(bool(pill))

    def _return_to(self, name: str, at: int) -> None:
        """To the deed of that name; where it is gone, to the one in its place."""
        deeds = list(self.deeds.values())
        target = self.deeds.get(name) or (deeds[min(at, len(deeds) - 1)] if deeds else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, widget: QWidget) -> None:
        self._body.addWidget(widget)
        widget.show()  # at once: a screen reader and a test read before the next turn of the loop

    def say(self, words: str, *, strong: bool = False, tone: Tone | str = "") -> None:
        """Adds a line of words."""
        self._add(kit.Label(words, Role.ROW_STRONG if strong else Role.ROW, tone=tone, wrap=True))

    def fact(self, label: str, words: str) -> None:
        """Adds a label with its words; nothing to say adds nothing."""
        if not words:
            return
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnMinimumWidth(0, LABEL_W)
        grid.setColumnStretch(1, 1)
        grid.addWidget(kit.Label(label, Role.CAPTION, tone="muted", wrap=True), 0, 0)
        grid.addWidget(kit.Label(words, Role.ROW, wrap=True), 0, 1)
        self._add(line)

    def row(self, words: str, deeds: list[tuple[str, Callable[[], None]]], icon: Icon | None = None) -> None:
        """Adds words with links at their right."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if icon is not None:
            row.addWidget(kit.IconMark(icon, Tone.DONE if icon is Icon.DONE else Tone.NEUTRAL))
        row.addWidget(kit.Label(words, Role.ROW, wrap=True), 1)
        for text, act in deeds:
            link = kit.LinkButton(text)
            link.setAccessibleName(f"{text}: {words}")
            link.clicked.connect(lambda _checked=False, act=act: act())
            self.deeds[link.accessibleName()] = link
            row.addWidget(link)
        self._add(line)

    def deed(
        self, text: str, act: Callable[[], None], *, primary: bool = False, icon: Icon | None = None
    ) -> None:
        """Adds a button at the foot."""
        button = kit.PrimaryButton(text) if primary else kit.SecondaryButton(text, icon=icon)
        button.clicked.connect(lambda _checked=False: act())
        self.deeds[text] = button
        self._deeds.add(button)
        button.show()
