"""What is wrong with a row of an imported list, where, and how to put it right."""

from asystent_desktop.application.import_files import RowFault
from asystent_desktop.i18n import N_, _

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


def word_fault(fault: RowFault) -> str:
    """One line: list, line, column, and what to do."""
    cure = _(_CURES[fault.code]).format(**dict(fault.values))
    if not fault.line:
        return _("{file}: {cure}").format(file=fault.file, cure=cure)
    if not fault.field:
        return _("{file}, line {line}: {cure}").format(file=fault.file, line=fault.line, cure=cure)
    return _("{file}, line {line}, {field}: {cure}").format(
        file=fault.file, line=fault.line, field=fault.field, cure=cure
    )
