"""The checks of one court paper, with everything of this store they go by."""

from collections.abc import Iterator
from dataclasses import replace

from asystent_desktop.application.courts.directory import has_postcode
from asystent_desktop.application.dictionaries import check_words
from asystent_desktop.application.opinion.content import Held
from asystent_desktop.application.opinion.file import OpinionFile
from asystent_desktop.application.opinion.name_forms import first_name_forms
from asystent_desktop.application.opinion.review import decided, review_words
from asystent_desktop.domain.check_codes import CheckCode, CheckTone, CheckWords, KnownFacts, Remark
from asystent_desktop.domain.kinds.family import Family, FamilyMember
from asystent_desktop.domain.opinion_checks import remarks
from asystent_desktop.domain.opinion_review import Passage, passages, still_open
from asystent_desktop.domain.papers import Addressee
from asystent_desktop.domain.people import age_on
from asystent_desktop.ports.desk import Identity
from asystent_desktop.ports.store import UnitOfWork


def judged(unit: UnitOfWork, identity: Identity, held: Held, file: OpinionFile) -> tuple[Remark, ...]:
    """Every remark on a paper, blocking ones first; a final one is still read by the same rules."""
    words = paper_words(unit, identity, file)
    found = remarks(held.parts, held.questions, words, held.form.shape, known_facts(file))
    decisions = decided(unit, held.opinion)
    listed = passages(held.parts, review_words(file))
    waiting = tuple(_waiting(one) for one in listed if still_open(one, decisions))
    found = (*found, *_half_address(held.addressee))
    return tuple(sorted((*found, *waiting), key=lambda one: (one.tone != CheckTone.BLOCK, one.part)))


def _half_address(to: Addressee) -> Iterator[Remark]:
    """The dictionary knows many courts without their postcode; a letter posted there comes back."""
    if to.court.strip() and not (to.street.strip() and has_postcode(to.postcode_city)):
        shown = ", ".join(part for part in (to.court, to.street, to.postcode_city) if part.strip())
        yield Remark(CheckCode.HALF_ADDRESS, CheckTone.WARN, 0, word=shown)


def _waiting(passage: Passage) -> Remark:
    return Remark(CheckCode.REVIEW_OPEN, CheckTone.BLOCK, passage.part, passage.paragraph, word=passage.text)


def paper_words(unit: UnitOfWork, identity: Identity, file: OpinionFile) -> CheckWords:
    """The words of the checks, with the surnames of this family and of every other one in the store."""
    everybody = [(one.scope, one.surname) for one in unit.find(FamilyMember)]
    everybody += [
        (one.scope, one.full_name.split()[-1]) for one in unit.find(Family) if one.full_name.split()
    ]
    family = file.family
    own = {surname for scope, surname in everybody if scope == family.scope}
    own |= {identity.name, family.social_worker, family.city, family.district}
    # Whoever works with the family by profession is named on purpose.
    own |= {one.name for one in file.case.contacts if one.role not in INFORMAL}
    own |= {one.guardian for one in file.case.guardianships}
    others = {surname for scope, surname in everybody if scope != family.scope}
    return replace(check_words(), other_surnames=frozenset(others), own_surnames=frozenset(own))


INFORMAL = frozenset({"neighbour", "landlord", "employer", "foster_parent", "other"})
"""Roles of people whose name does not belong into a court's file without a thought."""


def known_facts(file: OpinionFile) -> KnownFacts:
    """What the file says, for comparing."""
    ages = {
        one.first_name: years
        for one in file.people
        if not one.birth_approximate and (years := age_on(one.birth_date, file.on)) is not None
    }
    twice = {one.first_name for one in file.people if _shared(one, file.people)}
    children = file.children
    return KnownFacts(
        on=file.on,
        ages={form: ages[name] for form, name in _forms(file).items() if name in ages and name not in twice},
        cooperation_from=file.family.cooperation_from,
        card_days=frozenset(card.on for card in file.facts.cards),
        meetings=len(file.meetings),
        children=frozenset({len(children), sum(map(file.at_home, children))}) if children else frozenset(),
    )


def _forms(file: OpinionFile) -> dict[str, str]:
    """Every case of every first name by itself; a form of two people belongs to neither."""
    found: dict[str, str] = {}
    for one in file.people:
        for form in first_name_forms(one):
            found[form] = one.first_name if found.get(form, one.first_name) == one.first_name else ""
    return found


def _shared(member: FamilyMember, people: list[FamilyMember]) -> bool:
    """Two people of one first name: their ages cannot be told apart in a sentence."""
    return sum(one.first_name == member.first_name for one in people) > 1
