"""A picture that can be walked, moved and zoomed: one stop of the Tab key, arrows from symbol to symbol."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from asystent_desktop.domain.drawing import Drawing, Node, Shape, moved_by
from asystent_desktop.ui import theme
from asystent_desktop.ui.casework.drawing_paint import paint
from asystent_desktop.ui.people.node_mark import NodeMark
from asystent_desktop.ui.widgets import painting

_SETTLED_MS = 500  # so long after the last key a move by keyboard is written


class DiagramCanvas(QWidget):
    """The picture itself; its place in a scroll area is the pane's business.

    Attributes:
        drawing: What is shown.
        current: Key of the current symbol, or "".
        chosen: Key of the symbol that became current by keyboard or mouse.
        moved: Key and how far it now stands from its own place, in units.
        opened, remove_wanted: Key. `menu_wanted`: key and where.
    """

    chosen = Signal(str)
    moved = Signal(str, int, int)
    opened = Signal(str)
    remove_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.drawing = Drawing(1, 1, ())
        self._marks: dict[str, NodeMark] = {}
        self._zoom = 1.0
        self.current = ""
        self._shift: dict[str, QPointF] = {}
        self._settle = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settle.timeout.connect(self.flush)
        painting.follow_look(self)

    def mark(self, key: str) -> NodeMark:
        """What holds a symbol."""
        return self._marks[key]

    def show_drawing(self, drawing: Drawing, words: Mapping[str, str]) -> None:
        """Shows another picture; the current symbol and the keyboard stay where they were.

        Args:
            words: What each symbol is called aloud, by key.
        """
        focused = next((key for key, mark in self._marks.items() if mark.hasFocus()), "")
        self.drawing = drawing
        self._shift = {}
        for key in set(self._marks) - {one.key for one in drawing.nodes}:
            self._marks.pop(key).deleteLater()
        for node in drawing.nodes:
            mark = self._marks.get(node.key) or self._made(node.key)
            mark.setAccessibleName(words.get(node.key, ""))
            mark.setToolTip(words.get(node.key, ""))
        if self.current not in self._marks:
            self.current = ""
        self._rove()
        self.place_marks()
        if focused in self._marks:
            self._marks[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()
        self.update()

    def _made(self, key: str) -> NodeMark:
        mark = NodeMark(key, "", self)
        mark.chosen.connect(lambda: self._choose(key))
        mark.walked.connect(lambda right, down: self._walk(key, right, down))
        mark.pushed.connect(lambda way: self._push(key, way))
        mark.dropped.connect(self.flush)
        mark.opened.connect(lambda: self.opened.emit(key))
        mark.menu_wanted.connect(lambda where: self.menu_wanted.emit(key, where))
        mark.remove_wanted.connect(lambda: self.remove_wanted.emit(key))
        self._marks[key] = mark
        mark.show()
        return mark

    def first_stop(self) -> NodeMark | None:
        """Where the Tab key stops: at the current symbol, without one at the first."""
        key = self.current or next((one.key for one in self.drawing.nodes), "")
        return self._marks.get(key)

    def _rove(self) -> None:
        stop = self.first_stop()
        for mark in self._marks.values():
            focus = Qt.FocusPolicy.StrongFocus if mark is stop else Qt.FocusPolicy.ClickFocus
            mark.setFocusPolicy(focus)

    def set_zoom(self, zoom: float) -> None:
        """1.0 shows a unit as a logical pixel."""
        self._zoom = zoom
        self.place_marks()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The picture at this zoom."""
        return QSize(round(self.drawing.width * self._zoom), round(self.drawing.height * self._zoom))

    def set_current(self, key: str) -> None:
        """Chooses by program; an unknown key chooses nothing."""
        self.current = key if key in self._marks else ""
        self._rove()
        self.update()

    def _choose(self, key: str) -> None:
        if key != self.current:
            self.set_current(key)
            self.chosen.emit(key)

    def _origin(self) -> QPointF:
        """Where the picture begins when the canvas is larger than it."""
        room = self.sizeHint()
        return QPointF(max(0, self.width() - room.width()) / 2, max(0, self.height() - room.height()) / 2)

    def area(self, node: Node) -> QRectF:
        """Where a symbol lies on the canvas, name included."""
        shift = self._shift.get(node.key, QPointF())
        left, top = node.x - node.half_width + shift.x(), node.y - node.half_height + shift.y()
        wide, high = 2 * node.half_width, 2 * node.half_height + node.below
        start = self._origin()
        zoom = self._zoom
        return QRectF(start.x() + left * zoom, start.y() + top * zoom, wide * zoom, high * zoom)

    def place_marks(self) -> None:
        """Puts what holds the symbols over them."""
        for node in self.drawing.nodes:
            self._marks[node.key].setGeometry(self.area(node).toAlignedRect())

    def _walk(self, key: str, right: int, down: int) -> None:
        """To the nearest symbol that way; what lies straight ahead is nearer than what lies aside."""
        start = self.drawing.node(key)
        if start is None:
            return
        ways = [(_way(start, one, right, down), one.key) for one in self.drawing.nodes if one.key != key]
        reached = [one for one in ways if one[0] is not None]
        if reached:
            self._marks[min(reached)[1]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _push(self, key: str, way: QPointF) -> None:
        self._shift[key] = self._shift.get(key, QPointF()) + way / self._zoom
        self.place_marks()
        self.update()
        if self.drawing.node(key) is not None:
            self._settle.start()

    def flush(self) -> None:
        """Tells the moves under way, now."""
        self._settle.stop()
        for key, shift in self._shift.items():
            node = self.drawing.node(key)
            if node is not None:
                dx, dy = node.off[0] + round(shift.x()), node.off[1] + round(shift.y())
                self.moved.emit(key, dx, dy)

    def take_back(self) -> None:
        """Shows everything where it was: a move was refused."""
        self._shift = {}
        self.place_marks()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture stays in the middle."""
        super().resizeEvent(event)
        self.place_marks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The current symbol's ground, then the picture."""
        painter = painting.start(self)
        node = self.drawing.node(self.current)
        if node is not None:
            look = theme.current()
            painting.box(painter, self.area(node), radius=10, fill=look.tint, border=look.primary, width=1.5)
        painter.translate(self._origin())
        painter.scale(self._zoom, self._zoom)
        paint(painter, self._shifted())
        painter.end()

    def _shifted(self) -> Iterable[Shape]:
        for shape in self.drawing.shapes:
            way = self._shift.get(shape.owner)
            yield shape if way is None else moved_by(shape, round(way.x()), round(way.y()))


def _way(start: Node, end: Node, right: int, down: int) -> int | None:
    """How far a symbol is for an arrow key; None where it does not lie that way."""
    ahead = (end.x - start.x) * right + (end.y - start.y) * down
    aside = abs((end.x - start.x) * down) + abs((end.y - start.y) * right)
    return ahead + 3 * aside if ahead > 8 else None
