"""The law moves without code: other limits and words from a day on; what cannot be used is passed over."""

from datetime import date

import pytest

from asystent_desktop import assets
from asystent_desktop.application.family import families
from asystent_desktop.application.faults import OverLimit
from asystent_desktop.application.tables import office_tables
from asystent_desktop.application.tables.office_tables import UnusableTable
from asystent_desktop.bootstrap.office_rules import with_tables
from asystent_desktop.domain.kinds.office_table import OfficeTable
from asystent_desktop.domain.records import person_scope
from asystent_desktop.i18n import dictionaries, speaking
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import new_family
from tests.fakes.tables import shipped_afterwards

__all__ = ["shipped_afterwards"]

LIMITS = "rules/limits"
REFORM = """
[[families_per_assistant]]
value = 10
valid_from = 2026-11-01
source = "projekt ustawy"

[[followed_up_families_per_assistant]]
value = 15
valid_from = 2026-11-01
source = "projekt ustawy"
"""


def reformed(desk: Desk) -> Desk:
    text = assets.path("rules/limits.toml").read_text("utf-8") + REFORM
    office_tables.set_table(desk, LIMITS, text, date(2026, 11, 1), "projekt ustawy")
    return with_tables(desk)


def test_fifteen_becomes_ten_and_another_limit_appears_without_code(desk: Desk) -> None:
    before = families.load(desk)
    assert (before.limit, before.followed_up_limit) == (15, None)
    after = reformed(desk)
    told = families.load(after)
    assert (told.limit, told.followed_up_limit) == (10, 15)
    assert families.load(after, date(2026, 10, 31)).limit == 15, "last month is judged by last month's limit"
    for number in range(10):
        new_family(after, f"Rodzina {number}")
    with pytest.raises(OverLimit):
        new_family(after, "Jedenasta")


def test_a_table_waits_for_its_first_day_and_goes_when_it_is_dropped(desk: Desk) -> None:
    text = assets.path("rules/limits.toml").read_text("utf-8") + REFORM
    _changes, made = office_tables.set_table(desk, LIMITS, text, date(2026, 12, 1))
    assert families.load(with_tables(desk)).limit == 15
    rows = {row.name: row for row in office_tables.tables(desk, date(2026, 12, 1))}
    assert rows[LIMITS].valid_from == date(2026, 12, 1)
    office_tables.drop_table(desk, made)
    assert {row.valid_from for row in office_tables.tables(desk, date(2026, 12, 1))} == {None}


def test_a_word_of_a_dictionary_is_the_offices(desk: Desk) -> None:
    text = '[[entry]]\nkey = "debt"\npl = "zadłużenie czynszowe"\nen = "rent arrears"\n'
    office_tables.set_table(desk, "dictionaries/problems", text, date(2026, 1, 1))
    with_tables(desk)
    assert [one.pl for one in dictionaries.entries("problems")] == ["zadłużenie czynszowe"]
    assert office_tables.table_text(desk, "dictionaries/problems") == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rules/unknown", ""),
        (LIMITS, "not = [toml"),
        (LIMITS, ""),
        ("rules/holidays", "fixed = []"),
        ("rules/citations", "act = []\n"),
        ("dictionaries/problems", "entry = []"),
        ("dictionaries/problems", '[[entry]]\nkey = "a"\npl = ""\nen = "a"\n'),
        ("dictionaries/problems", '[[entry]]\nkey = 1\npl = "a"\nen = "a"\n'),
        (
            "dictionaries/assessment_scale",
            "[[scale]]\nvalid_from = 2026-01-01\ncooperation = []\narea = []\n",
        ),
    ],
)
def test_what_cannot_be_used_is_refused(desk: Desk, name: str, text: str) -> None:
    with pytest.raises(UnusableTable):
        office_tables.set_table(desk, name, text, date(2026, 1, 1))


def test_every_shipped_table_passes_its_own_check() -> None:
    for name in office_tables.NAMES:
        office_tables.check_table(name, assets.path(f"{name}.toml").read_text("utf-8"))


def test_one_that_came_broken_is_passed_over_and_told(desk: Desk) -> None:
    scope = person_scope(desk.identity().person_id)
    with desk.unit_of_work() as unit:
        unit.save(OfficeTable(id="x", scope=scope, name=LIMITS, text="?", valid_from=date(2026, 1, 1)))
        unit.commit("set-table")
    assert families.load(with_tables(desk)).limit == 15
    assert [row.name for row in office_tables.tables(desk) if not row.usable] == [LIMITS]


def test_where_a_text_breaks_is_told_by_its_line() -> None:
    with speaking("en"), pytest.raises(UnusableTable) as fault:
        office_tables.check_table(LIMITS, "a = 1\nb = dziesięć\n")
    assert fault.value.values["place"] == "line 2"
