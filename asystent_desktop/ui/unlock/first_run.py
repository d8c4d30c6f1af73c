"""The first run: own work or the demo version; then language, who am I, passphrase, joining the office."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop import i18n
from asystent_desktop.i18n import _
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.unlock.choices import ChoiceCard
from asystent_desktop.ui.unlock.panel import EntryFrame
from asystent_desktop.ui.unlock.requests import CreateRequest, DemoRequest
from asystent_desktop.ui.unlock.steps import LanguageStep, OfficeStep, PassphraseStep, Step, WhoStep
from asystent_desktop.ui.widgets.buttons import IconButton, PrimaryButton
from asystent_desktop.ui.widgets.cards import Banner
from asystent_desktop.ui.widgets.fields import announce
from asystent_desktop.ui.widgets.labels import Label
from asystent_desktop.ui.widgets.progress import SegmentedProgress


class FirstRunPage(EntryFrame):
    """The page.

    Attributes:
        create_requested: A CreateRequest; call `set_busy(True)`, then `refuse` or leave the page.
        demo_requested: A DemoRequest.
        language_chosen: The page speaks this language already; store the choice.
    """

    create_requested = Signal(CreateRequest)
    demo_requested = Signal(DemoRequest)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._at = -1  # -1: the choice before the steps
        self._steps: list[Step] = []
        self._page: QWidget | None = None
        self._next: PrimaryButton | None = None
        self._error: Banner | None = None
        self.language_chosen.connect(self._speak)
        self._make_steps()
        self._show(-1)

    def _make_steps(self) -> None:
        self.language = LanguageStep()
        self.who = WhoStep()
        self.passphrase = PassphraseStep()
        self.office = OfficeStep()
        self._steps = [self.language, self.who, self.passphrase, self.office]
        self.language.chosen.connect(self.language_chosen)
        self.passphrase.submitted.connect(self.go_on)
        self.office.chosen.connect(self._offer_next)

    @property
    def step(self) -> int:
        """Index of the step shown, -1 for the choice before them."""
        return self._at

    def start_own_work(self) -> None:
        """Begins the four steps."""
        self._show(0)

    def go_on(self) -> None:
        """Next step, or the request after the last one."""
        if not self._steps[self._at].check():
            return
        if self._at + 1 < len(self._steps):
            self._show(self._at + 1)
            return
        name, title, office, city = self.who.answers
        self.create_requested.emit(
            CreateRequest(
                name, title, office, city, self.passphrase.text(), i18n.language(), self.office.path()
            )
        )

    def _offer_next(self) -> None:
        """Nothing has to be chosen, or it was: Enter does what its badge says."""
        if self._next is not None:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Previous step; the answers stay."""
        self._show(max(-1, self._at - 1))

    def set_busy(self, busy: bool, words: str = "") -> None:
        """Shows that the vault is being made, or that the page waits again."""
        if self._next is not None:
            self._next.setEnabled(not busy)
            self._next.setText((words or _("Preparing…")) if busy else self._next_words())
        elif self._page is not None:
            for card in self._page.findChildren(ChoiceCard):
                card.setEnabled(not busy)
            if self._error is not None:
                self._error.set(words or _("Preparing…"), Tone.INFO)
                self._error.setVisible(busy)
                announce(self, words)

    def refuse(self, words: str, *, invitation: bool = False) -> None:
        """Tells why nothing was made.

        Args:
            words: The error in words.
            invitation: Whether the invitation file is at fault (it is told beside the file).
        """
        self.set_busy(False)
        if invitation:
            self._show(len(self._steps) - 1)
            self.office.show_error(words)
        elif self._error is not None:
            self._error.set(words, Tone.OVERDUE)
            self._error.show()
            announce(self, words, urgent=True)

    def _speak(self, code: str) -> None:
        """Changes the language and keeps what was answered."""
        kept = (self.who.answers, self.passphrase.text(), self.office.path())
        i18n.use(code)
        for step in self._steps:
            step.setParent(None)
            step.deleteLater()
        self._make_steps()
        self._restore(*kept)
        self.reword()
        self._show(self._at)

    def _restore(self, answers: tuple[str, str, str, str], passphrase: str, path: Path | None) -> None:
        self.who.fill(answers)
        self.passphrase.fill(passphrase)
        self.office.set_path(path)

    def _show(self, at: int) -> None:
        self._at = at
        for step in self._steps:  # a step outlives the page it stood on
            step.setParent(None)
        if self._page is not None:
            self.form.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = QWidget()
        self._next, self._error = None, None
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if at < 0:
            self._fill_choice(column)
        else:
            self._fill_step(column, self._steps[at])
        self.form.addWidget(self._page)
        self._page.show()
        if at >= 0:
            self._steps[at].enter()
        if at + 1 == len(self._steps):
            self._offer_next()

    def _fill_choice(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(_("Welcome"), Role.DISPLAY))
        column.addSpacing(4)
        intro = _("Begin with your own work, or look around with fictional data first.")
        column.addWidget(Label(intro, Role.BODY, tone="muted", wrap=True))
        column.addSpacing(26)
        own = ChoiceCard(Icon.SHIELD, _("My work"), _("New, encrypted files on this computer"))
        own.clicked.connect(self.start_own_work)
        demo = ChoiceCard(
            Icon.DEMO, _("Demo version (fictional data)"), _("An invented caseload to try everything")
        )
        demo.clicked.connect(lambda: self.demo_requested.emit(DemoRequest(i18n.language())))
        column.addWidget(own)
        column.addSpacing(12)
        column.addWidget(demo)
        self._add_error(column)
        self.first = own

    def _fill_step(self, column: QVBoxLayout, step: Step) -> None:
        count = len(self._steps)
        top = QHBoxLayout()
        top.setSpacing(10)
        back = IconButton(Icon.BACK, _("Back"))
        back.clicked.connect(self.go_back)
        top.addWidget(back)
        words = _("Step {number} of {count}").format(number=self._at + 1, count=count)
        top.addWidget(Label(words, Role.CAPTION_STRONG, tone="muted"))
        top.addWidget(SegmentedProgress(self._at + 1, count, name=words), 1)
        column.addLayout(top)
        column.addSpacing(18)
        column.addWidget(Label(step.title, Role.DISPLAY))
        column.addSpacing(4)
        column.addWidget(Label(step.intro, Role.BODY, tone="muted", wrap=True))
        column.addSpacing(22)
        column.addWidget(step)
        step.show()
        column.addSpacing(18)
        self._next = PrimaryButton(self._next_words(), key="Enter", height=44)
        self._next.setFixedWidth(398)
        self._next.clicked.connect(self.go_on)
        self._add_error(column)
        column.addWidget(self._next)

    def _add_error(self, column: QVBoxLayout) -> None:
        self._error = Banner("", Tone.OVERDUE)
        self._error.hide()
        column.addSpacing(4)
        column.addWidget(self._error)
        column.addSpacing(4)

    def _next_words(self) -> str:
        return _("Next") if self._at + 1 < len(self._steps) else _("Create the files")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape and self._at >= 0:
            self.go_back()
        else:
            super().keyPressEvent(event)
