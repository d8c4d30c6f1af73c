"""The cards of the brief: agreements and questions, who lives here, warnings and terms."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.family.views import MemberView
from asystent_desktop.application.planner.brief import Brief
from asystent_desktop.application.visits.views import ChildSeen
from asystent_desktop.domain.agreements import Agreement
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import short_date, time_24
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.casework import due_words
from asystent_desktop.ui.casework.person_mark import PersonMark
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import RADIUS_CARD
from asystent_desktop.ui.visit.brief_data import BriefData
from asystent_desktop.ui.visit.words import minutes_between
from asystent_desktop.ui.widgets import painting

MOST_TERMS = 7


class Attention(kit.Card):
    """What to beware of: its ground is amber, so that it is read first."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and border of the tone."""
        look = theme.current()
        painter = painting.start(self)
        area = self.rect()
        ground, edge = look.ground(Tone.SOON), look.graphic(Tone.SOON)
        painting.box(painter, area, radius=RADIUS_CARD, fill=ground, border=edge, width=2)
        painter.end()


def titled(title: str, icon: Icon, *, count: str = "", tone: Tone = Tone.DONE) -> kit.Card:
    """A card with a picture before its title."""
    card = Attention(title, count=count) if tone is Tone.SOON else kit.Card(title, count=count)
    if card.header is not None:
        card.header.row.insertWidget(0, kit.IconMark(icon, tone, size=20))
    return card


def head(data: BriefData, today: date, now: datetime, *, narrow: bool = False) -> QWidget:
    """Family, address and telephone at the left, the planned hour at the right; `narrow`: badges as words."""
    brief, mask = data.brief, masking()
    frame = kit.Frame()
    frame.set_selected(True)
    row = QHBoxLayout(frame)
    row.setContentsMargins(16, 12, 16, 12)
    row.setSpacing(14)
    row.addWidget(kit.ContactRing(data.contact.working_days_left if data.contact else None))
    names = QVBoxLayout()
    names.setSpacing(2)
    first = QHBoxLayout()
    name = mask.name(brief.full_name or brief.family_name, data.number)
    first.addWidget(kit.ElidedLabel(name, Role.FAMILY))
    if data.court and not narrow:
        first.addWidget(kit.Pill(_("Obliged by the court"), Tone.COURT, icon=Icon.COURT))
    first.addStretch(1)
    names.addLayout(first)
    phone = _("tel. {number}").format(number=brief.phone) if brief.phone else ""
    where = "  ·  ".join(
        part for part in (", ".join(filter(None, (brief.address, brief.district))), phone) if part
    )
    names.addWidget(kit.Label(mask.text(where), Role.BODY, wrap=True))
    if data.court and narrow:
        names.addWidget(kit.Label(_("Obliged by the court"), Role.CAPTION_MEDIUM, tone=Tone.COURT))
    row.addLayout(names, 1)
    row.addLayout(_hour(data, today, now))
    return frame


def _hour(data: BriefData, today: date, now: datetime) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    planned = data.planned
    if planned is None:
        column.addWidget(kit.Label(_("not in the planner"), Role.CAPTION, tone="muted"))
        return column
    right = Qt.AlignmentFlag.AlignRight
    column.addWidget(kit.Label(time_24(planned.start), Role.DISPLAY, tone="link"), 0, right)
    length = minutes_between(planned.start, planned.end)
    ahead = minutes_between(now.time(), planned.start)
    if planned.on == today and ahead > 0:
        words = _("in {minutes} min · planned, {length} min").format(minutes=ahead, length=length)
    else:
        words = _("planned, {length} min").format(length=length)
    column.addWidget(kit.Label(words, Role.CAPTION, tone="link"), 0, right)
    return column


def agreed(brief: Brief, today: date, ticked: set[str]) -> QWidget:
    """What was agreed last time, each to be ticked, the court's open questions, and what to take along.

    Args:
        ticked: Lines ticked so far; a tick changes it.
    """
    if brief.first_visit:
        card = titled(_("Agreements"), Icon.AGREEMENT)
        card.body.addWidget(kit.EmptyState(Icon.AGREEMENT, _("First visit: nothing was agreed yet.")))
        return card
    count = len(brief.agreements)
    when = short_date(brief.agreed_on) if brief.agreed_on else ""
    card = titled(
        _("Agreements of {when}").format(when=when) if when else _("Agreements"),
        Icon.AGREEMENT,
        count=ngettext("{n} to check", "{n} to check", count).format(n=count) if count else "",
    )
    for one in brief.to_check:
        card.body.addWidget(_checked(one, today, ticked))
    if brief.earlier:
        card.body.addWidget(kit.Label(_("Earlier, still open"), Role.ROW_STRONG, tone="muted"))
        for one in brief.earlier:
            card.body.addWidget(_checked(one, today, ticked))
    if not brief.agreements and not brief.earlier:
        card.body.addWidget(kit.Label(_("No agreements were noted."), Role.ROW, tone="muted"))
    if brief.questions:
        card.body.addWidget(kit.Line())
        card.body.addWidget(kit.Label(_("Ask today"), Role.ROW_STRONG, tone=Tone.COURT))
        for question in brief.questions:
            card.body.addWidget(_item(Icon.COMMENT, masking().text(question), Tone.COURT, Role.BODY))
    if brief.unsigned:
        days = ", ".join(map(short_date, brief.unsigned))
        card.body.addWidget(kit.Line())
        card.body.addWidget(kit.Label(_("Take along"), Role.ROW_STRONG, tone="muted"))
        words = _("Monthly card of meetings: no signature for {days}").format(days=days)
        card.body.addWidget(_item(Icon.ASSESSMENT, words, Tone.NEUTRAL, Role.BODY))
    card.body.addStretch(1)
    return card


