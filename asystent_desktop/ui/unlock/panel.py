"""The frame of the pages before the work: a dark panel with the mark at the left, the form at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from asystent_desktop import __version__, i18n
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tone, icons
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.buttons import Button, Kind
from asystent_desktop.ui.widgets.cards import ScrollColumn
from asystent_desktop.ui.widgets.labels import Label, Pill

PANEL_W = 486
FORM_W = 400
PANEL_FOLDS_BELOW = 1000
LANGUAGES = {"pl": "polski", "en": "English"}


class BrandRing(QWidget):
    """The mark: the contact ring with eight of ten segments lit."""

    def __init__(self, size: int = 52, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ten segments."""
        look = theme.current()
        painter = painting.start(self)
        arc = QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5)
        for index in range(10):
            pen = QPen(QColor(look.brand if index < 8 else look.brand_empty), 6)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(arc, round((90 - index * 36 - 4) * 16), -28 * 16)
        painter.end()


class _Promise(QWidget):
    """A line of the panel: picture and words."""

    def __init__(self, icon: Icon, words: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedHeight(34)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 0, 0)
        row.addWidget(Label(words, Role.ROW_STRONG, tone="rail"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the brand colour."""
        painter = painting.start(self)
        icons.paint(painter, QRectF(0, 0, 20, self.height()), self._icon, theme.current().brand, size=20)
        painter.end()


class Panel(QWidget):
    """The dark panel: mark, what the program promises, version and office."""

    def __init__(
        self, office_name: str = "", *, lock_after_min: int = 5, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(PANEL_W)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 64, 48, 30)
        column.setSpacing(0)
        column.addLayout(self._mark())
        column.addStretch(2)
        claim = Label(_("Asystent works without a network too."), Role.DISPLAY, tone="rail-strong", wrap=True)
        claim.setMaximumWidth(310)
        column.addWidget(claim)
        column.addSpacing(14)
        story = Label(
            _(
                "Saved cards and deadlines are kept encrypted on this disk. "
                "They reach the office only through the data exchange."
            ),
            Role.BODY,
            tone="rail",
            wrap=True,
        )
        story.setMaximumWidth(340)
        column.addWidget(story)
        column.addSpacing(20)
        for icon, words in (
            (Icon.SHIELD, _("Data encrypted on this disk")),
            (Icon.TIMER, self._lock_words(lock_after_min)),
            (Icon.HIDE, _("F8 hides the screen, F7 masks data")),
        ):
            column.addWidget(_Promise(icon, words))
        column.addStretch(3)
        foot = _("Version {version}").format(version=__version__)
        column.addWidget(Label(f"{foot} · {office_name}" if office_name else foot, Role.CAPTION, tone="rail"))

    @staticmethod
    def _lock_words(minutes: int) -> str:
        return i18n.ngettext(
            "Locks after {n} minute at rest", "Locks after {n} minutes at rest", minutes
        ).format(n=minutes)

    def _mark(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(BrandRing())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Asystent", Role.DISPLAY, tone="rail-strong"))
        words.addWidget(Label(_("the family assistant's files"), Role.ROW, tone="rail"))
        row.addLayout(words)
        row.addStretch(1)
        return row


class EntryFrame(QWidget):
    """Panel and form; the panel folds away below 1000 logical pixels, the form scrolls when it is low.

    Attributes:
        language_chosen: Code of the language picked at the bottom.
        form: Column of the form.
        first: Where the keyboard begins. No focus proxy: Tab would come to it by way of the page, past what
            stands before it.
    """

    language_chosen = Signal(str)
    first: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To where the keyboard begins."""
        if self.first is not None:
            self.first.setFocus(reason)

    def __init__(
        self,
        *,
        demo: bool = False,
        office_name: str = "",
        lock_after_min: int = 5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._told = (office_name, lock_after_min)
        self._across = across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.panel = Panel(office_name, lock_after_min=lock_after_min)
        across.addWidget(self.panel)
        self._right = right = QVBoxLayout()
        right.setContentsMargins(24, 22, 24, 22)
        right.setSpacing(0)
        across.addLayout(right, 1)
        pill = Pill(_("Demo version (fictional data)"), Tone.SOON, icon=Icon.DEMO)
        right.addWidget(pill, 0, Qt.AlignmentFlag.AlignRight)
        policy = pill.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        pill.setSizePolicy(policy)
        pill.setVisible(demo)
        self._scroll = ScrollColumn(_("Form"))
        right.addWidget(self._scroll, 1)
        self.form = self._form_column(self._scroll)
        self.language_button = self._language_button()
        right.addWidget(self.language_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def reword(self) -> None:
        """What stands around the form, in the language spoken now."""
        former = (self.panel, self.language_button)
        office_name, lock_after_min = self._told
        self.panel = Panel(office_name, lock_after_min=lock_after_min)
        self._across.replaceWidget(former[0], self.panel)
        self.panel.setVisible(self.width() >= PANEL_FOLDS_BELOW)
        self.language_button = self._language_button()
        self._right.replaceWidget(former[1], self.language_button)
        self.language_button.show()
        for one in former:
            one.hide()
            one.deleteLater()

    @staticmethod
    def _form_column(scroll: ScrollColumn) -> QVBoxLayout:
        holder = QWidget()
        holder.setFixedWidth(FORM_W)
        form = QVBoxLayout(holder)
        form.setContentsMargins(1, 0, 1, 0)
        form.setSpacing(0)
        # Stretches instead of an alignment: aligned, the height would be asked for the whole width.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(holder)
        across.addStretch(1)
        scroll.column.addStretch(1)
        scroll.column.addLayout(across)
        scroll.column.addStretch(1)
        return form

    def _language_button(self) -> Button:
        words = _("Language: {name}").format(name=LANGUAGES[i18n.language()])
        button = Button(f"{words}  ▾", kind=Kind.QUIET, height=32, role=Role.CAPTION_STRONG, name=words)
        menu = QMenu(button)
        for code, name in LANGUAGES.items():
            action = QAction(name, menu)
            action.triggered.connect(lambda _on=False, chosen=code: self.language_chosen.emit(chosen))
            menu.addAction(action)
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height()))))
        return button

    def minimumSizeHint(self) -> QSize:
        """The form alone; the panel folds away and the form scrolls."""
        return QSize(FORM_W + 60, 300)

    def bring_into_view(self, part: QWidget) -> None:
        """Scrolls a low window to a part of the form, once the layout has settled."""
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(part, 0, 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds the panel away in a narrow window."""
        super().resizeEvent(event)
        self.panel.setVisible(event.size().width() >= PANEL_FOLDS_BELOW)
