"""Every way a bundle can be wrong is refused under its own name, in the receive order."""

import base64
import inspect
from types import ModuleType

import pytest

from asystent_desktop.crypto import faults as crypto_faults
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.errors import AppError, Bug
from asystent_desktop.exchange import bundle, bundle_faults, payload
from tests.vectors import malformed_bundles
from tests.vectors.bundle_writer import (
    LINES,
    OFFICE,
    RECIPIENT,
    RECIPIENT_SEED,
    SENDER,
    SENDER_SEED,
    Bytes,
    Recipe,
)

HUB = SealingKey.from_bytes(RECIPIENT_SEED)


def sender_key(sender: str) -> bytes | None:
    return SigningKey.from_seed(SENDER_SEED).public if sender == SENDER else None


def read(blob: bytes) -> bundle.OpenedBundle:
    return bundle.read(blob, key=HUB, office=OFFICE, recipient=RECIPIENT, sender_key=sender_key)


def test_unbent_recipe_is_accepted() -> None:
    """Otherwise every malformation below would prove nothing."""
    assert read(Recipe().file()).lines == LINES


@pytest.mark.parametrize("name", malformed_bundles.ALL)
def test_malformation_has_its_code(name: str) -> None:
    recipe, code = malformed_bundles.ALL[name]
    with pytest.raises(AppError) as caught:
        read(recipe.file())
    assert caught.value.code == code
    assert not isinstance(caught.value, Bug)


def declared_in(module: ModuleType) -> list[type[AppError]]:
    return [
        fault
        for _, fault in inspect.getmembers(module, inspect.isclass)
        if fault.__module__ == module.__name__ and issubclass(fault, AppError)
    ]


def test_every_fault_is_provoked() -> None:
    declared = {fault.code for fault in declared_in(bundle_faults) if not issubclass(fault, Bug)}
    provoked = {code for _, code in malformed_bundles.ALL.values()}
    assert declared - provoked == {"wrong-name"}  # about the name, not the bytes: test_bundle.py
    assert provoked - declared == {crypto_faults.CannotOpen.code, crypto_faults.BadSignature.code}


def test_codes_are_unique() -> None:
    faults = declared_in(bundle_faults) + declared_in(crypto_faults)
    assert len({fault.code for fault in faults}) == len(faults) > 30


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("other-recipient-key", {"signer_seed": bytes(32)}),
        ("signature-flipped", {"fields": {"office": "another-office"}}),
        ("signature-flipped", {"fields": {"to": "another-device"}}),
        ("signature-flipped", {"fields": {"min_reader": 2}}),
        ("wrong-office", {"bend_sent_payload": bytes.upper}),
        ("wrong-recipient", {"bend_sent_payload": bytes.upper}),
        ("payload-hash", {"count": 200_000}),
        ("zip-bomb-stated", {"count": 200_000}),
    ],
)
def test_the_earlier_check_speaks_first(earlier: str, later: dict[str, object]) -> None:
    """A bundle wrong in two ways is refused for the one that stands first in the receive order."""
    recipe, code = malformed_bundles.ALL[earlier]
    with pytest.raises(AppError) as caught:
        read(recipe.but(**later).file())
    assert caught.value.code == code


def test_nothing_is_decompressed_before_the_hash_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[bytes] = []

    def record(packed: bytes, raw_bytes: int) -> bytes:
        calls.append(packed)
        return b""

    monkeypatch.setattr(payload, "decompress", record)
    recipe, _ = malformed_bundles.ALL["payload-hash"]
    with pytest.raises(bundle_faults.PayloadHash):
        read(recipe.file())
    assert calls == []


@pytest.mark.parametrize("value", [7, "no base64", base64.b64encode(bytes(256 * 1024 + 1)).decode()])
def test_an_introduction_is_a_file_of_bounded_length(value: object) -> None:
    with pytest.raises(bundle_faults.BadManifest) as caught:
        read(malformed_bundles.GOOD.but(fields={"introduction": value}).file())
    assert caught.value.values["field"] == "introduction"


@pytest.mark.parametrize("compress", [malformed_bundles.wide_window, malformed_bundles.with_dictionary])
def test_a_frame_is_judged_by_its_header_first(compress: Bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decoder would refuse these too; it is not even made."""
    raw = b'{"a":"' + b"a" * 17_000_000 + b'"}\n'
    packed = compress(raw)

    def start(**_parameters: object) -> None:
        raise AssertionError("started to decompress")

    monkeypatch.setattr("zstandard.ZstdDecompressor", start)
    with pytest.raises(bundle_faults.BadCompression):
        list(payload.decompress(packed, len(raw)))
