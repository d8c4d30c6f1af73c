"""Faults of the use cases; values are ids, numbers and field names, never text from a file."""

from dataclasses import dataclass

from asystent_desktop.errors import UserFixable


@dataclass(frozen=True)
class FieldProblem:
    """Why a field cannot be saved.

    Attributes:
        field: Name of the form's field.
        code: Stable; `labels.word_problem` words it.
        values: What the wording needs, as sorted name-value pairs; never text from the file.
    """

    field: str
    code: str
    values: tuple[tuple[str, str], ...] = ()


class InvalidForm(UserFixable):
    """A form cannot be saved as it is; the draft is kept.

    Attributes:
        problems: At least one.

    Values: `fields`.
    """

    code = "application.invalid-form"

    def __init__(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems = problems
        super().__init__(fields=", ".join(problem.field for problem in problems))


class UnknownFamily(UserFixable):
    """No family with that id or number is in this store.

    Values: `family` (id or number).
    """

    code = "application.unknown-family"


class UnknownRecord(UserFixable):
    """A record the use case was asked about is not here, or was deleted.

    Values: `kind`, `record_id`.
    """

    code = "application.unknown-record"


class NumberTaken(UserFixable):
    """Another family in this store has the number already.

    Values: `number`.
    """

    code = "application.number-taken"


class OverLimit(UserFixable):
    """One family more than the law lets one assistant have, and no reason was given (art. 15 ust. 4).

    Values: `current`, `limit`.
    """

    code = "application.over-limit"


class OfficeOnly(UserFixable):
    """Only the head or the administrator of an enrolled office may do this.

    Values: `role`.
    """

    code = "application.office-only"


class RelationContradiction(UserFixable):
    """A relation contradicts the people or another relation.

    Values: `reason` (a `domain.family_rules.Contradiction` value), `first_id`, `second_id`.
    """

    code = "application.relation-contradiction"


class PlanFrozen(UserFixable):
    """A signed plan does not change; a change is a new version.

    Values: `plan_id`, `version`.
    """

    code = "application.plan-frozen"


class PlanDraftOpen(UserFixable):
    """There is a draft of the plan already; a second one would split the work.

    Values: `plan_id`, `version`.
    """

    code = "application.plan-draft-open"


class ReasonMissing(UserFixable):
    """A correction or a new version needs a reason.

    Values: `what`.
    """

    code = "application.reason-missing"


class NotOnesField(UserFixable):
    """A field that may not be changed this way, or does not exist.

    Values: `kind`, `field`.
    """

    code = "application.not-ones-field"


class OpinionBlocked(UserFixable):
    """The opinion cannot leave: no addressee or no case reference.

    Values: `missing` (field names of the request, joined by a comma).
    """

    code = "application.opinion-blocked"


class OpinionFrozen(UserFixable):
    """A submitted opinion does not change; it has to be withdrawn first.

    Values: `opinion_id`, `state`.
    """

    code = "application.opinion-frozen"


class PaperAway(UserFixable):
    """The bytes of a finished paper have not come here yet, and cannot be drawn again the same.

    Values: `document_id`; `missing`, `parts` (counts).
    """

    code = "application.paper-away"


class OpinionLost(UserFixable):
    """The frozen bytes are not here and cannot be made again the same.

    Values: `opinion_id`, `sha256`.
    """

    code = "application.opinion-lost"


class HeadDecides(UserFixable):
    """Two values of a risk field: the head decides, not the assistant.

    Values: `kind`, `field`.
    """

    code = "application.head-decides"


class ServiceOpen(UserFixable):
    """The service has not ended, so the family cannot return to it.

    Values: `family` (its number).
    """

    code = "application.service-open"


class AssessmentFrozen(UserFixable):
    """A finished assessment does not change; a change is a correction.

    Values: `assessment_id`.
    """

    code = "application.assessment-frozen"


class AssessmentDraftOpen(UserFixable):
    """An assessment of this family is being written already.

    Values: `assessment_id`.
    """

    code = "application.assessment-draft-open"


class EndingOpen(UserFixable):
    """An ending of this service is prepared already.

    Values: `family` (its number).
    """

    code = "application.ending-open"


class NothingToEnd(UserFixable):
    """The family has no running service, or no prepared ending.

    Values: `family` (its number).
    """

    code = "application.nothing-to-end"


class TeamCloses(UserFixable):
    """Only the family team closes a service: the number and date of its minutes are missing.

    Values: `family` (its number).
    """

    code = "application.team-closes"


class ReadOnlyFamily(UserFixable):
    """Here the family can only be read: it was handed over, or assigned for reading.

    Values: `scope`, `reason` ("reader" or "handed-over").
    """

    code = "application.read-only-family"


class UnknownEntry(UserFixable):
    """No held entry begins with that number, or more than one does.

    Values: `commit`.
    """

    code = "application.unknown-entry"


class NotAdmissible(UserFixable):
    """What nobody has the right to write, no head can admit.

    Values: `commit`, `reason`.
    """

    code = "application.not-admissible"


class RetentionRuns(UserFixable):
    """The file may not be destroyed yet.

    Values: `erasable_from` (ISO day; a dash while the family is not closed).
    """

    code = "application.retention-runs"


class OtherRecords(UserFixable):
    """Other records cannot be parted from the named ones and would go along.

    Values: `count`.
    """

    code = "application.other-records"


class SamePerson(UserFixable):
    """An erasure needs a second person: whoever ordered it cannot consent.

    Values: `order`.
    """

    code = "application.same-person"


class BadPeriod(UserFixable):
    """The last day lies before the first.

    Values: `from_on`, `until_on`.
    """

    code = "application.bad-period"


class UnusableLogo(UserFixable):
    """A picture cannot stand above the letterhead.

    Values: `limit_kb`, `reason` ("size", "kind" or "broken").
    """

    code = "application.unusable-logo"
