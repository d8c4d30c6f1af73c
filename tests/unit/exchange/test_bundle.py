"""What goes in comes out; what was altered does not; openssl agrees about the signature."""

import json
import random
import shutil
import subprocess
import tracemalloc
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given, settings, strategies as st

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.faults import BadKey
from asystent_desktop.crypto.sealing import OVERHEAD_BYTES, SealingKey, key_id, seal
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.errors import AppError, Bug, Outdated, Tampered, UserFixable
from asystent_desktop.exchange import bundle, limits, manifest, payload
from asystent_desktop.exchange.bundle_faults import (
    CannotEncode,
    WrongName,
    WrongOffice,
    WrongRecipient,
    ZipBomb,
)
from asystent_desktop.exchange.manifest import Draft

OFFICE = "018f3c6a-0000-7000-8000-000000000001"
LAPTOP = SigningKey.from_seed(bytes(range(32)))
HUB = SealingKey.from_bytes(bytes(range(32, 64)))
HEADS = {"office": ("ab" * 32,), "family:018f3c6a-0000-7000-8000-0000000000f1": ("cd" * 32, "ef" * 32)}


def draft(**changes: Any) -> Draft:
    values: dict[str, Any] = {
        "office": OFFICE,
        "sender": "laptop-1",
        "recipient": "hub",
        "number": 1,
        "previous": None,
        "created_at": datetime(2026, 9, 7, 16, 20, 5, tzinfo=UTC),
        "hub_epoch": "",
        "heads_digest": manifest.heads_digest({}),
        "directory_version": 0,
    }
    return Draft(**(values | changes))


def encode(lines: list[bytes], **changes: Any) -> bytes:
    return bundle.encode(draft(**changes), lines, LAPTOP.sign, HUB.public)


def read(blob: bytes, **changes: Any) -> bundle.OpenedBundle:
    arguments: dict[str, Any] = {
        "key": HUB,
        "office": OFFICE,
        "recipient": "hub",
        "sender_key": {"laptop-1": LAPTOP.public}.get,
    }
    return bundle.read(blob, **(arguments | changes))


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
objects = st.dictionaries(words, values, max_size=4)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
scopes = st.sampled_from(["office", "person:018f", "family:018f", "restricted:018f"])


@given(
    documents=st.lists(objects, max_size=6),
    heads=st.none()
    | st.dictionaries(scopes, st.lists(hashes, unique=True, max_size=3).map(sorted).map(tuple)),
    acknowledged=st.none() | st.lists(hashes, unique=True, max_size=3).map(tuple),
    previous=st.none() | hashes,
    number=st.integers(1, 2**40),
    created_at=st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
)
@settings(max_examples=60, deadline=None)
def test_what_goes_in_comes_out(
    documents: list[dict[str, Any]],
    heads: dict[str, tuple[str, ...]] | None,
    acknowledged: tuple[str, ...] | None,
    previous: str | None,
    number: int,
    created_at: datetime,
) -> None:
    lines = [json.dumps(document, ensure_ascii=False).encode() for document in documents]
    sent = draft(
        heads=heads,
        heads_digest=manifest.heads_digest(heads or {}),
        acknowledged=acknowledged,
        previous=previous,
        number=number,
        created_at=created_at,
    )
    opened = read(bundle.encode(sent, lines, LAPTOP.sign, HUB.public))
    assert opened.lines == tuple(lines)
    assert opened.manifest.created_at == created_at.replace(microsecond=0)
    for name in ("office", "sender", "recipient", "number", "previous", "hub_epoch", "heads_digest"):
        assert getattr(opened.manifest, name) == getattr(sent, name)
    assert opened.manifest.heads == heads
    assert opened.manifest.acknowledged == acknowledged
    assert opened.manifest.count == len(lines)
    assert opened.manifest.raw_bytes == sum(len(line) + 1 for line in lines)


def test_any_flipped_bit_is_refused() -> None:
    blob = encode([b'{"facts":"x"}'] * 3)
    positions = [*range(24), *range(24, len(blob), 293), *range(len(blob) - 20, len(blob))]
    for position in positions:
        for bit in (0, 7):
            altered = bytearray(blob)
            altered[position] ^= 1 << bit
            with pytest.raises((Tampered, UserFixable, Outdated)):
                read(bytes(altered))


