"""Masking (F7): names, addresses, children and quotations give way to initials and numbers.

    masking().name("Anna Wiśniewska", "R-03/2025")    # "W. · R-03/2025" while masked
    masking().changed.connect(self.reload)

One switch for the whole program; it is never stored, so the program starts unmasked.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal

HIDDEN = "•••"


class Masking(QObject):
    """The switch.

    Attributes:
        changed: Whether masking is on now; screens rebuild their texts, tooltips included.
    """

    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._on = False

    @property
    def on(self) -> bool:
        """Whether data is masked."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Turns masking on or off."""
        if on != self._on:
            self._on = on
            self.changed.emit(on)

    def toggle(self) -> None:
        """F7."""
        self.set_on(not self._on)

    def name(self, name: str, number: str = "") -> str:
        """A family's name: the initial of the last word and the file number."""
        if not self._on:
            return name
        words = name.split()
        initial = f"{words[-1][0].upper()}." if words else HIDDEN
        return f"{initial} · {number}" if number else initial

    def person(self, name: str) -> str:
        """A person's name: the initial of the first word."""
        words = name.split()
        return name if not self._on else f"{words[0][0].upper()}." if words else ""

    def text(self, words: str) -> str:
        """An address, a quotation or a note: hidden whole, but an empty one stays empty."""
        return HIDDEN if self._on and words else words


@cache
def masking() -> Masking:
    """The one switch of the program."""
    return Masking()
