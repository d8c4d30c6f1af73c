"""Settings, "Text snippets": the office's and one's own, with a sample and a field to try them in."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent

from asystent_desktop.application.tables.snippets import SnippetView
from asystent_desktop.domain.snippets import places
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.settings.section import ReadingSection
from asystent_desktop.ui.settings.snippets_presenter import SnippetsPresenter
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP
from asystent_desktop.ui.visit.snippets import SnippetKeys

_BESIDE_FROM = 640
_TEXT_H, _TRY_H = 96, 64


class SnippetsSection(ReadingSection):
    """The section."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        self.presenter = SnippetsPresenter(desk, tasks)
        super().__init__(self.presenter)
        self._held: dict[str, SnippetView] = {}
        self._shown: SnippetView | None = None
        self._across = kit.Abreast()
        self._across.setSpacing(GAP)
        self._list_card()
        self._form_card()
        self.column.addLayout(self._across)
        self._try_card()
        self.column.addStretch(1)
        self._connect()

    def _list_card(self) -> None:
        note = _("In a note type / and the name, then a space; Ctrl+/ lists all of them.")
        card = self.card(_("Text snippets"), Icon.COMMENT, note)
        self.column.removeWidget(card)
        self.list = kit.RowList(_("Text snippets"), lines=True)
        self.list.setMinimumHeight(240)
        card.add_rows(self.list)
        self.new = kit.LinkButton(_("New snippet"))
        if card.header is not None:
            card.header.row.addWidget(self.new)
        self._across.addWidget(card, 1)

    def _form_card(self) -> None:
        card = kit.Card()
        card.body.setContentsMargins(12, 4, 12, 4)
        self.heading = kit.Label(_("New snippet"), Role.CARD)
        self.short, self.text = kit.TextField(), kit.NoteField(role=Role.BODY)
        self.text.setFixedHeight(_TEXT_H)
        hint = _("Letters and digits; it is typed after the slash.")
        self._short_row = kit.LabeledField(_("Name of the snippet"), self.short, hint=hint)
        hint = _("Words in braces are places to fill in; Tab goes from one to the next.")
        self._text_row = kit.LabeledField(_("Text"), self.text, hint=hint)
        self.sample = kit.Label("", Role.BODY, wrap=True)
        self.sample.setTextFormat(Qt.TextFormat.RichText)
        self.save = kit.PrimaryButton(_("Save"), key="Ctrl+Enter")
        self.remove = kit.SecondaryButton(_("Remove"), icon=Icon.DELETE)
        deeds = kit.FlowRow()
        for button in (self.save, self.remove):
            deeds.add(button)
        for part in (self.heading, self._short_row, self._text_row):
            card.body.addWidget(part)
        card.body.addWidget(kit.Label(_("Sample"), Role.ROW_STRONG))
        card.body.addWidget(self.sample)
        card.body.addWidget(deeds)
        card.body.addStretch(1)
        self._across.addWidget(card, 1)

    def _try_card(self) -> None:
        note = _("What you type here is kept nowhere.")
        card = self.card(_("Try them here"), Icon.EDIT, note)
        self.trial = kit.NoteField(name=_("Field to try snippets in"), role=Role.BODY)
        self.trial.setFixedHeight(_TRY_H)
        self.keys = SnippetKeys([self.trial], self)
        card.body.addWidget(self.trial)

    def _connect(self) -> None:
        thinking = self.presenter
        thinking.loaded.connect(self._show)
        thinking.kept.connect(self._kept)
        thinking.removed.connect(self._removed)
        thinking.invalid.connect(self._mark)
        self.list.chosen.connect(self.open)
        self.list.opened.connect(self.open)
        self.new.clicked.connect(self.begin)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        self.text.textChanged.connect(self._show_sample)
        kit.bind_key(self, "Ctrl+Return", self._save)

    @Slot(object)
    def _show(self, held: tuple[SnippetView, ...]) -> None:
        self._held = {one.short: one for one in held}
        self.list.set_rows([_row(one) for one in held])
        self.keys.set_texts({one.short.casefold(): one.text for one in held})
        if self._shown is None and held and not self.short.text():
            self.open(held[0].short)

    @Slot(str)
    def open(self, short: str) -> None:
        """Shows a snippet; one of the office can be made one's own by saving it."""
        self._shown = self._held.get(short)
        if self._shown is None:
            return
        self.list.choose(short)
        own = bool(self._shown.snippet_id)
        heading = _("Own snippet /{short}") if own else _("Snippet of the office /{short}")
        self._fill(heading.format(short=short), short, self._shown.text)
        self.save.setText(_("Save") if own else _("Save as my own"))

    @Slot()
    def begin(self) -> None:
        """Begins a new one."""
        self._shown = None
        self.list.choose("")
        self._fill(_("New snippet"), "", "")
        self.save.setText(_("Save"))
        self.short.setFocus()

    def _fill(self, heading: str, short: str, text: str) -> None:
        self.heading.setText(heading)
        self.short.setText(short)
        self.short.setReadOnly(bool(short))
        self.text.setPlainText(text)
        self.remove.setVisible(self._shown is not None and bool(self._shown.snippet_id))
        self._mark({})

    def _mark(self, problems: dict[str, str]) -> None:
        self._short_row.set_error(problems.get("short", ""))
        self._text_row.set_error(problems.get("text", ""))
        if problems:
            (self.short if "short" in problems else self.text).setFocus()

    @Slot()
    def _save(self) -> None:
        self.presenter.keep(self._shown, self.short.text(), self.text.toPlainText())

    @Slot()
    def _remove(self) -> None:
        if self._shown is not None:
            self.presenter.remove(self._shown)

    @Slot(str)
    def _kept(self, short: str) -> None:
        self.said.emit(_("The snippet /{short} is kept.").format(short=short))
        self.open(short)

    @Slot(object)
    def _removed(self, gone: SnippetView) -> None:
        self.begin()
        kit.toast(
            self,
            _("The snippet /{short} was removed.").format(short=gone.short),
            action=_("Undo"),
            on_action=lambda: self.presenter.keep(None, gone.short, gone.text),
        )

    @Slot()
    def _show_sample(self) -> None:
        self.sample.setText(marked(self.text.toPlainText()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The form stands below the list in a narrow window."""
        super().resizeEvent(event)
        beside = event.size().width() >= _BESIDE_FROM
        self._across.set_abreast(beside)


def _row(one: SnippetView) -> kit.Row:
    own = bool(one.snippet_id)
    whose = _("own") if own else _("office")
    tone = Tone.DONE if own else Tone.NEUTRAL
    return kit.Row(one.short, f"/{one.short}", subtitle=one.text, right=whose, tone=tone)


def marked(text: str) -> str:
    """The text as rich text, its places to fill in on a tinted ground."""
    look = theme.current()
    parts, at = [], 0
    for begin, end in places(text):
        place = escape(text[begin + 1 : end - 1])
        ground = f"background-color:{look.tint};color:{look.primary}"
        parts.append(f'{escape(text[at:begin])}<span style="{ground}">&nbsp;{place}&nbsp;</span>')
        at = end
    return "".join([*parts, escape(text[at:])])
