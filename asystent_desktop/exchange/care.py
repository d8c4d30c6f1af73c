"""What keeps both sides safe, beside the commits: lines `laptop`, `hub` and `report` (messages-v1 §4).

None of it is part of the journal and nothing is proven by it but what the bundle's own signature proves. The
`report` is signed by itself, so that it can be kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from asystent_desktop.crypto.proofs import PROOF_BYTES
from asystent_desktop.crypto.sealing import KEY_ID_BYTES, OVERHEAD_BYTES
from asystent_desktop.crypto.store_keys import STORE_KEY_BYTES
from asystent_desktop.exchange import fields
from asystent_desktop.exchange.fields import Fields

NONCE_BYTES: Final = 16
ESCROW_BYTES: Final = STORE_KEY_BYTES + OVERHEAD_BYTES


@dataclass(frozen=True)
class Escrow:
    """A store key sealed to RECOVERY.

    Attributes:
        key_id: Which RECOVERY key, 8 bytes. `sealed`: see `crypto.escrow`.
    """

    key_id: bytes
    sealed: bytes


@dataclass(frozen=True)
class DrillProof:
    """HMAC of the store key over the hub's nonce: the escrow the hub keeps opens this very store."""

    nonce: bytes
    proof: bytes


@dataclass(frozen=True)
class LaptopFacts:
    """What a laptop tells of itself.

    Attributes:
        version: Of the program. `waiting`: commits without a receipt.
        went_back: When it noticed that its store is older than it was; None when it is not.
        escrow: Sent until the hub says that it keeps it.
    """

    version: str = ""
    waiting: int = 0
    went_back: datetime | None = None
    escrow: Escrow | None = None
    proof: DrillProof | None = None


@dataclass(frozen=True)
class HubFacts:
    """What the hub tells one computer.

    Attributes:
        durable: Per scope: these commits and all before them are in a verified backup.
        escrow: Key id of the escrow the hub keeps of it; empty when none. `nonce`: to be answered by a proof.
        drilled_at: When two officers last proved that this escrow opens the store.
    """

    durable: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    escrow: bytes = b""
    nonce: bytes = b""
    drilled_at: datetime | None = None


@dataclass(frozen=True)
class SignedReport:
    """The hub's report for office roles: exact bytes and the hub's signature (`hub.report`)."""

    body: bytes
    signature: bytes


def laptop_line(facts: LaptopFacts) -> bytes:
    """The line of a laptop."""
    escrow, proof = facts.escrow, facts.proof
    return fields.written(
        {
            "type": "laptop",
            "version": facts.version,
            "waiting": facts.waiting,
            "went_back": None if facts.went_back is None else fields.instant(facts.went_back),
            "escrow": None
            if escrow is None
            else {"key_id": fields.octets(escrow.key_id), "sealed": fields.octets(escrow.sealed)},
            "proof": None
            if proof is None
            else {"nonce": fields.octets(proof.nonce), "proof": fields.octets(proof.proof)},
        }
    )


def hub_line(facts: HubFacts) -> bytes:
    """The line of the hub."""
    return fields.written(
        {
            "type": "hub",
            "durable": [
                {"scope": scope, "heads": list(heads)} for scope, heads in sorted(facts.durable.items())
            ],
            "escrow": fields.octets(facts.escrow),
            "nonce": fields.octets(facts.nonce),
            "drilled_at": None if facts.drilled_at is None else fields.instant(facts.drilled_at),
        }
    )


def read_laptop(document: Fields) -> LaptopFacts:
    """The facts of a line.

    Raises:
        BadDocument: misshapen.
    """
    escrow = document.object("escrow") if document.has("escrow") else None
    proof = document.object("proof") if document.has("proof") else None
    return LaptopFacts(
        version=document.text("version"),
        waiting=document.number("waiting"),
        went_back=document.instant_or_none("went_back"),
        escrow=None
        if escrow is None
        else Escrow(escrow.octets("key_id", KEY_ID_BYTES), escrow.octets("sealed", ESCROW_BYTES)),
        proof=None
        if proof is None
        else DrillProof(proof.octets("nonce", NONCE_BYTES), proof.octets("proof", PROOF_BYTES)),
    )


def read_hub(document: Fields) -> HubFacts:
    """The facts of a line.

    Raises:
        BadDocument: misshapen.
    """
    return HubFacts(
        durable={held.long_text("scope"): held.digests("heads") for held in document.objects("durable")},
        escrow=document.octets("escrow"),
        nonce=document.octets("nonce"),
        drilled_at=document.instant_or_none("drilled_at"),
    )
