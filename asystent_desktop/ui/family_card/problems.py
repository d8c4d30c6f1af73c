"""Problems with strengths beside them, of the whole family or of one person, each with its days."""

from __future__ import annotations

from datetime import date
from typing import Any

from asystent_desktop.application.family import card as family_card, household, members
from asystent_desktop.application.family.card_views import StrengthRow
from asystent_desktop.domain.entry_shapes import Shape
from asystent_desktop.domain.kinds.household import Problem
from asystent_desktop.i18n import N_, _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.records import EntryWays, RecordKind, RecordsPage, RowWords, Wording
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone


def _problem(one: Problem, words: Wording) -> RowWords:
    return RowWords(
        words.key("problems", one.problem),
        words.joined(
            words.person(one.member_id) or _("the whole family"),
            words.span(one.since, one.until),
            words.hide(one.note),
        ),
        over=words.is_over(one.until),
    )


def _strength(one: StrengthRow, words: Wording) -> RowWords:
    return RowWords(
        words.hide(one.text),
        words.joined(words.person(one.member_id) or _("the whole family"), words.span(one.since, one.until)),
        tone=Tone.DONE,
        over=not one.in_force,
    )


class StrengthWays(EntryWays):
    """A strength is two records, words and days; `application.family.household` keeps them together."""

    def held(self, desk: Desk, family_id: str, cls: type[Any]) -> list[Any]:
        """Those in force first."""
        return list(family_card.card(desk, family_id).strengths)[::-1]

    def add(self, desk: Desk, family_id: str, cls: type[Any], given: dict[str, Any]) -> object:
        """Notes one."""
        fields = {name: value for name, value in given.items() if value is not None}
        return household.note_strength(desk, family_id, **fields)

    def change(self, desk: Desk, cls: type[Any], entry: Any, given: dict[str, Any]) -> object:
        """Other words or days."""
        return household.change_strength(desk, entry.id, **given)

    def remove(self, desk: Desk, cls: type[Any], entry: Any) -> object:
        """Takes one off the list."""
        return members.remove_strength(desk, entry.id)

    def restore(self, desk: Desk, cls: type[Any], entry: Any) -> object:
        """Brings it back."""
        return household.restore_strength(desk, entry.id)


PROBLEMS = RecordKind(
    cls=Problem,
    title=N_("Problems"),
    add=N_("Add a problem"),
    empty=N_("No problem is entered yet."),
    icon=Icon.FLAG,
    lines=(("problem",), ("member_id",), ("since", "until"), ("note",)),
    row=_problem,
    starts=("since",),
    nothing={"member_id": N_("the whole family")},
)
STRENGTHS = RecordKind(
    cls=StrengthRow,
    title=N_("Strengths"),
    add=N_("Add a strength"),
    empty=N_("No strength is entered yet. They stand beside every problem."),
    icon=Icon.STRENGTH,
    lines=(("text",), ("strength",), ("member_id",), ("since", "until")),
    row=_strength,
    starts=("since",),
    labels={"text": N_("In your own words"), "strength": N_("By the dictionary")},
    hints={"text": N_("A sentence of your own says most; the dictionary alone will do, too.")},
    nothing={"member_id": N_("the whole family"), "strength": N_("none")},
    types={
        "text": str,
        "strength": str | None,
        "member_id": str | None,
        "since": date | None,
        "until": date | None,
    },
    ways=StrengthWays(),
    called="strength",
    joints=Shape(("member_id",), words={"strength": "strengths"}),
)


def problems_page(desk: Desk, tasks: Tasks) -> RecordsPage:
    """The section."""
    return RecordsPage(desk, tasks, (PROBLEMS, STRENGTHS), abreast=True)
