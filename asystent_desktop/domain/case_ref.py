"""A court's case reference (*sygnatura akt*): division, repertory, number, two-digit year.

Source: real forms "III Nsm 397/15"; regulation of the Minister of Justice on court offices (*biurowość
sądowa*) gives the repertories. An unknown repertory is a reason to look twice, never to refuse.
"""

import re
from dataclasses import dataclass

FAMILY_REPERTORIES = frozenset({"RC", "RNs", "RNsm", "RCo", "RCps", "Nsm", "Nkd", "Nw", "Now", "Opm", "Opmk"})

_SHAPE = re.compile(r"^([IVXLCDM]+)\s+([A-Za-z]{1,5})\s+(\d{1,6})\s*/\s*(\d{2}|\d{4})$")
_ROMAN = re.compile(r"^(X{0,3})(IX|IV|V?I{0,3})$")
_BY_FOLDED = {one.casefold(): one for one in FAMILY_REPERTORIES}


@dataclass(frozen=True)
class CaseRef:
    """A reference that was understood.

    Attributes:
        division: Roman numeral of the division (*wydział*).
        year: Two digits, as written.
        known_repertory: The repertory is one of a family court.
    """

    division: str
    repertory: str
    number: int
    year: str
    known_repertory: bool

    def __str__(self) -> str:
        return f"{self.division} {self.repertory} {self.number}/{self.year}"


def recognise_case_ref(text: str) -> CaseRef | None:
    """Reads what a person typed; None when it has no such shape, which is a warning and no error.

    Capital letters of a known repertory are put right ("nsm" becomes "Nsm"); a four-digit year is shortened.
    """
    found = _SHAPE.match(" ".join(text.split()))
    if found is None:
        found = _SHAPE.match(" ".join(text.split()).upper())
    if found is None or not _ROMAN.match(found[1]):
        return None
    repertory = _BY_FOLDED.get(found[2].casefold())
    return CaseRef(found[1], repertory or found[2], int(found[3]), found[4][-2:], repertory is not None)