def test_any_cut_is_refused() -> None:
    blob = encode([b'{"facts":"x"}'])
    for size in [*range(16), *range(16, len(blob), 1009), len(blob) - 1]:
        with pytest.raises((Tampered, UserFixable)):
            read(blob[:size])


@given(
    st.binary(max_size=200) | st.binary(max_size=200).map(lambda tail: b"ASYB1" + key_id(HUB.public) + tail)
)
@settings(max_examples=200, deadline=None)
def test_noise_is_refused_by_name(noise: bytes) -> None:
    with pytest.raises(AppError) as caught:
        read(noise)
    assert not isinstance(caught.value, Bug)


@given(st.binary(max_size=120), st.integers(0, 200))
@settings(max_examples=200, deadline=None)
def test_a_valid_key_over_noise_is_refused_by_name(noise: bytes, length: int) -> None:
    """The frame reader too: noise sealed correctly, which only a compromised laptop can do."""
    content = (length.to_bytes(4, "big") + noise).ljust(limits.PADDED_FLOOR_BYTES, b"\0")
    with pytest.raises(AppError) as caught:
        read(_sealed(content))
    assert not isinstance(caught.value, Bug)


def _sealed(content: bytes) -> bytes:
    identity = key_id(HUB.public)
    return bundle.MAGIC + identity + seal(HUB.public, content, bundle.info_for(OFFICE, identity))


def test_a_bundle_cannot_be_rewrapped_for_another_reader() -> None:
    """Another laptop seals the opened content for a colleague: the signed recipient gives it away."""
    colleague = SealingKey.generate()
    blob = encode([b"{}"])
    identity, other = key_id(HUB.public), key_id(colleague.public)
    content = HUB.open(blob[13:], bundle.info_for(OFFICE, identity))
    rewrapped = bundle.MAGIC + other + seal(colleague.public, content, bundle.info_for(OFFICE, other))
    with pytest.raises(WrongRecipient):
        read(rewrapped, key=colleague, recipient="laptop-2")


def test_a_bundle_of_another_office_is_refused() -> None:
    blob = encode([b"{}"], office="another-office")
    with pytest.raises(Tampered):
        read(blob)
    identity = key_id(HUB.public)
    content = HUB.open(blob[13:], bundle.info_for("another-office", identity))
    with pytest.raises(WrongOffice):
        read(_sealed(content))


def test_the_size_says_little() -> None:
    sizes = {len(encode([b'{"a":"' + bytes([97 + n % 26]) * n + b'"}'])) for n in range(0, 4000, 500)}
    assert sizes == {13 + OVERHEAD_BYTES + limits.PADDED_FLOOR_BYTES}


@given(st.integers(0, 16 * limits.MIB))
def test_padding_is_at_most_an_eighth(size: int) -> None:
    padded = bundle.padded_size(size)
    assert padded >= size
    assert padded == limits.PADDED_FLOOR_BYTES or padded - size <= size * 0.12
    assert bundle.padded_size(padded) == padded


def test_name_is_the_hash_of_the_file() -> None:
    blob = encode([b"{}"])
    name = bundle.name_of(blob)
    assert name == f"{sha256_hex(blob)}.bundle"
    bundle.check_name(name, blob)
    with pytest.raises(WrongName):
        bundle.check_name(name, blob[:-1])


def test_the_key_id_is_readable_from_outside() -> None:
    assert bundle.key_id_of(encode([])) == key_id(HUB.public)


def test_heads_digest_ignores_order_and_empty_scopes() -> None:
    turned = {scope: tuple(reversed(HEADS[scope])) for scope in reversed(HEADS)}
    assert manifest.heads_digest(HEADS) == manifest.heads_digest(turned | {"person:1": ()})
    assert manifest.heads_digest(HEADS) != manifest.heads_digest({"office": HEADS["office"]})
    expected = "".join(f"{scope} {','.join(HEADS[scope])}\n" for scope in sorted(HEADS))
    assert manifest.heads_digest(HEADS) == sha256_hex(expected.encode())


