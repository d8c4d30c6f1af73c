"""Where a court paper stands: computed from its steps and the hash of its present words, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from asystent_desktop.application.faults import OpinionFrozen
from asystent_desktop.application.opinion.content import Held, accepted_sha256, read_held, words_of
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.kinds.court import CourtOpinion, OpinionDocument, OpinionState
from asystent_desktop.domain.kinds.workflow import PaperStep, Step
from asystent_desktop.domain.paper_flow import PaperState, Standing, standing
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.desk import Identity
from asystent_desktop.ports.store import UnitOfWork

PAPER_KIND = "court_opinion"
_OFFICE_ROLES = ("head", "administrator")
_STATES = {
    PaperState.DRAFT: OpinionState.DRAFT,
    PaperState.SUBMITTED: OpinionState.SUBMITTED,
    PaperState.RETURNED: OpinionState.RETURNED,
    PaperState.APPROVED: OpinionState.APPROVED,
    PaperState.SENT: OpinionState.SENT,
}
OPEN = (OpinionState.DRAFT, OpinionState.RETURNED)
"""States in which the author may write."""


class OthersPaper(UserFixable):
    """The head comments, returns or approves; the text stays its author's. Values: `opinion_id`."""

    code = "application.others-paper"


@dataclass(frozen=True)
class Stand:
    """Where a paper stands now.

    Attributes:
        steps: From `domain.paper_flow`. `present`: hash of the present words.
        final: The final document; None before.
    """

    state: OpinionState
    steps: Standing
    present: str
    final: OpinionDocument | None

    @property
    def reason(self) -> str:
        """Why it was given back; empty otherwise."""
        last = self.steps.live[-1] if self.steps.live else None
        return last.reason if last is not None and last.step is Step.RETURN else ""


def stand_of(
    held: Held, identity: Identity, steps: Iterable[PaperStep], documents: Iterable[OpinionDocument]
) -> Stand:
    """Judges one paper from what was read of it."""
    present = accepted_sha256(words_of(held, identity), held.form)
    own = [one for one in steps if one.paper_id == held.opinion.id]
    now = standing(own, present)
    final = next(
        (one for one in documents if one.opinion_id == held.opinion.id and one.final and not one.copy_for),
        None,
    )
    return Stand(_state(held.opinion, own, now, final), now, present, final)


def _state(
    opinion: CourtOpinion, own: list[PaperStep], now: Standing, final: OpinionDocument | None
) -> OpinionState:
    if now.state is PaperState.SENT:
        return OpinionState.SENT
    if final is not None:
        return OpinionState.FINAL
    if opinion.state is OpinionState.DRAFT or not own:
        return opinion.state  # taken back for work; or submitted by a version that knew no steps
    return _STATES[now.state]


def read_stand(unit: UnitOfWork, opinion: CourtOpinion, identity: Identity) -> Stand:
    """Reads where one paper stands.

    Raises:
        UnknownRecord, UnknownFamily, UnknownForm: As `opinion_content.read_held`.
    """
    held = read_held(unit, opinion)
    steps = unit.find(PaperStep, scope=opinion.scope, paper_id=opinion.id)
    documents = unit.find(OpinionDocument, scope=opinion.scope, opinion_id=opinion.id)
    return stand_of(held, identity, steps, documents)


def writable(unit: UnitOfWork, opinion_id: str, identity: Identity) -> CourtOpinion:
    """The paper, open for writing by this person; one given back becomes a draft with the first change.

    Raises:
        UnknownRecord: It is not here.
        OpinionFrozen: It was submitted.
        OthersPaper: The office's roles do not write in an assistant's paper.
    """
    opinion = record_in(unit, CourtOpinion, opinion_id)
    if opinion.author_id != identity.person_id and identity.role in _OFFICE_ROLES:
        raise OthersPaper(opinion_id=opinion_id)
    if opinion.state is OpinionState.DRAFT:
        return opinion
    state = read_stand(unit, opinion, identity).state
    if state not in OPEN:
        raise OpinionFrozen(opinion_id=opinion_id, state=state.value)
    return opinion
