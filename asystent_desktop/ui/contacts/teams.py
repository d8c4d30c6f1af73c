"""Interdisciplinary teams and diagnostic groups (art. 15 ust. 1 pkt 19): meetings about the family."""

from __future__ import annotations

from asystent_desktop.domain.kinds.contacts import TeamWork
from asystent_desktop.i18n import N_, _
from asystent_desktop.ui.casework.records import RecordKind, RowWords, Wording
from asystent_desktop.ui.contacts.by_day import ByDay
from asystent_desktop.ui.theme import Icon, Tone


def team_row(one: TeamWork, words: Wording) -> RowWords:
    """Which body met when, and the next date."""
    ahead = one.next_on is not None and one.next_on >= words.today
    following = _("next {day}").format(day=words.day(one.next_on)) if one.next_on else ""
    findings = words.hide(one.findings) or words.hide(one.tasks)
    return RowWords(
        words.joined(words.day(one.on), words.word(one.team)),
        words.joined(words.hide(one.place), words.hide(", ".join(one.present)), findings),
        pill=following if ahead else "",
        tone=Tone.INFO,
    )


TEAMS = RecordKind(
    cls=TeamWork,
    title=N_("Teams and groups"),
    add=N_("Add a meeting"),
    empty=N_("No meeting of a team or group about this family was noted yet."),
    icon=Icon.MEETING,
    lines=(("team",), ("on", "place"), ("present",), ("findings",), ("tasks",), ("next_on",)),
    row=team_row,
    ways=ByDay(),
    starts=("on",),
    labels={"next_on": N_("Next meeting")},
    hints={
        "present": N_("Names and functions, parted by semicolons."),
        "findings": N_("What concerns violence belongs in the Blue Card, not here."),
        "next_on": N_("Today reminds of it."),
    },
)