def test_format_is_the_first_key_and_unknown_keys_do_not_matter() -> None:
    opened = read(encode([b"{}"], heads=HEADS, heads_digest=manifest.heads_digest(HEADS)))
    assert opened.manifest_bytes.startswith(b'{"format":"asystent-bundle/1"')
    assert b" " not in opened.manifest_bytes
    document = json.loads(opened.manifest_bytes)
    assert manifest.from_document(document | {"of_tomorrow": [1]}) == opened.manifest


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"office": "with\0zero"}, []),
        ({"number": 0}, []),
        ({"created_at": datetime(2026, 9, 7)}, []),
        ({"heads": HEADS}, []),
        ({"previous": "not a hash"}, []),
        ({"acknowledged": tuple(f"{n:064x}" for n in range(16_000))}, []),
        ({}, [b""]),
        ({}, [b'{"a":\n1}']),
        ({}, [b"a" * (limits.LINE_BYTES + 1)]),
        ({}, [b"{}"] * (limits.LINES + 1)),
        ({}, [b"a" * limits.LINE_BYTES] * 64),
    ],
)
def test_nothing_leaves_that_no_reader_would_take(changes: dict[str, Any], lines: list[bytes]) -> None:
    with pytest.raises(CannotEncode):
        encode(lines, **changes)


def test_incompressible_overweight_is_refused_before_it_is_sent() -> None:
    source = random.Random(1)
    lines = [source.randbytes(limits.LINE_BYTES).replace(b"\n", b"x") for _ in range(17)]
    with pytest.raises(CannotEncode) as caught:
        encode(lines)
    assert caught.value.values == {"what": "packed-bytes"}


def test_encoding_refuses_a_bad_key_and_a_short_signature() -> None:
    with pytest.raises(BadKey):
        bundle.encode(draft(), [], LAPTOP.sign, b"short")
    with pytest.raises(CannotEncode):
        bundle.encode(draft(), [], lambda data: b"short", HUB.public)


def test_created_is_written_in_utc() -> None:
    warsaw = timezone(timedelta(hours=2))
    opened = read(encode([], created_at=datetime(2026, 9, 7, 18, 20, 5, tzinfo=warsaw)))
    assert opened.manifest.created_at == datetime(2026, 9, 7, 16, 20, 5, tzinfo=UTC)
    assert b'"created":"2026-09-07T16:20:05Z"' in opened.manifest_bytes


@given(st.lists(st.integers(1, 3_000_000), max_size=12))
@settings(max_examples=30, deadline=None)
def test_portions_keep_order_and_fit(sizes: list[int]) -> None:
    lines = [b"x" * min(size, limits.LINE_BYTES) for size in sizes]
    portions = list(payload.portions(lines))
    assert [line for portion in portions for line in portion] == lines
    assert all(portion for portion in portions)
    assert all(sum(len(line) + 1 for line in portion) <= limits.PORTION_RAW_BYTES for portion in portions)


def test_output_is_bounded_even_without_the_frame_header(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second line of defence alone: a frame of 512 MiB that states no size, fed past the header check."""
    bomb = zstandard.ZstdCompressor(write_content_size=False).compress(bytes(512 * limits.MIB))
    monkeypatch.setattr(payload, "_check_frame", lambda packed, raw_bytes: None)
    tracemalloc.start()
    try:
        with pytest.raises(ZipBomb):
            list(payload.decompress(bomb, limits.MIB))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40 * limits.MIB


def test_openssl_accepts_the_manifest_signature(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl on this machine")
    blob = encode([b'{"facts":"x"}'])
    seen = bundle.inspect(
        blob, key=HUB, office=OFFICE, recipient="hub", sender_key={"laptop-1": LAPTOP.public}.get
    )
    (tmp_path / "manifest.json").write_bytes(seen.manifest_bytes)
    (tmp_path / "manifest.sig").write_bytes(seen.signature)
    (tmp_path / "sender.pem").write_bytes(seen.sender_pem)
    command = [openssl, "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "sender.pem"]
    command += ["-sigfile", "manifest.sig", "-in", "manifest.json"]
    good = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert good.returncode == 0, good.stderr
    (tmp_path / "manifest.json").write_bytes(seen.manifest_bytes.replace(b'"hub"', b'"hug"'))
    bad = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert bad.returncode != 0