def _checked(one: Agreement, today: date, ticked: set[str]) -> QWidget:
    """An agreement with its box; a tick goes onto the card as settled."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    box = kit.CheckBox()
    box.setAccessibleName(_("Settled: {agreement}").format(agreement=masking().text(one.text)))
    box.setChecked(one.line in ticked)
    box.toggled.connect(lambda on: ticked.add(one.line) if on else ticked.discard(one.line))
    row.addWidget(box)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(kit.Label(masking().text(one.text), Role.BODY_STRONG, wrap=True))
    until = ""
    if one.until is not None:
        when = short_date(one.until)
        late = one.late_on(today)
        until = (_("until {when} · passed") if late else _("until {when}")).format(when=when)
    who = masking().person(one.who) if one.who else ""
    if below := "  ".join(part for part in (who, until) if part):
        tone = Tone.OVERDUE if one.late_on(today) else "muted"
        words.addWidget(kit.Label(below, Role.ROW, tone=tone))
    row.addLayout(words, 1)
    return holder


def last_time(brief: Brief) -> QWidget | None:
    """Visits since the last meeting that did not happen; None without any."""
    if not brief.missed:
        return None
    card = titled(_("Not held since"), Icon.REFUSED)
    for one in brief.missed:
        words = "  ".join(part for part in (short_date(one.on), one.reason) if part)
        card.body.addWidget(_item(Icon.HOME, words, Tone.SOON, Role.BODY))
    return card


def household(brief: Brief) -> QWidget:
    """Who lives here, each child with its last sighting; who matters elsewhere; strengths."""
    card = titled(_("Who lives here"), Icon.FAMILIES)
    seen = {child.member_id: child for child in brief.children}
    for member in brief.members:
        if member.in_household:
            card.body.addWidget(_person(member, seen.get(member.member_id)))
    apart = [
        f"{masking().person(one.first_name)} ({_(one.role_label)})"
        for one in brief.members
        if not one.in_household
    ]
    if apart:
        card.body.addWidget(kit.Line())
        words = _("Elsewhere: {people}").format(people=", ".join(apart))
        card.body.addWidget(kit.Label(words, Role.ROW, tone="muted", wrap=True))
    for strength in brief.strengths:
        card.body.addWidget(_item(Icon.STRENGTH, masking().text(strength.text), Tone.DONE, Role.BODY))
    card.body.addStretch(1)
    return card


def _person(member: MemberView, child: ChildSeen | None) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(11)
    row.addWidget(PersonMark(member.sex, member.age))
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(kit.Label(masking().person(member.first_name), Role.CARD))
    about = ", ".join(part for part in (_(member.role_label), masking().text(member.school_or_work)) if part)
    names.addWidget(kit.ElidedLabel(about, Role.ROW, tone="muted"))
    row.addLayout(names, 1)
    if child is not None:
        row.addWidget(_sighting(child))
    return holder


def _sighting(child: ChildSeen) -> QWidget:
    if child.last_on is None:
        return kit.Pill(_("not seen yet"), Tone.SOON, icon=Icon.SHOW)
    when = short_date(child.last_on)
    if child.not_lately:
        return kit.Pill(_("not seen since {when}").format(when=when), Tone.SOON, icon=Icon.SHOW)
    return kit.Label(_("seen {when}").format(when=when), Role.CAPTION, tone="muted")


def warnings_and_terms(brief: Brief, today: date) -> tuple[QWidget, ...]:
    """What to beware of at the door, and what is due."""
    parts: list[QWidget] = []
    if brief.safety_note.strip():
        warning = titled(_("Attention"), Icon.WARNING, tone=Tone.SOON)
        for note in filter(str.strip, brief.safety_note.splitlines()):
            warning.body.addWidget(_item(Icon.WARNING, masking().text(note), Tone.SOON, Role.BODY_STRONG))
        parts.append(warning)
    if (missed := last_time(brief)) is not None:
        parts.append(missed)
    parts.append(terms_card(brief, today))
    return tuple(parts)


def terms_card(brief: Brief, today: date) -> QWidget:
    """What is due, most urgent first, and what was settled at the last meeting."""
    terms = titled(_("Deadlines"), Icon.CALENDAR)
    for item in brief.terms[:MOST_TERMS]:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(kit.IconMark(due_words.icon(item), due_words.icon_tone(item)))
        line.addWidget(kit.Label(due_words.title(item), Role.BODY, wrap=True), 1)
        line.addWidget(kit.Label(short_date(item.due_on), Role.ROW, tone="muted"))
        line.addWidget(kit.Pill(due_words.distance(item, today), due_words.tone(item)))
        terms.body.addWidget(row)
    if not brief.terms:
        terms.body.addWidget(kit.Label(_("Nothing is due."), Role.ROW, tone="muted"))
    if brief.achieved:
        terms.body.addWidget(kit.Line())
        terms.body.addWidget(kit.Label(_("Settled at the last meeting"), Role.ROW_STRONG, tone="muted"))
        words = "; ".join(brief.achieved)
        terms.body.addWidget(kit.Label(masking().text(words), Role.BODY, wrap=True))
    terms.body.addStretch(1)
    return terms


def _item(icon: Icon, text: str, tone: Tone, role: Role) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    column = QVBoxLayout()
    column.addWidget(kit.IconMark(icon, tone, size=18))
    column.addStretch(1)
    row.addLayout(column)
    row.addWidget(kit.Label(text, role, wrap=True), 1)
    return holder
