"""What is wrong with a row of an imported list, where, and how to put it right."""

from asystent_desktop.application.transfer.import_files import ListNote, RowFault
from asystent_desktop.application.transfer.imports import ImportPreview
from asystent_desktop.i18n import N_, _, ngettext

_CURES = {
    "file-missing": N_(
        "the file is missing; put it there, with its first line alone if there is nothing in it"
    ),
    "encoding": N_("neither UTF-8 nor Windows-1250; save the list as “CSV UTF-8”"),
    "empty": N_("the file is empty; write the names of the columns into its first line"),
    "header": N_("the first line must name these columns: {columns}"),
    "quotes": N_("a quotation mark is not closed; close it, or double it inside the text"),
    "columns": N_(
        "{found} columns instead of {expected}; put a text that holds the separator into quotation marks"
    ),
    "empty-cell": N_("fill this in"),
    "not-a-date": N_("write the date as 2026-11-17 or 17.11.2026"),
    "future": N_("the date lies in the future; correct it"),
    "before-start": N_("earlier than the beginning; correct one of the two dates"),
    "not-one-of": N_("write one of these: {allowed}"),
    "outcome-without-end": N_("an outcome needs the date of the end; fill in koniec or leave wynik empty"),
    "repeated": N_("this number stands in line {first} already; leave one of the two rows"),
    "unknown-family": N_("no family has this number; add it to rodziny.csv or correct the number"),
    "overlap": N_("the service overlaps the one of line {first}; correct the dates"),
    "service-here": N_("the family has another service at that time in this vault; correct the dates"),
}


def fault_place(fault: RowFault) -> str:
    """Where it is: list, line, column."""
    if not fault.line:
        return fault.file
    if not fault.field:
        return _("{file}, line {line}").format(file=fault.file, line=fault.line)
    return _("{file}, line {line}, {field}").format(file=fault.file, line=fault.line, field=fault.field)


def fault_cure(fault: RowFault) -> str:
    """What is wrong and how to put it right."""
    return _(_CURES[fault.code]).format(**dict(fault.values))


def word_fault(fault: RowFault) -> str:
    """One line: list, line, column, and what to do."""
    return _("{place}: {cure}").format(place=fault_place(fault), cure=fault_cure(fault))


def word_note(note: ListNote) -> str:
    """How a list was read."""
    if not note.encoding:
        return _("{file}: not read").format(file=note.file)
    rows = ngettext("{count} row", "{count} rows", note.rows).format(count=note.rows)
    return _("{file}: {rows}, {encoding}").format(file=note.file, rows=rows, encoding=note.encoding)


def word_counts(found: ImportPreview) -> tuple[str, ...]:
    """How many families, people and services are new."""
    return (
        ngettext("{count} new family", "{count} new families", found.new_families).format(
            count=found.new_families
        ),
        ngettext("{count} new person", "{count} new people", found.new_people).format(count=found.new_people),
        ngettext("{count} new service", "{count} new services", found.new_services).format(
            count=found.new_services
        ),
    )


def word_known(found: ImportPreview) -> str:
    """How many rows are here already; "" for none."""
    known = found.known_families + found.known_people + found.known_services
    if not known:
        return ""
    return ngettext(
        "{count} row is here already and stays as it is.",
        "{count} rows are here already and stay as they are.",
        known,
    ).format(count=known)


def word_refused(found: ImportPreview) -> str:
    """That nothing was imported, and how many rows stop it."""
    count = len(found.faults)
    return ngettext(
        "Nothing was imported: {count} row needs correcting.",
        "Nothing was imported: {count} rows need correcting.",
        count,
    ).format(count=count)
