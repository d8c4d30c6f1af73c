"""RECOVERY at the office: held in halves by two officers, drilled, used when a passphrase is forgotten.

Neither the hub nor one officer alone can open anything: the hub keeps escrows it cannot read.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from asystent_desktop.crypto import envelope, escrow, proofs
from asystent_desktop.crypto.envelope import Cost, Purpose
from asystent_desktop.crypto.faults import BadKey, BadProof, CannotOpen
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.exchange import trust_store, unlock
from asystent_desktop.exchange.directory import SignedDirectory
from asystent_desktop.exchange.unlock import Unlock
from asystent_desktop.hub import decisions, device_care, enrolment, epoch, state
from asystent_desktop.hub.care_faults import (
    NoEscrow,
    NoRecoveryKey,
    OnlyReceiving,
    RecoveryKeyExists,
    WrongShares,
)
from asystent_desktop.hub.faults import OtherOfficeKey, UnknownDevice
from asystent_desktop.hub.office_key import OfficeKey, passphrase_of
from asystent_desktop.ports.desk import HubDesk

_CODE_RANDOM_BYTES = 32


@dataclass(frozen=True)
class Half:
    """A half of RECOVERY as its officer keeps it: the file's bytes and its passphrase."""

    file: bytes
    passphrase: str


@dataclass(frozen=True)
class DrillRow:
    """What the drill found of one computer.

    Attributes:
        outcome: "proven"; "unproven": the computer has not answered the hub's question yet; "broken": the
            escrow does not open this computer; "missing": there is none.
    """

    device: str
    label: str
    person: str
    outcome: str
    drilled_at: datetime | None


@dataclass(frozen=True)
class UnlockMade:
    """An unlock file for one computer, and the code its person is told by telephone."""

    file: bytes
    code: str
    device: str
    person: str
    families: tuple[str, ...]


def init_recovery(
    hub: HubDesk,
    office: OfficeKey,
    passphrases: tuple[str, str],
    write_halves: Callable[[bytes, bytes], None],
    *,
    anew: bool = False,
    cost: Cost = Cost.DEFAULT,
) -> int:
    """Makes RECOVERY, gives its halves away and names its public key in the directory.

    Args:
        passphrases: One of each officer.
        write_halves: Given the two files before anything is signed; what it raises is passed on.
        anew: Also when there is one: every computer then sends a new escrow.

    Returns:
        Version of the directory that names it.

    Raises:
        RecoveryKeyExists, OnlyReceiving, OtherOfficeKey, HubNotFounded, UnusablePassphrase.
    """
    key = SealingKey.generate()
    halves = [
        envelope.wrap(half, phrase, Purpose.RECOVERY, cost)
        for half, phrase in zip(escrow.split(key), passphrases, strict=True)
    ]
    with hub.exchange_unit() as unit:
        trusted, directory = state.trust(unit), state.directory(unit)
        if office.public != trusted.office_key:
            raise OtherOfficeKey()
        if epoch.restored(unit):
            raise OnlyReceiving()
        if directory.recovery and not anew:
            raise RecoveryKeyExists()
        write_halves(halves[0], halves[1])
        newer = replace(
            directory,
            version=directory.version + 1,
            issued_at=hub.clock.now(),
            recovery=key.public,
        )
        offered = SignedDirectory.sign(newer, office.signing)
        trust_store.keep(trusted.accept(offered), unit.put_document)
        unit.commit()
    return newer.version


def join_halves(hub: HubDesk, one: Half, other: Half) -> SealingKey:
    """RECOVERY, while two officers stand at the hub; it is written nowhere.

    Raises:
        NoRecoveryKey: the office has none.
        WrongShares: these are not its two halves.
        WrongPassphraseOf, ForeignFile, DamagedHeader, WrongPurpose: of a half's file.
    """
    with hub.reading() as unit:
        public = state.directory(unit).recovery
    if not public:
        raise NoRecoveryKey()
    halves = []
    for number, half in enumerate((one, other), start=1):
        with passphrase_of(f"passphrase-half-{number}"):
            halves.append(envelope.unwrap(half.file, half.passphrase, Purpose.RECOVERY))
    key = escrow.join(halves[0], halves[1])
    if key.public != public:
        raise WrongShares()
    return key


def drill(hub: HubDesk, recovery: SealingKey) -> tuple[DrillRow, ...]:
    """Proves each escrow without opening any computer: the store key in it gives the computer's own proof."""
    now = hub.clock.now()
    rows: list[DrillRow] = []
    with hub.exchange_unit() as unit:
        directory = state.directory(unit)
        for device in directory.recipients():
            known = device_care.care(unit, device.id)
            outcome = _outcome(recovery, directory.office, device.id, known)
            if outcome == "proven":
                known = replace(known, drilled_at=now)
                device_care.put_care(unit, device.id, known)
            rows.append(DrillRow(device.id, device.label, device.person, outcome, known.drilled_at))
        unit.commit()
    return tuple(rows)


def _outcome(recovery: SealingKey, office: str, device: str, known: device_care.Care) -> str:
    if not known.escrow:
        return "missing"
    try:
        store_key = escrow.open_escrow(recovery, known.escrow, office, device)
        if not known.proof:
            return "unproven"
        proofs.check(store_key, known.nonce + device.encode(), known.proof, proofs.ESCROW_DRILL)
    except (CannotOpen, BadKey, BadProof):
        return "broken"
    return "proven"


def make_unlock(
    hub: HubDesk,
    office: OfficeKey,
    recovery: SealingKey,
    device_id: str,
    cost: Cost = Cost.DEFAULT,
) -> UnlockMade:
    """Opens the escrow of a forgotten computer for its person.

    From now on two officers have had the store key, so the computer's present device keys are revoked; it
    comes back by the invitation in the file, under new ones.

    Raises:
        NoEscrow, OnlyReceiving, UnknownDevice, OtherOfficeKey.
        CannotOpen, BadKey: the escrow does not open; the drill would have told.
    """
    with hub.reading() as unit:
        directory = state.directory(unit)
        device = directory.device(device_id)
        if device is None or not device.seal:
            raise UnknownDevice(device=device_id)
        if epoch.restored(unit):
            raise OnlyReceiving()
        sealed = device_care.care(unit, device_id).escrow
    if not sealed:
        raise NoEscrow(device=device_id)
    store_key = escrow.open_escrow(recovery, sealed, directory.office, device_id)
    invited = enrolment.invite(hub, office, person_id=device.person)
    code = unlock.new_code(hub.ids.random_bytes(_CODE_RANDOM_BYTES))
    file = unlock.write(
        Unlock(
            office=directory.office,
            device=device_id,
            key=envelope.wrap(store_key, unlock.plain_code(code), Purpose.UNLOCK, cost),
            invitation=invited.file,
            issued_at=hub.clock.now(),
        )
    )
    revoked = decisions.revoke(hub, office, device_id)
    return UnlockMade(file, code, device_id, device.person, revoked.families)
