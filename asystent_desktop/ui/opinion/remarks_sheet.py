"""What the head wrote: why the text came back, and the remarks, part by part."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.opinion.acceptance import CommentView
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import day_time
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone


class RemarksSheet(kit.Sheet):
    """The list.

    Attributes:
        answered: Id of a remark the author dealt with.
        shown: Part to go to; the sheet closes itself.
    """

    answered = Signal(str)
    shown = Signal(int)

    def __init__(self, window: QWidget, reason: str) -> None:
        super().__init__(window, _("Remarks of the head"), width=600)
        if reason:
            self.body.addWidget(kit.Banner(reason, Tone.SOON, icon=Icon.RETURN))
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        close = kit.PrimaryButton(_("Close"))
        close.clicked.connect(self.put_away)
        self.footer.addStretch(1)
        self.footer.addWidget(close)

    def show_remarks(self, remarks: tuple[CommentView, ...]) -> None:
        """The list afresh."""
        kit.clear(self._column)
        for one in remarks:
            card = self._card(one)
            self._column.addWidget(card)
            card.show()
        if not remarks:
            none = kit.Label(_("There are no remarks."), Role.ROW, tone="muted")
            self._column.addWidget(none)
            none.show()
        self.refit()

    def _card(self, one: CommentView) -> kit.Frame:
        card = kit.Frame()
        card.setAccessibleName(one.text)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(4)
        who = _("{name}, {moment} · part {n}").format(
            name=one.by, moment=day_time(local_time(one.made_at)), n=one.part
        )
        column.addWidget(kit.Label(who, Role.CAPTION, tone="muted", wrap=True))
        column.addWidget(kit.Label(one.text, Role.BODY, wrap=True, selectable=True))
        row = kit.FlowRow(spacing=8)
        go = kit.Button(_("Go there"), kind=kit.Kind.LINK, height=28, role=Role.CAPTION_STRONG)
        go.clicked.connect(lambda: self._go(one.part))
        row.add(go)
        if one.answered:
            row.add(kit.Pill(_("answered"), Tone.DONE))
        else:
            done = kit.Button(
                _("Dealt with"), kind=kit.Kind.LINK, icon=Icon.CHECK, height=28, role=Role.CAPTION_STRONG
            )
            done.clicked.connect(lambda: self.answered.emit(one.comment_id))
            row.add(done)
        column.addWidget(row)
        return card

    def _go(self, part: int) -> None:
        self.put_away()
        self.shown.emit(part)
