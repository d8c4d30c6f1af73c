"""A masked variant for another recipient: what is hidden is shown first, then the variant is sealed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.opinion.final import MaskedVariant
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone

CHIP_CHARS = 60


class MaskedSheet(kit.Sheet):
    """Asks for whom and what to hide, and shows it.

    Attributes:
        wanted: Recipient and words to hide: show what they would hide.
        accepted: Recipient and words to hide: seal the variant.
    """

    wanted = Signal(str, tuple)
    accepted = Signal(str, tuple)

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, _("Copy for another recipient"), title, width=640)
        self.recipient = kit.TextField(placeholder=_("for example: kurator zawodowy"))
        self._whom = kit.LabeledField(_("For whom"), self.recipient)
        self.body.addWidget(self._whom)
        self.suggestions = kit.ChipGroup(_("What may need hiding"), [])
        self._proposed = kit.LabeledField(_("What may need hiding"), self.suggestions)
        self.body.addWidget(self._proposed)
        self.more = kit.NoteField(role=Role.BODY)
        self.more.setFixedHeight(70)
        hint = _("One in each line, written exactly as in the text.")
        self.body.addWidget(kit.LabeledField(_("Other words to hide"), self.more, hint=hint))
        self.hidden_title = kit.Label("", Role.ROW_STRONG)
        self.body.addWidget(self.hidden_title)
        self._hidden = QVBoxLayout()
        self._hidden.setSpacing(4)
        self.body.addLayout(self._hidden)
        self.body.addStretch(1)
        self._seen: tuple[str, tuple[str, ...]] | None = None
        self.go = self.ask(_("Show what is hidden"), self._step, icon=Icon.SHOW)
        self.suggestions.changed.connect(self._forget)
        self.more.textChanged.connect(self._forget)
        self.recipient.textChanged.connect(self._forget)

    def offer(self, found: tuple[str, ...]) -> None:
        """Proposes passages; none is chosen beforehand."""
        self.suggestions.set_options([kit.Option(text, _short(text), spoken=text) for text in found])
        self._proposed.setVisible(bool(found))
        self.refit()

    def _wish(self) -> tuple[str, tuple[str, ...]]:
        typed = [line.strip() for line in self.more.toPlainText().splitlines() if line.strip()]
        chosen = [str(value) for value in self.suggestions.values()]
        return self.recipient.text().strip(), tuple(dict.fromkeys([*chosen, *typed]))

    @Slot()
    def _forget(self) -> None:
        """Another wish has to be seen before it can be sealed."""
        self._seen = None
        self._name(_("Show what is hidden"))

    def _name(self, text: str) -> None:
        self.go.setText(text)
        self.go.setAccessibleName(text)
        self.go.updateGeometry()

    @Slot()
    def _step(self) -> None:
        recipient, hide = self._wish()
        self._whom.set_error("" if recipient else _("Say for whom the copy is."))
        if not recipient:
            self.reveal(self.recipient)
        elif self._seen == (recipient, hide):
            self.put_away()
            self.accepted.emit(recipient, hide)
        else:
            self.wanted.emit(recipient, hide)

    @Slot(object)
    def show_hidden(self, view: MaskedVariant) -> None:
        """What the variant leaves out, before it can be sealed."""
        kit.clear(self._hidden)
        n = sum(one.places for one in view.hidden)
        self.hidden_title.setText(
            ngettext("{n} place is left out:", "{n} places are left out:", n).format(n=n)
        )
        self.hidden_title.set_tone(Tone.INFO)
        for one in view.hidden:
            label = kit.Label(f"{one.text} · {one.places}×", Role.ROW, wrap=True)
            self._hidden.addWidget(label)
            label.show()
        self._seen = self._wish()
        self._name(_("Seal this copy"))
        self.refit()
        kit.announce(self.hidden_title, self.hidden_title.text())


def _short(text: str) -> str:
    return text if len(text) <= CHIP_CHARS else f"{text[: CHIP_CHARS - 1].rstrip()}…"
