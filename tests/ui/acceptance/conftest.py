"""A text the head returned once and now has before her again: two versions, one remark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from asystent_desktop.application.opinion import acceptance as opinion_acceptance, opinions
from asystent_desktop.domain.papers import Nature, Paragraph
from asystent_desktop.ports.desk import Desk, Identity
from asystent_desktop.ui.acceptance import AcceptancePage
from tests.ui.opinion.conftest import Case, fill, housing, no_leftovers, plain, tasks

__all__ = ["no_leftovers", "plain", "tasks"]

HEAD_ID = "01930000-0000-7000-8000-0000000000aa"
OLD, NEW = "Dzieci często opuszczają zajęcia.", "Dzieci opuściły we wrześniu 11 dni zajęć."


@dataclass(frozen=True)
class Office:
    """One store that two people take turns at."""

    case: Case
    author: Identity
    head: Identity

    @property
    def desk(self) -> Desk:
        return self.case.desk

    def sit(self, who: Identity) -> None:
        self.desk.put_identity(who)

    def write(self, text: str) -> None:
        paragraph = Paragraph(text, Nature.FACT, housing(self.case)[0].sources)
        opinions.change_part(self.desk, self.case.opinion_id, 6, (paragraph,))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    case = fill(tmp_path / "vault")
    author = replace(case.desk.identity(), enrolled=True)
    made = Office(case, author, replace(author, person_id=HEAD_ID, name="Halina Jarosz", role="head"))
    made.write(OLD)
    opinions.submit(made.desk, case.opinion_id)
    made.sit(made.head)
    first = opinion_acceptance.acceptance_queue(made.desk)[0]
    opinion_acceptance.comment(made.desk, case.opinion_id, 6, "Ile dni?")
    opinion_acceptance.give_back(made.desk, case.opinion_id, first.content_sha256, "Proszę o liczby")
    made.sit(author)
    made.write(NEW)
    opinions.submit(made.desk, case.opinion_id)
    made.sit(made.head)
    yield made
    made.desk.close()


@pytest.fixture
def page(qtbot, office, tasks) -> AcceptancePage:
    made = AcceptancePage(office.desk, tasks)
    made.resize(1282, 660)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.presenter.read_text):
        made.show()
    return made
