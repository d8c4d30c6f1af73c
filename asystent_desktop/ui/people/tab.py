"""The people of a family (*osoby*) as a tab of its file: table, genogram, ecomap, and both told in words.

    tab = PeopleTab(desk, tasks)
    tab.show_family(family_id)

Keys: arrows walk the symbols, Alt and an arrow moves one, Enter opens, Space asks what can be done, Ins adds
a person, Del removes, Ctrl+Z and Ctrl+Y take back and do again, Ctrl+plus, minus and 0 zoom.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from asystent_desktop.application.diagrams.views import TwinPart
from asystent_desktop.domain.ecomap import HOME_KEY
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.people import menus
from asystent_desktop.ui.people.circle_deeds import CircleDeeds
from asystent_desktop.ui.people.deeds import PeopleDeeds
from asystent_desktop.ui.people.diagram_pane import DiagramPane
from asystent_desktop.ui.people.presenter import PeopleData, PeoplePresenter
from asystent_desktop.ui.people.table_pane import TablePane
from asystent_desktop.ui.people.toolbar import PeopleToolbar, Shown
from asystent_desktop.ui.people.twin_pane import TwinPane
from asystent_desktop.ui.presenting import ReadingPage
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone

NARROW_BELOW = 860
TWIN_W = 258
LOW = 420
_LEAST_H, _NARROW_H = 330, 500
_PAPERS = {Shown.ECOMAP: "ecomap"}
_UNBOUND = 16777215  # Qt's own "no limit"


class PeopleTab(ReadingPage):
    """The tab.

    Attributes:
        current: Id of the chosen person or circle, or "".
        paper_wanted: Key of a paper to print ("genogram", "ecomap") and the record it is about: none.
        shown: A family is on the screen.
    """

    paper_wanted = Signal(str, str)
    shown = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        self.presenter = PeoplePresenter(desk, tasks)
        super().__init__(self.presenter, parent)
        self.deeds = PeopleDeeds(self.presenter, self)
        self.circles = CircleDeeds(self.presenter, self)
        self.toolbar = PeopleToolbar(desk.clock.today)
        self.table = TablePane(self.deeds)
        self.genogram, self.ecomap = DiagramPane(_("Genogram")), DiagramPane(_("Ecomap"))
        self.twin = TwinPane()
        self.empty = kit.EmptyState(
            Icon.PERSON_ADD, _("Nobody is entered yet. Start with the parents."), _("Add a person")
        )
        self.current = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.setSpacing(10)
        outer.addWidget(self.toolbar)
        outer.addWidget(self.banner)
        outer.addWidget(self.empty, 1)
        outer.addWidget(self.table, 1)
        self._scroll = kit.ScrollColumn(_("Genogram and ecomap"))
        self._body = kit.Abreast()
        self._body.setSpacing(12)
        self._body.addWidget(self.genogram, 7)
        self._body.addWidget(self.ecomap, 5)
        self._body.addWidget(self.twin)
        self._scroll.column.addLayout(self._body, 1)
        outer.addWidget(self._scroll, 1)
        self._show_parts()

    def _connect(self) -> None:
        presenter, bar, deeds = self.presenter, self.toolbar, self.deeds
        presenter.loaded.connect(self._show)
        presenter.steps.changed.connect(self._tell_tools)
        presenter.steps.told.connect(self._tell_walked)
        presenter.steps.taken.connect(
            lambda words: kit.toast(self, words, action=_("Undo"), on_action=presenter.steps.undo)
        )
        self.empty.acted.connect(deeds.add_member)
        bar.shown_changed.connect(self._show_parts)
        bar.relate_wanted.connect(lambda: deeds.add_relation(self.current))
        bar.bond_wanted.connect(lambda: deeds.add_bond(self.current))
        bar.circle_wanted.connect(self.circles.add)
        bar.undo_wanted.connect(presenter.steps.undo)
        bar.redo_wanted.connect(presenter.steps.redo)
        bar.arrange_wanted.connect(self._arrange)
        bar.print_wanted.connect(lambda: self.paper_wanted.emit(_PAPERS.get(bar.shown, "genogram"), ""))
        bar.add_wanted.connect(deeds.add_member)
        bar.zoom_wanted.connect(self._zoom)
        bar.day_wanted.connect(presenter.as_of)
        self.table.chosen.connect(self.choose)
        self.twin.chosen.connect(self.choose)
        self.twin.opened.connect(self.open)
        self._connect_canvases()
        self._bind_keys()

    def _connect_canvases(self) -> None:
        people, around = self.genogram.canvas, self.ecomap.canvas
        for canvas in (people, around):
            canvas.chosen.connect(self.choose)
        people.opened.connect(self.deeds.edit_member)
        people.moved.connect(self.deeds.move_person)
        people.remove_wanted.connect(self.deeds.remove_member)
        people.menu_wanted.connect(lambda key, where: menus.person_menu(self, where, key, self.deeds))
        around.opened.connect(self.circles.edit)
        around.moved.connect(self.circles.move)
        around.remove_wanted.connect(self.circles.remove)
        around.menu_wanted.connect(
            lambda key, where: menus.circle_menu(self, where, key, self.circles, self.deeds)
        )

    def _bind_keys(self) -> None:
        steps = self.presenter.steps
        for keys, deed in (
            ("Ctrl+Z", steps.undo),
            ("Ctrl+Y", steps.redo),
            ("Ctrl+Shift+Z", steps.redo),
            ("Ctrl++", lambda: self._zoom(1)),
            ("Ctrl+=", lambda: self._zoom(1)),
            ("Ctrl+-", lambda: self._zoom(-1)),
            ("Ctrl+0", lambda: self._zoom(0)),
            ("Ins", self.deeds.add_member),
        ):
            kit.bind_key(self, keys, deed)

    def show_family(self, family_id: str) -> None:
        """Shows the people of a family."""
        self.save_drafts()
        self.current = ""
        self.presenter.open(family_id)

    def save_drafts(self) -> None:
        """Writes the moves under way, now."""
        for pane in (self.genogram, self.ecomap):
            pane.canvas.flush()

    def first_focus(self) -> None:
        """The first symbol, the table, or what begins an empty file."""
        shown = next((one for one in (self.genogram, self.ecomap) if one.isVisible()), None)
        stop = shown.canvas.first_stop() if shown else self.table.table if self.table.isVisible() else None
        (stop or self.toolbar.add).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, key: str) -> None:
        """Chooses a person or circle in the table, in both pictures and in words at once."""
        self.current = key
        self.table.choose(key)
        for pane in (self.genogram, self.ecomap):
            pane.canvas.set_current(key)
            pane.reveal(key)
        self.twin.set_current(key)

    def open(self, key: str) -> None:
        """Opens what a line stands for."""
        data = self.presenter.data
        if data is not None and key in data.file.kin.people:
            self.deeds.edit_member(key)
        else:
            self.circles.edit(key)

    @Slot(object)
    def _show(self, data: PeopleData) -> None:
        self.table.show_data(data)
        links = sum(not one.hidden for one in data.file.circles)
        count = ngettext("{count} link", "{count} links", links).format(count=links)
        self.genogram.show_picture(
            data.genogram.drawing, _spoken(data.genogram.twin), _("drag to move"), data.genogram_legend
        )
        home = {HOME_KEY: _("Home"), **_spoken(data.ecomap.twin)}
        self.ecomap.show_picture(data.ecomap.drawing, home, count, data.ecomap_legend)
        self._show_parts()
        self.choose(self.current)
        self._tell_tools()
        self.shown.emit()

    def _show_parts(self) -> None:
        data, shown = self.presenter.data, self.toolbar.shown
        some = data is not None and bool(data.members)
        pictures = some and shown is not Shown.TABLE
        self.empty.setVisible(data is not None and not some)
        self.table.setVisible(some and shown is Shown.TABLE)
        self._scroll.setVisible(pictures)
        self.genogram.setVisible(pictures and shown in (Shown.GENOGRAM, Shown.BOTH))
        self.ecomap.setVisible(pictures and shown in (Shown.ECOMAP, Shown.BOTH))
        self.twin.setVisible(pictures)
        self._place_tools()
        if data is not None:
            self.twin.show_parts(_told(data, shown), self.current)
        self._tell_tools()

    def _place_tools(self) -> None:
        """In a low window the tools scroll away with the pictures, which have the room then."""
        inside = self.height() < LOW and not self._scroll.isHidden()
        column = self._scroll.column if inside else self._outer
        if column.indexOf(self.toolbar) < 0:
            focused = QApplication.focusWidget()
            column.insertWidget(0, self.toolbar)
            if focused is not None and self.toolbar.isAncestorOf(focused):
                focused.setFocus()

    def _tell_walked(self, words: str) -> None:
        """In the place of the toast of that step: its "Undo" would take the step before back."""
        kit.toast(self, words)

    def _tell_tools(self) -> None:
        steps = self.presenter.steps
        zoom = (self.ecomap if self.toolbar.shown is Shown.ECOMAP else self.genogram).zoom
        self.toolbar.tell(zoom=zoom, can_undo=steps.can_undo, can_redo=steps.can_redo)

    def tell(self, text: str, tone: Tone = Tone.OVERDUE) -> None:
        """Says what went wrong; what was being moved stands again where it was."""
        for pane in (self.genogram, self.ecomap):
            pane.canvas.take_back()
        super().tell(text, tone)

    def _zoom(self, steps: int) -> None:
        for pane in (self.genogram, self.ecomap):
            if not pane.isVisible():
                continue
            if steps:
                pane.step_zoom(steps)
            else:
                pane.set_zoom(None)
        self._tell_tools()

    def _arrange(self) -> None:
        shown = self.toolbar.shown
        if shown is not Shown.ECOMAP:
            self.circles.arrange(ecomap=False)
        if shown is not Shown.GENOGRAM:
            self.circles.arrange(ecomap=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow tab puts the pictures and the words below each other."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        self._body.set_abreast(not narrow)
        self.twin.setMaximumWidth(_UNBOUND if narrow else TWIN_W)
        self.twin.setMinimumWidth(0 if narrow else TWIN_W)
        self.twin.setMinimumHeight(_LEAST_H if narrow else 0)
        for pane in (self.genogram, self.ecomap):
            pane.setMinimumHeight(_NARROW_H if narrow else _LEAST_H)
        self._place_tools()
        self._tell_tools()


def _spoken(parts: tuple[TwinPart, ...]) -> dict[str, str]:
    return {line.key: line.whole for part in parts for line in part.lines}


def _told(data: PeopleData, shown: Shown) -> tuple[TwinPart, ...]:
    """The words of what is shown; where both pictures are, who lives at home is told once."""
    if shown is Shown.ECOMAP:
        return data.ecomap.twin
    if shown is Shown.BOTH:
        people = {line.key for part in data.genogram.twin for line in part.lines}
        rest = [part for part in data.ecomap.twin if not all(line.key in people for line in part.lines)]
        return (*data.genogram.twin, *rest)
    return data.genogram.twin
