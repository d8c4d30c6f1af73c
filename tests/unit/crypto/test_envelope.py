"""The passphrase envelope: every field is checked, every fault has its name."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies as st

from asystent_desktop.crypto import envelope
from asystent_desktop.crypto.digests import sha256
from asystent_desktop.crypto.envelope import Cost, Purpose, unwrap, wrap
from asystent_desktop.crypto.faults import (
    BadKey,
    DamagedHeader,
    ForeignFile,
    HostileParameters,
    NewerVersion,
    UnusablePassphrase,
    WrongPassphrase,
    WrongPurpose,
)

SECRET = bytes(range(32))
PHRASE = "cztery słowa bez znaczenia"
GOOD = wrap(SECRET, PHRASE, Purpose.VAULT, Cost.MINIMAL)


def resealed(offset: int, replacement: bytes, base: bytes = GOOD) -> bytes:
    """An envelope with bytes replaced and the checksum put right again."""
    body = base[:offset] + replacement + base[offset + len(replacement) : -32]
    return body + sha256(body)


@given(
    st.binary(min_size=32, max_size=32),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.sampled_from(Purpose),
)
@settings(max_examples=30, deadline=None)
def test_what_is_wrapped_unwraps(secret: bytes, passphrase: str, purpose: Purpose) -> None:
    data = wrap(secret, passphrase, purpose, Cost.MINIMAL)
    assert len(data) == envelope.ENVELOPE_BYTES
    assert unwrap(data, passphrase, purpose) == secret


def test_layout_is_as_documented() -> None:
    data = wrap(SECRET, PHRASE, Purpose.HUB, Cost(memory_kib=96, iterations=2, lanes=3))
    assert data[:8] == b"ASYSTENT"
    assert data[8:10] == b"\x01\x02"
    assert [int.from_bytes(data[at : at + 4], "big") for at in (10, 14, 18)] == [96, 2, 3]
    assert data[-32:] == sha256(data[:-32])
    assert SECRET not in data


def test_every_wrap_has_its_own_salt_and_nonce() -> None:
    again = wrap(SECRET, PHRASE, Purpose.VAULT, Cost.MINIMAL)
    assert GOOD[22:38] != again[22:38]
    assert GOOD[38:50] != again[38:50]


def test_a_real_file_costs_128_mib() -> None:
    assert Cost() == Cost.DEFAULT == Cost(memory_kib=131072, iterations=3, lanes=4)
    data = wrap(SECRET, PHRASE, Purpose.VAULT)
    assert envelope.inspect(data, Purpose.VAULT) == Cost.DEFAULT
    assert unwrap(data, PHRASE, Purpose.VAULT) == SECRET


def test_the_way_of_typing_an_accent_does_not_matter() -> None:
    typed = unicodedata.normalize("NFD", "zażółć gęślą jaźń")
    data = wrap(SECRET, typed, Purpose.VAULT, Cost.MINIMAL)
    assert unwrap(data, unicodedata.normalize("NFC", typed), Purpose.VAULT) == SECRET


@pytest.mark.parametrize("passphrase", ["", "Cztery słowa bez znaczenia", PHRASE + " ", "\ud800"])
def test_wrong_passphrase(passphrase: str) -> None:
    with pytest.raises(WrongPassphrase):
        unwrap(GOOD, passphrase, Purpose.VAULT)


@pytest.mark.parametrize("passphrase", ["", "\ud800"])
def test_unusable_new_passphrase(passphrase: str) -> None:
    with pytest.raises(UnusablePassphrase):
        wrap(SECRET, passphrase, Purpose.VAULT, Cost.MINIMAL)


@pytest.mark.parametrize("data", [b"", b"ASYSTEN", b"SQLite format 3\0", b"%PDF-1.7\n" * 20])
def test_foreign_file(data: bytes) -> None:
    with pytest.raises(ForeignFile):
        unwrap(data, PHRASE, Purpose.VAULT)


def test_any_flipped_byte_is_damage_not_a_wrong_passphrase() -> None:
    for position in range(len(GOOD)):
        altered = bytearray(GOOD)
        altered[position] ^= 0x10
        with pytest.raises(ForeignFile if position < 8 else DamagedHeader):
            unwrap(bytes(altered), PHRASE, Purpose.VAULT)


def test_any_other_length_is_damage() -> None:
    for size in range(8, len(GOOD)):
        with pytest.raises(DamagedHeader):
            unwrap(GOOD[:size], PHRASE, Purpose.VAULT)
    longer = GOOD[:-32] + b"\0"
    for data in (GOOD + b"\0", longer + sha256(longer)):
        with pytest.raises(DamagedHeader):
            unwrap(data, PHRASE, Purpose.VAULT)


def test_newer_version_is_told_from_damage() -> None:
    with pytest.raises(NewerVersion) as caught:
        unwrap(resealed(8, b"\x02"), PHRASE, Purpose.VAULT)
    assert caught.value.values == {"version": 2, "known": 1}
    with pytest.raises(DamagedHeader):
        unwrap(resealed(8, b"\x00"), PHRASE, Purpose.VAULT)


def test_a_purpose_cannot_pose_as_another() -> None:
    with pytest.raises(WrongPurpose) as caught:
        unwrap(GOOD, PHRASE, Purpose.HUB)
    assert caught.value.values == {"expected": "hub", "found": "vault"}
    with pytest.raises(WrongPurpose) as caught:
        unwrap(resealed(9, b"\x77"), PHRASE, Purpose.HUB)
    assert caught.value.values["found"] == "unknown"
    with pytest.raises(WrongPassphrase):  # relabelled: the additional data no longer fits
        unwrap(resealed(9, bytes([Purpose.HUB])), PHRASE, Purpose.HUB)


@pytest.mark.parametrize(
    ("memory_kib", "iterations", "lanes"),
    [
        (64, 1, 0),
        (64, 0, 1),
        (7, 1, 1),
        (31, 1, 4),
        (64 * 65, 1, 65),
        (2 * 1024 * 1024 + 1, 1, 1),
        (2 * 1024 * 1024, 9, 4),
        (0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF),
    ],
)
def test_hostile_parameters_are_refused_before_they_are_spent(
    memory_kib: int, iterations: int, lanes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spend(*_arguments: object) -> bytes:
        raise AssertionError("derived before the parameters were judged")

    monkeypatch.setattr(envelope, "_derive", spend)
    numbers = b"".join(number.to_bytes(4, "big") for number in (memory_kib, iterations, lanes))
    with pytest.raises(HostileParameters):
        unwrap(resealed(10, numbers), PHRASE, Purpose.VAULT)
    with pytest.raises(HostileParameters):
        wrap(SECRET, PHRASE, Purpose.VAULT, Cost(memory_kib, iterations, lanes))


def test_only_32_byte_secrets_are_wrapped() -> None:
    with pytest.raises(BadKey):
        wrap(bytes(31), PHRASE, Purpose.VAULT, Cost.MINIMAL)


@pytest.mark.parametrize("enters", [lambda: unwrap(GOOD, PHRASE, Purpose.VAULT), lambda: _again()])
def test_a_process_that_holds_a_secret_leaves_no_core_dump(enters: Callable[[], object]) -> None:
    resource = pytest.importorskip("resource", reason="POSIX only")
    former = resource.getrlimit(resource.RLIMIT_CORE)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (former[1], former[1]))
        enters()
        assert resource.getrlimit(resource.RLIMIT_CORE) == (0, former[1])
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, former)


def _again() -> bytes:
    return wrap(SECRET, PHRASE, Purpose.VAULT, Cost.MINIMAL)
