"""F1: the guide over the window, on the page of the screen below; list and search at the left.

open_help(window)
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.help import pages
from asystent_desktop.ui.help.place import page_for
from asystent_desktop.ui.help.reader import Reader
from asystent_desktop.ui.theme import Icon, Role

WIDTH = 980
LIST_W = 250
NARROW = 640
KEYS = "klawisze.md"

_PASSED_ON = frozenset(map(QKeySequence, ("Ctrl+F", "F7", "F8", "Ctrl+L")))
"""Its own and those that protect the screen."""


class _Body(QWidget):
    """Asks for all the height there is; the reader scrolls by itself."""

    def sizeHint(self) -> QSize:
        """Tall."""
        return QSize(super().sizeHint().width(), 2000)

    def minimumSizeHint(self) -> QSize:
        """Fits the lowest window."""
        return QSize(200, 180)


class HelpSheet(kit.Sheet):
    """The guide.

    Args:
        window: Any widget of the window to cover.
        page: File name of the page to begin with.
    """

    def __init__(self, window: QWidget, page: str = pages.INDEX) -> None:
        super().__init__(window, _("Guide"), width=WIDTH)
        self._trail: list[str] = []
        self.body.setContentsMargins(0, 0, 0, 0)
        body = _Body()
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(body)
        row.setContentsMargins(14, 0, 14, 8)
        row.setSpacing(8)
        self.contents = self._contents()
        row.addWidget(self.contents)
        self.reader = Reader()
        row.addWidget(self.reader, 1)
        self.body.addWidget(body, 1)
        self.reader.page_wanted.connect(self.go_to)
        self._fill_footer()
        self.contents.setVisible(window.window().width() >= NARROW)
        self._show_all()
        self.go_to(page)

    def event(self, event: QEvent) -> bool:
        """Keeps keys from the sheet below: Ctrl+Enter in the guide must not finish a visit card."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()) not in _PASSED_ON:
                event.accept()
            return True
        return super().event(event)

    def _contents(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(LIST_W)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.search = kit.SearchField(_("Search the guide…"), key="Ctrl+F")
        self.search.textChanged.connect(self._searched)
        column.addWidget(self.search)
        self._none = kit.Label("", Role.ROW, tone="muted", wrap=True)
        self._none.hide()
        column.addWidget(self._none)
        self.list = kit.RowList(_("Pages of the guide"), height=46)
        self.list.opened.connect(self._opened)
        self.list.chosen.connect(self._opened)
        column.addWidget(self.list, 1)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        return side

    def _fill_footer(self) -> None:
        self.back = kit.SecondaryButton(_("Back"), icon=Icon.BACK)
        self.back.clicked.connect(self._go_back)
        home = kit.LinkButton(_("Contents"))
        home.clicked.connect(lambda: self.go_to(pages.INDEX))
        keys = kit.LinkButton(_("Keyboard shortcuts"))
        keys.clicked.connect(lambda: self.go_to(KEYS))
        close = kit.SecondaryButton(_("Close"), key="Esc")
        close.clicked.connect(self.dismiss)
        for part in (self.back, home, keys):
            self.footer.addWidget(part)
        self.footer.addStretch(1)
        self.footer.addWidget(close)

    @property
    def current(self) -> str:
        """File name of the page shown."""
        return self._trail[-1] if self._trail else ""

    def go_to(self, name: str) -> None:
        """Shows a page; names the guide does not have are ignored."""
        if name not in pages.ORDER or name == self.current:
            return
        self._trail.append(name)
        self._show()

    def _go_back(self) -> None:
        if len(self._trail) > 1:
            self._trail.pop()
            self._show()

    def _show(self) -> None:
        self.reader.show_page(pages.page(self.current))
        self.back.setEnabled(len(self._trail) > 1)
        if not self.search.text():
            self.list.choose(self.current)

    def _show_all(self) -> None:
        self.list.set_rows([kit.Row(one.name, one.title) for one in pages.pages()])
        self.list.choose(self.current)

    def _searched(self, words: str) -> None:
        if not words.strip():
            self._none.hide()
            self._show_all()
            return
        found = pages.search(words)
        self.list.set_rows(
            [
                kit.Row(
                    f"{hit.page}#{at}",
                    hit.heading,
                    subtitle=hit.snippet,
                    spoken=f"{hit.heading}: {hit.snippet}",
                )
                for at, hit in enumerate(found)
            ]
        )
        self._none.setText(_("The guide says nothing about this. Try another word."))
        self._none.setVisible(not found)

    def _opened(self, key: str) -> None:
        self.go_to(key.partition("#")[0])
        words = self.search.text().strip()
        if words and not self.reader.find(words.split()[0]):
            self.reader.moveCursor(self.reader.textCursor().MoveOperation.Start)


def open_help(window: QWidget) -> HelpSheet:
    """Opens the guide over a window, on the page of what it shows; there is one guide at a time."""
    for sheet in window.window().findChildren(HelpSheet):
        if not sheet.isHidden():
            return sheet
    sheet = HelpSheet(window, page_for(window))
    sheet.open(sheet.reader)
    return sheet
