"""The family's signature for a meeting on a finished card: signed, refused or missing, with its scan."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.attachments import attachments
from asystent_desktop.application.visits import signatures as visit_signatures
from asystent_desktop.application.visits.signatures import SignatureState, SignatureView
from asystent_desktop.application.visits.views import VisitView
from asystent_desktop.domain.kinds.attachment import AttachedTo
from asystent_desktop.domain.kinds.visit import VisitSignature
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.faults import word
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.attachments.presenter import read_file
from asystent_desktop.ui.casework.declared import types_of
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.visit.rows import LABEL_W

_MIB = 1_048_576
_TONES = {
    SignatureState.SIGNED: (Tone.DONE, Icon.CHECK),
    SignatureState.REFUSED: (Tone.NEUTRAL, Icon.REFUSED),
    SignatureState.MISSING: (Tone.SOON, Icon.ATTENTION),
}


class SignatureLine(QWidget):
    """A line of the card that is read; it reads and writes by itself.

    Attributes:
        changed: It says something else now and may have another height.
    """

    changed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, card: VisitView, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._card = desk, tasks, card
        self.view: SignatureView | None = None
        self.deeds: dict[str, kit.LinkButton] = {}
        head = kit.Label(_("Signature of the family"), Role.ROW_STRONG, wrap=True)
        head.setFixedWidth(LABEL_W)
        self.pill = kit.Pill("", Tone.NEUTRAL)
        self.words = kit.Label("", Role.ROW, wrap=True)
        self.words.hide()
        self._links = kit.FlowRow()
        right = QVBoxLayout()
        right.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(self.pill)
        first.addStretch(1)
        for part in (first, self.words, self._links):
            right.addLayout(part) if isinstance(part, QHBoxLayout) else right.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(head)
        row.addLayout(right, 1)
        self.hide()
        self.load()

    def load(self) -> None:
        """Reads where the signature stands."""
        job = partial(visit_signatures.signature, self._desk, self._card.visit_id)
        self._tasks.read(self, job, self._show, self._refuse)

    def _show(self, view: SignatureView | None) -> None:
        """Shows the state and what can be done about it; nothing for what is no meeting."""
        self.view = view
        self.setVisible(view is not None)
        if view is None:
            return
        tone, icon = _TONES[view.state]
        self.pill.set(state_words(view), tone, icon)
        said = masking().text(view.reason)
        if view.scans:
            count = ngettext("{n} scan attached", "{n} scans attached", view.scans).format(n=view.scans)
            said = " · ".join(filter(None, (said, count)))
        self._say(said)
        self._offer(view)
        self.changed.emit()

    def _offer(self, view: SignatureView) -> None:
        self._links.clear()
        self.deeds = {}
        if view.state is not SignatureState.SIGNED:
            self._deed(_("Signed…"), self.ask_signed)
        if view.state is SignatureState.MISSING:
            self._deed(_("Nobody signs…"), self.ask_refused)
        self._deed(_("Attach the scan…"), self._ask_file)
        if view.state is not SignatureState.MISSING:
            self._deed(_("Take back"), self.take_back)

    def _deed(self, words: str, act: Any) -> None:
        link = kit.LinkButton(words)
        link.clicked.connect(act)
        self.deeds[words] = link
        self._links.add(link)
        link.show()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))

    @Slot()
    def ask_signed(self) -> None:
        """When, and who."""
        choices = {"member_id": self._people()}
        self._ask(_("Signature of the family"), ("signed_on", "member_id"), choices)

    def _people(self) -> list[tuple[str, str]]:
        return list(zip(self._card.present, map(masking().person, self._card.present_names), strict=True))

    @Slot()
    def ask_refused(self) -> None:
        """When, who refused, and why."""
        names = ("signed_on", "member_id", "reason")
        self._ask(_("Nobody signs for this meeting"), names, {"member_id": self._people()}, refused=True)

    def _ask(
        self,
        title: str,
        names: tuple[str, ...],
        choices: dict[str, list[tuple[str, str]]],
        *,
        refused: bool = False,
    ) -> None:
        def job(given: dict[str, Any]) -> object:
            told = {"member_id": given.get("member_id"), "reason": given.get("reason", "")}
            day = given.get("signed_on") or self._card.on
            return visit_signatures.sign_visit(self._desk, self._card.visit_id, day, refused=refused, **told)

        sheet = RecordSheet(
            self,
            self._tasks,
            title,
            types_of(VisitSignature, *names),
            job,
            today=self._desk.clock.today,
            values={"signed_on": self._card.on},
            choices=choices,
            labels={"signed_on": _("Date"), "member_id": _("Who refused")} if refused else {},
        )
        sheet.saved.connect(lambda _made: self.load())
        sheet.open()

    @Slot()
    def take_back(self) -> None:
        """The signature or the refusal was noted by mistake."""
        job = partial(visit_signatures.unsign_visit, self._desk, self._card.visit_id)
        self._tasks.write(self, job, lambda _changes: self.load(), self._refuse)

    @Slot()
    def _ask_file(self) -> None:
        kinds = _("Photos and scans (*.jpg *.jpeg *.png *.pdf)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Scan of the signed card"), "", kinds)
        if path:
            self.attach(Path(path))

    def attach(self, path: Path) -> None:
        """Keeps a scan in the vault and ties it to the card."""
        desk, card = self._desk, self._card
        limit = attachments.limits(desk).file_mib * _MIB

        def read_done(content: bytes | None) -> None:
            if content is None:
                self._say(_("{file} cannot be read.").format(file=path.name))
                return
            title = _("Signed card of {day}").format(day=numeric_date(card.on))
            job = partial(
                attachments.add,
                desk,
                card.family_id,
                title,
                content,
                subject_kind=AttachedTo.VISIT,
                subject_id=card.visit_id,
            )
            self._tasks.write(self, job, lambda _made: self.load(), self._refuse)

        self._tasks.compute(self, lambda: read_file(path, limit + 1), read_done, self._refuse)

    def _refuse(self, error: AppError) -> None:
        self._say(word(error))
        kit.announce(self, word(error), urgent=True)
        self.changed.emit()


def state_words(view: SignatureView) -> str:
    """The state in a few words."""
    if view.on is None:
        return _("no signature yet")
    day = numeric_date(view.on)
    name = masking().person(view.by)
    if view.state is SignatureState.REFUSED:
        who = _("refused {day}, {name}").format(day=day, name=name)
        return who if name else _("nobody signs, {day}").format(day=day)
    return _("signed {day}, {name}").format(day=day, name=name) if name else _("signed {day}").format(day=day)
