"""Settings, "Tables and templates": limits, words and papers as the office wants them, with a sample."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from asystent_desktop.application.tables.office_tables import TableRow
from asystent_desktop.application.tables.samples import SAMPLED
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import Rendered
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.printing.preview import PreviewPane
from asystent_desktop.ui.settings.section import ReadingSection
from asystent_desktop.ui.settings.table_names import added_words, table_label
from asystent_desktop.ui.settings.tables_presenter import TableDesk, TablesPresenter
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP

_SETTLE_MS = 500
_BESIDE_FROM = 820
_EDITOR_H = 380


class TablesSection(ReadingSection):
    """The section."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        self.presenter = TablesPresenter(desk, tasks)
        super().__init__(self.presenter)
        self._rows: dict[str, TableRow] = {}
        self._own, self._name, self._shipped = False, "", ""
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._check)
        self._choice_card()
        self._across = kit.Abreast()
        self._across.setSpacing(GAP)
        self.column.addLayout(self._across, 1)
        self._across.addWidget(self._editor(), 3)
        self.preview = PreviewPane()
        self.preview.setMinimumHeight(_EDITOR_H)
        self._across.addWidget(self.preview, 2)
        self.preview.hide()
        self._connect()

    def _choice_card(self) -> None:
        note = _(
            "The office may replace limits, deadlines, citations, dictionaries and the words of papers. The "
            "shipped text stays; yours holds from the day you give, after the next unlocking."
        )
        card = self.card(_("Tables and templates"), Icon.DOCUMENT, note)
        self.pick = kit.ChoiceField(name=_("Table"))
        self.state = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        card.body.addWidget(self.pick)
        card.body.addWidget(self.state)

    def _editor(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Text of the table"))
        self.text.setMinimumHeight(_EDITOR_H)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        column.addWidget(self.text, 1)
        self.finding = kit.Banner("", Tone.OVERDUE)
        self.finding.hide()
        column.addWidget(self.finding)
        self.since = kit.DateEdit(today=self.presenter.desk.clock.today)
        self.source = kit.TextField()
        self.keep = kit.PrimaryButton(_("Put in force"), icon=Icon.CHECK)
        self.drop = kit.SecondaryButton(_("Back to the shipped text"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(kit.LabeledField(_("In force from"), self.since, hint=_("Empty: from today")), 1)
        row.addWidget(kit.LabeledField(_("Why: the order, the act, the meeting"), self.source), 2)
        column.addLayout(row)
        deeds = kit.FlowRow()
        deeds.add(self.keep)
        deeds.add(self.drop)
        column.addWidget(deeds)
        return side

    def _connect(self) -> None:
        thinking = self.presenter
        thinking.loaded.connect(self._show)
        thinking.opened.connect(self._open)
        thinking.sound.connect(lambda: self._find(""))
        thinking.unsound.connect(self._find)
        thinking.sampled.connect(self._sample)
        thinking.kept.connect(
            lambda: self.said.emit(_("Kept. It holds after the next unlocking of the vault."))
        )
        self.pick.activated.connect(lambda _at: thinking.open(self.pick.value() or ""))
        self.text.textChanged.connect(self._settle.start)
        self.keep.clicked.connect(self._keep)
        self.drop.clicked.connect(self._drop)

    def _show(self, found: TableDesk) -> None:
        self._own = found.own
        self._rows = {row.name: row for row in found.rows}
        if not self._name and found.rows:
            self.pick.set_choices([(row.name, table_label(row.name)) for row in found.rows])
            self.presenter.open(found.rows[0].name)
        self._show_state()

    def _show_state(self) -> None:
        row = self._rows.get(self._name)
        replaced = row is not None and row.valid_from is not None
        if row is None or row.valid_from is None:
            self.state.setText(_("The shipped text holds."))
        elif row.usable:
            since = short_date(row.valid_from)
            told = _("The office's own text holds from {date}.").format(date=since)
            self.state.setText(f"{told} {added_words(row.added)}".strip())
        else:
            self.state.setText(_("The office's own text cannot be used; the shipped one holds."))
        if not self._own:
            told = _("The head of the office changes it.")
            self.state.setText(f"{self.state.text()} {told}")
        self.drop.setEnabled(self._own and replaced)
        self.text.setReadOnly(not self._own)
        for part in (self.keep, self.since, self.source):
            part.setEnabled(self._own)

    def _open(self, name: str, text: str) -> None:
        self._name = name
        self.pick.set_value(name)
        self.preview.setVisible(name in SAMPLED)
        self.text.setPlainText(text)
        self._show_state()
        self._check()

    def _check(self) -> None:
        self._settle.stop()
        if self._name:
            self.presenter.check(self._name, self.text.toPlainText())

    def _find(self, words: str) -> None:
        self.finding.set(words, Tone.OVERDUE)
        self.finding.setVisible(bool(words))
        self.keep.setEnabled(self._own and not words)

    def _sample(self, rendered: Rendered) -> None:
        self.preview.show_pdf(rendered.content)

    def _keep(self) -> None:
        since = self.since.value() or self.presenter.desk.clock.today()
        self.presenter.keep(self._name, self.text.toPlainText(), since, self.source.text())

    def _drop(self) -> None:
        self.presenter.drop(self._rows[self._name])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sample stands below the text in a narrow window."""
        super().resizeEvent(event)
        beside = event.size().width() >= _BESIDE_FROM
        self._across.set_abreast(beside)
