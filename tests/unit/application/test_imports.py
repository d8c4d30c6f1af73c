"""`import`: encodings, separators, dates, quoted fields; all or nothing; a second run adds nothing."""

from datetime import date

import pytest

from asystent_desktop.application.family import card, families, members
from asystent_desktop.application.transfer import imports
from asystent_desktop.application.transfer.import_files import FAMILIES, PEOPLE, SERVICES
from asystent_desktop.application.transfer.import_words import word_fault
from asystent_desktop.domain.kinds.family import Basis, CaseBasis, Family, FamilyMember, MemberRole, Outcome
from asystent_desktop.domain.kinds.household import ServicePeriod
from asystent_desktop.i18n import speaking
from asystent_desktop.ports.desk import Desk

HEADS = {
    FAMILIES: "numer;nazwisko;adres;dzielnica;telefon",
    PEOPLE: "numer_rodziny;imie;nazwisko;data_urodzenia;rola",
    SERVICES: "numer_rodziny;asystent;poczatek;koniec;wynik;podstawa",
}
GOOD = {
    FAMILIES: [
        'R-01/2024;Gołąb;"ul. Żwirki 3/1; 40-001 Katowice";Dąb;600 100 200',
        "R-02/2024;Łoś;ul. Nowa 5, 40-002 Katowice;Zawodzie;",
    ],
    PEOPLE: [
        "R-01/2024;Żaneta;Gołąb;1.05.1990;matka",
        "R-01/2024;Kuba;Gołąb;2015-06-07;Dziecko",
        "R-02/2024;Jan;Łoś;;opiekun",
    ],
    SERVICES: [
        "R-01/2024;Anna Nowak;2020-01-02;2021-03-04;przerwana;sad|pracownik_socjalny",
        "R-01/2024;Anna Nowak;05.02.2024;;;sąd",
        "R-02/2024;Ewa Lis;2023-01-01;2024-01-01;zakończona;za_zyciem",
    ],
}


def lists(changes: dict[str, list[str]] | None = None, encoding: str = "utf-8") -> dict[str, bytes]:
    rows = {**GOOD, **(changes or {})}
    return {name: "\r\n".join([HEADS[name], *rows[name], ""]).encode(encoding) for name in HEADS}


def everything(desk: Desk) -> dict[str, list[object]]:
    with desk.unit_of_work() as unit:
        kinds = (Family, FamilyMember, CaseBasis, ServicePeriod)
        return {cls.__name__: list(unit.find(cls)) for cls in kinds}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
def test_every_encoding_gives_the_same_families(desk: Desk, encoding: str) -> None:
    _changes, told = imports.run(desk, lists(encoding=encoding))
    assert (told.new_families, told.new_people, told.new_services) == (2, 3, 3)
    first = families.find_by_number(desk, "R-01/2024")
    assert first is not None
    assert (first.name, first.street) == ("Gołąb", "ul. Żwirki 3/1")
    assert (first.postcode, first.city) == ("40-001", "Katowice")
    second = families.find_by_number(desk, "R-02/2024")
    assert second is not None
    assert (second.street, second.postcode, second.city) == ("ul. Nowa 5", "40-002", "Katowice")
    people = {one.first_name: one for one in members.members(desk, first.id)}
    assert (people["Żaneta"].birth_date, people["Żaneta"].role) == (date(1990, 5, 1), MemberRole.MOTHER)
    assert people["Kuba"].birth_date == date(2015, 6, 7)


def test_commas_other_order_of_columns_and_line_breaks_in_quotes(desk: Desk) -> None:
    text = 'nazwisko,numer,telefon,dzielnica,adres\n"Gołąb",R-9,,Dąb,"ul. Żwirki 3\nm. 2, 40-001 Katowice"\n'
    empty = {PEOPLE: [], SERVICES: []}
    imports.run(desk, {**lists(empty), FAMILIES: text.encode()})
    made = families.find_by_number(desk, "R-9")
    assert made is not None
    assert (made.street, made.city) == ("ul. Żwirki 3\nm. 2", "Katowice")


def test_services_stand_in_time_and_imported_endings_need_no_minutes(desk: Desk) -> None:
    imports.run(desk, lists())
    first, second = (families.find_by_number(desk, one) for one in ("R-01/2024", "R-02/2024"))
    assert first is not None
    assert second is not None
    former, running = card.card(desk, first.id).services
    assert (former.until_on, former.outcome) == (date(2021, 3, 4), Outcome.INTERRUPTED)
    assert former.bases == (Basis.COURT, Basis.SOCIAL_WORKER)
    assert (running.from_on, running.until_on, running.assistant) == (date(2024, 2, 5), None, "Anna Nowak")
    assert (second.ended_on, second.outcome) == (date(2024, 1, 1), Outcome.COMPLETED)
    assert [row.number for row in families.list_families(desk)] == ["R-01/2024"]
    assert families.load(desk).current == 1


