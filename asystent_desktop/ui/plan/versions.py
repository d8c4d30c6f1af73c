"""The versions of a plan as chips: a lock when signed, a pencil while it is being worked on."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.plans.views import PlanVersionRow
from asystent_desktop.domain.kinds.plan import PlanState
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.theme import Icon, Role, icons
from asystent_desktop.ui.theme.tokens import CONTROL_H
from asystent_desktop.ui.widgets import painting

PARTS = "\t"


class VersionChip(kit.Chip):
    """A chip of 36 px with two kinds of words, parted by a tab."""

    def __init__(
        self, text: str, *, icon: Icon | None = None, mark: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon=icon, mark=mark, parent=parent)
        self._picture = icon or Icon.EDIT

    def _words(self) -> tuple[str, str]:
        head, _tab, rest = self.text().partition(PARTS)
        return head, rest

    def sizeHint(self) -> QSize:
        """Picture, number, state."""
        head, rest = self._words()
        wide = painting.width(head, Role.ROW_STRONG) + painting.width(rest, Role.CAPTION)
        return QSize(round(wide) + 54, CONTROL_H)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, picture, words."""
        look = theme.current()
        painter = painting.start(self)
        area = QRectF(self.rect())
        on = self.isChecked()
        fill = look.tint if on else look.hover if self.underMouse() else look.surface
        ring = self.ring_due
        border = look.text if on and ring else look.primary if on or ring else look.border
        painting.box(painter, area, radius=CONTROL_H / 2, fill=fill, border=border, width=2 if on else 1)
        ink = look.primary if on else look.text
        icons.paint(painter, QRectF(12, 0, 18, area.height()), self._picture, ink, size=16)
        head, rest = self._words()
        x = 34 + painting.text(painter, area.adjusted(34, 0, -6, 0), head, ink, Role.ROW_STRONG) + 7
        painting.text(painter, area.adjusted(x, 0, -6, 0), rest, look.text2, Role.CAPTION)
        painter.end()


class VersionChips(kit.ChipGroup):
    """Exactly one version is shown."""

    chip_type: ClassVar[type[kit.Chip]] = VersionChip
    chip_gap: ClassVar[int] = 8

    def __init__(self) -> None:
        super().__init__(_("Versions of the plan"), exclusive=True, clearable=False, mark=False)

    def show_versions(self, rows: tuple[PlanVersionRow, ...], chosen: int) -> None:
        """Shows the versions, oldest first."""
        options = [_option(row) for row in rows]
        if options != getattr(self, "_shown", None):
            self._shown = options
            self.set_options(options)
        self.set_values([str(chosen)])

    def version(self) -> int | None:
        """The chosen version."""
        value = self.value()
        return int(value) if value else None


def _option(row: PlanVersionRow) -> kit.Option:
    head = _("Version {n}").format(n=row.version)
    if row.state == PlanState.DRAFT:
        state, icon = _("working version"), Icon.EDIT
    else:
        signed = numeric_date(row.signed_on) if row.signed_on else ""
        state = _("signed {day} · in force").format(day=signed) if row.in_force else signed
        icon = Icon.LOCK
    return kit.Option(str(row.version), f"{head}{PARTS}{state}", icon=icon, spoken=f"{head}, {state}")
