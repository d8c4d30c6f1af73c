"""What a laptop shows an office that a restore made forget: the directory it knew.

A hub put back to a backup and resumed too soon signs a directory without the computers enrolled after that
backup. Such a computer gets no answer: until it does, each of its bundles introduces it. A colleague's
computer, which knew the earlier directory, keeps that and brings it until the office names them all again.
Source: ADR-0049.
"""

from typing import Final

from asystent_desktop.application.exchange.memory import Memory
from asystent_desktop.exchange import limits, signed
from asystent_desktop.exchange.directory import Directory, SignedDirectory, TrustState, decode
from asystent_desktop.ports.exchange import ExchangeUnit

_FORMER: Final = "directory-former"
_FORMER_SIGNATURE: Final = "directory-former.sig"


def of_bundle(memory: Memory, trusted: TrustState) -> bytes:
    """The directory that names us, when the office has not said that it took in our last bundle.

    Empty for an office so large that it would not fit; its computers are brought back by an officer's.
    """
    if trusted.signed is None or memory.told_number >= memory.number:
        return b""
    file = signed.pack(trusted.signed.body, trusted.signed.signature)
    return file if len(file) <= limits.INTRODUCTION_BYTES else b""


def note(unit: ExchangeUnit, before: TrustState, after: TrustState) -> None:
    """Keeps the directory believed before, when the one believed now lacks a computer of it."""
    if before.signed is None or before.directory is None or after.directory is None:
        return
    if _lacking(before.directory, after.directory):
        unit.put_document(_FORMER, before.signed.body)
        unit.put_document(_FORMER_SIGNATURE, before.signed.signature)


def forgotten(unit: ExchangeUnit, trusted: TrustState) -> list[SignedDirectory]:
    """The earlier directory, as long as the present one lacks a computer of it."""
    body, signature = unit.document(_FORMER), unit.document(_FORMER_SIGNATURE)
    if not body or not signature or trusted.directory is None:
        return []
    lacking = _lacking(decode(body), trusted.directory)
    return [SignedDirectory(body, signature)] if lacking else []


def _lacking(earlier: Directory, later: Directory) -> bool:
    return any(device.seal and later.device(device.id) is None for device in earlier.devices)
