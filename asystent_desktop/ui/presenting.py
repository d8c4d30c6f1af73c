"""What pages and their presenters have in common: read, read again after a write, word a refusal.

class BoardPresenter(Presenter):
    kinds = ("assignment", "family")
    def read(self): return board(self.desk)      # on the database thread
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.theme.tokens import GAP

DEEDS_BESIDE_FROM = 680


class Presenter(QObject):
    """Reads one thing for one screen, while the screen is in view.

    Attributes:
        loaded: Carries what `read` returned.
        refused: Carries the words of a fault.
        kinds: Record kinds that call for another read; empty means every write.
    """

    loaded = Signal(object)
    refused = Signal(str)
    kinds: ClassVar[tuple[str, ...]] = ()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.tasks = desk, tasks
        self.in_view = False
        tasks.changed.connect(self._changed)

    def read(self) -> Any:
        """What the screen shows; runs on the database thread, so it touches nothing of the window."""
        return None

    def show(self) -> None:
        """The screen came into view."""
        self.in_view = True
        self.load()

    def hide(self) -> None:
        """The screen left the view: it reads afresh when it comes back."""
        self.in_view = False

    def load(self) -> None:
        """Reads; what stands on the screen stays until the answer has come."""
        self.tasks.read(self, self.read, self.loaded.emit, self.refuse)

    def write(self, job: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        """Writes; a refusal is told by `refused`."""
        self.tasks.write(self, job, done, self.refuse)

    def refuse(self, error: AppError) -> None:
        """Words a fault."""
        self.refused.emit(word(error))

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        if self.in_view and (not self.kinds or changes.touches(*self.kinds)):
            self.load()


class FamilyPresenter(Presenter):
    """Reads one thing of one family; nothing before a family was chosen.

    Attributes:
        family_id: Whose; "" before the first.
    """

    family_id = ""

    def open(self, family_id: str) -> None:
        """Another family."""
        self.family_id = family_id
        self.load()

    def load(self) -> None:
        """Reads, once a family was chosen."""
        if self.family_id:
            super().load()


class ReadingPage(QWidget):
    """A page or tab that reads when it comes into view and says above everything what went wrong.

    Attributes:
        banner: For what went wrong; whoever derives puts it in place.
    """

    def __init__(self, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        presenter.setParent(self)
        presenter.refused.connect(self.tell)
        self.banner = kit.Banner("", Tone.OVERDUE, closable=True)
        self.banner.hide()

    def tell(self, text: str, tone: Tone = Tone.OVERDUE) -> None:
        """Says something above everything, and aloud."""
        self.banner.set(text, tone)
        self.banner.show()
        kit.announce(self, text, urgent=tone is Tone.OVERDUE)

    def save_drafts(self) -> None:
        """Makes what is being typed safe: the page leaves the view, or the screen locks."""

    def showEvent(self, event: QShowEvent) -> None:
        """Reads afresh."""
        super().showEvent(event)
        self._presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is being typed is written first; then the presenter rests."""
        super().hideEvent(event)
        self.save_drafts()
        self._presenter.hide()


class HeadedPage(ReadingPage):
    """A page with a title, a line below it, and actions at the right.

    Attributes:
        title: The heading. `line`: what stands below it.
        deeds: Row for buttons at the right.
        column: Everything below the head.
    """

    def __init__(self, title: str, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(presenter, parent)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 14, 20, 12)
        self.column.setSpacing(GAP)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.title = kit.ElidedLabel(title, Role.FAMILY)
        self.line = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        texts.addWidget(self.title)
        texts.addWidget(self.line)
        self._head = head = kit.Abreast()
        head.setSpacing(10)
        head.addLayout(texts, 1)
        self.deeds = QHBoxLayout()
        self.deeds.setSpacing(10)
        head.addLayout(self.deeds)
        self.column.addLayout(head)
        self.column.addWidget(self.banner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand below the title, so that it can be read."""
        super().resizeEvent(event)
        below = event.size().width() < DEEDS_BESIDE_FROM and self.deeds.count() > 1
        self._head.set_abreast(not below)
        self._head.setAlignment(self.deeds, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0))


class Pane(kit.Frame):
    """A frame as high as its page lets it be; what is longer scrolls inside it."""

    def hasHeightForWidth(self) -> bool:
        """Wrapped lines inside would ask the page for the height of all of them."""
        return False
