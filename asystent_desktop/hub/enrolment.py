"""Bringing a computer into the office: invite, look at its answer, enrol.

Who holds the invitation file can answer it, so the two people compare 40 digits before `enrol` is run; a
second answer to the same invitation is refused. Expiry is judged by the hub's clock alone.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE, family_scope
from asystent_desktop.exchange import limits, trust_store
from asystent_desktop.exchange.directory import (
    ROLES,
    Device,
    Directory,
    Person,
    SignedDirectory,
    TrustState,
    encode,
    refuse_full,
)
from asystent_desktop.exchange.invitation import (
    SECRET_BYTES,
    VALID_FOR,
    Invitation,
    ReadAnswer,
    check_proof,
    decode_invitation,
    fingerprint,
    read_answer,
    write_invitation,
)
from asystent_desktop.exchange.routing import NOBODY, Standing
from asystent_desktop.exchange.trust_faults import (
    ForeignInvitation,
    InvitationExpired,
    InvitationUsed,
    OtherPerson,
    UnknownRole,
)
from asystent_desktop.hub import epoch, state
from asystent_desktop.hub.faults import DeviceTaken, OtherOfficeKey, UnknownPerson
from asystent_desktop.hub.office_commits import write_records
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.hub.state import InvitationNote
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.exchange import ExchangeUnit
from asystent_desktop.ports.hub import HubUnit


@dataclass(frozen=True)
class Invited:
    """An invitation file and what it says."""

    file: bytes
    invitation_id: str
    person_id: str
    expires_at: datetime


@dataclass(frozen=True)
class AnswerView:
    """What an answer says, for the person who confirms it.

    Attributes:
        fingerprint: 40 digits; they must be those the laptop shows.
        families: Ids of the families aboard that may be adopted, with their number of commits.
        taken: Ids of families aboard that the office already knows: never adopted, their entries are held.
    """

    person_id: str
    name: str
    title: str
    role: str
    device_id: str
    device_label: str
    fingerprint: str
    families: tuple[tuple[str, int], ...]
    taken: tuple[str, ...]


@dataclass(frozen=True)
class Enrolled:
    """A computer that stands in the directory now."""

    person_id: str
    name: str
    role: str
    device_id: str
    directory_version: int
    fingerprint: str
    adopted: tuple[str, ...]
    declined: tuple[str, ...]
    taken: tuple[str, ...]


def invite(
    hub: HubDesk, office: OfficeKey, *, name: str = "", title: str = "", role: str = "", person_id: str = ""
) -> Invited:
    """Makes an invitation file.

    Args:
        person_id: Somebody the directory knows already (a second or a replacement computer); name, title and
            role are then hers and need not be given.

    Raises:
        HubNotFounded, OnlyReceiving, OtherOfficeKey, UnknownRole, UnknownPerson.
    """
    now = hub.clock.now()
    with hub.exchange_unit() as unit:
        trusted, directory = _founded(unit, office)
        known = directory.person(person_id) if person_id else None
        if person_id and known is None:
            raise UnknownPerson(person=person_id)
        person = known or Person(hub.ids.new(), name, title, role)
        if person.role not in ROLES:
            raise UnknownRole(role=person.role, known=", ".join(ROLES))
        invitation = Invitation(
            id=hub.ids.new(),
            office=directory.office,
            office_name=directory.name,
            office_key=trusted.office_key,
            hub=directory.hub,
            person=person,
            known=known is not None,
            directory_version=directory.version,
            secret=hub.ids.random_bytes(SECRET_BYTES),
            issued_at=now,
            expires_at=now + VALID_FOR,
        )
        file = write_invitation(invitation, office.signing)
        body = file.split(b"\n", 1)[0]
        state.put_invitation(unit, invitation.id, InvitationNote(body, invitation.expires_at))
        unit.commit()
    return Invited(file, invitation.id, person.id, invitation.expires_at)


def review_answer(hub: HubDesk, answer_file: bytes) -> AnswerView:
    """Checks an answer and shows what enrolling it would do; changes nothing.

    Raises:
        NotAnAnswer, BadDocument, BadSignature: the file does not hold.
        ForeignInvitation, InvitationUsed, InvitationExpired, BadProof: it answers nothing that is open.
        DeviceTaken, OtherPerson: it poses as somebody else's.
    """
    standing = state.standing(hub)
    with hub.exchange_unit() as unit:
        checked = _checked(unit, answer_file, standing.directory, hub.clock.now())
        return _view(unit, checked, standing, answer_file)


def enrol(
    hub: HubDesk, office: OfficeKey, answer_file: bytes, adopt: Collection[str] | None = None
) -> Enrolled:
    """Signs the computer into the directory and assigns the families aboard, in one transaction.

    Args:
        adopt: Ids of the families the head confirms; None confirms all that may be adopted.

    Raises:
        OtherOfficeKey, OnlyReceiving: and all that `review_answer` raises.
        DirectoryFull: nobody could receive a directory with this computer; nothing is changed.
    """
    now = hub.clock.now()
    with hub.exchange_unit() as unit:
        standing = state.standing_in(unit, hub.clock.today())
        trusted, directory = _founded(unit, office)
        checked = _checked(unit, answer_file, directory, now)
        view = _view(unit, checked, standing, answer_file)
        answer = checked.read.answer
        device = Device(answer.device_id, view.person_id, answer.device_label, answer.sign, answer.seal, now)
        person = Person(view.person_id, view.name, view.title, view.role)
        newer = directory.with_device(person, device, now)
        refuse_full(directory, encode(newer), limits.DIRECTORY_BYTES - limits.DIRECTORY_RESERVE_BYTES)
        trust_store.keep(trusted.accept(SignedDirectory.sign(newer, office.signing)), unit.put_document)
        offered = [family_id for family_id, _ in view.families]
        adopted = [family_id for family_id in offered if adopt is None or family_id in adopt]
        declined = [family_id for family_id in offered if family_id not in adopted]
        _adopt(hub, unit, office, view.person_id, adopted, newer.version)
        state.put_makers(unit, {family_scope(family_id): NOBODY for family_id in declined})
        state.put_invitation(unit, answer.invitation, replace(checked.note, used_by=answer.device_id))
        unit.commit()
    return Enrolled(
        person_id=view.person_id,
        name=view.name,
        role=view.role,
        device_id=view.device_id,
        directory_version=newer.version,
        fingerprint=view.fingerprint,
        adopted=tuple(adopted),
        declined=tuple(declined),
        taken=view.taken,
    )


@dataclass(frozen=True)
class _Checked:
    """An answer that holds, the invitation it answers, and what is kept of that."""

    read: ReadAnswer
    invitation: Invitation
    note: InvitationNote


def _founded(unit: HubUnit, office: OfficeKey) -> tuple[TrustState, Directory]:
    trusted = state.trust(unit)
    if office.public != trusted.office_key:
        raise OtherOfficeKey()
    epoch.refuse_while_restored(unit)
    return trusted, state.directory(unit)


def _checked(unit: ExchangeUnit, answer_file: bytes, directory: Directory, now: datetime) -> _Checked:
    read = read_answer(answer_file)
    answer = read.answer
    note = state.invitation(unit, answer.invitation)
    if note is None or answer.office != directory.office:
        raise ForeignInvitation(invitation=answer.invitation)
    if note.used_by:
        raise InvitationUsed(invitation=answer.invitation)
    if now > note.expires_at:
        raise InvitationExpired(invitation=answer.invitation, expired_at=note.expires_at)
    invitation = decode_invitation(note.body)
    check_proof(read, invitation.secret, note.body)
    if directory.device(answer.device_id) is not None:
        raise DeviceTaken(device=answer.device_id)
    if invitation.known and answer.person_id != invitation.person.id:
        raise OtherPerson(person=answer.person_id)
    if not invitation.known and directory.person(answer.person_id) is not None:
        raise DeviceTaken(device=answer.device_id)
    return _Checked(read, invitation, note)


def _view(unit: ExchangeUnit, checked: _Checked, standing: Standing, answer_file: bytes) -> AnswerView:
    answer, person = checked.read.answer, checked.invitation.person
    known = unit.scopes() | set(standing.makers)
    taken = {
        held.family_id
        for held in answer.families
        if family_scope(held.family_id) in known or standing.is_assigned(family_scope(held.family_id))
    }
    return AnswerView(
        person_id=answer.person_id,
        name=person.name,
        title=person.title,
        role=person.role,
        device_id=answer.device_id,
        device_label=answer.device_label,
        fingerprint=fingerprint(checked.note.body, answer_file),
        families=tuple(
            (held.family_id, held.commits) for held in answer.families if held.family_id not in taken
        ),
        taken=tuple(sorted(taken)),
    )


def _adopt(
    hub: HubDesk,
    unit: HubUnit,
    office: OfficeKey,
    person_id: str,
    families: Collection[str],
    directory_version: int,
) -> None:
    if not families:
        return
    records = [
        Assignment(
            id=hub.ids.new(),
            scope=OFFICE_SCOPE,
            family_id=family_id,
            person_id=person_id,
            mode=AssignmentMode.HOLDER,
            from_on=hub.clock.today(),
        )
        for family_id in families
    ]
    write_records(
        unit,
        office,
        records,
        command="adopt-families",
        directory_version=directory_version,
        now=hub.clock.now(),
        ids=hub.ids,
    )
