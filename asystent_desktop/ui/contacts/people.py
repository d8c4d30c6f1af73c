"""The register of people and institutions around one family, and the log of contacts with them."""

from __future__ import annotations

from asystent_desktop.domain.kinds.contacts import Channel, Contact, ContactEntry
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import time_24
from asystent_desktop.ui.casework.records import RecordKind, RowWords, Wording
from asystent_desktop.ui.contacts.by_day import ByDay
from asystent_desktop.ui.theme import Icon, Tone

_ICONS = {
    Channel.PHONE: Icon.PHONE,
    Channel.MEETING: Icon.MEETING,
    Channel.LETTER: Icon.LETTER,
    Channel.EMAIL: Icon.SEND,
    Channel.E_DELIVERY: Icon.SEND,
}


def contact_row(one: Contact, words: Wording) -> RowWords:
    """Who, in which role, how to reach them."""
    place = words.entry(one.institution_id) or words.hide(one.institution)
    about = _("about {person}").format(person=words.person(one.member_id)) if one.member_id else ""
    over = words.is_over(one.until)
    return RowWords(
        words.joined(words.hide(one.name), words.key("contact_roles", one.role)),
        words.joined(place, words.hide(one.phone), words.hide(one.email), about),
        pill=_("until {day}").format(day=words.day(one.until)) if one.until else "",
        over=over,
    )


def log_row(one: ContactEntry, words: Wording) -> RowWords:
    """When, with whom, what about and what came of it."""
    hour = time_24(one.at) if one.at else ""
    whom = words.entry(one.contact_id) or words.hide(one.with_whom)
    return RowWords(
        words.joined(" ".join(filter(None, (words.day(one.on), hour))), whom),
        words.joined(words.hide(one.subject), words.hide(one.outcome)),
        pill=_("they got in touch") if one.incoming else words.word(one.channel),
        tone=Tone.INFO if one.incoming else Tone.NEUTRAL,
        icon=_ICONS[one.channel],
    )


CONTACTS = RecordKind(
    cls=Contact,
    title=N_("People and institutions"),
    add=N_("Add"),
    empty=N_(
        "Nobody yet: the social worker, the probation officer, the school, the doctor, the parish, an NGO."
    ),
    icon=Icon.PERSON,
    lines=(
        ("name", "role"),
        ("institution_id",),
        ("institution",),
        ("phone", "email"),
        ("address",),
        ("member_id",),
        ("since", "until"),
        ("note",),
    ),
    row=contact_row,
    hints={"institution": N_("When it is not in the directory.")},
    labels={
        "name": N_("Name and surname"),
        "member_id": N_("About whom"),
        "since": N_("From"),
        "until": N_("Until"),
    },
    nothing={"member_id": N_("the whole family"), "institution_id": N_("none of the directory")},
)

LOG = RecordKind(
    cls=ContactEntry,
    title=N_("Log of contacts"),
    add=N_("Note a contact"),
    empty=N_("No contact was noted yet."),
    icon=Icon.CONTACT,
    lines=(
        ("contact_id",),
        ("with_whom",),
        ("on", "at"),
        ("channel",),
        ("incoming",),
        ("subject",),
        ("outcome",),
        ("minutes",),
    ),
    row=log_row,
    ways=ByDay(),
    starts=("on",),
    hints={"with_whom": N_("When the person is not in the register.")},
    labels={"minutes": N_("Minutes spent"), "outcome": N_("What came of it")},
    nothing={"contact_id": N_("somebody else")},
)
