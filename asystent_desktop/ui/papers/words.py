"""What the screens of papers say."""

from __future__ import annotations

from datetime import date

from asystent_desktop.application.papers.shelf import PaperRow
from asystent_desktop.application.papers.subjects import Subject
from asystent_desktop.application.wording.choice_words import CHANNELS
from asystent_desktop.domain.kinds.paper import PaperDelivery
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone

ICONS = {
    "family-card": Icon.PERSON_LIST,
    "genogram": Icon.FAMILIES,
    "ecomap": Icon.HOME,
    "consent": Icon.AGREEMENT,
    "acknowledgement": Icon.AGREEMENT,
    "information-clause": Icon.SHIELD,
    "work-plan": Icon.GOAL,
    "plan-change": Icon.VERSIONS,
    "visit-card": Icon.HOME,
    "meeting-card": Icon.CONTACT,
    "assessment": Icon.ASSESSMENT,
    "ending-court": Icon.COURT,
    "letter": Icon.LETTER,
    "cover-letter": Icon.LETTER,
    "team-minutes": Icon.MEETING,
}


def subject_words(one: Subject) -> str:
    """A record a paper may be about, in one line."""
    day = numeric_date(one.on) if one.on else _("not signed")
    if one.version:
        return _("version {n} · {day}").format(n=one.version, day=day)
    whose = one.title or masking().person(one.person)
    return f"{whose} · {day}" if whose else day


def delivery_words(one: PaperDelivery) -> str:
    """How a paper left: the way, the day, to whom, the proof."""
    words = (_(CHANNELS[one.channel]), numeric_date(one.posted_on), masking().text(one.addressee), one.proof)
    return " · ".join(part for part in words if part)


def kind_row(key: str, label: str) -> kit.Row:
    """A kind that can be made."""
    return kit.Row(key, _(label), icon=ICONS.get(key, Icon.DOCUMENT), icon_tone=Tone.INFO)


def paper_row(paper: PaperRow) -> kit.Row:
    """A finished paper."""
    sent = paper.deliveries[0] if paper.deliveries else None
    pill = _("left {day}").format(day=f"{sent.posted_on:%d.%m}") if sent else ""
    number = _("no. {number}").format(number=paper.number) if paper.number else ""
    day = numeric_date(paper.dated_on)
    return kit.Row(
        paper.document_id,
        _(paper.label),
        subtitle=day,
        rest=number,
        pill=pill,
        tone=Tone.DONE,
        icon=ICONS.get(paper.kind, Icon.DOCUMENT),
        icon_tone=Tone.NEUTRAL,
    )


def paper_line(paper: PaperRow, today: date) -> str:
    """Number, pages, code of a finished paper."""
    pages = ngettext("{n} page", "{n} pages", paper.pages).format(n=paper.pages)
    made = numeric_date(paper.dated_on) if paper.dated_on != today else _("today")
    number = _("no. {number}").format(number=paper.number) if paper.number else ""
    code = _("code {code}").format(code=paper.code) if paper.code else ""
    return " · ".join(part for part in (number, made, pages, code) if part)
