"""Words of group meetings; names of families give way while masking is on."""

from __future__ import annotations

from asystent_desktop.application.visits.group_work import GroupView
from asystent_desktop.application.wording.choice_words import METHODS
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date, short_date, time_span
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone


def family_words(number: str, name: str) -> str:
    """A family as its chip or line shows it."""
    return masking().name(name, number) if masking().on else f"{name} · {number}"


def when(view: GroupView) -> str:
    """Day and hours in full."""
    return f"{day_date(view.meeting.on)}, {time_span(view.meeting.start, view.meeting.end)}"


def row(view: GroupView, pill: str, tone: Tone) -> kit.Row:
    """A meeting in the list."""
    meeting = view.meeting
    n = len(meeting.families)
    return kit.Row(
        key=meeting.id,
        title=meeting.topic,
        lead=short_date(meeting.on),
        subtitle=_(METHODS[meeting.method]),
        rest=ngettext("{n} family", "{n} families", n).format(n=n),
        pill=pill,
        tone=tone,
        icon=Icon.MEETING,
        icon_tone=Tone.DONE,
        done=meeting.recorded_on is not None,
    )


def heading(title: str, count: int) -> kit.Row:
    """A title between the rows."""
    return kit.Row(key=f"heading:{title}", title=title, right=str(count), heading=True)
