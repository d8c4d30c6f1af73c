"""Clash desk: fields two people changed without a connection; a person decides, each field saved at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.conflicts import ConflictRow
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange.clash_families import LIST_W, ClashFamilies
from asystent_desktop.ui.exchange.clash_fields import (
    NARROW,
    ClashField,
    ClashHeader,
    author,
)
from asystent_desktop.ui.exchange.clash_presenter import ClashFamily, ClashPresenter, Decided, key_of
from asystent_desktop.ui.exchange.clash_text import ClashText
from asystent_desktop.ui.exchange.words import result
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP

LIST_BESIDE_FROM = 760


class ClashPage(QWidget):
    """The page.

    Attributes:
        back_wanted: Return to the exchange page.
        open_family: Id of a family to open.
    """

    back_wanted = Signal()
    open_family = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = ClashPresenter(desk, tasks, self)
        self._families: tuple[ClashFamily, ...] = ()
        self._family_id: str | None = None
        self.fields: list[ClashField | ClashText] = []
        self._build()
        self.presenter.loaded.connect(self._show)
        self.presenter.saved.connect(self._saved)
        self.presenter.refused.connect(self._refuse)
        masking().changed.connect(self._masked)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(GAP)
        self.families = ClashFamilies()
        self.families.chosen.connect(self.choose)
        column.addLayout(self._head())
        self.banner = kit.Banner("", Tone.OVERDUE, closable=True)
        self.banner.hide()
        column.addWidget(self.banner)
        self._across = QHBoxLayout()
        self._across.setSpacing(GAP)
        self._across.addWidget(self.families)
        self._across.addWidget(self._table(), 1)
        column.addLayout(self._across, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.back = kit.LinkButton(_("Data exchange"), icon=Icon.BACK)
        self.back.clicked.connect(self.back_wanted)
        texts.addWidget(self.back)
        self._title = kit.ElidedLabel(_("Two versions to decide"), Role.FAMILY)
        texts.addWidget(self._title)
        text = _(
            "Two people changed the same fields without a connection. A person decides; "
            "both versions stay in the history."
        )
        self._intro = kit.Label(text, Role.CAPTION, tone="muted", wrap=True)
        texts.addWidget(self._intro)
        row.addLayout(texts, 1)
        end = QVBoxLayout()
        end.setSpacing(4)
        self._progress = kit.Label("", Role.ROW, tone="muted")
        self.file = kit.LinkButton(_("Open the family file"))
        self.file.clicked.connect(lambda: self.open_family.emit(self._family_id or ""))
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self._progress)
        top.addWidget(self.file)
        end.addLayout(top)
        end.addWidget(self.families.pick)
        end.addStretch(1)
        row.addLayout(end)
        return row

    def _table(self) -> QWidget:
        card = kit.Card()
        scroll = kit.ScrollColumn(_("Fields with two versions"), gap=0)
        self._column = scroll.column
        card.add_rows(scroll)
        self._empty = kit.EmptyState(
            Icon.DONE, _("Nothing to decide. Every field has one version."), _("Back to the exchange")
        )
        self._empty.acted.connect(self.back_wanted)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        return card

    def choose(self, family_id: str) -> None:
        """Shows a family's fields."""
        if family_id == self._family_id and self.fields:
            return
        self._family_id = family_id
        self.families.mark(family_id)
        self._fill()

    def _show(self, families: Sequence[ClashFamily]) -> None:
        self._families = tuple(families)
        if self._family is None and families:
            self._family_id = families[0].family_id
        self.families.show_families(self._families, self._family_id)
        self._fill()

    @property
    def _family(self) -> ClashFamily | None:
        return next((one for one in self._families if one.family_id == self._family_id), None)

    def _fill(self) -> None:
        """Builds the fields; those that stay keep their widgets, so the focus stays where it is."""
        family = self._family
        rows = sorted(family.rows, key=lambda row: row.long) if family else []
        if [key_of(field.row) for field in self.fields] != [key_of(row) for row in rows]:
            self._rebuild(family)
        for field in self.fields:
            field.show_decided(family.decided.get(key_of(field.row)) if family else None)
        self._empty.setVisible(family is None)
        self._show_head(family)

    def _rebuild(self, family: ClashFamily | None) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._empty:
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(self._empty)
        self.fields = []
        rows = tuple(sorted(family.rows, key=lambda row: row.long)) if family else ()
        short = [row for row in rows if not row.long]
        columns = max((len(row.rivals) for row in short), default=0)
        who = [{author(row.rivals[at]) for row in short if at < len(row.rivals)} for at in range(columns)]
        uniform = all(len(names) == 1 for names in who)
        if short:
            self._header = ClashHeader([next(iter(names)) if uniform else "" for names in who])
            self._column.addWidget(self._header)
            self._header.setVisible(self._column_width() >= NARROW)
            self._column.addWidget(kit.Line())
        for row in rows:
            field = _made(row, self.presenter, named=not uniform or self._column_width() < NARROW)
            field.decided.connect(lambda version, row=row: self.presenter.decide(row, version))
            field.reflow(self._column_width())
            if self.fields:
                self._column.addWidget(kit.Line())
            self._column.addWidget(field)
            self.fields.append(field)
        self._column.addStretch(1)
        self.families.show_authors(family)

    def _show_head(self, family: ClashFamily | None) -> None:
        self.file.setVisible(family is not None and bool(family.family_id))
        if family is None:
            self._title.set_text(_("Two versions to decide"))
            self._progress.setText("")
            return
        name = masking().name(family.name) or _("The office")
        self._title.set_text(_("{family}: two versions to decide").format(family=name))
        done, total = len(family.rows) - family.open, len(family.rows)
        self._progress.setText(_("{done} of {total} fields ready").format(done=done, total=total))

    def _saved(self, decided: Decided) -> None:
        text = _("{field}: {result} saved").format(
            field=_(decided.row.field_label), result=result(decided.version)
        )
        kit.announce(self, text)
        following = next((f for f in self.fields if f.boxes[0].isEnabled()), None)
        if following is not None:
            following.focus_first()

    def _refuse(self, text: str) -> None:
        self.banner.set(text, Tone.OVERDUE)
        self.banner.show()
        kit.announce(self, text, urgent=True)

    def _masked(self) -> None:
        for field in self.fields:
            field.refresh()
        self.families.show_families(self._families, self._family_id)
        self._show_head(self._family)

    def _current(self) -> ClashField | ClashText | None:
        """The field with the focus, else the first undecided one."""
        focus = QApplication.focusWidget()
        if focus is not None:
            for field in self.fields:
                if field.isAncestorOf(focus):
                    return field
        return next((f for f in self.fields if f.boxes[0].isEnabled()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 decide the field in focus, E words it; arrows go from field to field; Esc goes back."""
        field = self._current()
        # Between the wordings of one place a digit would decide the whole text.
        typed = "" if isinstance(QApplication.focusWidget(), kit.Chip) else event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        elif field is not None and typed.lower() == "e":
            field.write_own()
        elif field is not None and typed == "3" and len(field.row.rivals) == 2:
            field.take_proposal()
        elif field is not None and typed.isascii() and typed.isdigit():
            self.presenter.decide(field.row, int(typed))
            self._fill()
        elif field is not None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            at = self.fields.index(field) + (1 if event.key() == Qt.Key.Key_Down else -1)
            self.fields[min(max(at, 0), len(self.fields) - 1)].focus_first()
        else:
            super().keyPressEvent(event)

    def first_focus(self) -> None:
        """The first field still open."""
        field = self._current()
        if field is not None:
            field.focus_first()
        else:
            self.back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _column_width(self) -> int:
        return self.width() - 40 - (LIST_W + GAP if self.width() >= LIST_BESIDE_FROM else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window one field takes the place of the list of families."""
        super().resizeEvent(event)
        beside = event.size().width() >= LIST_BESIDE_FROM
        self.families.setVisible(beside)
        self._intro.setVisible(beside)
        self.families.pick.setVisible(not beside)
        for field in self.fields:
            field.reflow(self._column_width())

    def showEvent(self, event: QShowEvent) -> None:
        """Reads afresh."""
        super().showEvent(event)
        self.presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forgets which decisions were made in this visit."""
        super().hideEvent(event)
        self.presenter.hide()


def _made(row: ConflictRow, presenter: ClashPresenter, *, named: bool) -> ClashField | ClashText:
    """The widget of one field: a long text has a proposal and may be worded anew."""
    if not row.long:
        return ClashField(row, named=named)
    text = ClashText(row)
    text.worded.connect(lambda how, words: presenter.word(row, how, words))
    return text
