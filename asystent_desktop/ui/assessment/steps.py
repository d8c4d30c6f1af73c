"""What an assessment asks, step by step: the areas, then the family's cooperation and the risk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.assessments.views import AssessmentRow, AssessmentView
from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.wording.entry_words import field_label
from asystent_desktop.application.wording.labels import risk_label
from asystent_desktop.domain.kinds.assessment import AssessmentState
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.i18n import N_, _

COOPERATION = "cooperation"
RISK = "risk_level"
RISKS = (Risk.LOW, Risk.MEDIUM, Risk.HIGH)
GRADE_WORDS = (
    N_("danger"),
    N_("great difficulties"),
    N_("difficulties"),
    N_("sufficient"),
    N_("well"),
    N_("independent"),
)


@dataclass(frozen=True)
class Choice:
    """One answer that may be given.

    Attributes:
        key: The digit that gives it. `word`: one word; `words`: what it means.
    """

    key: int
    word: str
    words: str


@dataclass(frozen=True)
class Step:
    """One question.

    Attributes:
        key: Key of an area, `COOPERATION` or `RISK`.
        answer: Key of the choice given; None while there is none.
        previous: Key of the choice of the assessment before; `previous_on`: its day. Never a value.
        state, change: Notes; a step that is no area has only `state`.
        cited: Ids of the cards the answer rests on.
    """

    key: str
    number: int
    title: str
    choices: tuple[Choice, ...]
    answer: int | None
    previous: int | None
    previous_on: date | None
    state: str
    change: str
    cited: tuple[str, ...]

    @property
    def is_area(self) -> bool:
        """One of the ten areas, which cite cards and say what changed."""
        return self.key not in (COOPERATION, RISK)


@dataclass(frozen=True)
class AssessmentFile:
    """What the tab shows.

    Attributes:
        rows: All assessments, newest first. `view`: the one on the screen; None without any.
        next_on: When the next one is due.
    """

    rows: tuple[AssessmentRow, ...]
    view: AssessmentView | None
    next_on: date | None
    today: date

    @property
    def draft(self) -> bool:
        """Whether the one on the screen may still change."""
        return self.view is not None and self.view.assessment.state == AssessmentState.DRAFT


def steps_of(view: AssessmentView) -> tuple[Step, ...]:
    """The questions of an assessment, in order."""
    areas = [
        Step(
            key=one.area,
            number=number,
            title=one.label[:1].upper() + one.label[1:],
            choices=_grades(one.words),
            answer=one.grade,
            previous=one.previous_grade,
            previous_on=one.previous_on,
            state=one.state,
            change=one.change,
            cited=tuple(visit.visit_id for visit in one.visits),
        )
        for number, one in enumerate(view.areas, 1)
    ]
    held = view.assessment
    risk = RISKS.index(held.risk_level) if held.risk_level in RISKS else None
    risks = tuple(Choice(at, _(risk_label(one)), "") for at, one in enumerate(RISKS))
    count = len(areas)
    return (
        *areas,
        _other(COOPERATION, count + 1, _("Cooperation of the family"), _grades(view.cooperation_words),
               held.cooperation, held.cooperation_note),
        _other(RISK, count + 2, _("Risk for the children"), risks, risk, held.risk_note),
    )  # fmt: skip


def lacking_words(problems: tuple[FieldProblem, ...], steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    """Key and words of each thing that is missing."""
    titles = {one.key: f"{one.number}. {one.title}" for one in steps}
    return [(one.field, titles.get(one.field) or _(field_label(one.field))) for one in problems]


def _grades(words: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(at, _(GRADE_WORDS[at]), text) for at, text in enumerate(words))


def _other(
    key: str, number: int, title: str, choices: tuple[Choice, ...], answer: int | None, state: str
) -> Step:
    return Step(key, number, title, choices, answer, None, None, state, "", ())
