"""Wording of the remarks that teach: what is found, and where. Joined into `labels.word_check`."""

from asystent_desktop.domain.check_codes import CheckCode
from asystent_desktop.i18n import N_

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
    CheckCode.WRONG_COUNT: (N_("Another number than in the file"), _PLACE_BOTH),
    CheckCode.REVIEW_OPEN: (
        N_("Decide: keep, paraphrase or hide"),
        N_("part {part}, paragraph {paragraph}: {word}"),
    ),
}
