"""Signing, sealing, digests, proofs, store keys."""

import copy
import hashlib
import hmac
import pickle

import pytest
from hypothesis import given, settings, strategies as st

from asystent_desktop.crypto import digests, proofs, sealing, signing, store_keys
from asystent_desktop.crypto.faults import BadKey, BadProof, BadSignature, CannotOpen
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey


def test_ed25519_of_rfc_8032() -> None:
    """RFC 8032 §7.1, test 2."""
    key = SigningKey.from_seed(
        bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    )
    assert key.public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    signature = key.sign(b"\x72")
    assert signature.hex().startswith("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da")
    signing.verify(key.public, signature, b"\x72")


def test_a_signature_holds_for_its_bytes_and_key_alone() -> None:
    key, other = SigningKey.generate(), SigningKey.generate()
    signature = key.sign(b"data")
    signing.verify(key.public, signature, b"data")
    for public, sig, data in (
        (key.public, signature, b"date"),
        (other.public, signature, b"data"),
        (key.public, signature[:-1], b"data"),
        (key.public, bytes([signature[0] ^ 1]) + signature[1:], b"data"),
        (key.public, b"", b"data"),
    ):
        with pytest.raises(BadSignature):
            signing.verify(public, sig, data)


def test_signing_key_survives_its_seed() -> None:
    key = SigningKey.generate()
    assert SigningKey.from_seed(key.seed).public == key.public
    with pytest.raises(BadKey):
        SigningKey.from_seed(bytes(31))
    with pytest.raises(BadKey):
        signing.verify(bytes(31), bytes(64), b"")


def test_public_pem_is_what_openssl_reads() -> None:
    pem = signing.public_pem(SigningKey.from_seed(bytes(32)).public)
    assert pem.startswith(b"-----BEGIN PUBLIC KEY-----\n")
    assert pem.endswith(b"-----END PUBLIC KEY-----\n")


def test_sealing_key_is_an_x_wing_key() -> None:
    """draft-connolly-cfrg-xwing-kem-08, appendix C, first vector: how a seed becomes a public key."""
    key = SealingKey.from_bytes(
        bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
    )
    assert len(key.public) == sealing.PUBLIC_BYTES
    assert key.public.hex().startswith("e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5")
    assert key.public.hex().endswith("69859edb06eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534")


@given(st.binary(max_size=300), st.binary(max_size=60))
@settings(max_examples=20, deadline=None)
def test_what_is_sealed_opens(plaintext: bytes, info: bytes) -> None:
    key = SealingKey.generate()
    sealed = sealing.seal(key.public, plaintext, info)
    assert len(sealed) == len(plaintext) + sealing.OVERHEAD_BYTES
    assert key.open(sealed, info) == plaintext
    assert SealingKey.from_bytes(key.to_bytes()).open(sealed, info) == plaintext


def test_sealed_bytes_open_only_whole_for_their_key_and_use() -> None:
    key, other = SealingKey.generate(), SealingKey.generate()
    sealed = sealing.seal(key.public, b"secret", b"info")
    for opener, data, info in (
        (other, sealed, b"info"),
        (key, sealed, b"other"),
        (key, sealed[:-1], b"info"),
        (key, sealed + b"\0", b"info"),
        (key, b"", b"info"),
        (key, sealed[:1088] + bytes(32) + sealed[1120:], b"info"),
    ):
        with pytest.raises(CannotOpen):
            opener.open(data, info)


def test_sealing_twice_gives_different_bytes() -> None:
    key = SealingKey.generate()
    assert sealing.seal(key.public, b"x", b"") != sealing.seal(key.public, b"x", b"")


def test_bad_sealing_keys_are_refused() -> None:
    for public in (b"", bytes(1215), b"\xff" * 1216):  # the last: coefficients beyond q, FIPS 203 §7.2
        with pytest.raises(BadKey):
            sealing.seal(public, b"", b"")
    with pytest.raises(BadKey):
        SealingKey.from_bytes(bytes(33))


def test_key_id_is_a_digest_of_the_public_key() -> None:
    key = SealingKey.generate()
    assert sealing.key_id(key.public) == hashlib.sha256(key.public).digest()[:8]


@pytest.mark.parametrize("key", [SigningKey.from_seed(b"s" * 32), SealingKey.from_bytes(b"s" * 32)])
def test_private_keys_do_not_leak(key: SigningKey | SealingKey) -> None:
    shown = repr(key) + str(key)
    assert (b"s" * 32).hex() not in shown
    assert "sss" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(key)
    with pytest.raises(TypeError):
        copy.deepcopy(key)


def test_digests() -> None:
    assert digests.sha256_hex(b"abc") == digests.sha256(b"abc").hex()
    assert digests.sha256_hex(b"abc").startswith("ba7816bf8f01cfea")
    assert digests.hmac_sha256(b"k", b"d") == hmac.new(b"k", b"d", "sha256").digest()
    assert digests.same(b"a", b"a")
    assert not digests.same(b"a", b"b")
    assert not digests.same(b"a", b"aa")


@given(st.binary(max_size=40))
def test_fingerprint_is_forty_digits_in_groups_of_five(data: bytes) -> None:
    shown = digests.fingerprint_digits(data)
    groups = shown.split(" ")
    assert [len(group) for group in groups] == [5] * 8
    assert shown.replace(" ", "").isdecimal()
    assert int("".join(groups)) == int.from_bytes(hashlib.sha256(data).digest(), "big") % 10**40


def test_proofs_bind_secret_transcript_and_label() -> None:
    proof = proofs.prove(b"s" * 16, b"transcript")
    assert len(proof) == proofs.PROOF_BYTES
    assert proof == hmac.new(b"s" * 16, b"asystent-enrolment/1\0transcript", "sha256").digest()
    proofs.check(b"s" * 16, b"transcript", proof)
    for secret, transcript, given_proof, label in (
        (b"t" * 16, b"transcript", proof, proofs.ENROLMENT),
        (b"s" * 16, b"transcripx", proof, proofs.ENROLMENT),
        (b"s" * 16, b"transcript", proof[:-1], proofs.ENROLMENT),
        (b"s" * 16, b"transcript", proof, proofs.ESCROW_DRILL),
    ):
        with pytest.raises(BadProof):
            proofs.check(secret, transcript, given_proof, label)


def test_store_keys() -> None:
    key = store_keys.new_store_key()
    assert len(key) == 32
    assert key != store_keys.new_store_key()
    assert store_keys.raw_key_literal(bytes(31) + b"\xab") == "x'" + "00" * 31 + "ab'"
    with pytest.raises(BadKey):
        store_keys.raw_key_literal(bytes(16))
