"""What the page "Do akceptacji" says."""

from __future__ import annotations

from datetime import date, datetime

from asystent_desktop.application.opinion.acceptance import QueueRow, VersionView
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import short_date, time_24
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.acceptance.presenter import Queue
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.opinion.words import due_tone
from asystent_desktop.ui.theme import Icon, Tone

TABS = {
    "visit": "timeline",
    "work_plan": "plan",
    "plan_goal": "plan",
    "plan_action": "plan",
    "court_request": "court",
    "case_basis": "court",
    "family_member": "people",
}
"""Tab of the family file where a record of a kind stands; the overview otherwise."""


def summary(queue: Queue) -> str:
    """How many wait, and since when."""
    count = len(queue.rows)
    if not count:
        return _("Nothing waits for your decision.")
    waits = ngettext("{n} text waits", "{n} texts wait", count).format(n=count)
    oldest = local_time(min(row.submitted_at for row in queue.rows)).date()
    return _("{waits} · the oldest since {day}").format(waits=waits, day=short_date(oldest))


def day_and_time(moment: datetime) -> str:
    """ "pt. 13.11, 10:02" on this computer."""
    local = local_time(moment)
    return f"{short_date(local.date())}, {time_24(local)}"


def queue_row(row: QueueRow, today: date) -> kit.Row:
    """One text in the queue."""
    since = _("since {day}").format(day=f"{local_time(row.submitted_at):%d.%m}")
    late = row.due_on is not None and row.due_on < today
    return kit.Row(
        row.opinion_id,
        masking().name(row.family_name, row.family_number),
        subtitle=row.form_name,
        rest=_("version {n}").format(n=row.version),
        right=short_date(row.due_on) if row.due_on else since,
        tone=Tone.OVERDUE if late else due_tone(row.due_on, today),
        icon=Icon.COURT if row.case_ref else Icon.DOCUMENT,
        icon_tone=Tone.COURT,
    )


def heading(row: QueueRow) -> str:
    """Form and case reference."""
    return " · ".join(part for part in (row.form_name, masking().text(row.case_ref)) if part)


def origin(row: QueueRow, court: str) -> str:
    """For whom, by whom, which version, when."""
    made = _("version {n} of {moment}").format(n=row.version, moment=day_and_time(row.submitted_at))
    author = _("author: {name}").format(name=row.author)
    whom = _("for: {court}").format(court=court) if court else ""
    return " · ".join(part for part in (whom, author, made) if part)


def short_hash(sha256: str) -> str:
    """ "9F3C 41A7 … D20B"."""
    shown = sha256.upper()
    return f"{shown[:4]} {shown[4:8]} … {shown[-4:]}"


def binding(row: QueueRow) -> str:
    """What exactly is accepted."""
    return _("The acceptance concerns exactly this text: version {n}, hash {digest}").format(
        n=row.version, digest=short_hash(row.content_sha256)
    )


def since(versions: tuple[VersionView, ...]) -> str:
    """The name of the view of differences."""
    if len(versions) < 2:
        return _("First version")
    return _("Differences from version {n}").format(n=versions[-2].number)
