"""Paints a row of the plan: a goal across the whole width, an action column by column."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption

from asystent_desktop.application.plans.views import ActionView, GoalView
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ui import theme
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.plan.model import Column, goal_note, is_goal_late, point
from asystent_desktop.ui.plan.plan_data import PlanData
from asystent_desktop.ui.theme import Icon, Role, Tokens, Tone, icons
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.progress import paint_segments

PAD = 14
CARET_W = 18
DISC_W = 38
LINE_H = 16
STEPS = 5


def goal(painter: QPainter, area: QRectF, item: GoalView, number: str, look: Tokens, *, open_: bool) -> None:
    """Caret, number, title, area at the left; how far it is at the right."""
    ground = QColor(look.tint)
    ground.setAlphaF(0.55)
    painter.fillRect(area, ground)
    caret = QRectF(area.left() + 8, area.top(), CARET_W, area.height())
    icons.paint(painter, caret, Icon.CARET_DOWN if open_ else Icon.CARET_RIGHT, look.text2, size=14)
    note = goal_note(item)
    ink = look.soon if is_goal_late(item) else look.text2
    right = area.adjusted(0, 0, -PAD, 0)
    taken = painting.text(painter, right, note, ink, Role.CAPTION_STRONG, align=painting.RIGHT)
    x = area.left() + 30
    end = right.right() - taken - 12
    x += painting.text(painter, QRectF(x, area.top(), 40, area.height()), number, look.text, Role.CARD) + 6
    words = masking().text(item.title) or _("goal without words")
    room = QRectF(x, area.top(), max(0.0, end - x), area.height())
    x += painting.text(painter, room, words, look.text if item.title else look.soon, Role.CARD) + 12
    if end > x and item.area_label:
        painting.text(
            painter, QRectF(x, area.top(), end - x, area.height()), item.area_label, look.text2, Role.CAPTION
        )


def cell(painter: QPainter, area: QRectF, item: ActionView, column: Column, data: PlanData) -> None:
    """One cell of an action."""
    look = theme.current()
    inner = area.adjusted(8, 0, -4, 0)
    if column == Column.TASK:
        _task(painter, area, item, look)
    elif column == Column.WHO:
        _wrapped(painter, inner, masking().text(item.who), look.text2, Role.ROW)
    elif column == Column.DUE:
        _due(painter, inner, item, look)
    elif column == Column.EFFECT:
        _effect(painter, inner, item, look)
    elif column == Column.STATUTORY:
        painting.text(painter, inner, point(item.statutory_task), look.text2, Role.ROW)
    else:
        _progress(painter, area.adjusted(8, 0, -PAD, 0), item, look)


def disc(area: QRectF) -> QRectF:
    """Where the done mark of an action stands in its first cell."""
    return QRectF(area.left() + 28, area.center().y() - 9, 18, 18)


def _task(painter: QPainter, area: QRectF, item: ActionView, look: Tokens) -> None:
    mark = disc(area)
    icon, ink = (Icon.DONE, look.primary) if item.done else (Icon.EMPTY, look.input_border)
    icons.paint(painter, mark, icon, ink, size=20, filled=item.done)
    room = area.adjusted(DISC_W + 16, 0, -4, 0)
    if item.conflicts:
        icons.paint(
            painter, QRectF(room.left(), room.top(), 16, room.height()), Icon.COPIES, look.info, size=15
        )
        room.setLeft(room.left() + 20)
    words = masking().text(item.text)
    ink = look.text if words else look.soon
    _wrapped(painter, room, words or _("task without words"), ink, Role.ROW_MEDIUM)


def _due(painter: QPainter, area: QRectF, item: ActionView, look: Tokens) -> None:
    if item.due_on is None:
        _missing(painter, area, _("add a deadline"), look)
        return
    ink, role = (look.overdue, Role.ROW_STRONG) if item.late else (look.text, Role.ROW)
    painting.text(painter, area, short_date(item.due_on), ink, role)


def _effect(painter: QPainter, area: QRectF, item: ActionView, look: Tokens) -> None:
    if item.expected_effect.strip():
        _wrapped(painter, area, masking().text(item.expected_effect), look.text, Role.CAPTION)
    else:
        _missing(painter, area, _("add the effect"), look)


def _missing(painter: QPainter, area: QRectF, words: str, look: Tokens) -> None:
    icons.paint(
        painter, QRectF(area.left(), area.top(), 16, area.height()), Icon.ATTENTION, look.soon, size=16
    )
    painting.text(painter, area.adjusted(21, 0, 0, 0), words, look.soon, Role.CAPTION_STRONG)


def _progress(painter: QPainter, area: QRectF, item: ActionView, look: Tokens) -> None:
    slow = not item.done and (item.late or item.progress <= 1)
    bar = QRectF(area.left(), area.top() + 9, area.width(), 8)
    paint_segments(painter, bar, item.progress, STEPS, look, tone=Tone.SOON if slow else Tone.DONE)
    line = QRectF(area.left(), bar.bottom() + 3, area.width(), 15)
    now = _("{n} of 5").format(n=item.progress)
    x = line.left() + painting.text(painter, line, now, look.text2, Role.CAPTION) + 8
    if item.previous_progress is None:
        return
    arrow = Icon.FORWARD
    if item.progress != item.previous_progress:
        arrow = Icon.RISE if item.progress > item.previous_progress else Icon.FALL
    icons.paint(painter, QRectF(x, line.top(), 12, line.height()), arrow, look.text2, size=11)
    was = _("was {n}").format(n=item.previous_progress)
    painting.text(painter, line.adjusted(x + 16 - line.left(), 0, 0, 0), was, look.text2, Role.CAPTION)


def _wrapped(painter: QPainter, area: QRectF, words: str, ink: str, role: Role) -> None:
    """Two lines at most; the second one ends in "…" when there is more."""
    layout = QTextLayout(" ".join(words.split()), theme.font(role))
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    first = layout.createLine()
    if not first.isValid():
        layout.endLayout()
        return
    first.setLineWidth(max(area.width(), 1))
    length = first.textLength()
    layout.endLayout()
    head, rest = layout.text()[:length].rstrip(), layout.text()[length:].strip()
    lines = [head, rest] if rest else [head]
    top = area.center().y() - len(lines) * LINE_H / 2
    for at, line in enumerate(lines):
        painting.text(painter, QRectF(area.left(), top + at * LINE_H, area.width(), LINE_H), line, ink, role)


def frame(painter: QPainter, area: QRectF, look: Tokens, *, focused: bool) -> None:
    """The box around the chosen row."""
    painting.box(
        painter, area.adjusted(1, 0, -1, -1), radius=6, border=look.primary, width=2 if focused else 1.5
    )


def separator(painter: QPainter, area: QRectF, look: Tokens) -> None:
    """The hair line below an action."""
    y = area.bottom() - 0.5
    painting.line(painter, QPointF(area.left() + PAD, y), QPointF(area.right() - PAD, y), look.border)
