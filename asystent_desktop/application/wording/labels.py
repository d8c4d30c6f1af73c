"""Message ids of enums, and the wording of form problems and of remarks on an opinion.

The `…_label` functions return an English message id; whoever shows it says `_(…)`.
"""

from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.wording.check_labels import MORE_CHECKS, CheckView
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.kinds.family import (
    Authority,
    Basis,
    MemberRole,
    Outcome,
    RelationKind,
    Risk,
    Sex,
)
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.kinds.plan import PlanState
from asystent_desktop.domain.kinds.visit import Place, Safety, VisitKind
from asystent_desktop.domain.opinion_checks import CheckCode
from asystent_desktop.domain.stages import StageKey
from asystent_desktop.i18n import N_, _, dictionaries

_PLACES: dict[str, str] = {
    Place.HOME: N_("Home"),
    Place.OFFICE: N_("Office"),
    Place.SCHOOL: N_("School"),
    Place.AUTHORITY_OR_COURT: N_("Authority or court"),
    Place.HEALTH: N_("Health facility"),
    Place.FOSTER_HOME: N_("Foster home"),
    Place.OTHER: N_("Other place"),
}
_VISIT_KINDS = {
    VisitKind.PLANNED: N_("Planned"),
    VisitKind.UNANNOUNCED: N_("Unannounced"),
    VisitKind.INTERVENTION: N_("Intervention"),
    VisitKind.ACCOMPANYING: N_("Accompanying"),
    VisitKind.HEARING: N_("With a child at a hearing"),
    VisitKind.CONSULTATION: N_("Consultation"),
    VisitKind.MEDIATION: N_("Mediation"),
    VisitKind.PHONE: N_("Telephone call"),
    VisitKind.FOLLOW_UP: N_("Follow-up"),
    VisitKind.GROUP: N_("Group classes"),
    VisitKind.COMMUNITY: N_("Community work"),
}
_SAFETY = {
    Safety.NO_CONCERN: N_("No concern"),
    Safety.CONCERN: N_("Concern"),
    Safety.INTERVENTION: N_("Intervention"),
    Safety.NOT_SEEN: N_("Children not seen"),
}
_ROLES = {
    MemberRole.MOTHER: N_("mother"),
    MemberRole.FATHER: N_("father"),
    MemberRole.CHILD: N_("child"),
    MemberRole.PARTNER: N_("partner"),
    MemberRole.GRANDPARENT: N_("grandparent"),
    MemberRole.GUARDIAN: N_("guardian"),
    MemberRole.OTHER: N_("other person"),
}
_CHILD_BY_SEX = {Sex.FEMALE: N_("daughter"), Sex.MALE: N_("son")}
_GRANDPARENT_BY_SEX = {Sex.FEMALE: N_("grandmother"), Sex.MALE: N_("grandfather")}
_SEXES = {Sex.FEMALE: N_("female"), Sex.MALE: N_("male"), Sex.UNKNOWN: N_("sex not given")}
_BASES = {
    Basis.SOCIAL_WORKER: N_("Referral by a social worker"),
    Basis.COURT: N_("Obligation by the court"),
    Basis.FOR_LIFE: N_("“For life” programme"),
    Basis.OWN_REQUEST: N_("The family's own request"),
}
_AUTHORITIES = {
    Authority.FULL: N_("full parental authority"),
    Authority.LIMITED: N_("limited parental authority"),
    Authority.SUSPENDED: N_("suspended parental authority"),
    Authority.DEPRIVED: N_("deprived of parental authority"),
    Authority.UNKNOWN: N_("parental authority not established"),
}
_RELATIONS = {
    RelationKind.PARENT_OF: N_("parent of"),
    RelationKind.MARRIED: N_("married to"),
    RelationKind.COHABITING: N_("lives together with"),
    RelationKind.SEPARATED: N_("separated from"),
    RelationKind.DIVORCED: N_("divorced from"),
    RelationKind.SIBLING: N_("brother or sister of"),
    RelationKind.SUPPORT: N_("supports"),
}
_RISKS = {
    Risk.UNASSESSED: N_("not assessed"),
    Risk.LOW: N_("low risk"),
    Risk.MEDIUM: N_("medium risk"),
    Risk.HIGH: N_("high risk"),
}
_OUTCOMES = {
    Outcome.COMPLETED: N_("completed"),
    Outcome.INTERRUPTED: N_("interrupted"),
    Outcome.OTHER: N_("ended otherwise"),
}
_OPINION_STATES = {
    OpinionState.DRAFT: N_("Draft opinion"),
    OpinionState.SUBMITTED: N_("Opinion for acceptance"),
    OpinionState.RETURNED: N_("Opinion given back"),
    OpinionState.APPROVED: N_("Accepted opinion"),
    OpinionState.FINAL: N_("Final opinion"),
    OpinionState.SENT: N_("Opinion sent"),
}
_PLAN_STATES = {PlanState.DRAFT: N_("working version"), PlanState.SIGNED: N_("signed")}
_STAGES = {
    StageKey.ASSIGNMENT: N_("Assignment"),
    StageKey.DIAGNOSIS: N_("Diagnosis"),
    StageKey.PLAN: N_("Work plan"),
    StageKey.WORK: N_("Support work"),
    StageKey.COMPLETION: N_("Completion"),
    StageKey.INTERRUPTION: N_("Interruption"),
    StageKey.FOLLOW_UP: N_("Follow-up"),
}
_MODES = {
    AssignmentMode.HOLDER: N_("holder"),
    AssignmentMode.STAND_IN: N_("stand-in"),
    AssignmentMode.READER: N_("reader"),
}


