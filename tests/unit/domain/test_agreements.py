"""Agreements: read from their lines, carried until they are ticked."""

from datetime import UTC, date, datetime, time

from asystent_desktop.domain.agreements import open_agreements, read_agreement
from asystent_desktop.domain.kinds.visit import Visit, VisitKind

SCOPE = "family:f"


def card(on: date, agreements: str = "", settled: tuple[str, ...] = (), **fields: object) -> Visit:
    values = {
        "id": f"v-{on}",
        "scope": SCOPE,
        "on": on,
        "start": time(10),
        "end": time(11),
        "place": "home",
        "recorded_at": datetime(2026, 11, 17, tzinfo=UTC),
        "author_id": "a",
        "agreements": agreements,
        "settled": settled,
    }
    return Visit(**{**values, **fields})  # type: ignore[arg-type]


def test_who_and_by_when_are_read_and_the_rest_is_kept() -> None:
    met = card(date(2026, 11, 6))
    read = read_agreement("Anna: rozmowa z wychowawczynią do pt. 20.11", met, ["Anna", "Tomasz"])
    assert (read.who, read.text, read.until) == ("Anna", "rozmowa z wychowawczynią", date(2026, 11, 20))
    assert read.late_on(date(2026, 11, 21))
    assert not read.late_on(date(2026, 11, 20))
    plain = read_agreement("Termin: rata do ustalenia", met, ["Anna"])
    assert (plain.who, plain.text, plain.until) == ("", "Termin: rata do ustalenia", None)
    assert read_agreement("Wniosek do 31.02", met, []).until is None
    assert read_agreement("Badanie do 5.01", met, []).until == date(2027, 1, 5)


def test_open_lines_are_carried_until_they_are_ticked() -> None:
    cards = [
        card(date(2026, 11, 10), "", kind=VisitKind.PHONE, settled=("Rata",)),
        card(date(2026, 11, 6), "PPP", settled=("Rata",)),
        card(date(2026, 10, 23), "Rata\nKontakt ze szkołą"),
    ]
    assert [one.line for one in open_agreements(cards, [])] == ["PPP", "Kontakt ze szkołą"]
    assert [one.line for one in open_agreements(cards[2:], [])] == ["Rata", "Kontakt ze szkołą"]


def test_old_meetings_give_way() -> None:
    cards = [card(date(2026, 11, day), f"Sprawa {day}") for day in (12, 9, 6, 3)]
    assert [one.line for one in open_agreements(cards, [])] == ["Sprawa 12", "Sprawa 9", "Sprawa 6"]
