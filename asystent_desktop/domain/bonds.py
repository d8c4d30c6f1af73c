"""The line of each bond, the same in the genogram and in the ecomap."""

from collections.abc import Iterator

from asystent_desktop.domain.drawing import Ink, Point, Shape, arrow, dotted, doubled, line, slashes, zigzag
from asystent_desktop.domain.kinds.diagram import Bond, Flow

INKS = {Bond.STRONG: Ink.STRONG, Bond.TENSE: Ink.TENSE, Bond.WEAK: Ink.QUIET, Bond.PLANNED: Ink.QUIET}


def bond_lines(bond: Bond, start: Point, end: Point, flow: Flow = Flow.NONE) -> Iterator[Shape]:
    """The shapes of one bond.

    Args:
        flow: Heads of arrows; `start` is the home.
    """
    match bond:
        case Bond.STRONG:
            yield from doubled(start, end)
        case Bond.TENSE:
            yield zigzag(start, end)
        case Bond.WEAK:
            yield from dotted(start, end)
        case Bond.PLANNED:
            yield line(start, end, ink=Ink.QUIET, dashed=True)
        case _:
            yield line(start, end)
    if bond is Bond.BROKEN:
        yield from slashes(start, end, 2)
    ink = INKS.get(bond, Ink.PLAIN)
    if flow in (Flow.TO_HOME, Flow.BOTH):
        yield arrow(start, end, ink)
    if flow in (Flow.FROM_HOME, Flow.BOTH):
        yield arrow(end, start, ink)
