"""*Zgoda na współpracę*, its acknowledgement where a court obliged, and the information clause."""

from asystent_desktop.application.papers.asking import Ask, common, day, fact_ids
from asystent_desktop.application.papers.filling import PaperData
from asystent_desktop.application.papers.people import full_name
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.kinds.consent import CooperationConsent, InformationClause
from asystent_desktop.domain.kinds.family import Basis, CaseBasis, FamilyMember

CONSENT_VALUES = "signer scope_text signed_on ruling ruling_ref"


def consent(ask: Ask) -> PaperData:
    """A consent that was given, or a blank one to be signed; both the consent and the acknowledgement."""
    held = record_in(ask.unit, CooperationConsent, ask.subject_id) if ask.subject_id else None
    member = ask.unit.get(FamilyMember, held.member_id) if held else None
    court = [one for one in ask.unit.find(CaseBasis, scope=ask.family.scope) if one.basis == Basis.COURT]
    ruling = max(court, key=lambda one: one.since, default=None)
    values = common(ask) | {
        "signer": full_name(member),
        "scope_text": held.scope_text if held else "",
        "signed_on": day(held.signed_on) if held else "",
        "ruling": ruling.document if ruling else "",
        "ruling_ref": ruling.court_case_ref if ruling else "",
    }
    used = [one for one in (held, member, ruling) if one is not None]
    return PaperData(values, fact_ids=fact_ids(ask.unit, [ask.family, *used]))


def information(ask: Ask) -> PaperData:
    """The information of RODO art. 13 and 14, with the line by which its receiver confirms it."""
    held = record_in(ask.unit, InformationClause, ask.subject_id) if ask.subject_id else None
    member = ask.unit.get(FamilyMember, held.member_id) if held and held.member_id else None
    receiver = full_name(member) or (held.receiver if held else "")
    values = common(ask) | {"receiver": receiver, "given_on": day(held.given_on) if held else ""}
    used = [one for one in (held, member) if one is not None]
    return PaperData(values, fact_ids=fact_ids(ask.unit, [ask.family, *used]))
