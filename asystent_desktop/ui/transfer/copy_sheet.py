"""The copy a family may ask for (RODO, art. 15): read it first, see what was masked, then write it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTextBrowser, QWidget

from asystent_desktop.application.transfer.export_page import kind_label
from asystent_desktop.application.transfer.exports import SubjectCopy
from asystent_desktop.application.wording.entry_words import field_label
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.transfer.copy_presenter import CopyPresenter

WIDTH = 860
READING_H = 300
WITH_CARD = "blue-card"
STYLE = "h1{font-size:18px} h2{font-size:15px;margin-top:14px} dl{margin-top:8px} dt{margin-top:4px}"


class CopySheet(kit.Sheet):
    """The sheet.

    Attributes:
        card_choice: Whether the Blue Card's compartment comes along.
        reading: The readable copy, as it will be handed over.
    """

    def __init__(self, window: QWidget, desk: Desk, tasks: Tasks, house: House, family_id: str) -> None:
        about = _("What the family may ask for (GDPR, art. 15): everything kept about it, others masked")
        super().__init__(window, _("Copy of the family's data"), about, width=WIDTH)
        self.presenter = CopyPresenter(desk, tasks, house, family_id, self)
        self._copy: SubjectCopy | None = None
        self.trouble = kit.Banner("", Tone.OVERDUE)
        self.trouble.hide()
        self.card_choice = kit.ChipGroup(
            _("Blue Card"), [kit.Option(WITH_CARD, _("With the Blue Card; opening it is noted"))]
        )
        self.masked = kit.Label("", Role.ROW, wrap=True)
        self.reading = QTextBrowser()
        self._build()
        self._connect()
        self.presenter.make(restricted=False)

    def _build(self) -> None:
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.card_choice)
        warning = _(
            "The files are not encrypted: anybody who gets them can read them. Put them where others cannot "
            "look, hand them over and delete them."
        )
        self.body.addWidget(kit.Banner(warning, Tone.SOON))
        first = _("Read the copy first: a name that stands only in a note was not recognised.")
        self.body.addWidget(kit.Label(first, Role.ROW_STRONG, wrap=True))
        self.reading.setAccessibleName(_("The copy, as it will be handed over"))
        self.reading.setOpenLinks(False)
        self.reading.document().setDefaultStyleSheet(STYLE)
        self.reading.setFixedHeight(READING_H)
        self.body.addWidget(self.reading)
        row = QHBoxLayout()
        row.addWidget(kit.Label(_("What was masked"), Role.ROW_STRONG))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.masked)
        self.body.addStretch(1)
        self.go = self.ask(_("Write the copy…"), self._ask_folder, Icon.FOLDER)
        self.go.setEnabled(False)

    def _connect(self) -> None:
        self.presenter.made.connect(self._show)
        self.presenter.written.connect(self._written)
        self.presenter.refused.connect(lambda words: self._tell(words, Tone.OVERDUE))
        self.card_choice.changed.connect(self._make_anew)
        masking().changed.connect(self._fill)

    @Slot()
    def _make_anew(self) -> None:
        self.go.setEnabled(False)
        self.presenter.make(restricted=bool(self.card_choice.values()))

    @Slot(object)
    def _show(self, copy: SubjectCopy) -> None:
        self._copy = copy
        self.go.setEnabled(True)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        if self._copy is None:
            return
        hidden = _("Data is masked (F7). Unmask it to read the copy.")
        # The page's own style is for printing; on the screen it would win over the smaller one here.
        page = re.sub("<style>.*?</style>", "", readable(self._copy), flags=re.DOTALL)
        self.reading.setHtml(hidden if masking().on else page)
        self.masked.setText(masked_words(self._copy))
        self.refit()

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, _("Where to put the copy"))
        if path:
            self.write(Path(path))

    def write(self, folder: Path) -> None:
        """Writes the copy that is shown."""
        if self._copy is not None:
            self.presenter.write(folder, self._copy)

    @Slot(tuple)
    def _written(self, names: tuple[str, ...]) -> None:
        told = _("Written: {file}").format(file=", ".join(names))
        left = _("These files are not encrypted. Hand them over and delete them.")
        self._tell(f"{told}. {left}", Tone.DONE)
        self.cancel.setText(_("Close"))  # nothing is left to be cancelled

    def _tell(self, words: str, tone: Tone) -> None:
        self.trouble.set(words, tone)
        self.trouble.show()
        kit.announce(self, words, urgent=tone is Tone.OVERDUE)
        self.refit()


def readable(copy: SubjectCopy) -> str:
    """The page of the copy."""
    return next(content.decode() for name, content in copy.files.items() if name.endswith(".html"))


def masked_words(copy: SubjectCopy) -> str:
    """Every kind of place that was masked, with how often; never what stood there."""
    if not copy.masked:
        return _("Nothing was masked.")
    counted = Counter((one.kind, one.field) for one in copy.masked)
    lines = []
    for (kind, field), times in counted.items():
        more = ngettext("{count} place", "{count} places", times).format(count=times)
        label = _(field_label(field))
        lines.append(f"{kind_label(kind)}: {label} ({more})")
    return "\n".join(lines)
