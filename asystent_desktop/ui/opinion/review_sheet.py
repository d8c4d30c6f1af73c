"""The review list: every child's words, informant and protected address, to keep, paraphrase or hide."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.opinion.review import ReviewItem
from asystent_desktop.application.wording.choice_words import DECISIONS, REVIEWED
from asystent_desktop.domain.kinds.court import Decision, ReviewKind
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone

ICONS = {
    ReviewKind.QUOTATION: Icon.CHILD,
    ReviewKind.INFORMANT: Icon.PERSON,
    ReviewKind.ADDRESS: Icon.HOME,
}


class ReviewCard(kit.Frame):
    """One passage and the decision about it; nothing is chosen beforehand.

    Attributes:
        decided: Key of the item and the decision.
        shown: Part and paragraph the passage stands in.
    """

    decided = Signal(str, object)
    shown = Signal(int, int)

    def __init__(self, item: ReviewItem) -> None:
        super().__init__()
        self.item = item
        label, icon = REVIEWED[item.kind], ICONS[item.kind]
        self.place = item.places[0]
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        head = kit.SectionHeader(
            _(label), count=_("part {n}").format(n=self.place[0]), role=Role.ROW_STRONG, height=24
        )
        go = kit.Button(_("Go there"), kind=kit.Kind.LINK, icon=icon, height=28, role=Role.CAPTION_STRONG)
        go.clicked.connect(lambda: self.shown.emit(*self.place))
        head.row.addWidget(go)
        column.addWidget(head)
        column.addWidget(kit.Label(masking().text(item.text), Role.BODY, wrap=True, selectable=True))
        options = [kit.Option(one.value, _(text)) for one, text in DECISIONS.items()]
        self.choice = kit.ChipGroup(_("Decision"), options, exclusive=True, clearable=False)
        if item.decision is not None:
            self.choice.set_values([item.decision.value])
        self.choice.changed.connect(self._tell)
        column.addWidget(self.choice)
        if item.decision is Decision.PARAPHRASE and item.open:
            text = _("Say it in your own words in part {n}; until then it stays open.").format(
                n=self.place[0]
            )
            column.addWidget(kit.Label(text, Role.CAPTION, tone=Tone.SOON, wrap=True))
        self.setAccessibleName(", ".join((_(label), masking().text(item.text))))

    def _tell(self) -> None:
        value = self.choice.value()
        if value is not None:
            self.decided.emit(self.item.key, Decision(value))


class ReviewSheet(kit.Sheet):
    """The list.

    Attributes:
        decided: Key of an item and the decision.
        shown: Part and paragraph to go to; the sheet closes itself.
    """

    decided = Signal(str, object)
    shown = Signal(int, int)

    def __init__(self, window: QWidget) -> None:
        about = _("Parents read court files, also violent ones. Decide about each passage once.")
        super().__init__(window, _("Before the paper leaves"), about, width=640)
        self.cards: list[ReviewCard] = []
        self.left = kit.Label("", Role.ROW_STRONG)
        self.body.addWidget(self.left)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        self.close_button = kit.PrimaryButton(_("Close"))
        self.close_button.clicked.connect(self.put_away)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)

    def show_items(self, items: tuple[ReviewItem, ...]) -> None:
        """The list afresh."""
        waiting = sum(one.open for one in items)
        self.left.setText(
            ngettext("{n} passage to decide about", "{n} passages to decide about", waiting).format(n=waiting)
            if waiting
            else _("Everything is decided.")
        )
        self.left.set_tone(Tone.SOON if waiting else Tone.DONE)
        focused = self._focused()
        kit.clear(self._column)
        self.cards = [self._card(item) for item in items]
        for card in self.cards:
            self._column.addWidget(card)
            card.show()
        if 0 <= focused < len(self.cards):
            self.cards[focused].choice.focus_first()
        self.refit()
        kit.announce(self.left, self.left.text())

    def _focused(self) -> int:
        """Place of the card with the focus, -1 for none."""
        here = self.focusWidget()
        return next((at for at, card in enumerate(self.cards) if card.isAncestorOf(here)), -1)

    def _card(self, item: ReviewItem) -> ReviewCard:
        card = ReviewCard(item)
        card.decided.connect(self.decided)
        card.shown.connect(self._go)
        return card

    def _go(self, part: int, paragraph: int) -> None:
        self.put_away()
        self.shown.emit(part, paragraph)
