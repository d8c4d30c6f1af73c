"""Containers: card, section header, scroll column, empty state, banner.

card = Card(_("Next deadlines"), link=_("All"))
card.body.addWidget(...)
card.link.clicked.connect(...)
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP, HEADER_H, PAD, RADIUS_CARD, RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.buttons import IconButton, LinkButton, SecondaryButton
from asystent_desktop.ui.widgets.labels import IconMark, Label


class Frame(QWidget):
    """A surface with a 1 px border and round corners; `selected` gives it the tint and a 2 px border."""

    def __init__(self, *, radius: int = RADIUS_CARD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radius = radius
        self._selected = False
        self._tone: Tone | None = None
        painting.follow_look(self)

    def set_selected(self, selected: bool) -> None:
        """Marks the frame as the chosen one."""
        self._selected = selected
        self.update()

    def set_tone(self, tone: Tone | None) -> None:
        """Colours the border (a blocking check), None for the usual one."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface."""
        look = theme.current()
        painter = painting.start(self)
        border = look.primary if self._selected else look.graphic(self._tone) if self._tone else look.border
        painting.box(
            painter,
            self.rect(),
            radius=self._radius,
            fill=look.tint if self._selected else look.surface,
            border=border,
            width=2 if self._selected else 1,
        )
        painter.end()


class SectionHeader(QWidget):
    """A title of 34 px with a count and, at the right, an optional link.

    Attributes:
        link: The link button, or None.
        row: The layout, for further parts at the right end.
    """

    def __init__(
        self,
        title: str,
        *,
        count: str = "",
        link: str = "",
        tone: str = "",
        role: Role = Role.CARD,
        height: int = HEADER_H,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self._title = Label(title, role, tone=tone)
        self._count = Label(count, Role.ROW, tone="muted")
        self.row.addWidget(self._title)
        self.row.addWidget(self._count)
        self.row.addStretch(1)
        self.link = LinkButton(link) if link else None
        if self.link:
            self.link.setAccessibleName(f"{title}: {link}")
            self.row.addWidget(self.link)

    def set_title(self, title: str, count: str = "") -> None:
        """Changes the words."""
        self._title.setText(title)
        self._count.setText(count)


class Card(Frame):
    """A titled surface with a column of content.

    Attributes:
        header: The title row (None without a title).
        link: The link of the title row, or None.
        body: The layout to fill.
    """

    INSET = 4

    def __init__(
        self, title: str = "", *, link: str = "", count: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(self.INSET, 4, self.INSET, 12)
        column.setSpacing(0)
        self.header: SectionHeader | None = None
        if title:
            self.header = SectionHeader(title, link=link, count=count)
            self.header.row.setContentsMargins(PAD - self.INSET, 0, PAD - self.INSET - 4, 0)
            column.addWidget(self.header)
            self.setAccessibleName(title)
        else:
            column.setContentsMargins(self.INSET, 12, self.INSET, 12)
        self.link = self.header.link if self.header else None
        self.body = QVBoxLayout()
        self.body.setContentsMargins(PAD - self.INSET, 0, PAD - self.INSET, 0)
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)
        self._column = column

    def add_rows(self, rows: QWidget) -> None:
        """Adds a RowList below the body; its words line up with the title, its ground stands out."""
        self._column.setStretch(0 if self.header is None else 1, 0)
        self._column.addWidget(rows, 1)


class ScrollColumn(QScrollArea):
    """A vertical scrolling column without a horizontal bar; fill `column`."""

    def __init__(self, name: str, *, gap: int = GAP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap)
        self.setWidget(self.content)


class EmptyState(QWidget):
    """What stands where nothing is yet: picture, sentence, and the action that fills it.

    Attributes:
        acted: The action was chosen.
    """

    acted = Signal()

    def __init__(self, icon: Icon, text: str, action: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconMark(icon, Tone.NEUTRAL, size=20, ground=True), 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = Label(text, Role.BODY, tone="muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        if action:
            self._button = button = SecondaryButton(action)
            button.clicked.connect(self.acted)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setAccessibleName(text)

    _button: QWidget | None = None

    def focus_action(self) -> None:
        """Puts the focus on the action, where there is one."""
        if self._button is not None:
            self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_text(self, text: str) -> None:
        """Changes the sentence."""
        self._words.setText(text)
        self.setAccessibleName(text)


BANNER_ICONS = {
    Tone.NEUTRAL: Icon.INFO,
    Tone.DONE: Icon.DONE,
    Tone.INFO: Icon.INFO,
    Tone.SOON: Icon.ATTENTION,
    Tone.OVERDUE: Icon.WARNING,
    Tone.COURT: Icon.COURT,
}


class Banner(QWidget):
    """A line of a tone across a page or form: picture, sentence, optional action and ×.

    Attributes:
        acted: The action was chosen.
        closed: × was pressed (the banner hid itself).
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.INFO,
        *,
        icon: Icon | None = None,
        action: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(9)
        self._mark = IconMark(icon or BANNER_ICONS[tone], tone, size=18)
        self._fixed_icon = icon
        self._words = Label(text, Role.ROW_MEDIUM, tone=tone, wrap=True)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        if action:
            link = LinkButton(action)
            link.clicked.connect(self.acted)
            row.addWidget(link)
        if closable:
            close = IconButton(Icon.CLOSE, text, size=24)
            close.clicked.connect(self.hide)
            close.clicked.connect(self.closed)
            row.addWidget(close)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(32)
        self.setAccessibleName(text)
        painting.follow_look(self)

    def set(self, text: str, tone: Tone) -> None:
        """Changes sentence and tone."""
        self._tone = tone
        self._words.setText(text)
        self._words.set_tone(tone)
        self._mark.set(self._fixed_icon or BANNER_ICONS[tone], tone)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground of the tone."""
        painter = painting.start(self)
        painting.box(
            painter, QRectF(self.rect()), radius=RADIUS_CONTROL, fill=theme.current().ground(self._tone)
        )
        painter.end()
