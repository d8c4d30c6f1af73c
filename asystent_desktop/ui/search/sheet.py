"""The search panel's face: field, narrowing chips, results, and the keys at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from asystent_desktop.application.search import SearchRow
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.search.delegate import ResultDelegate
from asystent_desktop.ui.search.places import Group
from asystent_desktop.ui.search.results import CHIPS, counts, rows
from asystent_desktop.ui.theme import Icon, Role

ALL = "all"
PAUSE_MS = 120
WIDTH, HEIGHT, TOP = 838, 650, 58


class SearchSheet(kit.Sheet):
    """The panel.

    Attributes:
        wanted: Words to search for, after a short pause in typing.
        opened: The SearchRow chosen. `visit_wanted`: a SearchRow whose family gets a new visit card.
    """

    wanted = Signal(str)
    opened = Signal(object)
    visit_wanted = Signal(object)
    _typing_in: QObject | None = None  # events come to the filter while the sheet is still being made

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Search"), width=WIDTH)
        self._found: tuple[SearchRow, ...] = ()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self._head()
        self._results()
        self._foot()
        masking().changed.connect(self._fill)

    def _head(self) -> None:
        self.title.hide()
        self.field = QLineEdit()
        self.field.setFont(theme.font(Role.DIALOG))
        self.field.setFixedHeight(44)
        self.field.setPlaceholderText(_("Search families, notes, case references…"))
        self.field.setAccessibleName(_("Search"))
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.installEventFilter(self)
        self._typing_in = self.field
        self._count = kit.Label("", Role.CAPTION, tone="muted")
        self.head.setSpacing(12)
        self.head.addWidget(kit.IconMark(Icon.SEARCH, theme.Tone.DONE, size=22))
        self.head.addWidget(self.field, 1)
        self.head.addWidget(self._count)

    def _results(self) -> None:
        self.chips = kit.ChipGroup(_("Narrow"), exclusive=True, clearable=False, mark=False)
        self._offer(counts(()))
        self.chips.set_values([ALL])
        self.chips.changed.connect(self._fill)
        self.list = kit.RowList(_("Results"))
        self.list.setItemDelegate(ResultDelegate(lambda: self.words, self.list))
        self.list.opened.connect(self._open)
        self._start = kit.EmptyState(
            Icon.SEARCH, _("Type a name, a word from a note, a goal or a case reference.")
        )
        self._nothing = kit.EmptyState(
            Icon.SEARCH, _("Nothing found. Fewer or shorter words find more; endings do not matter.")
        )
        self._failed = kit.Label("", Role.BODY, tone="overdue", wrap=True)
        self._stack = QStackedWidget()
        for part in (self._start, self.list, self._nothing, self._failed):
            self._stack.addWidget(part)
        # As high as the panel leaves; the list scrolls, the panel does not.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.setContentsMargins(12, 0, 12, 8)
        self.body.addWidget(self.chips)
        self.body.addWidget(self._stack, 1)

    def _foot(self) -> None:
        for key, words in (
            ("↑ ↓", _("choose")),
            ("Enter", _("open")),
            ("Ctrl+Enter", _("new visit")),
            ("F7", _("mask the results")),
        ):
            self.footer.addWidget(kit.KeyCap(key))
            self.footer.addWidget(kit.Label(words, Role.CAPTION, tone="muted"))
            self.footer.addSpacing(10)
        self.footer.addStretch(1)
        self.footer.addWidget(kit.IconMark(Icon.LOCK, theme.Tone.DONE, size=16))
        self.footer.addWidget(kit.ElidedLabel(_("only on this computer"), Role.CAPTION, tone="muted"))

    @property
    def words(self) -> str:
        """What is typed."""
        return self.field.text().strip()

    def set_words(self, words: str) -> None:
        """Puts words into the field, with the cursor after them."""
        self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.setCursorPosition(len(words))

    def open(self, focus: QWidget | None = None) -> None:
        """Shows the panel with the cursor in the field."""
        super().open(focus or self.field)

    def _ask(self) -> None:
        if self.words:
            self.wanted.emit(self.words)
        else:
            self._found = ()
            self._count.setText("")
            self._fill()

    def show_results(self, found: Sequence[SearchRow], *, cut: bool = False) -> None:
        """Shows what was found; the old results stood until now.

        Args:
            found: The results.
            cut: There may be more of them.
        """
        self._found = tuple(found)
        self._offer(counts(found))
        words = ngettext("{n} result", "{n} results", len(found))
        if cut:
            words = _("the first {n} results")
        words = words.format(n=len(found))
        self._count.setText(words)
        kit.announce(self.list, words)
        self._fill()

    def tell(self, words: str) -> None:
        """Shows why the search failed."""
        self._failed.setText(words)
        self._stack.setCurrentWidget(self._failed)

    def _offer(self, found: dict[Group, int]) -> None:
        offered = [kit.Option(ALL, _("All {n}").format(n=sum(found.values())))]
        offered += [kit.Option(group, _(CHIPS[group]).format(n=n)) for group, n in found.items() if n]
        self.chips.set_options(offered)
        if self.chips.value() is None:
            self.chips.set_values([ALL])

    def _fill(self) -> None:
        chosen = self.chips.value() or ALL
        shown = list(rows(self._found, None if chosen == ALL else Group(chosen)))
        self.list.set_rows(shown)
        first = next((row.key for row in shown if not row.heading), "")
        self.list.choose(first)
        empty = self._nothing if self.words else self._start
        self._stack.setCurrentWidget(self.list if shown else empty)

    def _current(self) -> SearchRow | None:
        key = self.list.current_key()
        return self._found[int(key)] if key.isdigit() else None

    def _open(self, key: str) -> None:
        found = self._found[int(key)]
        self.put_away()
        self.opened.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work from the field, so that the hands stay where they type."""
        if (
            watched is self._typing_in
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            return self._key_in_field(event)
        return super().eventFilter(watched, event)

    def _key_in_field(self, event: QKeyEvent) -> bool:
        found = self._current()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and found is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.put_away()
                self.visit_wanted.emit(found)
            else:
                self._open(self.list.current_key())
        else:
            return False
        return True

    def _place(self) -> None:
        """Near the top, and of one height whatever was found."""
        room = self._host.rect()
        self.setGeometry(room)
        wide = min(WIDTH, room.width() - 32)
        top = min(TOP, max(8, (room.height() - HEIGHT) // 2))
        high = min(HEIGHT, room.height() - top - 16)
        self.panel.setGeometry((room.width() - wide) // 2, top, wide, high)
