"""Correcting the forms of names while a paper is written."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.opinion import name_forms
from asystent_desktop.application.opinion.name_forms import Change, NameFormRow
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ui.opinion.names_sheet import NamesSheet
from asystent_desktop.ui.opinion.presenter import OpinionPresenter


class NamesDeed(QObject):
    """Reads the forms, asks, and keeps what was corrected."""

    def __init__(self, presenter: OpinionPresenter, page: QWidget) -> None:
        super().__init__(page)
        self._presenter, self._page = presenter, page

    @Slot()
    def ask(self) -> None:
        """Opens the sheet, unless the paper is closed for writing."""
        presenter, view = self._presenter, self._presenter.view
        if view is None or presenter.read_only:
            return
        desk, family_id = presenter.desk, view.family_id
        presenter.commit()
        presenter.tasks.read(self, lambda: name_forms.name_forms(desk, family_id), self._show, self._refuse)

    def _show(self, rows: tuple[NameFormRow, ...]) -> None:
        sheet = NamesSheet(self._page, rows)
        sheet.accepted.connect(self._keep)
        sheet.open(sheet.person)

    @Slot(tuple)
    def _keep(self, changes: tuple[Change, ...]) -> None:
        desk, opinion_id = self._presenter.desk, self._presenter.opinion_id
        self._presenter.tasks.write(
            self, lambda: name_forms.correct_names(desk, opinion_id, changes), None, self._refuse
        )

    def _refuse(self, error: AppError) -> None:
        self._presenter.refused.emit(word(error))
