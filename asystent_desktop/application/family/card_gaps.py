"""What a complete file has and this one lacks (ustawa 9.06.2011, art. 15 ust. 1 pkt 14)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from asystent_desktop.application.family.card_views import FamilyCard, Gap
from asystent_desktop.domain.entry_rules import in_force
from asystent_desktop.domain.kinds.family import Authority, Basis


def gaps(card: FamilyCard, day: date) -> FamilyCard:
    """The card with its gaps named."""
    return replace(card, gaps=tuple(_gaps(card, day)))


def _gaps(card: FamilyCard, day: date) -> Iterator[Gap]:
    bases = [one for one in card.bases if in_force(one, day)]
    if not bases:
        yield Gap.NO_BASIS
    if not card.people:
        yield Gap.NO_PEOPLE
    if not any(one.withdrawn_on is None or one.withdrawn_on > day for one in card.consents):
        yield Gap.NO_CONSENT
    if not card.clauses:
        yield Gap.NO_CLAUSE
    proofs = (one for one in card.for_life if one.valid_until is None or day <= one.valid_until)
    if any(one.basis == Basis.FOR_LIFE for one in bases) and not any(proofs):
        yield Gap.NO_CERTIFICATE
    if any(one.authority == Authority.UNKNOWN for one in card.authority):
        yield Gap.NO_AUTHORITY
    if any(in_force(one, day) and one.help_plan_on is None for one in card.placements):
        yield Gap.NO_HELP_PLAN
