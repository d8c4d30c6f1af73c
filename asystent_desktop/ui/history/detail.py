"""One entry whole: who, where, when it reached the office, and every field before and after."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from asystent_desktop.application.history.listing import FieldView, HistoryRow, RecordView
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.history import words
from asystent_desktop.ui.history.boxes import FactBox, ValueBox
from asystent_desktop.ui.history.diff_text import DiffText
from asystent_desktop.ui.history.difference import difference
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone

RECORDS_SHOWN = 12


class EntryDetail(kit.Card):
    """The pane.

    Attributes:
        back_wanted: To the list, in a narrow window.
        open_wanted: Family id and tab where the record stands.
    """

    back_wanted = Signal()
    open_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Entry of the history"))
        self._row: HistoryRow | None = None
        scroll = kit.ScrollColumn(_("Entry of the history"))
        self._content = scroll.column
        self._content.setContentsMargins(12, 10, 12, 8)
        self._content.setSpacing(10)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.back = kit.LinkButton(_("Back to the list"), icon=Icon.BACK)
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(scroll, 1)
        self.show_row(None)

    @property
    def row(self) -> HistoryRow | None:
        """The entry shown."""
        return self._row

    def show_row(self, row: HistoryRow | None) -> None:
        """Shows an entry; None says how to choose one."""
        self._row = row
        kit.clear(self._content)
        if row is None:
            hint = kit.Label(_("Choose an entry to see what it changed."), Role.ROW, tone="muted", wrap=True)
            self._content.addWidget(hint)
            self._content.addStretch(1)
            return
        self._add_head(row)
        self._add_facts(row)
        for record in row.records[:RECORDS_SHOWN]:
            self._add_record(record, titled=len(row.records) > 1)
        if row.withheld:
            text = _("What it says is read in the family's Blue Card; opening it is noted.")
            self._content.addWidget(kit.Label(text, Role.ROW, tone="muted", wrap=True))
        more = len(row.records) - RECORDS_SHOWN
        if more > 0:
            text = ngettext("and {n} more record", "and {n} more records", more).format(n=more)
            self._content.addWidget(kit.Label(text, Role.CAPTION, tone="muted"))
        if row.unknown:
            text = _("A part of this entry can only be read by a newer version of the program.")
            self._content.addWidget(kit.Label(text, Role.CAPTION, tone=Tone.SOON, wrap=True))
        if row.reason:
            self._content.addWidget(kit.Label(_("Reason for the change"), Role.ROW_STRONG))
            self._content.addWidget(kit.Label(masking().text(row.reason), Role.ROW, wrap=True))
        self._content.addStretch(1)
        self._add_foot(row)

    def _add_head(self, row: HistoryRow) -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(kit.ElidedLabel(words.heading(row), Role.PANE), 1)
        if row.mark:
            text, tone, icon = words.MARKS[row.mark]
            line.addWidget(kit.Pill(_(text), tone, icon=icon))
        self._content.addWidget(head)
        self._content.addWidget(kit.Label(words.written(row), Role.CAPTION, tone="muted"))

    def _add_facts(self, row: HistoryRow) -> None:
        facts = [
            (_("Who"), words.person(row)),
            (_("Where"), words.where(row)),
            (_("At the office"), words.received(row)),
        ]
        if row.family_name:
            facts.insert(0, (_("Family"), masking().name(row.family_name, row.family_number)))
        self._content.addWidget(FactBox(facts))

    def _add_record(self, record: RecordView, *, titled: bool) -> None:
        if titled:
            which = masking().text(record.subject) if masking().on else record.subject
            text = f"{_(record.label)} · {which}" if which else _(record.label)
            self._content.addWidget(kit.Label(text, Role.ROW_STRONG, wrap=True))
        if record.deleted:
            self._content.addWidget(kit.Label(_("The record was deleted."), Role.ROW, tone=Tone.OVERDUE))
        fields = [one for one in record.fields if one.name != "deleted"]
        short = [one for one in fields if not one.long]
        if short:
            self._content.addWidget(_table(short, created=record.created))
        for one in fields:
            if one.long:
                self._content.addWidget(kit.Label(_(one.label), Role.ROW_STRONG))
                self._content.addWidget(_long(one, created=record.created))

    def _add_foot(self, row: HistoryRow) -> None:
        self._content.addWidget(kit.Line())
        signed = QWidget()
        line = QHBoxLayout(signed)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(kit.IconMark(Icon.ACCEPTED, Tone.DONE, size=17))
        text = _("Signed by that computer; the signature was checked before the entry was taken in.")
        line.addWidget(kit.Label(text, Role.CAPTION, wrap=True), 1)
        self._content.addWidget(signed)
        if row.family_id:
            show = kit.SecondaryButton(_("Open the family file"), icon=Icon.FORWARD)
            tab = _TABS.get(row.group.value, "overview")
            show.clicked.connect(lambda: self.open_wanted.emit(row.family_id, tab))
            deeds = QWidget()
            buttons = QHBoxLayout(deeds)
            buttons.setContentsMargins(0, 0, 0, 0)
            buttons.addWidget(show)
            buttons.addStretch(1)
            self._content.addWidget(deeds)


_TABS = {"visits": "timeline", "plan": "plan", "opinions": "court", "people": "people"}


def _shown(one: FieldView, value: str) -> str:
    return masking().text(value) if one.personal else value


def _table(fields: list[FieldView], *, created: bool) -> QWidget:
    """Field, before, after; a new record has only what it began with."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, 84)
    grid.setColumnStretch(1, 1)
    grid.addWidget(kit.Label(_("Field"), Role.CAPTION_STRONG, tone="muted"), 0, 0)
    if created:
        grid.addWidget(kit.Label(_("Written"), Role.CAPTION_STRONG, tone=Tone.DONE), 0, 1)
    else:
        grid.setColumnStretch(2, 1)
        grid.addWidget(kit.Label(_("Before"), Role.CAPTION_STRONG, tone=Tone.OVERDUE), 0, 1)
        grid.addWidget(kit.Label(_("After"), Role.CAPTION_STRONG, tone=Tone.DONE), 0, 2)
    for at, one in enumerate(fields, 1):
        name = kit.Label(_(one.label), Role.ROW_STRONG, wrap=True)
        name.setMaximumWidth(124)
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        if created:
            grid.addWidget(ValueBox(_shown(one, one.after), Tone.DONE), at, 1)
            continue
        grid.addWidget(ValueBox(_shown(one, one.before), Tone.OVERDUE), at, 1)
        grid.addWidget(ValueBox(_shown(one, one.after), Tone.DONE), at, 2)
    return holder


def _long(one: FieldView, *, created: bool) -> QWidget:
    """A long text: what was taken out and put in; masked, only that it changed."""
    if one.personal and masking().on:
        return ValueBox(masking().text(one.after or one.before), Tone.NEUTRAL)
    if created:
        return ValueBox(one.after, Tone.DONE)
    before = "" if one.before == "–" else one.before
    return DiffText(difference(before, "" if one.after == "–" else one.after))
