"""The form beside the lists: one entry, new or held. What is typed is safe within a second."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.entries.drafts import EntryDraft
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import day_time
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.record_fields import Raw
from asystent_desktop.ui.casework.record_form import FieldTerms, RecordForm
from asystent_desktop.ui.casework.records.kind import RecordKind
from asystent_desktop.ui.casework.records.presenter import KindFile, RecordsPresenter
from asystent_desktop.ui.masking import HIDDEN, masking
from asystent_desktop.ui.presenting import Pane
from asystent_desktop.ui.theme import Icon, Role, Tone

IDLE_MS = 800


class FormFoot(QWidget):
    """The buttons below the fields.

    Attributes:
        remove, cancel, go: The buttons.
    """

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 6, 0)
        row.setSpacing(8)
        self.remove = kit.IconButton(Icon.DELETE, _("Remove this entry"))
        self.cancel = kit.SecondaryButton(_("Cancel"))
        self.go = kit.PrimaryButton(_("Save"))
        self.go.setToolTip(_("Ctrl+Enter"))
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)


class FormPane(Pane):
    """The form.

    Attributes:
        closed: It was put away; carries the id of the entry it was about, "" for a new one that was dropped.
        remove_wanted: Name of the kind and id of the entry that is open.
        form: The fields; None while nothing is open.
        entry: The entry being changed; None for a new one.
        closed_kind: Name of the kind the form was about last.
    """

    closed = Signal(str)
    remove_wanted = Signal(str, str)

    def __init__(self, presenter: RecordsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.kind: RecordKind | None = None
        self.entry: Any = None
        self.form: RecordForm | None = None
        self._before: dict[str, Raw] = {}
        self._begun: dict[str, Any] = {}
        self._warned: dict[str, Raw] | None = None
        self._kept = False
        self._title = self.closed_kind = ""
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._idle.timeout.connect(self.flush)
        self._build()
        masking().changed.connect(self._mask)
        kit.bind_key(self, "Ctrl+Return", self.save)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 10, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        self.title = kit.Label("", Role.PANE, wrap=True)
        self.close_button = kit.IconButton(Icon.CLOSE, _("Close the form"), key="Esc")
        self.close_button.clicked.connect(self.dismiss)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.notice = kit.Banner("", Tone.INFO)
        self.notice.hide()
        column.addWidget(self.notice)
        self._masked = kit.Label(_("Masked. F7 shows the form again."), Role.ROW, tone="muted", wrap=True)
        self._masked.hide()
        column.addWidget(self._masked)
        self._scroll = kit.ScrollColumn(_("Form"))
        self._scroll.column.setContentsMargins(0, 0, 8, 4)
        column.addWidget(self._scroll, 1)
        self._deeds = kit.FlowRow()
        column.addWidget(self._deeds)
        self.foot = FormFoot()
        self.foot.remove.clicked.connect(self._ask_remove)
        self.foot.cancel.clicked.connect(lambda: self.drop())
        self.foot.go.clicked.connect(self.save)
        column.addWidget(self.foot)

    @property
    def is_open(self) -> bool:
        """Whether an entry is in the form."""
        return self.form is not None

    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.form is not None and self.form.raw() != self._before

    def open(
        self, file: KindFile, entry: Any = None, begins: dict[str, Any] | None = None, *, title: str = ""
    ) -> None:
        """Shows an entry, or the fields of a new one.

        Args:
            begins: First values of a new entry, beside those of its kind.
            title: Which entry it is; hidden with F7.
        """
        kind = file.kind
        self._forget()
        self.kind, self.entry = kind, entry
        self._title = title or _(kind.add if entry is None else kind.title)
        self.form = form = RecordForm(
            kind.declared(), self._presenter.today, terms=_terms(file), lines=kind.lines
        )
        today = self._presenter.today()
        first = dict.fromkeys(kind.starts, today) | dict(kind.begins) | (begins or {})
        held = {name: getattr(entry, name, None) for name in form.fields}
        self._begun = held if entry is not None else _blank(form) | first
        self._put_in(form)
        self._scroll.column.addStretch(1)
        self.foot.remove.setVisible(entry is not None)
        for words, act in kind.deeds if entry is not None else ():
            button = kit.SecondaryButton(_(words))
            button.clicked.connect(lambda _on=False, act=act: act(entry))
            self._deeds.add(button)
            button.show()
        self._mask()
        self.show()

    def _put_in(self, form: RecordForm) -> None:
        form.fill(self._begun)
        self._before = form.raw()
        form.changed.connect(self._idle.start)
        self._scroll.column.insertWidget(0, form)
        form.setVisible(not masking().on)

    def refresh(self, file: KindFile) -> None:
        """Offers what may be chosen now, e.g. a person added meanwhile; what was typed stays."""
        former = self.form
        if former is None or self.kind is not file.kind or former.terms == _terms(file):
            return
        typed = former.raw()
        self.form = form = RecordForm(
            file.kind.declared(), self._presenter.today, terms=_terms(file), lines=file.kind.lines
        )
        self._scroll.column.removeWidget(former)
        former.hide()
        former.deleteLater()
        self._put_in(form)
        form.set_raw(typed)

    def restore(self, file: KindFile, draft: EntryDraft, entry: Any, *, title: str) -> None:
        """Shows what was typed and not saved."""
        self.open(file, entry, title=title)
        assert self.form is not None
        self.form.set_raw(draft.fields)
        self._kept = True
        when = day_time(local_time(draft.saved_at))
        self.tell(_("Not saved yet: typed {when}. Save it or cancel.").format(when=when), Tone.SOON)

    def first_focus(self) -> None:
        """Puts the keyboard on the first field."""
        if self.form is not None:
            _reveal(self._scroll, next(iter(self.form.fields.values())).widget)
            self._scroll.verticalScrollBar().setValue(0)

    def tell(self, words: str, tone: Tone) -> None:
        """Says something above the fields, and aloud."""
        self.notice.set(words, tone)
        self.notice.setVisible(bool(words))
        if words:
            kit.announce(self, words, urgent=tone is Tone.OVERDUE)

    def save(self) -> None:
        """Keeps what was given; what is wrong stands at its field."""
        if self.form is None or self.kind is None or masking().on:
            return
        given = self.form.given()
        if given is None:
            _reveal_wrong(self._scroll, self.form)
            return
        self._idle.stop()
        self.foot.go.setEnabled(False)
        asked = self.form
        if self.entry is not None:
            # Only what was touched: a colleague's change that arrived meanwhile stays.
            now = asked.raw()
            given = {name: value for name, value in given.items() if now[name] != self._before[name]}
        self._presenter.save(
            self.kind, self.entry, given, partial(self._saved, asked), partial(self._refused, asked)
        )

    def _saved(self, asked: RecordForm, result: object) -> None:
        self.foot.go.setEnabled(True)
        if self.form is not asked:
            return
        entry_id = self.entry.id if self.entry is not None else ""
        if isinstance(result, tuple) and len(result) == 2 and isinstance(result[1], str):
            entry_id = result[1]
        kit.announce(self, _("Saved"))
        self._kept = False
        self.drop(entry_id)

    def _refused(self, asked: RecordForm, error: AppError) -> None:
        self.foot.go.setEnabled(True)
        if self.form is asked:
            self.tell(asked.explain(error), Tone.OVERDUE)
            _reveal_wrong(self._scroll, self.form)

    def _ask_remove(self) -> None:
        if self.kind is not None and self.entry is not None:
            self.remove_wanted.emit(self.kind.name, self.entry.id)

    def flush(self) -> None:
        """Makes what was typed safe now; a form as it was needs no draft."""
        self._idle.stop()
        if self.form is None or self.kind is None:
            return
        if self.is_changed():
            self._kept = True
            entry_id = self.entry.id if self.entry is not None else ""
            self._presenter.keep_draft(self.kind, entry_id, self.form.raw())
        elif self._kept:
            self._kept = False
            self._presenter.drop_draft(self.kind)

    def dismiss(self) -> bool:
        """Esc: closes an unchanged form; a changed one says first that it would be lost.

        Returns:
            Whether the form is closed now.
        """
        typed = self.form.raw() if self.form is not None else {}
        if self.is_changed() and self._warned != typed:
            self._warned = typed
            self.tell(_("This is not saved yet. Ctrl+Enter saves it; Esc once more drops it."), Tone.SOON)
            return False
        self.drop()
        return True

    def drop(self, shown: str | None = None) -> None:
        """Closes the form and forgets what was typed.

        Args:
            shown: Id of the entry it was about; None takes that of the entry that is open.
        """
        if shown is None:
            shown = self.entry.id if self.entry is not None else ""
        if self.kind is not None:
            self.closed_kind = self.kind.name
            if self._kept:
                self._presenter.drop_draft(self.kind)
        self._forget()
        self.hide()
        self.closed.emit(shown)

    def _forget(self) -> None:
        self._idle.stop()
        self.form, self.entry, self.kind = None, None, None
        self._warned, self._kept = None, False
        kit.clear(self._scroll.column)
        self._deeds.clear()
        self.tell("", Tone.INFO)

    def _mask(self) -> None:
        """F7 hides what the fields hold; typing goes on when it is lifted."""
        if self.form is not None:
            self.title.setText(HIDDEN if masking().on else self._title)
            self.form.setVisible(not masking().on)
            self._masked.setVisible(masking().on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.dismiss()
            return
        super().keyPressEvent(event)


def _reveal(scroll: kit.ScrollColumn, field: QWidget) -> None:
    """Puts the keyboard on a field and scrolls to it, its label included."""
    if isinstance(field, kit.ChipGroup):
        field.focus_first()
    else:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
    scroll.column.activate()
    row = field.parentWidget()
    scroll.ensureWidgetVisible(row if isinstance(row, kit.LabeledField) else field, 0, 0)


def _reveal_wrong(scroll: kit.ScrollColumn, form: RecordForm | None) -> None:
    """Brings the first field that was refused into view."""
    wrong = form.first_wrong() if form is not None else None
    if wrong is not None:
        _reveal(scroll, wrong)


def _blank(form: RecordForm) -> dict[str, Any]:
    """Pairs show an empty row of their own."""
    return {name: () for name, one in form.fields.items() if one.many}


def _terms(file: KindFile) -> FieldTerms:
    kind = file.kind
    options = {
        name: [
            (value, masking().person(words) if name in kind.shape.people else words) for value, words in held
        ]
        for name, held in file.options.items()
    }
    nobody = _("Nobody to choose yet: first add the person under People.")
    return FieldTerms(
        choices=options,
        hints={name: _(words) for name, words in kind.hints.items()}
        | {name: nobody for name in kind.shape.people if not options.get(name)},
        labels={name: _(words) for name, words in kind.labels.items()},
        nothing={name: _(words) for name, words in kind.nothing.items()},
    )
