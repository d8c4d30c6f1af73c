"""What the cards of this tab share: a form over the tab."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from asystent_desktop.i18n import _
from asystent_desktop.ui.casework.fact_card import FactCard
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.ending.presenter import EndingPresenter


class AskingCard(FactCard):
    """A card with a presenter that asks by forms.

    Attributes:
        paper_wanted: Key of a paper and the record it is about.
    """

    paper_wanted = Signal(str, str)

    def __init__(self, title: str, presenter: EndingPresenter) -> None:
        super().__init__(title)
        self._presenter = presenter

    def _sheet(
        self,
        title: str,
        types: dict[str, Any],
        job: Any,
        values: dict[str, Any] | None = None,
        hints: dict[str, str] | None = None,
    ) -> None:
        presenter = self._presenter
        RecordSheet(
            self,
            presenter.tasks,
            title,
            types,
            job,
            today=presenter.today,
            values=values,
            hints=hints,
            labels={"closed_on": _("Closed on"), "reason": _("Reasons")},
        ).open()
