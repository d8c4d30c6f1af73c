"""Wording of the history screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from asystent_desktop.application.history.listing import HistoryRow
from asystent_desktop.application.history.views import Group, Mark
from asystent_desktop.domain.due_rules import local_day, local_time
from asystent_desktop.i18n import N_, _, ngettext
from asystent_desktop.i18n.polish import day_date, full_date, number, time_24
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone

GROUPS = {
    Group.VISITS: N_("Visit cards and contacts"),
    Group.PLAN: N_("Plan"),
    Group.OPINIONS: N_("Opinions"),
    Group.PEOPLE: N_("Data of people"),
    Group.ACCESS: N_("Views and prints"),
}
MARKS = {
    Mark.WAITING: (N_("not counted yet"), Tone.SOON, Icon.WAITING),
    Mark.LATE: (N_("entered late"), Tone.SOON, Icon.HISTORY),
    Mark.RISK: (N_("protected field"), Tone.OVERDUE, Icon.WARNING),
    Mark.DECIDED: (N_("two versions"), Tone.INFO, Icon.VERSIONS),
    Mark.CORRECTION: (N_("correction"), Tone.INFO, Icon.EDIT),
    Mark.PRINT: (N_("print"), Tone.NEUTRAL, Icon.PRINT),
    Mark.LOOK: (N_("look"), Tone.NEUTRAL, Icon.SHOW),
}


def title(row: HistoryRow) -> str:
    """Heading of an entry, masked while masking is on."""
    return masking().text(row.title) if row.personal_title else row.title


def heading(row: HistoryRow) -> str:
    """Heading of the entry's own pane: with the part of a plan it is about."""
    part = row.records[0].subject if row.group is Group.PLAN and len(row.records) == 1 else ""
    return f"{title(row)} · {part}" if part else title(row)


def person(row: HistoryRow) -> str:
    """Who, as far as this computer knows."""
    return row.person_name or _("somebody this computer does not know")


def subtitle(row: HistoryRow, *, family: bool) -> str:
    """The second line: who, what, and on the page of everything which family."""
    said = row.summary_masked if masking().on else row.summary
    parts = [person(row), said]
    if family and row.family_name:
        parts.insert(1, masking().name(row.family_name, row.family_number))
    return " · ".join(part for part in parts if part)


def list_rows(rows: Sequence[HistoryRow], *, family: bool) -> Iterator[kit.Row]:
    """The entries under the names of their days."""
    for day, members in groupby(rows, key=lambda row: local_day(row.at)):
        found = list(members)
        count = ngettext("{n} entry", "{n} entries", len(found)).format(n=len(found))
        yield kit.Row(
            key=f"day:{day.isoformat()}:{found[0].commit}", title=full_date(day), right=count, heading=True
        )
        yield from (_row(one, family=family) for one in found)


def _row(row: HistoryRow, *, family: bool) -> kit.Row:
    text, tone, icon = MARKS.get(row.mark, ("", Tone.NEUTRAL, None))
    heading, below, at = title(row), subtitle(row, family=family), time_24(local_time(row.at))
    mark = _(text) if text else ""
    spoken = ", ".join(part for part in (at, heading, below, mark, row.device_label) if part)
    return kit.Row(
        key=row.commit,
        title=heading,
        lead=at,
        extra=row.person_name,
        subtitle=below,
        right=row.device_label,
        pill=mark,
        tone=tone,
        icon=icon,
        spoken=spoken,
    )


def written(row: HistoryRow) -> str:
    """When, under the heading of the detail."""
    local = local_time(row.at)
    return _("entry of {day}, {time}").format(day=day_date(local.date()), time=time_24(local))


def where(row: HistoryRow) -> str:
    """On which computer."""
    return row.device_label or _("a computer without a label")


def received(row: HistoryRow) -> str:
    """What the office said of it, and when."""
    if row.received_at is None:
        return _("not at the office yet")
    local = local_time(row.received_at)
    when = _("accepted {day}, {time}").format(day=day_date(local.date()), time=time_24(local))
    if row.status == "late":
        return _("{when} · handed in after the hand-over").format(when=when)
    if row.status == "held":
        return _("{when} · waits for the head's decision").format(when=when)
    if row.mark is Mark.LATE:
        return _("{when} · entered late").format(when=when)
    return _("{when} · in time").format(when=when)


def earlier(total: int, looked: int, *, filtered: bool) -> str:
    """The link below the list."""
    left = total - looked
    if filtered or left <= 0:
        return _("Look further back")
    return _("Show earlier entries ({n})").format(n=number(left))
