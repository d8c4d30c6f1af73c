"""Notices of this computer's own journal in plain words: what is so, and what to do."""

from typing import Final

from asystent_desktop.application.exchange.alarm_words import Words
from asystent_desktop.i18n import N_, _

_OWN: Final = {
    "fork": (
        N_("Two strands of entries from this computer"),
        N_(
            "This vault was restored from a copy and written on, or a copy of it is in use elsewhere. Both "
            "strands are kept, nothing is lost."
        ),
        N_("Your next entry in this file joins them. If nobody restored anything, tell the head at once."),
    ),
    "lost": (
        N_("An entry of yours is lost"),
        N_(
            "One entry from this computer never reached the office and is no longer here: the computer was "
            "restored from a copy. Later entries that are shown all the same: {entries}."
        ),
        N_(
            "Read the history of this file and enter again what is missing. If a copy of the entry is found, "
            "it comes by itself."
        ),
    ),
    "overdue": (
        N_("An entry of yours never came"),
        N_(
            "One entry from this computer is missing for longer than it is waited for. Later entries that "
            "are shown all the same: {entries}."
        ),
        N_(
            "Read the history of this file and enter again what is missing. If a copy of the entry is found, "
            "it comes by itself."
        ),
    ),
    "waiting": (
        N_("Entries of yours wait for an earlier one"),
        N_("Entries that are kept and not shown yet: {entries}. The one before them has not come."),
        N_("Exchange with the office. After {days} days at the latest they are shown without it."),
    ),
}
_THEIRS: Final = {
    "fork": (
        N_("Two strands of entries: {person}"),
        N_(
            "The computer was restored from a copy and written on, or a copy of its vault is in use. Both "
            "strands are kept, nothing is lost."
        ),
        N_("The next entry in this file joins them. The head sees the same alarm."),
    ),
    "lost": (
        N_("A lost entry: {person}"),
        N_(
            "One entry never reached the office, and the computer that wrote it has it no more. Later "
            "entries that are shown all the same: {entries}."
        ),
        N_(
            "Ask {person} to read the history of this file and to enter again what is missing. If a copy of "
            "the entry is found, it comes by itself."
        ),
    ),
    "overdue": (
        N_("An entry that never came: {person}"),
        N_(
            "One entry is missing for longer than it is waited for. Later entries that are shown all the "
            "same: {entries}."
        ),
        N_("Ask {person} to exchange. Should the entry come after all, it takes its place by itself."),
    ),
    "waiting": (
        N_("Entries wait for an earlier one: {person}"),
        N_("Entries that are kept and not shown yet: {entries}. The one before them has not come."),
        N_("Ask {person} to exchange. After {days} days at the latest they are shown without it."),
    ),
}


def worded(sort: str, *, own: bool, person: str, entries: int, days: int) -> Words:
    """The notice in words.

    Args:
        sort: A code of `journal_notices.Sort`.
        own: It is about this computer's entries.
        person: Whose computer it is; empty when it is not known here.
        days: `Limit.PARKED_COMMIT_DAYS`.
    """
    values = {"person": person or _("somebody unknown here"), "entries": entries, "days": days}
    title, text, next_step = (_OWN if own else _THEIRS)[sort]
    return Words(_(title).format(**values), _(text).format(**values), _(next_step).format(**values))
