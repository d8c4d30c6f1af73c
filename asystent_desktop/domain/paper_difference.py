"""What differs between two versions of a court paper, paragraph by paragraph."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from asystent_desktop.domain.papers import OpinionContent


class LineKind(StrEnum):
    """What happened to a paragraph."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class DifferenceLine:
    """A paragraph of the older version, of the newer one, or of both."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class PartDifference:
    """A part that differs; number 0 is the head of the paper."""

    number: int
    title: str
    lines: tuple[DifferenceLine, ...]


def differences(older: OpinionContent, newer: OpinionContent) -> tuple[PartDifference, ...]:
    """Head first, then the parts in order; what is the same in both is left out."""
    before = {one.number: one for one in older.sections}
    after = {one.number: one for one in newer.sections}
    found = [PartDifference(0, "", _lines(_head(older), _head(newer)))]
    for number in sorted(before.keys() | after.keys()):
        old, new = before.get(number), after.get(number)
        told = new or old
        texts = _lines(
            [one.text for one in old.paragraphs] if old else [],
            [one.text for one in new.paragraphs] if new else [],
        )
        found.append(PartDifference(number, told.title if told else "", texts))
    return tuple(one for one in found if any(line.kind is not LineKind.SAME for line in one.lines))


def _head(content: OpinionContent) -> list[str]:
    to = content.addressee
    address = ", ".join(part for part in (to.court, to.division, to.street, to.postcode_city) if part)
    head = (
        address,
        content.case_ref,
        content.dated_on.isoformat(),
        content.basis,
        content.notice,
        content.period,
        content.sources,
        f"{content.signatory}, {content.signatory_title}",
        *content.attachments,
    )
    return [text for text in head if text.strip()]


def _lines(older: list[str], newer: list[str]) -> tuple[DifferenceLine, ...]:
    lines: list[DifferenceLine] = []
    for tag, a, b, c, d in SequenceMatcher(a=older, b=newer, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [DifferenceLine(LineKind.SAME, text) for text in older[a:b]]
        else:
            lines += [DifferenceLine(LineKind.REMOVED, text) for text in older[a:b]]
            lines += [DifferenceLine(LineKind.ADDED, text) for text in newer[c:d]]
    return tuple(lines)