def test_a_second_run_adds_nothing_and_overwrites_nothing(desk: Desk) -> None:
    imports.run(desk, lists())
    made = families.find_by_number(desk, "R-01/2024")
    assert made is not None
    families.change_family(desk, made.id, phone="700")
    before = everything(desk)
    changes, told = imports.run(desk, lists())
    assert everything(desk) == before
    assert not changes.changes
    assert (told.new_families, told.new_people, told.new_services) == (0, 0, 0)
    assert (told.known_families, told.known_people, told.known_services) == (2, 3, 3)


def test_a_longer_list_adds_only_what_is_new(desk: Desk) -> None:
    imports.run(desk, lists())
    more = {
        PEOPLE: [*GOOD[PEOPLE], "R-02/2024;Ola;Łoś;2020-01-01;dziecko"],
        SERVICES: [*GOOD[SERVICES], "R-02/2024;Ewa Lis;2025-01-01;;;wniosek_rodziny"],
    }
    _changes, told = imports.run(desk, lists(more))
    assert (told.new_families, told.new_people, told.new_services) == (0, 1, 1)
    second = families.find_by_number(desk, "R-02/2024")
    assert second is not None
    assert [one.until_on for one in card.card(desk, second.id).services] == [date(2024, 1, 1), None]
    assert second.ended_on is None


BAD = [
    (FAMILIES, ";Kos;;;", 4, "numer", "empty-cell"),
    (FAMILIES, "R-01/2024;Kos;;;", 4, "numer", "repeated"),
    (FAMILIES, "R-03;Kos;", 4, "", "columns"),
    (FAMILIES, 'R-03;"Kos;;;', 4, "", "quotes"),
    (PEOPLE, "R-01/2024;Ewa;Kos;31.02.2020;inna", 5, "data_urodzenia", "not-a-date"),
    (PEOPLE, "R-01/2024;Ewa;Kos;02/03/2020;inna", 5, "data_urodzenia", "not-a-date"),
    (PEOPLE, "R-01/2024;Ewa;Kos;2030-01-01;inna", 5, "data_urodzenia", "future"),
    (PEOPLE, "R-01/2024;Ewa;Kos;;babcia", 5, "rola", "not-one-of"),
    (PEOPLE, "R-77;Ewa;Kos;;inna", 5, "numer_rodziny", "unknown-family"),
    (SERVICES, "R-02/2024;Ewa;2024-06-01;2024-05-01;;sad", 5, "koniec", "before-start"),
    (SERVICES, "R-02/2024;Ewa;2024-06-01;;inna;sad", 5, "wynik", "outcome-without-end"),
    (SERVICES, "R-02/2024;Ewa;2024-06-01;;;kurator", 5, "podstawa", "not-one-of"),
    (SERVICES, "R-02/2024;Ewa;2024-06-01;;;", 5, "podstawa", "empty-cell"),
    (SERVICES, "R-02/2024;Ewa;2023-06-01;;;sad", 5, "poczatek", "overlap"),
]


@pytest.mark.parametrize(("name", "row", "line", "field", "code"), BAD)
def test_a_bad_row_is_named_with_its_cure_and_nothing_is_written(
    desk: Desk, name: str, row: str, line: int, field: str, code: str
) -> None:
    files = lists({name: [*GOOD[name], row]})
    before = everything(desk)
    with pytest.raises(imports.ImportRefused) as caught:
        imports.run(desk, files)
    [fault] = caught.value.faults
    assert (fault.file, fault.line, fault.field, fault.code) == (name, line, field, code)
    assert everything(desk) == before
    with speaking("en"):
        told = word_fault(fault)
    assert name in told
    assert str(line) in told
    assert "Ewa" not in told, "what stands in the row is not repeated"
    assert imports.preview(desk, files).faults == (fault,)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file-missing"),
        (b"", "empty"),
        (b"a;b\n", "header"),
        (b"\x00\xff", "encoding"),
        (b"\x81", "encoding"),
    ],
)
def test_a_list_that_cannot_be_read_at_all(desk: Desk, content: bytes | None, code: str) -> None:
    files = {name: held for name, held in lists().items() if name != PEOPLE}
    if content is not None:
        files[PEOPLE] = content
    assert [one.code for one in imports.preview(desk, files).faults] == [code]


def test_a_row_behind_a_line_break_is_named_by_its_own_line(desk: Desk) -> None:
    rows = ['R-01/2024;Gołąb;"ul. A\n\nm. 2";;', "R-02/2024;;;;"]
    faults = imports.preview(desk, lists({FAMILIES: rows, PEOPLE: [], SERVICES: []})).faults
    assert [(one.line, one.field) for one in faults] == [(5, "nazwisko")]


def test_the_whole_is_one_transaction_and_tells_its_progress(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    imports.run(desk, lists(), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    assert not desk.verify().problems


def test_a_service_that_cannot_stand_beside_the_one_kept_here(desk: Desk) -> None:
    imports.run(desk, lists())
    rows = ["R-01/2024;Ewa;2024-03-01;;;sad"]
    faults = imports.preview(desk, lists({SERVICES: rows})).faults
    assert [one.code for one in faults] == ["service-here"]
