"""*Karta rodziny*: who the family is, on one or two sheets (domain brief, section 3)."""

from asystent_desktop.application.papers.asking import Ask, common, day, fact_ids, names
from asystent_desktop.application.papers.filling import PaperData, Values
from asystent_desktop.application.papers.people import MEMBER, member_row
from asystent_desktop.application.papers.words import said
from asystent_desktop.domain.kinds.family import CaseBasis, FamilyMember, Strength

ROWS = {
    "members": MEMBER,
    "bases": names("basis", "since", "until", "document", "case_ref"),
    "strengths": names("text"),
}


def compose(ask: Ask) -> PaperData:
    """The family card; health notes stay in the file and never reach this sheet."""
    scope = ask.family.scope
    members = ask.unit.find(FamilyMember, scope=scope)
    bases = sorted(ask.unit.find(CaseBasis, scope=scope), key=lambda one: (one.since, one.id))
    strengths = ask.unit.find(Strength, scope=scope)
    return PaperData(
        values=common(ask),
        rows={
            "members": [member_row(one) for one in members],
            "bases": [_basis(one) for one in bases],
            "strengths": [{"text": one.text} for one in strengths],
        },
        fact_ids=fact_ids(ask.unit, [ask.family, *members, *bases, *strengths]),
    )


def _basis(basis: CaseBasis) -> Values:
    return {
        "basis": said("basis", basis.basis),
        "since": day(basis.since),
        "until": day(basis.until),
        "document": basis.document,
        "case_ref": basis.court_case_ref,
    }
