"""Joining an office: read its invitation, answer it, compare digits; the first exchange does the rest."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from asystent_desktop.application.exchange import memory as exchange_memory
from asystent_desktop.application.exchange.memory import PendingEnrolment
from asystent_desktop.exchange import invitation, invitation_text, trust_store
from asystent_desktop.exchange.directory import TrustState
from asystent_desktop.exchange.invitation import AboardFamily, Answer, ReadInvitation
from asystent_desktop.exchange.routing import FAMILY_PREFIX
from asystent_desktop.exchange.trust_faults import AlreadyEnrolled, OtherPerson
from asystent_desktop.ports.desk import Desk, Identity
from asystent_desktop.ports.exchange import ExchangeUnit


@dataclass(frozen=True)
class InvitationView:
    """What an invitation says. Only the hub judges `expires_at`: a wrong clock here must not stop anybody."""

    office_id: str
    office_name: str
    person_name: str
    person_title: str
    role: str
    expires_at: datetime


@dataclass(frozen=True)
class Answered:
    """An answer file, and the 40 digits that the office's screen must show too.

    Attributes:
        families: Number of families aboard that are offered for adoption.
    """

    file: bytes
    fingerprint: str
    families: int


def read_invitation(invitation_file: bytes) -> InvitationView:
    """What an invitation says; changes nothing.

    Args:
        invitation_file: The file, or the same as text (`exchange.invitation_text`).

    Raises:
        NotAnInvitation, BadDocument, BadSignature: the file does not hold.
    """
    read = invitation.read_invitation(invitation_text.file_of(invitation_file)).invitation
    return InvitationView(
        read.office, read.office_name, read.person.name, read.person.title, read.person.role, read.expires_at
    )


def answer_invitation(desk: Desk, invitation_file: bytes) -> Answered:
    """Answers an invitation and pins the office's key; the same invitation gives the same answer again.

    Work goes on as before until the office's first reply comes with an exchange.

    Args:
        invitation_file: The file, or the same as text.

    Raises:
        NotAnInvitation, BadDocument, BadSignature: the file does not hold.
        AlreadyEnrolled: the vault belongs to an office.
        OtherPerson: the invitation is for somebody the office knows, and this vault already holds another
            person's families.
    """
    identity = desk.identity()
    if identity.enrolled:
        raise AlreadyEnrolled(office=identity.office_id)
    invitation_file = invitation_text.file_of(invitation_file)
    read = invitation.read_invitation(invitation_file)
    with desk.exchange_unit() as unit:
        families = _aboard(unit)
        pending = exchange_memory.pending_enrolment(unit)
    if pending is not None and pending.invitation_file == invitation_file:
        return _answered(read, pending.answer_file, families)
    person = _person(identity, read, families)
    answer_file = invitation.write_answer(
        Answer(
            invitation=read.invitation.id,
            office=read.invitation.office,
            person_id=person.person_id,
            device_id=identity.device_id,
            device_label=identity.device_label,
            sign=desk.keys.signing.public,
            seal=desk.keys.sealing.public,
            families=families,
            answered_at=desk.clock.now(),
        ),
        read,
        desk.keys.signing,
    )
    if person != identity:
        desk.put_identity(person)
    with desk.exchange_unit() as unit:
        trust_store.keep(TrustState(read.invitation.office, read.invitation.office_key), unit.put_document)
        exchange_memory.put_pending_enrolment(unit, PendingEnrolment(invitation_file, answer_file))
        unit.commit()
    return _answered(read, answer_file, families)


def _answered(read: ReadInvitation, answer_file: bytes, families: tuple[AboardFamily, ...]) -> Answered:
    return Answered(answer_file, invitation.fingerprint(read.body, answer_file), len(families))


def _person(identity: Identity, read: ReadInvitation, families: tuple[AboardFamily, ...]) -> Identity:
    """Whose commits this vault will sign: its own person's, unless the office knows the invited one."""
    invited = read.invitation.person
    if not read.invitation.known or invited.id == identity.person_id:
        return identity
    if families:
        raise OtherPerson(person=invited.id)
    return replace(identity, person_id=invited.id, name=invited.name, title=invited.title)


def _aboard(unit: ExchangeUnit) -> tuple[AboardFamily, ...]:
    """Families aboard with their numbers of commits: ids only, for the file lies open."""
    scopes = [scope for scope in unit.scopes() if scope.startswith(FAMILY_PREFIX)]
    commits = unit.beyond({}, scopes) if scopes else []
    counts = Counter(commit.envelope.scope for commit in commits)
    return tuple(AboardFamily(scope.removeprefix(FAMILY_PREFIX), counts[scope]) for scope in sorted(counts))