def place_label(place: str) -> str:
    """Where a meeting took place; a place the office added in the words of its dictionary."""
    return _PLACES.get(place) or dictionaries.label("places", place)


def visit_kind_label(kind: VisitKind) -> str:
    """What kind of contact it was."""
    return _VISIT_KINDS[kind]


def safety_label(safety: Safety | None) -> str:
    """The answer to "are the children safe?"; empty without one."""
    return _SAFETY[safety] if safety is not None else ""


def role_label(role: MemberRole, sex: Sex = Sex.UNKNOWN) -> str:
    """A person's place in the family, by sex where the language tells it apart."""
    if role == MemberRole.CHILD:
        return _CHILD_BY_SEX.get(sex, _ROLES[role])
    if role == MemberRole.GRANDPARENT:
        return _GRANDPARENT_BY_SEX.get(sex, _ROLES[role])
    return _ROLES[role]


def sex_label(sex: Sex) -> str:
    """As written, not drawn."""
    return _SEXES[sex]


def basis_label(basis: Basis) -> str:
    """Why the service is given."""
    return _BASES[basis]


def authority_label(authority: Authority) -> str:
    """Parental authority as the court left it."""
    return _AUTHORITIES[authority]


def relation_label(relation: RelationKind) -> str:
    """Read "first is … second"."""
    return _RELATIONS[relation]


def risk_label(risk: Risk) -> str:
    """The risk level."""
    return _RISKS[risk]


def outcome_label(outcome: Outcome) -> str:
    """How a service ended."""
    return _OUTCOMES[outcome]


def opinion_state_label(state: OpinionState) -> str:
    """Where an opinion stands."""
    return _OPINION_STATES[state]


def plan_state_label(state: PlanState) -> str:
    """Whether a plan is signed."""
    return _PLAN_STATES[state]


def stage_label(key: StageKey) -> str:
    """A step of the bar."""
    return _STAGES[key]


def assignment_label(mode: AssignmentMode) -> str:
    """What an assignment lets its person do."""
    return _MODES[mode]


