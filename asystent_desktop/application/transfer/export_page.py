"""The readable half of the subject-access copy: one HTML page without scripts, in Polish, printable."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby

from asystent_desktop.application.wording.entry_words import field_label
from asystent_desktop.application.wording.kind_words import KIND_LABELS
from asystent_desktop.i18n import _, speaking
from asystent_desktop.i18n.polish import long_date

_STYLE = (
    "body{font:11pt/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;border-bottom:1px solid;margin-top:2rem}"
    "dl{display:grid;grid-template-columns:14rem 1fr;gap:.1rem 1rem;margin:0 0 1rem}"
    "dt{font-weight:600}dd{margin:0;white-space:pre-wrap}@media print{dl{break-inside:avoid}}"
)


@dataclass(frozen=True)
class MaskedPlace:
    """Where something was masked: kind and id of the record, and its field; never what stood there."""

    kind: str
    record_id: str
    field: str


@dataclass(frozen=True)
class ReadableEntry:
    """One record in words: label and text of each field that says something."""

    kind: str
    rows: tuple[tuple[str, str], ...]


def page(
    number: str,
    entries: Sequence[ReadableEntry],
    masked: Iterable[MaskedPlace],
    made_on: date,
    *,
    restricted: bool,
) -> bytes:
    """The page as UTF-8, in Polish."""
    with speaking("pl"):
        parts = [_head(number, made_on, restricted=restricted)]
        for kind, held in groupby(entries, key=lambda one: one.kind):
            parts.append(f"<h2>{escape(kind_label(kind))}</h2>")
            parts.extend(_entry(one) for one in held)
        parts.append(_masked(masked))
    return "\n".join([*parts, "</body></html>\n"]).encode()


def kind_label(kind: str) -> str:
    """What a kind of record is called; its own name where nobody named it."""
    return _(KIND_LABELS[kind]) if kind in KIND_LABELS else kind


def _head(number: str, made_on: date, *, restricted: bool) -> str:
    title = _("Copy of the data of the family {number}").format(number=number)
    made = _("Made on: {day}; data of other people are masked.").format(day=long_date(made_on))
    without = _("The Blue Card, if there is one, is not included.")
    card = _("The Blue Card is included.") if restricted else without
    return (
        '<!DOCTYPE html>\n<html lang="pl"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{escape(title)}</h1><p>{escape(made)} {escape(card)}</p>"
    )


def _entry(one: ReadableEntry) -> str:
    cells = (f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in one.rows)
    return f"<dl>{''.join(cells)}</dl>"


def _masked(masked: Iterable[MaskedPlace]) -> str:
    lines = []
    for one in masked:
        kind, field = kind_label(one.kind), _(field_label(one.field))
        lines.append(f"<li>{escape(kind)}: {escape(field)}</li>")
    title = escape(_("What was masked"))
    nothing = escape(_("Nothing was masked."))
    return f"<h2>{title}</h2>" + (f"<ul>{''.join(lines)}</ul>" if lines else f"<p>{nothing}</p>")
