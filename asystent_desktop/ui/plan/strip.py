"""Above the table: versions, the step that comes next, why this version, with whom it was agreed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.plan.consultations import ConsultedLine
from asystent_desktop.ui.plan.plan_data import PlanData
from asystent_desktop.ui.plan.saving import InlineField
from asystent_desktop.ui.plan.versions import VersionChips
from asystent_desktop.ui.theme import Icon


class PlanStrip(QWidget):
    """The strip.

    Attributes:
        version_wanted: Another version was chosen.
        new_version_wanted: A signed plan is to be changed.
        sign_wanted: The draft is to be signed.
        compare_wanted: What this version changes is to be shown.
        diagnosis_wanted, consultations_wanted: The sheet with them is to be opened.
        paper_wanted: The plan is to be printed.
        edited: Fields of the version that changed.
    """

    version_wanted = Signal(int)
    new_version_wanted = Signal()
    sign_wanted = Signal()
    compare_wanted = Signal()
    diagnosis_wanted = Signal()
    consultations_wanted = Signal()
    paper_wanted = Signal()
    edited = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.versions = VersionChips()
        self.compare = kit.SecondaryButton(_("Compare with version {n}").format(n=1), icon=Icon.VERSIONS)
        self.diagnosis = kit.LinkButton(_("Diagnosis"), icon=Icon.NOTE)
        self.paper = kit.IconButton(Icon.PRINT, _("Make the paper"))
        self.new_version = kit.SecondaryButton(_("New version…"))
        self.sign = kit.PrimaryButton(_("Sign the version…"))
        self.reason = InlineField(_("Reason for the change:"), empty=_("not given"))
        self.consulted = ConsultedLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._above = kit.Abreast()
        self._above.setSpacing(10)
        self._above.addWidget(self.versions, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        for deed in (self.paper, self.compare, self.new_version, self.sign):
            deeds.addWidget(deed)
        deeds.addStretch(1)
        self._above.addLayout(deeds)
        column.addLayout(self._above)
        self._below = kit.Abreast()
        self._below.setSpacing(4)
        self._below.addWidget(self.diagnosis)
        self._below.addWidget(self.reason, 1)
        self._below.addWidget(self.consulted, 1)
        column.addLayout(self._below)
        self.versions.changed.connect(self._chosen)
        self.new_version.clicked.connect(self.new_version_wanted)
        self.sign.clicked.connect(self.sign_wanted)
        self.reason.edited.connect(lambda text: self.edited.emit({"reason": text}))
        self.consulted.wanted.connect(self.consultations_wanted)
        self.compare.clicked.connect(self.compare_wanted)
        self.diagnosis.clicked.connect(self.diagnosis_wanted)
        self.paper.clicked.connect(self.paper_wanted)

    def _chosen(self) -> None:
        version = self.versions.version()
        if version is not None:
            self.version_wanted.emit(version)

    def show_plan(self, data: PlanData) -> None:
        """Shows a version."""
        plan = data.plan
        if plan is None:
            return
        self.versions.show_versions(plan.versions, plan.version)
        newest = plan.versions[-1]
        drafted = newest.signed_on is None and not newest.in_force
        self.new_version.setVisible(not drafted)
        self.sign.setVisible(data.draft)
        self.reason.setVisible(plan.version > 1)
        self.reason.set_value(plan.reason, editable=data.draft)
        self.consulted.show_plan(plan)
        self.compare.setVisible(data.former is not None)
        if data.former is not None:
            self.compare.setText(_("Compare with version {n}").format(n=data.former.version))

    def set_narrow(self, narrow: bool) -> None:
        """Puts versions and deeds, reason and consultation below each other."""
        for row in (self._above, self._below):
            row.set_abreast(not narrow)

    def flush(self) -> None:
        """Saves what was typed, now."""
        self.reason.flush()
