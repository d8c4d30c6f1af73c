"""How a planned visit of the day is told: where, in how many minutes, with or without a card."""

from __future__ import annotations

from datetime import datetime, timedelta

from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.domain.kinds.visit import Place
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import duration
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone

_ICONS: dict[str, Icon] = {
    Place.HOME: Icon.HOME,
    Place.OFFICE: Icon.OFFICE,
    Place.SCHOOL: Icon.SCHOOL,
    Place.AUTHORITY_OR_COURT: Icon.COURT,
    Place.OTHER: Icon.PLACE,
}


def icon(place: str) -> Icon:
    """The picture of a place; one for all that the office added."""
    return _ICONS.get(place, Icon.PLACE)


def where(visit: AppointmentView) -> str:
    """District and street of a visit at home; the kind of place elsewhere."""
    if visit.place != Place.HOME or masking().on:
        return _(visit.place_label)
    return ", ".join(part for part in (visit.district, visit.address) if part) or _(visit.place_label)


def outcome(visit: AppointmentView) -> str:
    """What became of a visit that has a card."""
    return _("held") if visit.held else _("not held")


def distance(visit: AppointmentView, now: datetime) -> tuple[str, Tone]:
    """ "za 48 min", "teraz", or "brak karty" once its time is over; with the tone to say it in."""
    begins = datetime.combine(visit.on, visit.start)
    if now < begins:
        minutes = (begins - now + timedelta(seconds=59)) // timedelta(minutes=1)
        return _("in {time}").format(time=duration(minutes)), Tone.DONE
    if now < datetime.combine(visit.on, visit.end):
        return _("now"), Tone.DONE
    return _("no card yet"), Tone.SOON
