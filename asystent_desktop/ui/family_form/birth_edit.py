"""A date of birth: a year alone is taken too, as a day known only roughly."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit

MIDDLE_OF_YEAR = (7, 1)
"""Month and day that stand for a year alone: the age is wrong by half a year at most."""


class BirthEdit(kit.DateEdit):
    """The field.

    Attributes:
        roughly: Only a year was typed.
    """

    roughly = Signal()

    @staticmethod
    def refusal() -> str:
        """What to tell when the text is no date of birth."""
        return _("The date of birth must include the year, e.g. 17.11.2017 or only 2017.")

    def is_year_alone(self) -> bool:
        """Whether a year stands there and nothing else."""
        typed = self.text().strip()
        return bool(re.fullmatch(r"(19|20)\d\d", typed)) and int(typed) <= self._today().year

    def read(self) -> date | None:
        """A date, or the middle of a year."""
        if self.is_year_alone():
            return min(date(int(self.text()), *MIDDLE_OF_YEAR), self._today())
        return super().read()

    def _settle(self) -> None:
        year = self.isModified() and self.is_year_alone()
        super()._settle()
        if year:
            self.roughly.emit()
