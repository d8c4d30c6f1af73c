"""Wording of the assignments screen."""

from __future__ import annotations

from datetime import date

from asystent_desktop.application.assignments.board import Board, BoardFamily, Worker
from asystent_desktop.application.wording import labels
from asystent_desktop.domain.kinds.family import Basis
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date, numeric_date
from asystent_desktop.ui.theme import Icon, Tone

BASIS_ICONS = {
    Basis.COURT: (Icon.COURT, Tone.COURT),
    Basis.FOR_LIFE: (Icon.FOR_LIFE, Tone.INFO),
    Basis.SOCIAL_WORKER: (Icon.DOCUMENT, Tone.NEUTRAL),
    Basis.OWN_REQUEST: (Icon.PERSON, Tone.NEUTRAL),
}
LONG_WAIT_DAYS, SOON_WAIT_DAYS = 10, 7
"""From when a family's waiting is shown in red, and in amber; no law sets a day."""


def children(count: int) -> str:
    """Number of children in words."""
    return ngettext("{n} child", "{n} children", count).format(n=count)


def summary(board: Board) -> str:
    """The line under the heading."""
    workers, families = len(board.workers), board.families
    parts = [
        board.team,
        ngettext("{n} assistant", "{n} assistants", workers).format(n=workers),
        ngettext("{n} family", "{n} families", families).format(n=families),
        children(board.children),
        day_date(board.today),
    ]
    return " · ".join(part for part in parts if part)


def waited(family: BoardFamily, today: date) -> tuple[str, Tone]:
    """For how long a family has waited."""
    if family.since is None:
        return "", Tone.NEUTRAL
    days = max(0, (today - family.since).days)
    tone = Tone.OVERDUE if days > LONG_WAIT_DAYS else Tone.SOON if days >= SOON_WAIT_DAYS else Tone.NEUTRAL
    return ngettext("{n} day", "{n} days", days).format(n=days), tone


def basis(family: BoardFamily) -> str:
    """Why the family came, and from when."""
    if family.basis is None:
        return _("no basis entered yet")
    stated = family.document or _(labels.basis_label(family.basis))
    if family.since is None:
        return stated
    return _("{basis}, since {day}").format(basis=stated, day=numeric_date(family.since))


def place(family: BoardFamily) -> str:
    """District and children."""
    return " · ".join(part for part in (family.district, children(family.children)) if part)


def icon(family: BoardFamily) -> tuple[Icon, Tone]:
    """The picture of the family's basis."""
    return BASIS_ICONS[family.basis] if family.basis else (Icon.DOCUMENT, Tone.NEUTRAL)


def remark(worker: Worker, limit: int) -> tuple[str, str, Tone]:
    """What stands at the end of a worker's row: words, a second line, tone."""
    covered = [one for one in worker.held if one.covered]
    if covered and len(covered) == worker.own:
        others = len({one.other for one in covered})
        by = ngettext("{n} person stands in", "{n} people stand in", others).format(n=others)
        return _("absent"), by, Tone.NEUTRAL
    if worker.load > limit:
        given = _("reason written down") if worker.over_reason else _("no reason written down")
        return _("above the limit"), given, Tone.OVERDUE
    if worker.load == limit:
        return _("no free places"), "", Tone.SOON
    free = limit - worker.load
    return ngettext("free: {n}", "free: {n}", free).format(n=free), "", Tone.NEUTRAL


def load_spoken(worker: Worker, limit: int) -> str:
    """A worker's row for the screen reader."""
    stand_ins = worker.load - worker.own
    parts = [
        worker.name,
        ngettext("{n} family of {limit}", "{n} families of {limit}", worker.load).format(
            n=worker.load, limit=limit
        ),
    ]
    if stand_ins:
        parts.append(ngettext("{n} stand-in", "{n} stand-ins", stand_ins).format(n=stand_ins))
    parts += [part for part in remark(worker, limit)[:2] if part]
    return ", ".join(parts)
