""" "Za życiem": what opens the programme, written authorisations, and the eleven forms of support counted."""

from __future__ import annotations

from datetime import date, timedelta

from asystent_desktop.application.entries.choices import institution_options
from asystent_desktop.application.family.life_support import DICTIONARY, support_counts
from asystent_desktop.domain.kinds.consent import Authorisation, ForLifeDocument
from asystent_desktop.i18n import N_, _, dictionaries, ngettext
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.fact_card import FactCard
from asystent_desktop.ui.casework.records import RecordKind, RecordsPage, RowWords, Wording
from asystent_desktop.ui.casework.records.presenter import RecordsFile
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone

SOON_DAYS = 30
"""A document that expires so soon is amber; Today names it, too."""


def _validity(until: date | None, words: Wording) -> tuple[str, Tone]:
    if until is None:
        return _("without an end"), Tone.DONE
    if until < words.today:
        return _("expired {day}").format(day=words.day(until)), Tone.OVERDUE
    soon = until <= words.today + timedelta(days=SOON_DAYS)
    return _("until {day}").format(day=words.day(until)), Tone.SOON if soon else Tone.DONE


def _proof(one: ForLifeDocument, words: Wording) -> RowWords:
    pill, tone = _validity(one.valid_until, words)
    return RowWords(
        words.word(one.proof) if not one.complicated else _("complicated pregnancy"),
        words.joined(words.person(one.member_id), words.day(one.issued_on), words.hide(one.issuer)),
        pill=pill,
        tone=tone,
        over=words.is_over(one.valid_until),
    )


def _authorisation(one: Authorisation, words: Wording) -> RowWords:
    named = [part.name or dictionaries.label("institutions", part.institution) for part in one.institutions]
    pill, tone = _validity(one.valid_until, words)
    if one.revoked_on is not None:
        pill, tone = _("revoked {day}").format(day=words.day(one.revoked_on)), Tone.SOON
    return RowWords(
        words.person(one.member_id) or _("Person"),
        words.joined(words.hide(", ".join(named)), words.day(one.given_on)),
        pill=pill,
        tone=tone,
        over=words.is_over(one.valid_until) or words.is_over(one.revoked_on),
    )


PROOFS = RecordKind(
    cls=ForLifeDocument,
    title=N_("Documents of the programme"),
    add=N_("Add a document"),
    empty=N_("No document yet: the certificate of the child's condition, or one confirming the pregnancy."),
    icon=Icon.FOR_LIFE,
    lines=(
        ("member_id",),
        ("proof",),
        ("complicated",),
        ("issued_on", "valid_until"),
        ("issuer",),
        ("note",),
    ),
    row=_proof,
    labels={"member_id": N_("Pregnant woman or child"), "proof": N_("Document")},
    hints={"valid_until": N_("For a pregnancy: the expected day of birth.")},
)
AUTHORISATIONS = RecordKind(
    cls=Authorisation,
    title=N_("Authorisations"),
    add=N_("Add an authorisation"),
    empty=N_(
        "No authorisation yet. It lets the assistant act for the family before the institutions it names."
    ),
    icon=Icon.KEY,
    lines=(
        ("member_id",),
        ("given_on", "valid_until"),
        ("institutions",),
        ("scope_text",),
        ("revoked_on",),
    ),
    row=_authorisation,
    starts=("given_on",),
    labels={"member_id": N_("Who gave it")},
    hints={"institutions": N_("Health-care providers cannot be named: the act excludes them.")},
    options={"institutions": institution_options},
)


class ForLifePage(RecordsPage):
    """The section."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(desk, tasks, (PROOFS, AUTHORISATIONS), more=support_counts)
        self.support = FactCard(_("Forms of support, from the visit cards"))
        self.parts.below.addWidget(self.support)
        self.shown.connect(self._show_support)

    def _show_support(self, file: RecordsFile) -> None:
        counts: tuple[tuple[str, int], ...] = file.more
        total = sum(count for _key, count in counts)
        self.support.begin(str(total) if total else "", Tone.DONE)
        if not total:
            self.support.say(_("None is ticked on a visit card yet."), tone="muted")
        for key, count in counts:
            if count:
                times = ngettext("{n} time", "{n} times", count).format(n=count)
                self.support.fact(times, dictionaries.label(DICTIONARY, key))
