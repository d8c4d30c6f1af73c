"""Orders to destroy files: what waits for the second of two people, and her consent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.exchange.erasure import OrderRow
from asystent_desktop.domain.records import is_restricted
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date, number
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.history.boxes import FactBox
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone


class ErasureCard(kit.Card):
    """Orders that wait for a second person; out of sight while there are none.

    Attributes:
        open_wanted: Id of the order to read and decide.
    """

    open_wanted = Signal(str)
    SHOWN = 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Files to be destroyed"), parent=parent)
        self.rows = kit.RowList(_("Files to be destroyed"), height=50, lines=True)
        self.rows.opened.connect(self.open_wanted)
        self.add_rows(self.rows)
        self.hide()

    def show_orders(self, orders: Sequence[OrderRow], me: str) -> None:
        """Shows them. `me`: id of the person at this desk, who never consents to her own order."""
        self.rows.set_rows([_row(one, me) for one in orders])
        self.rows.setFixedHeight(min(self.SHOWN, len(orders)) * 50)
        self.setVisible(bool(orders))


def _row(one: OrderRow, me: str) -> kit.Row:
    own = one.ordered_by == me
    return kit.Row(
        one.order_id,
        family(one),
        subtitle=_("ordered by {person}").format(person=one.ordered_by_name or _("the OFFICE key")),
        rest=_("waits for a second person"),
        right=_("Show") if own else _("Decide"),
        tone=Tone.DONE,
        icon=Icon.DELETE,
        icon_tone=Tone.SOON,
    )


def family(one: OrderRow) -> str:
    """Whose file; without a name when it is not on this computer."""
    return masking().name(one.name, one.number) or _("a family")


def _what(one: OrderRow) -> str:
    if not one.whole:
        text = ngettext("{n} record of the file", "{n} records of the file", one.records)
        return text.format(n=number(one.records))
    return _("the whole Blue Card") if is_restricted(one.target) else _("the whole file")


class ConsentSheet(kit.Sheet):
    """An order as the second person reads it, and her consent; the first one reads why nothing goes yet.

    Attributes:
        consented: Id of the order.
    """

    consented = Signal(str)

    def __init__(self, window: QWidget, one: OrderRow, me: str) -> None:
        super().__init__(window, _("Order to destroy a file"), family(one), width=560)
        self._order = one.order_id
        day = day_date(one.ordered_on) if one.ordered_on else ""
        ordered = " · ".join(part for part in (one.ordered_by_name or _("the OFFICE key"), day) if part)
        facts = [
            (_("What goes"), _what(one)),
            (_("Ordered by"), ordered),
            (_("Legal basis"), one.basis),
            (_("Retention period"), _("has not passed yet") if one.early else _("has passed")),
        ]
        self.body.addWidget(FactBox(facts))
        self.body.addWidget(kit.Banner(_own() if one.ordered_by == me else _consequences(), Tone.SOON))
        if one.ordered_by != me and one.early:
            early = _("The law keeps this file longer. Consent only if the legal basis says so.")
            self.body.addWidget(kit.Label(early, Role.ROW_STRONG, tone=Tone.OVERDUE, wrap=True))
        self.body.addStretch(1)
        self.later = kit.SecondaryButton(_("Later"), key=_("Esc"))
        self.later.clicked.connect(self.put_away)
        self.go = kit.Button(_("Consent: destroy"), kind=kit.Kind.DANGER, icon=Icon.DELETE)
        self.go.clicked.connect(self._consent)
        self.go.setVisible(one.ordered_by != me)
        self.footer.addStretch(1)
        self.footer.addWidget(self.later)
        self.footer.addWidget(self.go)

    def _consent(self) -> None:
        self.consented.emit(self._order)
        self.put_away()


def _consequences() -> str:
    return _(
        "This cannot be undone. With your consent the content goes from this computer at once, from the "
        "others with their next exchange, and from the office's backups as they expire."
    )


def _own() -> str:
    return _(
        "You ordered it, so somebody else has to consent: another head or administrator on this page of "
        "their own program, or whoever holds the OFFICE key. Until then nothing goes."
    )
