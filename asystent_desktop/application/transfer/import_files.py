"""Lists brought in as CSV: bytes to rows of text, and what cannot be read, by line.

Accepted: UTF-8 with or without its mark and Windows-1250; `;` or `,`; quoted fields, also with line breaks
inside; columns in any order under the names of the header. Pure: nothing is looked up here.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

FAMILIES, PEOPLE, SERVICES = "rodziny.csv", "osoby.csv", "uslugi.csv"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    FAMILIES: ("numer", "nazwisko", "adres", "dzielnica", "telefon"),
    PEOPLE: ("numer_rodziny", "imie", "nazwisko", "data_urodzenia", "rola"),
    SERVICES: ("numer_rodziny", "asystent", "poczatek", "koniec", "wynik", "podstawa"),
}
FILE_BYTES = 50_000_000
_FIELD_CHARS = 131_072


@dataclass(frozen=True)
class RowFault:
    """What is wrong with a row.

    Attributes:
        file: Name of the list.
        line: Where the row begins, from 1; 0 for the file as a whole.
        field: Name of the column; empty for the row as a whole.
        code: Stable; `import_words` says what to do.
        values: What the words need; never what stands in the row.
    """

    file: str
    line: int
    field: str
    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RawRow:
    """One row: the line it begins on, and trimmed text by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class ListNote:
    """How a list was read.

    Attributes:
        encoding: "UTF-8", "Windows-1250", or empty where it is in neither or missing.
        mark: What separates the columns.
        rows: Rows below the first line that have as many columns as it.
    """

    file: str
    encoding: str = ""
    mark: str = ""
    rows: int = 0


@dataclass(frozen=True)
class RawList:
    """One list as it was read; rows are empty where `faults` speak of the whole file."""

    rows: tuple[RawRow, ...]
    faults: tuple[RowFault, ...]
    note: ListNote


def read_list(name: str, content: bytes | None) -> RawList:
    """Reads one of the three lists.

    Args:
        name: `FAMILIES`, `PEOPLE` or `SERVICES`.
        content: None when there is no such file.
    """
    if content is None:
        return _unreadable(name, "file-missing")
    decoded = _decoded(content)
    if decoded is None:
        return _unreadable(name, "encoding")
    text, encoding = decoded
    lines = text.splitlines()
    head = next((line for line in lines if line.strip()), "")
    if not head:
        return _unreadable(name, "empty")
    mark = ";" if head.count(";") >= head.count(",") else ","
    rows, faults = _rows(name, text, mark)
    return RawList(rows, faults, ListNote(name, encoding, mark, len(rows)))


def _unreadable(name: str, code: str) -> RawList:
    return RawList((), (RowFault(name, 0, "", code),), ListNote(name))


def _decoded(content: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None when it is in neither."""
    if b"\0" in content:
        return None
    for codec, encoding in (("utf-8-sig", "UTF-8"), ("cp1250", "Windows-1250")):
        try:
            return content.decode(codec), encoding
        except UnicodeDecodeError:
            continue
    return None


def _rows(name: str, text: str, mark: str) -> tuple[tuple[RawRow, ...], tuple[RowFault, ...]]:
    rows: list[RawRow] = []
    faults: list[RowFault] = []
    header: list[str] | None = None
    for line, cells in _parsed(text, mark):
        if cells is None:
            faults.append(RowFault(name, line, "", "quotes"))
            break
        if not any(cells):
            continue
        if header is None:
            header = [cell.casefold() for cell in cells]
            if wrong := _header_fault(name, header):
                return (), (RowFault(name, line, "", *wrong),)
        elif len(cells) != len(header):
            counts = (("expected", str(len(header))), ("found", str(len(cells))))
            faults.append(RowFault(name, line, "", "columns", counts))
        else:
            rows.append(RawRow(line, dict(zip(header, cells, strict=True))))
    return tuple(rows), tuple(faults)


def _parsed(text: str, mark: str) -> Iterator[tuple[int, list[str] | None]]:
    """Rows with the line each begins on; None instead of cells where quotes do not close."""
    csv.field_size_limit(_FIELD_CHARS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield begins, None
            return
        yield begins, [cell.strip() for cell in cells]


def _header_fault(name: str, header: Sequence[str]) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    wanted = COLUMNS[name]
    if sorted(header) == sorted(wanted):
        return None
    return "header", (("columns", ";".join(wanted)),)
