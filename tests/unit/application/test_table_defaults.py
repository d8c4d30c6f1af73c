"""A table the office keeps is completed when the program asks for more, and told; nothing else is."""

import tomllib
from datetime import date

import pytest

from asystent_desktop import assets
from asystent_desktop.application.courts import directory as court_directory
from asystent_desktop.application.family import families
from asystent_desktop.application.tables import office_tables
from asystent_desktop.application.tables.office_tables import UnusableTable
from asystent_desktop.bootstrap.office_rules import with_tables
from asystent_desktop.domain.kinds.office_table import OfficeTable
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import person_scope
from asystent_desktop.i18n import dictionaries
from asystent_desktop.i18n.citations import citation
from asystent_desktop.ports.desk import Desk
from tests.fakes.tables import shipped_afterwards

__all__ = ["shipped_afterwards"]

LIMITS, CITATIONS, COURTS = "rules/limits", "rules/citations", "dictionaries/courts"
SINCE = date(2026, 1, 1)
OLD_LIMITS = """
[[families_per_assistant]]
value = 12
valid_from = 2020-01-01
source = "zarządzenie"

[[limit_of_another_time]]
value = 3
valid_from = 2020-01-01
source = "wersja sprzed lat"
"""
OWN_COURT = """
[[court]]
court = "Sąd Rejonowy w Próbowie"
division = "III Wydział Rodzinny i Nieletnich"
street = "ul. Wzorcowa 1"
postcode_city = "00-001 Próbowo"
"""


def kept(desk: Desk, name: str, text: str) -> None:
    """A text that an earlier version of the program took."""
    scope = person_scope(desk.identity().person_id)
    with desk.unit_of_work() as unit:
        unit.save(OfficeTable(id=desk.ids.new(), scope=scope, name=name, text=text, valid_from=SINCE))
        unit.commit("set-table")


def row(desk: Desk, name: str) -> office_tables.TableRow:
    return next(one for one in office_tables.tables(desk) if one.name == name)


def test_limits_of_an_older_program_hold_and_new_ones_are_the_shipped(desk: Desk) -> None:
    kept(desk, LIMITS, OLD_LIMITS)
    told = row(desk, LIMITS)
    assert told.usable
    assert Limit.CONTACT_INTERVAL_WORKING_DAYS.value in told.added
    assert Limit.FAMILIES_PER_ASSISTANT.value not in told.added
    after = with_tables(desk)
    assert families.load(after).limit == 12
    assert after.rules.limits.at(desk.clock.today())[Limit.CONTACT_INTERVAL_WORKING_DAYS] == 10


def test_a_limit_that_is_none_is_refused_while_it_is_typed(desk: Desk) -> None:
    with pytest.raises(UnusableTable):
        office_tables.set_table(desk, LIMITS, OLD_LIMITS, SINCE)
    fresh = OLD_LIMITS.partition("[[limit_of")[0]
    office_tables.set_table(desk, LIMITS, fresh, SINCE)
    assert families.load(with_tables(desk)).limit == 12


def test_a_citation_added_later_is_there_beside_the_offices_own(desk: Desk) -> None:
    shipped = tomllib.loads(assets.path(f"{CITATIONS}.toml").read_text("utf-8"))
    lines = assets.path(f"{CITATIONS}.toml").read_text("utf-8").split("[[")
    fewer = "[[".join(part for part in lines if 'key = "court_opinion"' not in part)
    assert len(tomllib.loads(fewer)["citation"]) < len(shipped["citation"])
    kept(desk, CITATIONS, fewer.replace("z dnia 9 czerwca 2011 r.", "z 9.06.2011 r."))
    assert row(desk, CITATIONS).added == ("citation court_opinion",)
    with_tables(desk)
    assert "z 9.06.2011 r." in citation("court_opinion", date(2026, 11, 17))


def test_a_word_added_later_is_the_shipped_one_and_a_misspelt_one_is_refused(desk: Desk) -> None:
    text = assets.path("documents/slownik.toml").read_text("utf-8").replace('mother = "matka"\n', "")
    with pytest.raises(UnusableTable) as fault:
        office_tables.set_table(desk, "documents/slownik", text, SINCE)
    assert fault.value.values["place"] == "role.mother"
    kept(desk, "documents/slownik", text.replace('father = "ojciec"', 'father = "tata"'))
    assert row(desk, "documents/slownik").added == ("role.mother",)
    with_tables(desk)
    roles = assets.load_toml("documents/slownik.toml")["role"]
    assert (roles["mother"], roles["father"]) == ("matka", "tata")


def test_a_dictionary_is_not_filled_up_again(desk: Desk) -> None:
    text = '[[entry]]\nkey = "debt"\npl = "zadłużenie"\nen = "debt"\n'
    office_tables.set_table(desk, "dictionaries/problems", text, SINCE)
    assert row(desk, "dictionaries/problems").added == ()
    with_tables(desk)
    assert [one.key for one in dictionaries.entries("problems")] == ["debt"]


def test_the_office_has_its_own_courts(desk: Desk) -> None:
    office_tables.set_table(desk, COURTS, OWN_COURT, SINCE, "pismo sądu")
    with_tables(desk)
    assert [one.court for one in court_directory.addressees(desk)] == ["Sąd Rejonowy w Próbowie"]


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        (COURTS, 'court = "Sąd', 'court = ""\n#', "court 1"),
        (COURTS, 'street = "ul. Wzorcowa 1"\n', "", "court 1"),
        (COURTS, "[[court]]", '[[court]]\nkind = "tribunal"', "court 1"),
        (COURTS, "[[court]]", '[[court]]\nphone = "1"', "court 1"),
        ("documents/wspolne", "{place}", "{plaec}", "dated {plaec}"),
        ("documents/opinia", "{case_ref}", "{case}", "head.case_ref {case}"),
        ("documents/opinia-formy", "citation =", "citaton =", "form"),
    ],
)
def test_what_would_stop_a_print_is_refused_with_its_place(
    desk: Desk, name: str, old: str, new: str, place: str
) -> None:
    text = OWN_COURT if name == COURTS else assets.path(f"{name}.toml").read_text("utf-8")
    office_tables.check_table(name, text)
    with pytest.raises(UnusableTable) as fault:
        office_tables.check_table(name, text.replace(old, new, 1))
    assert place in str(fault.value.values["place"])
