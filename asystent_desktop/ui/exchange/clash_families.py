"""The left column of the clash desk: families with two versions, who wrote them, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange.clash_fields import VERSION_TONES, author
from asystent_desktop.ui.exchange.clash_presenter import ClashFamily
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone

LIST_W = 214
DECIDING = ("1", "2", "3", "e")
OFFICE = "office"
"""Key of the row for records that belong to no family."""


class ClashFamilies(kit.Card):
    """The column, and the field that takes its place in a narrow window.

    Attributes:
        chosen: Id of a family, "" for the office's records.
        pick: The field; the page puts it where it fits.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("To decide"), parent=parent)
        self.setFixedWidth(LIST_W)
        self.list = _Families(_("Families with two versions"), height=50)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._chosen)
        self.add_rows(self.list)
        self.pick = kit.ChoiceField(name=_("Families with two versions"))
        self.pick.setMinimumWidth(180)
        self.pick.activated.connect(lambda _at: self._chosen(self.pick.value() or OFFICE))
        self._authors = QVBoxLayout()
        self._authors.setSpacing(6)
        self._column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(12, 8, 12, 0)
        column.setSpacing(6)
        column.addWidget(kit.Line())
        column.addWidget(kit.Label(_("Who wrote"), Role.ROW_STRONG))
        column.addLayout(self._authors)
        column.addWidget(kit.Line())
        column.addWidget(kit.Label(_("Keys"), Role.ROW_STRONG))
        lines = (_("1  version 1"), _("2  version 2"), _("3  both joined"), _("E  own wording"))
        column.addWidget(kit.KeyLegend((*lines, _("↑ ↓  field"))))
        return below

    def _chosen(self, key: str) -> None:
        self.chosen.emit("" if key == OFFICE else key)

    def show_families(self, families: Sequence[ClashFamily], current: str | None) -> None:
        """Shows other families, or the same ones further on; `current` as in `mark`."""
        rows = [_row(one) for one in families]
        self.list.set_rows(rows)
        self.pick.set_choices([(row.key, row.title) for row in rows])
        self.mark(current)

    def mark(self, family_id: str | None) -> None:
        """Marks the family whose fields are shown."""
        if family_id is not None:
            self.list.choose(family_id or OFFICE)
            self.pick.set_value(family_id or OFFICE)

    def show_authors(self, family: ClashFamily | None) -> None:
        """Says who wrote which version."""
        kit.clear(self._authors)
        seen: dict[tuple[int, str], None] = {}
        for row in family.rows if family else ():
            for number, rival in enumerate(row.rivals, 1):
                seen[(number, author(rival))] = None
        for number, name in sorted(seen):
            tone = VERSION_TONES[(number - 1) % len(VERSION_TONES)]
            version = _("Version {n}").format(n=number)
            self._authors.addWidget(kit.Label(version, Role.CAPTION_STRONG, tone=tone))
            self._authors.addWidget(kit.Label(name, Role.ROW, wrap=True))


class _Families(kit.RowList):
    """The list; the keys that decide are the page's, not a search for a name."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lets 1, 2, 3 and E through."""
        if event.text().lower() in DECIDING:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _row(one: ClashFamily) -> kit.Row:
    done = len(one.rows) - one.open
    ready = _("{done} of {total} fields ready").format(done=done, total=len(one.rows))
    count = ngettext("{n} field", "{n} fields", one.open).format(n=one.open)
    icon = Icon.DONE if not one.open else Icon.WARNING if one.risk else Icon.VERSIONS
    tone = Tone.DONE if not one.open else Tone.OVERDUE if one.risk else Tone.NEUTRAL
    return kit.Row(
        one.family_id or OFFICE,
        masking().name(one.name) or _("The office"),
        subtitle=ready if done else count,
        subtitle_tone=Tone.OVERDUE if one.risk else Tone.NEUTRAL,
        rest=_("risk") if one.risk else "",
        icon=icon,
        tone=tone,
    )
