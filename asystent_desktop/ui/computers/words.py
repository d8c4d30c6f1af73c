"""Wording of the computers screen."""

from __future__ import annotations

from datetime import datetime

from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date, numeric_date, time_24
from asystent_desktop.ui.computers.presenter import AMBER_DAYS, RED_DAYS, ComputersDesk, Machine
from asystent_desktop.ui.theme import Icon, Tone

ALARM_ICONS = {
    "laptop-restored": Icon.UNDO,
    "device-forked": Icon.VERSIONS,
    "gap-old": Icon.WAITING,
    "entries-held": Icon.HISTORY,
    "revoked-talking": Icon.WARNING,
    "hub-restored": Icon.UNDO,
    "backup-old": Icon.DATABASE,
    "backup-none": Icon.DATABASE,
    "quarantine": Icon.ATTENTION,
    "device-quiet": Icon.LAPTOP,
    "escrow-missing": Icon.KEY,
}


def moment(instant: datetime) -> str:
    """Gives "wt. 17.11.2026, 14:32"."""
    local = local_time(instant)
    return f"{day_date(local.date())}, {time_24(local)}"


def day(instant: datetime) -> str:
    """Gives "wt. 17.11.2026"."""
    return day_date(local_time(instant).date())


def summary(desk: ComputersDesk) -> str:
    """The line under the heading."""
    live = [one for one in desk.machines if one.revoked_at is None]
    waiting = len(desk.alarms)
    parts = [
        ngettext("{n} computer", "{n} computers", len(live)).format(n=len(live)),
        ngettext("{n} alarm to clear up", "{n} alarms to clear up", waiting).format(n=waiting),
    ]
    if desk.report_at is None:
        parts.append(_("the office's report comes with the next exchange"))
    else:
        parts.append(_("as the office knew it on {when}").format(when=moment(desk.report_at)))
    return " · ".join(parts)


def state(machine: Machine) -> tuple[str, Tone]:
    """A computer's state in words."""
    if machine.revoked_at is not None:
        revoked_on = numeric_date(local_time(machine.revoked_at).date())
        return _("cut off {day}").format(day=revoked_on), Tone.NEUTRAL
    if machine.state == "alarm":
        return _("see the alarm"), Tone.OVERDUE
    if machine.silent_days >= AMBER_DAYS:
        tone = Tone.OVERDUE if machine.silent_days >= RED_DAYS else Tone.SOON
        text = ngettext("{n} day without an exchange", "{n} days without an exchange", machine.silent_days)
        return text.format(n=machine.silent_days), tone
    if machine.state == "never":
        return _("has never exchanged"), Tone.SOON
    return (_("in order"), Tone.DONE) if machine.state == "ok" else (_("enrolled"), Tone.NEUTRAL)


def heard(machine: Machine) -> tuple[str, Tone]:
    """The last exchange."""
    if machine.last_heard_at is None:
        return "–", Tone.NEUTRAL
    tone = Tone.NEUTRAL
    if machine.revoked_at is None and machine.silent_days >= AMBER_DAYS:
        tone = Tone.OVERDUE if machine.silent_days >= RED_DAYS else Tone.SOON
    return moment(machine.last_heard_at), tone


def drill(machine: Machine) -> tuple[str, Tone, Icon]:
    """The last proof that the office can open it."""
    if machine.drill_at is not None:
        return day(machine.drill_at), Tone.DONE, Icon.DONE
    if machine.state == "":
        return "–", Tone.NEUTRAL, Icon.EMPTY
    return _("none yet"), Tone.OVERDUE, Icon.ATTENTION


def spoken(machine: Machine) -> str:
    """A row for the screen reader."""
    count = ngettext("{n} family", "{n} families", len(machine.families)).format(n=len(machine.families))
    last = _("last exchange: {when}").format(when=heard(machine)[0])
    proof = _("recovery drill: {when}").format(when=drill(machine)[0])
    return ", ".join((machine.named, machine.person_name, last, count, proof, state(machine)[0]))
