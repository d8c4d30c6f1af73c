"""Deciding on a child's words, informants and protected addresses before a paper leaves ("Przegląd")."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from asystent_desktop import assets
from asystent_desktop.application.courts.sentences import sentences
from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.application.opinion.content import read_held
from asystent_desktop.application.opinion.file import OpinionFile, read_file
from asystent_desktop.application.opinion.name_forms import first_name_forms
from asystent_desktop.application.opinion.state import writable
from asystent_desktop.application.reading import record_in
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.court import CourtOpinion, Decision, ReviewDecision, ReviewKind
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.kinds.household import AddressKind
from asystent_desktop.domain.opinion_review import Passage, ReviewWords, passages, still_open
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_KEY_SIGNS = 16
_PARENTS = (MemberRole.MOTHER, MemberRole.FATHER, MemberRole.PARTNER)


@dataclass(frozen=True)
class ReviewItem:
    """One passage to decide on.

    Attributes:
        key: Names kind and words; the same words of one paper are asked about once.
        places: Part and paragraph (from 1) of every place it stands in.
        decision: The latest one; None while nobody decided.
        open: Nobody decided, or it was to be paraphrased and still stands there.
    """

    key: str
    kind: ReviewKind
    places: tuple[tuple[int, int], ...]
    text: str
    decision: Decision | None
    open: bool


def review(desk: Desk, opinion_id: str) -> tuple[ReviewItem, ...]:
    """Everything to decide on in a paper, decided or not, in order of the parts.

    Raises:
        UnknownRecord: The paper is not here.
    """
    with desk.unit_of_work() as unit:
        return _items(desk, unit, record_in(unit, CourtOpinion, opinion_id))


def _items(desk: Desk, unit: UnitOfWork, paper: CourtOpinion) -> tuple[ReviewItem, ...]:
    held = read_held(unit, paper)
    file = read_file(unit, held.family.id, desk.identity().title, paper.dated_on, held.request, paper.since)
    decisions = decided(unit, paper)
    found: dict[str, ReviewItem] = {}
    for one in passages(held.parts, review_words(file)):
        key, place = key_of(one), (one.part, one.paragraph)
        if key in found:
            found[key] = replace(found[key], places=(*found[key].places, place))
        else:
            decision = decisions.get((one.kind, one.text))
            found[key] = ReviewItem(key, one.kind, (place,), one.text, decision, still_open(one, decisions))
    return tuple(found.values())


def key_of(passage: Passage) -> str:
    """A short name for the words of a passage."""
    return sha256_hex(f"{passage.kind.value}|{passage.text}".encode())[:_KEY_SIGNS]


def decide(desk: Desk, opinion_id: str, key: str, decision: Decision) -> ChangeSet:
    """Keeps what was decided; a decision to hide changes what is printed and so voids an approval.

    Raises:
        UnknownRecord: The paper, or such a passage in it, is not here.
        OpinionFrozen, OthersPaper: The paper is not open for this person's writing.
    """
    identity = desk.identity()
    with desk.unit_of_work() as unit:
        paper = writable(unit, opinion_id, identity)
        item = next((one for one in _items(desk, unit, paper) if one.key == key), None)
        if item is None:
            raise UnknownRecord(kind="review_decision", record_id=key)
        unit.save(
            ReviewDecision(
                id=desk.ids.new(),
                scope=paper.scope,
                opinion_id=opinion_id,
                review_kind=item.kind,
                text=item.text,
                decision=decision,
                by_id=identity.person_id,
                made_at=desk.clock.now(),
            )
        )
        return unit.commit("decide-review")


def decided(unit: UnitOfWork, paper: CourtOpinion) -> Mapping[tuple[ReviewKind, str], Decision]:
    """The latest decision about each passage of a paper."""
    held = unit.find(ReviewDecision, scope=paper.scope, opinion_id=paper.id)
    return {
        (one.review_kind, one.text): one.decision
        for one in sorted(held, key=lambda one: (one.made_at, one.id))
    }


def review_words(file: OpinionFile) -> ReviewWords:
    """What is looked for in a paper of this family."""
    table = assets.load_toml("dictionaries/opinion_review.toml")
    forms = {form.casefold() for child in file.children for form in first_name_forms(child)}
    names = sorted(forms | {_stem(child.first_name) for child in file.children})
    return ReviewWords(
        children=(*names, *table["children"]),
        reported=tuple(sentences()["notes"]["reported"]),
        spoken=tuple(card.child_voice.strip() for card in file.facts.cards if card.child_voice.strip()),
        informants=tuple(table["informants"]),
        witnesses=tuple(table["witnesses"]),
        informant_names=tuple(
            one.name for one in file.case.contacts if one.role in table["informant_roles"] and one.name
        ),
        addresses=_protected(file),
        known_streets=tuple(one for one in _open_streets(file) if one),
        titles=tuple(table["titles"]),
    )


def _stem(name: str) -> str:
    return name.casefold().rstrip("aeiouy") or name.casefold()


def _protected(file: OpinionFile) -> tuple[str, ...]:
    """Addresses of placed children, of people who live apart, and the home while a parent is out of it."""
    held = [text for one in file.case.placements for text in (one.address, one.place)]
    held += [
        one.street
        for one in file.case.addresses
        if one.member_id is not None or one.address_kind is AddressKind.TEMPORARY
    ]
    if _parent_outside(file):
        held.append(file.family.street)
    return tuple(one.strip() for one in held if one.strip())


def _parent_outside(file: OpinionFile) -> bool:
    return any(one.role in _PARENTS and not one.in_household for one in file.people)


def _open_streets(file: OpinionFile) -> list[str]:
    return [] if _parent_outside(file) else [file.family.street]
