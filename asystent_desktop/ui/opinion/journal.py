"""Where prints of the open paper, or of a sealed one of it, are noted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asystent_desktop.domain.records import family_scope
from asystent_desktop.i18n.faults import word
from asystent_desktop.ui.opinion.presenter import OpinionPresenter
from asystent_desktop.ui.printing import Journal, Subject


def journal_of(
    presenter: OpinionPresenter, owner: QWidget, kind: str = "court_opinion", record_id: str = ""
) -> Journal:
    """The journal of one record; without a record that of the paper that is open."""
    scope = family_scope(presenter.view.family_id if presenter.view is not None else "")
    subject = Subject(scope, kind, record_id or presenter.opinion_id)
    refused = presenter.refused
    return Journal(owner, presenter.desk, presenter.tasks, subject, lambda error: refused.emit(word(error)))
