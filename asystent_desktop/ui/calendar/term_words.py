"""How a term of the planner is told: solid for a court, the law, the plan; dashed for the office's order."""

from __future__ import annotations

from dataclasses import dataclass

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.domain.due_rules import Ground, ground
from asystent_desktop.i18n import ngettext
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ui.casework import due_words
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone


@dataclass(frozen=True)
class TermWords:
    """One term; `about` is the whole of it, with its day."""

    words: str
    about: str
    icon: Icon
    tone: Tone
    dashed: bool


def told(item: DueItem) -> TermWords:
    """A term in words and colour."""
    by = ground(item.kind)
    tone = Tone.SOON if by is Ground.ORDER else Tone.COURT if by in (Ground.COURT, Ground.LAW) else Tone.INFO
    name = masking().name(item.family, item.family_number)
    title = due_words.short_title(item)
    return TermWords(
        words=f"{name} – {title[:1].lower()}{title[1:]}",
        about=f"{name}: {due_words.title(item)}, {short_date(item.due_on)}",
        icon=due_words.icon(item),
        tone=tone,
        dashed=by is Ground.ORDER,
    )


def overdue_words(count: int) -> str:
    """ "zaległe: 3"."""
    return ngettext("{n} overdue", "{n} overdue", count).format(n=count)


def more_words(count: int) -> str:
    """ "jeszcze 3"."""
    return ngettext("{n} more", "{n} more", count).format(n=count)
