"""The alarms: what happened and the next step, one a row, and the entries that wait for a decision."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.alarms import AlarmRow
from asystent_desktop.application.exchange.held import HeldEntry
from asystent_desktop.application.history.words import kind_label
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.computers import words
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone


class AlarmsCard(kit.Card):
    """The card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Alarms"), parent=parent)
        if self.header is not None:
            note = _("each says what happened and what to do next")
            self.header.row.addWidget(kit.Label(note, Role.CAPTION, tone="muted"))
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(12, 0, 12, 4)
        self._list.setSpacing(0)
        self.add_rows(holder)

    def show_alarms(self, rows: Sequence[AlarmRow], *, reported: bool) -> None:
        """Shows them, or that there are none."""
        kit.clear(self._list)
        for row in rows:
            self._list.addWidget(kit.Line())
            self._list.addWidget(_alarm(row))
        if not rows:
            text = (
                _("No alarms. All computers are as they should be.")
                if reported
                else _("The office's report comes with the next exchange.")
            )
            quiet = _line(
                Icon.DONE if reported else Icon.CLOCK, Tone.DONE if reported else Tone.NEUTRAL, text
            )
            self._list.addWidget(quiet)


def _alarm(row: AlarmRow) -> QWidget:
    tone = Tone.OVERDUE if row.severity == "red" else Tone.SOON
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 8, 0, 8)
    line.setSpacing(14)
    icon = words.ALARM_ICONS.get(row.code, Icon.WARNING)
    line.addWidget(kit.IconMark(icon, tone, ground=True), 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(kit.Label(row.title, Role.CARD, wrap=True))
    texts.addWidget(kit.Label(row.text, Role.CAPTION, tone="muted", wrap=True))
    step = _("What to do: {step}").format(step=row.next_step)
    texts.addWidget(kit.Label(step, Role.ROW_MEDIUM, wrap=True))
    line.addLayout(texts, 1)
    when = kit.Label(words.moment(row.at), Role.CAPTION, tone="muted")
    line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    holder.setAccessibleName(", ".join((row.title, row.text, step)))
    return holder


def _line(icon: Icon, tone: Tone, text: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 4, 0, 6)
    line.setSpacing(9)
    line.addWidget(kit.IconMark(icon, tone))
    line.addWidget(kit.Label(text, Role.ROW, wrap=True), 1)
    return holder


class HeldCard(kit.Card):
    """Entries the office keeps until the head decides.

    Attributes:
        open_wanted: Hash of the commit to read and decide.
    """

    open_wanted = Signal(str)
    SHOWN = 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Waiting for your decision"), parent=parent)
        self._pill = kit.Pill("", Tone.SOON)
        if self.header is not None:
            self.header.row.addWidget(self._pill)
        self.rows = kit.RowList(_("Waiting for your decision"), height=50, lines=True)
        self.rows.opened.connect(self.open_wanted)
        self.quiet = kit.Label(_("No entry waits for a decision."), Role.ROW, tone="muted", wrap=True)
        self.body.setContentsMargins(12, 0, 12, 0)
        self.body.addWidget(self.quiet)
        self.add_rows(self.rows)

    def show_held(self, entries: Sequence[HeldEntry]) -> None:
        """Shows them, oldest first."""
        self.rows.set_rows([_held(one) for one in entries])
        self.rows.setFixedHeight(min(self.SHOWN, len(entries)) * 50)
        self.rows.setVisible(bool(entries))
        self.quiet.setVisible(not entries)
        self._pill.set(str(len(entries)), Tone.SOON)
        self._pill.setVisible(bool(entries))


def _held(one: HeldEntry) -> kit.Row:
    family = masking().name(one.family_name, one.number)
    what = ", ".join(dict.fromkeys(_(kind_label(kind)) for kind in one.kinds)) or _("an entry")
    return kit.Row(
        one.commit,
        f"{what}: {family}" if family else what,
        subtitle=" · ".join(part for part in (one.person_name, one.device_label) if part),
        rest=_(one.reason_label),
        right=_("Decide"),
        tone=Tone.DONE,
        icon=Icon.HISTORY,
        icon_tone=Tone.SOON,
    )
