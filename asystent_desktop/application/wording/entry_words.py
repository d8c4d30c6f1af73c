"""Words of the family file: message ids of fields and enum members, and what is wrong with an entry."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from asystent_desktop.application.dictionaries import area_label, areas
from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.wording import labels
from asystent_desktop.application.wording.case_states import CaseState
from asystent_desktop.application.wording.choice_words import choice_words
from asystent_desktop.application.wording.entry_field_words import FIELDS
from asystent_desktop.application.wording.field_labels import field_label as common_label, value_text
from asystent_desktop.domain.kinds.assessment import AssessmentState, Recommendation
from asystent_desktop.domain.kinds.blue_card import CardState
from asystent_desktop.domain.kinds.consent import AuthorisedInstitution, Clause, ConsentForm, ForLifeProof
from asystent_desktop.domain.kinds.contacts import Channel, ReferralState, TeamKind
from asystent_desktop.domain.kinds.diagram import Bond, Flow
from asystent_desktop.domain.kinds.ending import EndingCause, EndingState, Stability, Told
from asystent_desktop.domain.kinds.family import Authority, Basis, Outcome, RelationKind, Risk, Sex
from asystent_desktop.domain.kinds.household import AddressKind
from asystent_desktop.domain.kinds.intervention import Notified
from asystent_desktop.domain.kinds.placement import PlacementContactForm, PlacementEnd, PlacementForm
from asystent_desktop.domain.kinds.plan import ConsultedWith
from asystent_desktop.domain.kinds.teams import TeamDecision
from asystent_desktop.domain.kinds.visit import Attempt
from asystent_desktop.i18n import N_, _, dictionaries

_PAIRS: tuple[tuple[StrEnum, str], ...] = (
    (AddressKind.HOME, N_("home address")),
    (AddressKind.REGISTERED, N_("registered address")),
    (AddressKind.CORRESPONDENCE, N_("address for letters")),
    (AddressKind.TEMPORARY, N_("temporary address")),
    (ConsentForm.CONSENT, N_("consent to cooperation")),
    (ConsentForm.ACKNOWLEDGEMENT, N_("acknowledgement (court obliged)")),
    (Clause.ARTICLE_13, N_("information under art. 13 GDPR")),
    (Clause.ARTICLE_14, N_("information under art. 14 GDPR")),
    (ForLifeProof.PREGNANCY, N_("document confirming pregnancy")),
    (ForLifeProof.CERTIFICATE, N_("certificate of the child's condition")),
    (PlacementForm.FOSTER_KIN, N_("kinship foster family")),
    (PlacementForm.FOSTER_FAMILY, N_("foster family")),
    (PlacementForm.FAMILY_HOME, N_("family-type children's home")),
    (PlacementForm.RESIDENTIAL, N_("residential care")),
    (PlacementForm.OTHER_RELATIVES, N_("with relatives, no court order")),
    (PlacementForm.OTHER, N_("another form of care")),
    (PlacementEnd.RETURN_HOME, N_("returned home")),
    (PlacementEnd.MOVED, N_("moved to another form of care")),
    (PlacementEnd.ADOPTION, N_("adoption")),
    (PlacementEnd.ADULT, N_("came of age")),
    (PlacementEnd.OTHER, N_("ended for another reason")),
    (PlacementContactForm.VISIT, N_("visit")),
    (PlacementContactForm.LEAVE, N_("stay at home on leave")),
    (PlacementContactForm.PHONE, N_("telephone")),
    (PlacementContactForm.LETTER, N_("letter")),
    (ReferralState.GIVEN, N_("referral given")),
    (ReferralState.ATTENDING, N_("attending")),
    (ReferralState.COMPLETED, N_("support completed")),
    (ReferralState.STOPPED, N_("support stopped")),
    (ReferralState.REFUSED, N_("refused")),
    (Channel.PHONE, N_("telephone")),
    (Channel.MEETING, N_("meeting")),
    (Channel.LETTER, N_("letter")),
    (Channel.EMAIL, N_("e-mail")),
    (Channel.E_DELIVERY, N_("electronic delivery")),
    (TeamKind.INTERDISCIPLINARY, N_("interdisciplinary team")),
    (TeamKind.DIAGNOSTIC, N_("diagnostic and support group")),
    (TeamKind.OTHER, N_("another team")),
    (TeamDecision.CONTINUE, N_("continue the work")),
    (TeamDecision.MODIFY, N_("modify the plan")),
    (TeamDecision.COMPLETE, N_("complete the service")),
    (TeamDecision.INTERRUPT, N_("interrupt the service")),
    (TeamDecision.OTHER, N_("another decision")),
    (Recommendation.CONTINUE, N_("continue the work")),
    (Recommendation.MODIFY, N_("modify the plan")),
    (Recommendation.COMPLETE, N_("complete the service")),
    (Recommendation.INTERRUPT, N_("interrupt the service")),
    (AssessmentState.DRAFT, N_("working version")),
    (AssessmentState.FINISHED, N_("finished")),
    (EndingCause.GOALS_REACHED, N_("goals reached")),
    (EndingCause.FAMILY_STOPPED, N_("the family stopped cooperating")),
    (EndingCause.NO_EFFECT, N_("no effects")),
    (EndingCause.METHOD_CHANGED, N_("another form of support")),
    (EndingCause.COURT_LIFTED, N_("the court lifted the obligation")),
    (EndingCause.OTHER, N_("another cause")),
    (EndingCause.DEATH, N_("death")),
    (EndingCause.MOVED_AWAY, N_("the family moved away")),
    (EndingState.PREPARED, N_("to be closed")),
    (EndingState.CLOSED, N_("closed")),
    (Told.SOCIAL_WORKER, N_("social worker")),
    (Told.COURT, N_("court")),
    (Told.PROTECTIVE_ORDERS, N_("application for protective orders")),
    (ConsultedWith.FAMILY, N_("the family")),
    (ConsultedWith.SOCIAL_WORKER, N_("social worker")),
    (ConsultedWith.COORDINATOR, N_("foster care coordinator")),
    (ConsultedWith.OTHER, N_("somebody else")),
    (Bond.STRONG, N_("strong bond")),
    (Bond.ORDINARY, N_("ordinary bond")),
    (Bond.WEAK, N_("weak bond")),
    (Bond.PLANNED, N_("planned")),
    (Bond.TENSE, N_("conflict")),
    (Bond.BROKEN, N_("broken off")),
    (Flow.NONE, N_("no direction")),
    (Flow.TO_HOME, N_("help for the home")),
    (Flow.FROM_HOME, N_("help from the home")),
    (Flow.BOTH, N_("help both ways")),
    (Stability.STABLE, N_("stable")),
    (Stability.SHAKEN, N_("shaken")),
    (Stability.NEEDS_RETURN, N_("needs the service again")),
    (Stability.NO_CONTACT, N_("no contact")),
    (CardState.STARTED, N_("started")),
    (CardState.RUNNING, N_("under way")),
    (CardState.ENDED, N_("procedure ended")),
    (CaseState.WAITING, N_("waiting for assignment")),
    (CaseState.RUNNING, N_("work with the family")),
    (CaseState.TO_CLOSE, N_("to be closed")),
    (CaseState.FOLLOW_UP, N_("in follow-up")),
    (CaseState.ENDED, N_("ended")),
)
# By class too: members of two enums that have the same value are equal.
_ENUMS = {(type(member), member.value): text for member, text in _PAIRS}

_CODES = {
    "missing": N_("{field}: fill this in."),
    "unknown-person": N_("{field}: choose a person of this family."),
    "unknown-record": N_("{field}: there is no such entry in this family's file."),
    "unknown-word": N_("{field}: choose an entry of the dictionary."),
    "before-start": N_("{field}: the day cannot be earlier than the beginning."),
    "before-end": N_("{field}: the day must be later than the end of the service."),
    "future": N_("{field}: the day cannot lie in the future."),
    "not-a-year": N_("{field}: give a year from 1900 to {most}."),
    "itself": N_("{field}: choose another person."),
    "not-ended": N_("{field}: a last day is given; choose that it has ended."),
    "double": N_("{field}: the very same entry is in the file already."),
    "order-missing": N_("{field}: only a court changes parental authority; give the date of its order."),
    "no-court": N_("{field}: an acknowledgement is for families a court obliged; take a consent instead."),
    "obliged": N_("{field}: a court obliged the family, so there is no consent to withdraw."),
    "pregnancy-end": N_("{field}: give the expected day of birth."),
    "only-pregnancy": N_("{field}: only a pregnancy can be marked as complicated."),
    "health-provider": N_(
        "{field}: the authorisation does not cover health-care providers; the “For life” act excludes them."
    ),
    "not-positive": N_("{field}: write a whole number from 1 on, or leave it empty."),
    "not-a-child": N_("{field}: choose a child of this family."),
    "out-of-scale": N_("{field}: give a grade from 0 to 5."),
    "grade-missing": N_("{field}: give a grade from 0 to 5."),
    "not-this-outcome": N_("{field}: this cause does not go with the outcome; choose another."),
    "b-only-harmed": N_("{field}: form B is handed only to a person who was harmed."),
    "b-only-adult": N_("{field}: form B is handed only to an adult."),
}


_PART_WORDS: Mapping[tuple[type, str], str] = {
    (Attempt, "way"): "attempt_ways",
    (AuthorisedInstitution, "institution"): "institutions",
    (Notified, "who"): "notified",
}
"""Dictionaries of the keys inside the parts of a record."""


def field_label(name: str) -> str:
    """Message id of a field of the family file."""
    return FIELDS.get(name) or common_label(name)


def enum_words(value: StrEnum) -> str:
    """A member in the language spoken; "" where the family file has no words for it.

    An English text may equal the value ("closed"), so comparing the two does not tell whether it is known.
    """
    return _(known) if (known := _label(value)) else ""


def enum_label(value: StrEnum) -> str:
    """Message id of an enum member of the family file; its own value where it has no words."""
    return _label(value) or value.value


def _label(value: StrEnum) -> str:
    match value:
        case Basis():
            return labels.basis_label(value)
        case Authority():
            return labels.authority_label(value)
        case RelationKind():
            return labels.relation_label(value)
        case Risk():
            return labels.risk_label(value)
        case Sex():
            return labels.sex_label(value)
        case Outcome():
            return labels.outcome_label(value)
    return _ENUMS.get((type(value), value.value)) or choice_words(value)


def value_words(value: Any, names: Mapping[str, str], dictionary: str = "") -> str:
    """A field's value in the language spoken.

    Args:
        value: In the field's own type.
        names: Words for ids, e.g. names of the family's people.
        dictionary: The dictionary whose keys the field holds; empty for none.
    """
    if dictionary and isinstance(value, str):
        return dictionaries.label(dictionary, value)
    if isinstance(value, StrEnum):
        return _(enum_label(value))
    if isinstance(value, tuple):
        return ", ".join(value_words(one, names, dictionary) for one in value)
    if isinstance(value, str):
        return names.get(value, value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = ((one.name, getattr(value, one.name)) for one in fields(value) if not one.name.endswith("id"))
        return " ".join(
            value_words(part, names, _PART_WORDS.get((type(value), name), ""))
            for name, part in parts
            if part not in (None, "", ())
        )
    return value_text(value)


def word_problem(problem: FieldProblem, label: str = "") -> str:
    """What is wrong with a field of an entry, and what to do, in the language spoken.

    Args:
        problem: The field and what is wrong with it.
        label: What the field is called where it was filled in; empty for its usual name.
    """
    text = _CODES.get(problem.code)
    name = dict(areas()).get(problem.field) and area_label(problem.field)
    field = label or name or _(field_label(problem.field))
    if text is None:
        return _("Correct the field “{field}”.").format(field=field)
    return _(text).format(field=field, **dict(problem.values))