_PROBLEMS = {
    ("facts", "missing"): N_("Write what was seen and said."),
    ("safety", "missing"): N_("Answer whether the children are safe."),
    ("attempts", "missing"): N_("Write which attempts were made and what notice was left."),
    ("on", "missing"): N_("Give the date, for example 17.11.2026."),
    ("start", "missing"): N_("Give the hour the visit began, for example 11:30."),
    ("end", "missing"): N_("Give the hour the visit ended, for example 12:25."),
    ("on", "future"): N_("The date of the visit must not lie in the future."),
    ("end", "not-after-start"): N_("The end must be later than the start."),
    ("end", "future"): N_("It is {now}: give the hour at which the visit really ended."),
    ("case_ref", "missing"): N_("Give the court's case reference, for example III Nsm 397/15."),
    ("court", "missing"): N_("Name the court."),
    ("hearing_at", "missing"): N_("Give the hour of the hearing, for example 9:30."),
    ("accompanied", "missing"): N_("Choose the child that was accompanied."),
    ("travel_km", "too-far"): N_("Give the whole way in kilometres, at most {most}."),
    ("travel_minutes", "too-long"): N_("Give the time of the way in minutes, at most {most}."),
    ("statutory_tasks", "unknown-word"): N_("Choose tasks of art. 15 by their number, for example 6 or 11a."),
    ("life_support", "unknown-word"): N_("Choose forms of support of the “For life” programme."),
    ("held", "not-held"): N_("A meeting that did not happen needs no signature."),
    **dict.fromkeys(
        (("signed_on", "before-start"), ("signed_on", "future")),
        N_("The signature cannot be earlier than the meeting or lie in the future."),
    ),
    ("reason", "why-refused"): N_("Write why nobody signs."),
    ("reason", "missing"): N_("Give the reason in a few words."),
    ("member_id", "unknown-person"): N_("Choose a person of this family."),
    ("place", "unknown-word"): N_("Choose a place of the dictionary."),
    ("next_on", "before-visit"): N_("The next visit must not be earlier than this one."),
    ("received_on", "before-letter"): N_("The letter cannot have come in before its own date."),
    ("due_on", "before-letter"): N_("The deadline cannot be earlier than the court's letter."),
}


def word_problem(problem: FieldProblem) -> str:
    """A problem of a form in the language spoken: what is wrong and how to put it right."""
    text = _PROBLEMS.get((problem.field, problem.code))
    if text is not None:
        return _(text).format(**dict(problem.values))
    return _("Correct the field “{field}”.").format(field=problem.field)


_CHECKS = {
    CheckCode.UNANSWERED: (N_("Question {question} of the court has no answer"), N_("part {part}")),
    CheckCode.EMPTY_PART: (N_("Empty part"), N_("part {part}")),
    CheckCode.NO_CONCLUSION: (N_("No assessment in the conclusion"), N_("part {part}")),
    CheckCode.PESEL: (N_("PESEL number in the text"), N_("part {part}, paragraph {paragraph}")),
    CheckCode.NO_SOURCE: (N_("Statement without a source"), N_("part {part}, paragraph {paragraph}")),
    CheckCode.UNDATED: (N_("Statement without a date"), N_("part {part}, paragraph {paragraph}")),
    CheckCode.LABEL: (N_("A word that labels"), N_("part {part}, paragraph {paragraph}: {word}")),
    CheckCode.GRADE: (
        N_("A grade instead of a description"),
        N_("part {part}, paragraph {paragraph}: {word}"),
    ),
    CheckCode.OTHER_FAMILY: (
        N_("Surname of another family"),
        N_("part {part}, paragraph {paragraph}: {word}"),
    ),
    **MORE_CHECKS,
}


def word_check(check: CheckView) -> tuple[str, str]:
    """A remark in the language spoken: its title, and where it is."""
    title, place = _CHECKS[CheckCode(check.code)]
    values = {"part": check.part, **dict(check.values)}
    return _(title).format(**values), _(place).format(**values)
