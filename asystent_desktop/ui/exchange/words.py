"""Wording of the exchange screen: moments, states, families named in a row."""

from __future__ import annotations

from datetime import datetime

from asystent_desktop.application.exchange.week import ExchangeRow, RowState, WaitingKind
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date, numeric_date, time_24
from asystent_desktop.ui.exchange.clash_presenter import MERGED, OWN
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone

NAMED = 3

KIND_ICONS = {
    "Family files": Icon.FAMILIES,
    "Family members": Icon.PERSON,
    "Grounds of the service": Icon.DOCUMENT,
    "Strengths": Icon.STRENGTH,
    "Visit cards": Icon.NOTE,
    "Calendar": Icon.CALENDAR,
    "Assignments": Icon.PERSON_ADD,
    "Letterhead": Icon.PRINT,
    "Work plans": Icon.GOAL,
    "Court letters": Icon.LETTER,
    "Court opinions": Icon.COURT,
}
"""Pictures by the message ids of `application.exchange.week.kind_label`."""


def moment(instant: datetime) -> str:
    """Gives "wt. 17.11.2026, 14:31" by the Polish clock."""
    local = local_time(instant)
    return f"{day_date(local.date())}, {time_24(local)}"


def day(instant: datetime) -> str:
    """Gives "30.09.2026"."""
    return numeric_date(local_time(instant).date())


def hour(instant: datetime) -> str:
    """Gives "14:31" by the Polish clock."""
    return time_24(local_time(instant))


def result(version: int) -> str:
    """What a person decided for: a version, the proposal, her own wording."""
    if version == MERGED:
        return _("proposal of both")
    return _("own wording") if version == OWN else _("version {n}").format(n=version)


def families(row: WaitingKind) -> str:
    """Short names of the families of a row, at most three, masked while masking is on."""
    names = [masking().name(name) for name in row.families]
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    if more <= 0:
        return shown
    others = ngettext("{n} other", "{n} others", more).format(n=more)
    return _("{names} and {others}").format(names=shown, others=others)


def state(row: ExchangeRow, *, safe: bool = False) -> tuple[str, Tone]:
    """What became of an exchange. Nothing is called accepted before the office's receipt.

    Args:
        safe: Everything the office accepted is in a checked backup, too.
    """
    if row.state is RowState.WAITING:
        return _("awaits the office's confirmation"), Tone.SOON
    if row.held:
        return ngettext("{n} held", "{n} held", row.held).format(n=row.held), Tone.SOON
    if row.state is RowState.ACCEPTED:
        return (_("saved durably") if safe else _("accepted")), Tone.DONE
    return _("received"), Tone.NEUTRAL


def lying(replies: int) -> str:
    """How many bundles of the office wait in the folder."""
    if not replies:
        return _("Nothing new from the office lies there")
    return ngettext(
        "{n} bundle from the office lies there", "{n} bundles from the office lie there", replies
    ).format(n=replies)
