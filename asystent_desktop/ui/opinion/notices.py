"""Lines under the head: recovered text, a refusal, and what was frozen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.opinion.state import OPEN
from asystent_desktop.application.opinion.views import OpinionView
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone

HASH_CHARS = 12


class Notices(QWidget):
    """A column of banners, invisible while empty.

    Attributes:
        remarks_wanted: What the head wrote.
    """

    remarks_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 0, 14, 8)
        self._column.setSpacing(4)
        self._frozen: kit.Banner | None = None
        self._refusal: kit.Banner | None = None
        self._offers: list[kit.Banner] = []
        self.hide()

    def clear(self) -> None:
        """Takes all away: another opinion comes."""
        for banner in self.findChildren(kit.Banner):
            self._drop(banner)
        self._frozen = self._refusal = None

    def offer(self, text: str, action: str, act: Callable[[], None]) -> None:
        """Something was done for the person and can be undone here."""
        banner = kit.Banner(text, Tone.SOON, icon=Icon.HISTORY, action=action, closable=True)
        self._add(banner)
        self._offers.append(banner)
        banner.acted.connect(act)
        banner.acted.connect(lambda: self._drop(banner))
        banner.closed.connect(lambda: self._drop(banner))

    @Slot(str)
    def refuse(self, words: str) -> None:
        """What was refused, until it is closed or another refusal comes."""
        if self._refusal is not None:
            self._drop(self._refusal)
        banner = kit.Banner(words, Tone.OVERDUE, closable=True)
        banner.closed.connect(lambda: self._drop(banner))
        self._refusal = banner
        self._add(banner)
        kit.announce(self, words, urgent=True)

    def show_frozen(self, view: OpinionView, withdraw: Callable[[], None] | None) -> None:
        """Says that a submitted opinion does not change; its author may take it back."""
        if self._frozen is not None:
            self._drop(self._frozen)
            self._frozen = None
        if view.state in OPEN:
            self._tell_returned(view)
            return
        for offer in self._offers:
            self._drop(offer)
        text = _("Frozen: every print is the same. SHA-256 {digest}…").format(
            digest=view.row.document_sha256[:HASH_CHARS]
        )
        taken = (OpinionState.SUBMITTED, OpinionState.APPROVED)
        offered = withdraw is not None and view.state in taken
        action = _("Take back for changes") if offered else ""
        banner = kit.Banner(text, Tone.INFO, icon=Icon.LOCK, action=action)
        if withdraw is not None:
            banner.acted.connect(withdraw)
        self._frozen = banner
        self._add(banner)

    def _tell_returned(self, view: OpinionView) -> None:
        """Why the head gave it back, or that an edit voided what was decided."""
        if view.state == OpinionState.RETURNED:
            text = _("Returned by the head: {reason}").format(reason=masking().text(view.returned_reason))
            banner = kit.Banner(text, Tone.SOON, icon=Icon.RETURN, action=_("Remarks"))
            banner.acted.connect(self.remarks_wanted)
        elif view.changed_since:
            text = _(
                "Changed since it was submitted: submit it again, the earlier decision no longer counts."
            )
            banner = kit.Banner(text, Tone.SOON, icon=Icon.ATTENTION)
        else:
            return
        self._frozen = banner
        self._add(banner)

    def _add(self, banner: kit.Banner) -> None:
        self._column.addWidget(banner)
        self.show()

    def _drop(self, banner: kit.Banner) -> None:
        self._offers = [one for one in self._offers if one is not banner]
        if banner is self._refusal:
            self._refusal = None
        banner.hide()
        self._column.removeWidget(banner)
        banner.setParent(None)
        banner.deleteLater()
        self.setVisible(self._column.count() > 0)
