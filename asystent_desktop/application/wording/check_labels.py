"""Wording of the remarks that teach: what is found, and where. Joined into `labels.word_check`."""

from collections.abc import Iterable
from dataclasses import dataclass

from asystent_desktop.domain.check_codes import CheckCode
from asystent_desktop.domain.opinion_checks import CheckTone
from asystent_desktop.i18n import N_, _


@dataclass(frozen=True)
class CheckView:
    """A remark on the draft.

    Attributes:
        code: Stable; `labels.word_check` words it.
        tone: "block" (stops finalising, never sending for acceptance), "warn" or "info".
        part: From 1; 0 for the whole paper.
        values: What the wording needs (numbers, the word found), sorted name-value pairs.
    """

    code: str
    tone: CheckTone
    part: int
    values: tuple[tuple[str, str], ...] = ()


_PLACE_WORD = N_("part {part}, paragraph {paragraph}: {word}")
_PLACE_BOTH = N_("part {part}, paragraph {paragraph}: {word}; in the file: {known}")

MORE_CHECKS = {
    CheckCode.JUDGEMENT: (N_("A judgement where a fact belongs: say what was seen and when"), _PLACE_WORD),
    CheckCode.THIRD_PARTY: (N_("Name of a person outside the family: is it needed?"), _PLACE_WORD),
    CheckCode.DIAGNOSIS: (N_("A diagnosis: name the document that states it, or what was seen"), _PLACE_WORD),
    CheckCode.VERDICT: (N_("A legal verdict: only a court gives one; say what happened"), _PLACE_WORD),
    CheckCode.DEMAND: (N_("The court decides on authority: state needs, resources and risks"), _PLACE_WORD),
    CheckCode.WRONG_AGE: (N_("Another age than in the file"), _PLACE_BOTH),
    CheckCode.WRONG_DATE: (N_("Another date than in the file"), _PLACE_BOTH),
    CheckCode.NO_SUCH_DATE: (N_("There is no such day in the calendar"), _PLACE_WORD),
    CheckCode.DATE_AHEAD: (
        N_("Told as past, and later than the paper"),
        N_("part {part}, paragraph {paragraph}: {word}; the paper: {known}"),
    ),
    CheckCode.WRONG_COUNT: (N_("Another number than in the file"), _PLACE_BOTH),
    CheckCode.HALF_ADDRESS: (
        N_("The address lacks its street or postcode: copy it from the court's letter"),
        N_("addressee: {word}"),
    ),
    CheckCode.REVIEW_OPEN: (
        N_("Decide: keep, paraphrase or hide"),
        N_("part {part}, paragraph {paragraph}: {word}"),
    ),
}


def address_warnings(checks: Iterable[CheckView]) -> list[str]:
    """What is said once more before a paper leaves for an address that is not whole."""
    title, place = MORE_CHECKS[CheckCode.HALF_ADDRESS]
    return [
        " · ".join((_(title), _(place).format(**dict(one.values))))
        for one in checks
        if one.code == CheckCode.HALF_ADDRESS
    ]
