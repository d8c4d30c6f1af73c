"""Invitation and answer: how a computer comes into the office's directory (docs/exchange-messages-v1.md §3).

    office → invitation: keys of OFFICE and hub, the person, a secret for one use; signed by OFFICE
    laptop → answer: its own new keys, the families aboard; proof = HMAC(secret, transcript), signed by the
             device key
    both   → compare 40 digits of the transcript's hash, by voice
    office → signs a directory that names the device

Transcript = label ‖ 0 ‖ 8-byte length of the invitation's body ‖ that body ‖ the answer's body. Whoever
swaps a key on the way, either way, changes the digits. Expiry is judged by the hub's clock alone: a laptop
whose clock is wrong can still answer.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from asystent_desktop.crypto import proofs, signing
from asystent_desktop.crypto.digests import fingerprint_digits
from asystent_desktop.crypto.sealing import PUBLIC_BYTES as SEAL_BYTES
from asystent_desktop.crypto.signing import PUBLIC_BYTES as SIGN_BYTES, SIGNATURE_BYTES, SigningKey
from asystent_desktop.exchange import fields, signed
from asystent_desktop.exchange.directory import HubKeys, Person, hub_document, hub_keys
from asystent_desktop.exchange.trust_faults import NotAnAnswer, NotAnInvitation

INVITATION_FORMAT: Final = "asystent-invitation/1"
ANSWER_FORMAT: Final = "asystent-answer/1"
VALID_FOR: Final = timedelta(days=7)
SECRET_BYTES: Final = 16
_TRANSCRIPT: Final = b"asystent-enrolment-transcript/1\x00"
_LENGTH_BYTES: Final = 8


@dataclass(frozen=True)
class Invitation:
    """What the office tells a computer it invites.

    Attributes:
        office_key: OFFICE's Ed25519 public key: the laptop pins it for good.
        hub: Without its sealing key, two thirds of the file: nothing is sealed to the hub before its first
            reply, which brings the directory that names it (docs/adr/0072).
        known: The person stands in the directory already (a second or a replacement computer); the vault
            then takes the person's id. Otherwise a vault made alone keeps its own.
        secret: 16 bytes, for one answer.
    """

    id: str
    office: str
    office_name: str
    office_key: bytes
    hub: HubKeys
    person: Person
    known: bool
    directory_version: int
    secret: bytes
    issued_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class AboardFamily:
    """A family scope the vault holds: id and number of commits, nothing else."""

    family_id: str
    commits: int


@dataclass(frozen=True)
class Answer:
    """What the invited computer says of itself."""

    invitation: str
    office: str
    person_id: str
    device_id: str
    device_label: str
    sign: bytes
    seal: bytes
    families: tuple[AboardFamily, ...]
    answered_at: datetime


@dataclass(frozen=True)
class ReadInvitation:
    """An invitation together with the exact bytes that were signed."""

    invitation: Invitation
    body: bytes


@dataclass(frozen=True)
class ReadAnswer:
    """An answer, its exact bytes, and the proof that is still to be checked."""

    answer: Answer
    body: bytes
    proof: bytes


def write_invitation(invitation: Invitation, office: SigningKey) -> bytes:
    """The invitation file, signed by OFFICE."""
    body = fields.written(
        {
            "format": INVITATION_FORMAT,
            "id": invitation.id,
            "office": invitation.office,
            "office_name": invitation.office_name,
            "office_key": fields.octets(invitation.office_key),
            "hub": hub_document(replace(invitation.hub, seal=b"")),
            "person": {
                "id": invitation.person.id,
                "name": invitation.person.name,
                "title": invitation.person.title,
                "role": invitation.person.role,
            },
            "known": invitation.known,
            "directory_version": invitation.directory_version,
            "secret": fields.octets(invitation.secret),
            "issued_at": fields.instant(invitation.issued_at),
            "expires_at": fields.instant(invitation.expires_at),
        }
    )
    return signed.pack(body, office.sign(body))


def read_invitation(data: bytes) -> ReadInvitation:
    """The invitation in a file, signed by the OFFICE key it names itself.

    That key is believed because the file came from the office; the digits both sides compare prove it.

    Raises:
        NotAnInvitation: not a file of this format at all.
        BadSignature: altered after it was signed.
        BadDocument: a field is misshapen.
    """
    if not data.startswith(b'{"format":"' + INVITATION_FORMAT.encode()):
        raise NotAnInvitation()
    body, (signature,) = signed.unpack(data, (SIGNATURE_BYTES,), "invitation")
    invitation = decode_invitation(body)
    signing.verify(invitation.office_key, signature, body)
    return ReadInvitation(invitation, body)


def decode_invitation(body: bytes) -> Invitation:
    """The invitation in a body; the signature is somebody else's task.

    Raises:
        BadDocument: a field is misshapen.
    """
    document = fields.read(body, INVITATION_FORMAT, "invitation")
    person = document.object("person")
    return Invitation(
        id=document.ident("id"),
        office=document.ident("office"),
        office_name=document.text("office_name"),
        office_key=document.octets("office_key", SIGN_BYTES),
        hub=hub_keys(document.object("hub"), invited=True),
        person=Person(person.ident("id"), person.text("name"), person.text("title"), person.ident("role")),
        known=document.flag("known"),
        directory_version=document.number("directory_version"),
        secret=document.octets("secret", SECRET_BYTES),
        issued_at=document.instant("issued_at"),
        expires_at=document.instant("expires_at"),
    )


def write_answer(answer: Answer, invited: ReadInvitation, device: SigningKey) -> bytes:
    """The answer file: body, proof of the secret over the transcript, signature of the device key."""
    body = fields.written(
        {
            "format": ANSWER_FORMAT,
            "invitation": answer.invitation,
            "office": answer.office,
            "person": answer.person_id,
            "device": {
                "id": answer.device_id,
                "label": answer.device_label,
                "sign": fields.octets(answer.sign),
                "seal": fields.octets(answer.seal),
            },
            "families": [{"id": held.family_id, "commits": held.commits} for held in answer.families],
            "answered_at": fields.instant(answer.answered_at),
        }
    )
    proof = proofs.prove(invited.invitation.secret, transcript(invited.body, body))
    return signed.pack(body, proof, device.sign(body))


def read_answer(data: bytes) -> ReadAnswer:
    """The answer in a file, signed by the device key it names; its proof is checked by `check_proof`.

    Raises:
        NotAnAnswer: not a file of this format at all.
        BadSignature: the device does not hold the key it names, or the file was altered.
        BadDocument: a field is misshapen.
    """
    if not data.startswith(b'{"format":"' + ANSWER_FORMAT.encode()):
        raise NotAnAnswer()
    sizes = (proofs.PROOF_BYTES, SIGNATURE_BYTES)
    body, (proof, signature) = signed.unpack(data, sizes, "answer")
    document = fields.read(body, ANSWER_FORMAT, "answer")
    device = document.object("device")
    sign = device.octets("sign", SIGN_BYTES)
    signing.verify(sign, signature, body)
    answer = Answer(
        invitation=document.ident("invitation"),
        office=document.ident("office"),
        person_id=document.uuid("person"),
        device_id=device.uuid("id"),
        device_label=device.text("label"),
        sign=sign,
        seal=device.octets("seal", SEAL_BYTES),
        families=tuple(
            AboardFamily(held.uuid("id"), held.number("commits")) for held in document.objects("families")
        ),
        answered_at=document.instant("answered_at"),
    )
    return ReadAnswer(answer, body, proof)


def check_proof(read: ReadAnswer, secret: bytes, invitation_body: bytes) -> None:
    """Returns when the answer was made by whoever held this invitation.

    Raises:
        BadProof: it was not, or one of the two was altered.
    """
    proofs.check(secret, transcript(invitation_body, read.body), read.proof)


def transcript(invitation_body: bytes, answer_body: bytes) -> bytes:
    """What both sides saw, as one string of bytes."""
    length = len(invitation_body).to_bytes(_LENGTH_BYTES, "big")
    return _TRANSCRIPT + length + invitation_body + answer_body


def fingerprint(invitation_body: bytes, answer_file: bytes) -> str:
    """The 40 digits both sides read to each other, in eight groups of five."""
    answer_body = answer_file.split(b"\n", 1)[0]
    return fingerprint_digits(transcript(invitation_body, answer_body))
