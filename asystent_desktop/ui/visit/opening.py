"""Opens the sheets about one visit; the shell calls these and listens to their signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.visit.brief import BriefSheet
from asystent_desktop.ui.visit.card import VisitCard
from asystent_desktop.ui.visit.card_data import load_correction, load_new
from asystent_desktop.ui.visit.view import VisitSheet


def open_visit_card(
    window: QWidget,
    desk: Desk,
    tasks: Tasks,
    family_id: str,
    appointment_id: str | None = None,
    *,
    started_at: datetime | None = None,
    held: bool = True,
    kind: VisitKind | None = None,
) -> VisitCard:
    """Opens a new card, or the one that was begun; the cursor stands in the observations.

    Args:
        window: Any widget of the window to cover.
        desk: The opened vault.
        tasks: The runner.
        family_id: Whose card.
        appointment_id: The planned meeting, if there is one.
        started_at: Local moment the visit began; None takes the planned hour.
        held: False opens the card of a visit that did not take place.
        kind: What kind of contact it was, where that is known already.
    """
    load = partial(load_new, desk, family_id, appointment_id, started_at, kind)
    return _opened(VisitCard(window, desk, tasks, load, held=held))


def open_correction(window: QWidget, desk: Desk, tasks: Tasks, visit_id: str) -> VisitCard:
    """Opens a finished card to correct it; the reason is required."""
    return _opened(VisitCard(window, desk, tasks, partial(load_correction, desk, visit_id)))


def open_completion(window: QWidget, desk: Desk, tasks: Tasks, visit_id: str) -> VisitCard:
    """Opens a finished card to add its hours and way; the reason says so and can be changed."""
    card = open_correction(window, desk, tasks, visit_id)
    card.presenter.loaded.connect(lambda data: _ask_for_way(card, data.corrects == visit_id))
    return card


def _ask_for_way(card: VisitCard, wanted: bool) -> None:
    """Not on another card of the family that was left unfinished and comes first."""
    if wanted:
        card.fields.show_way()
        if not card.reason.text():
            card.reason.setText(_("Hours and travel completed"))


def _opened(card: VisitCard) -> VisitCard:
    about_to_lock = getattr(card.parentWidget(), "about_to_lock", None)
    if about_to_lock is not None:
        about_to_lock.connect(card.save_drafts)
    card.open(card.first_field())
    return card


def open_visit_view(window: QWidget, desk: Desk, tasks: Tasks, visit_id: str) -> VisitSheet:
    """Opens a finished card to read; "Correct" opens the correction."""
    sheet = VisitSheet(window, desk, tasks, visit_id)
    sheet.correction_wanted.connect(partial(open_correction, window, desk, tasks))
    sheet.open(sheet.close_button)
    return sheet


def open_brief(
    window: QWidget, desk: Desk, tasks: Tasks, family_id: str, appointment_id: str | None = None
) -> BriefSheet:
    """Opens the thirty seconds before the door.

    "I am here" opens the card with the hour of that moment; the sheet tells it by `card_opened`.
    """
    sheet = BriefSheet(window, desk, tasks, family_id, appointment_id)

    def begin(started_at: datetime | None) -> None:
        card = open_visit_card(
            window,
            desk,
            tasks,
            family_id,
            appointment_id,
            started_at=started_at,
            held=started_at is not None,
        )
        if started_at is not None and sheet.ticked:
            settled = tuple(sheet.ticked)
            card.presenter.loaded.connect(lambda _data: _settle(card, settled))
        sheet.card_opened.emit(card)

    sheet.begun.connect(begin)
    sheet.open(sheet.begin_button)
    return sheet


def _settle(card: VisitCard, lines: Sequence[str]) -> None:
    """Ticks earlier agreements on the card, beside those a draft holds already."""
    settled = card.fields.further.settled
    settled.set_values([*settled.values(), *lines])
    card.presenter.keeper.touch()
