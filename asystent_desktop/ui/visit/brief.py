"""Before the visit (*przed wizytą*): thirty seconds of reading, then "I am here" begins the card."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.visit import brief_cards
from asystent_desktop.ui.visit.brief_data import BriefData, load_brief
from asystent_desktop.ui.visit.card import VisitCard

TWO_COLUMNS_BELOW = 860


class BriefPresenter(QObject):
    """Loads the brief.

    Attributes:
        loaded: The data.
        failed: A fault in words.
    """

    loaded = Signal(BriefData)
    failed = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks

    def load(self, family_id: str, appointment_id: str | None) -> None:
        """Reads the brief."""
        today = self.today()
        self._tasks.read(
            self,
            lambda: load_brief(self._desk, family_id, appointment_id, today),
            self.loaded.emit,
            self._fail,
        )

    def today(self) -> date:
        """The day."""
        return self._desk.clock.today()

    def now(self) -> datetime:
        """The moment on the wall clock."""
        return local_time(self._desk.clock.now())

    def _fail(self, error: AppError) -> None:
        self.failed.emit(word(error))


class BriefSheet(kit.Sheet):
    """The brief in the place of the page; another page of the rail takes it away.

    Attributes:
        begun: "I am here", with the local moment; None for "nobody was there".
        card_opened: The card that followed.
        ticked: Agreements found settled; they go onto that card.
    """

    begun = Signal(object)
    card_opened = Signal(VisitCard)
    page_like = True

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, family_id: str, appointment_id: str | None
    ) -> None:
        super().__init__(window, _("Before the visit"))
        self.begin_button = kit.PrimaryButton(_("I am here – begin the card"), key="Enter")
        self.missed_button = kit.SecondaryButton(_("Nobody was there…"))
        self.back_button = kit.SecondaryButton(_("Back"), key="Esc")
        self._data: BriefData | None = None
        self.ticked: set[str] = set()
        self._columns = kit.Abreast()
        self._build()
        self.presenter = BriefPresenter(desk, tasks, self)
        self.presenter.loaded.connect(self._loaded)
        self.presenter.failed.connect(lambda text: self.body.addWidget(kit.Banner(text, Tone.OVERDUE)))
        masking().changed.connect(self._fill)
        self.presenter.load(family_id, appointment_id)

    def _build(self) -> None:
        arrow = kit.IconButton(Icon.BACK, _("Back"), key="Esc")
        arrow.clicked.connect(self.dismiss)
        self.head.insertWidget(0, arrow)
        self.head.setSpacing(10)
        self.head.setStretchFactor(self.title, 0)
        self.head.addWidget(kit.Label(_("reading: about 30 seconds"), Role.CAPTION, tone="muted"), 1)
        self._top = QVBoxLayout()
        self.body.addLayout(self._top)
        self._columns.setSpacing(12)
        self.body.addLayout(self._columns, 1)
        self._told = kit.ElidedLabel(
            _("“I am here” writes down the hour of beginning."), Role.CAPTION, tone="muted"
        )
        self.footer.addWidget(self.back_button)
        self.footer.addWidget(self._told, 1)
        self.footer.addWidget(self.missed_button)
        self.footer.addWidget(self.begin_button)
        self.back_button.clicked.connect(self.dismiss)
        self.begin_button.clicked.connect(lambda: self._begin(self.presenter.now()))
        self.missed_button.clicked.connect(lambda: self._begin(None))

    def _begin(self, moment: datetime | None) -> None:
        self.put_away()
        self.begun.emit(moment)

    def _loaded(self, data: BriefData) -> None:
        self._data = data
        self._fill()

    def _fill(self) -> None:
        if self._data is None:
            return
        kit.clear(self._top)
        kit.clear(self._columns)
        brief, today = self._data.brief, self.presenter.today()
        self._top.addWidget(
            brief_cards.head(self._data, today, self.presenter.now(), narrow=self._is_narrow())
        )
        for parts in (
            (brief_cards.agreed(brief, today, self.ticked),),
            (brief_cards.household(brief),),
            brief_cards.warnings_and_terms(brief, today),
        ):
            column = QVBoxLayout()
            column.setSpacing(12)
            for part in parts:
                column.addWidget(part, 1 if part is parts[-1] else 0)
            self._columns.addLayout(column, 1)
        self.refit()

    def _is_narrow(self) -> bool:
        return self._host.width() < TWO_COLUMNS_BELOW

    def _place(self) -> None:
        """Puts the cards below each other in a narrow window."""
        narrow = self._is_narrow()
        for part in (self._told, self.back_button):
            part.setVisible(not narrow)  # the arrow at the head stays
        self._columns.set_abreast(not narrow)
        super()._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins wherever the focus is, but for the other buttons."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, kit.Button) and focused is not self.begin_button:
                focused.click()
            else:
                self.begin_button.click()
            return
        super().keyPressEvent(event)
