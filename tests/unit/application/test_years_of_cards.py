"""Files with years of cards: opening reads the newest only, and says the same as reading them all."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from asystent_desktop.application.due.facts import newest_cards
from asystent_desktop.application.exchange import week
from asystent_desktop.application.exchange.standing import standing
from asystent_desktop.application.family import families
from asystent_desktop.application.planner import brief, brief as briefs
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.cards import latest_versions
from asystent_desktop.domain.kinds.visit import Visit, VisitKind
from asystent_desktop.domain.records import family_scope
from asystent_desktop.persistence.rows import RowMap
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family
from tests.fakes.vaults import make_desk

CARDS = 160


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path / "vault")
    yield made
    made.close()


@pytest.fixture
def family_id(desk: Desk) -> str:
    made = new_family(desk, "Nowak")
    with desk.unit_of_work() as unit:
        for number in range(CARDS):
            unit.save(_card(desk, made, number))
        unit.commit("years")
    return made


def _card(desk: Desk, family_id: str, number: int) -> Visit:
    """A card a day, back from yesterday; every fifth is corrected by one that moves it to the year before."""
    before = f"card-{number - 1:03}" if number % 5 == 1 else None
    on = TODAY - timedelta(days=1 + number + (300 if before else 0))
    return Visit(
        id=f"card-{number:03}",
        scope=family_scope(family_id),
        on=on,
        start=card(family_id, on).start,
        end=card(family_id, on).end,
        place="home",
        kind=VisitKind.PHONE if number % 3 == 0 else VisitKind.PLANNED,
        facts=f"Spotkanie {number}.",
        agreements="Zadzwonić do szkoły." if number % 4 == 2 else "",
        recorded_at=desk.clock.now(),
        author_id=desk.identity().person_id,
        corrects=before,
    )


def test_the_newest_cards_are_those_of_all(desk: Desk, family_id: str) -> None:
    with desk.unit_of_work() as unit:
        everything = latest_versions(unit.find(Visit, scope=family_scope(family_id)))
        for limit in (1, 7, 40, CARDS):
            told = newest_cards(unit, family_scope(family_id), limit)
            assert [one.on for one in told] == [one.on for one in everything[:limit]]
            assert {one.id for one in told} <= {one.id for one in everything}, "no replaced version"


def test_opening_a_file_reads_a_few_cards(
    desk: Desk, family_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    record = RowMap.record

    def counted(self: RowMap, row: object) -> object:
        read.append(self.kind.name)
        return record(self, row)  # type: ignore[arg-type]

    monkeypatch.setattr(RowMap, "record", counted)
    page = families.overview(desk, family_id, TODAY)
    assert len(page.visits) == families.RECENT_VISITS
    assert read.count("visit") < 3 * families.RECENT_VISITS + 20
    read.clear()
    monkeypatch.setattr(RowMap, "record", record)
    assert page.visits_total == len(cards.visits(desk, family_id))


def test_a_brief_of_the_newest_cards_is_the_brief_of_all(
    desk: Desk, family_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = brief.brief(desk, family_id, TODAY)
    monkeypatch.setattr(briefs, "_CARDS_FIRST", CARDS * 2)
    whole = brief.brief(desk, family_id, TODAY)
    assert short == whole and whole.agreements and not whole.first_visit


def test_a_child_seen_long_ago_is_looked_for_in_all_cards(desk: Desk, family_id: str) -> None:
    from asystent_desktop.application.family import members
    from asystent_desktop.application.family.views import MemberForm
    from asystent_desktop.domain.kinds.family import MemberRole

    born = date(2019, 4, 2)
    child = members.add_member(
        desk, family_id, MemberForm("Ola", "Nowak", MemberRole.CHILD, birth_date=born)
    )[1]
    seen_on = TODAY - timedelta(days=400)
    cards.save_visit(desk, card(family_id, seen_on, children_seen=(child,), present=(child,)))
    (told,) = brief.brief(desk, family_id, TODAY).children
    assert told.last_on == seen_on and told.not_lately


def test_what_waits_is_counted_as_it_is_listed(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, TODAY))
    with desk.exchange_unit() as unit:
        unconfirmed = unit.unacknowledged()
    listed = week.waiting(desk)
    assert standing(desk).total == listed.total == len(unconfirmed) > 1
    assert sum(one.count for one in listed.by_kind) == listed.total
    assert {one.label for one in listed.by_kind} >= {"Family files", "Visit cards"}
