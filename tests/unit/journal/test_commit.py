"""Commits: strict reading, one encoding, what is signed, what is kept of later versions."""

import hashlib
import json

import pytest

from asystent_desktop.crypto.signing import verify
from asystent_desktop.journal import strict
from asystent_desktop.journal.commit import FORMAT, MAX_BYTES, Commit, parse_envelope
from asystent_desktop.journal.faults import BadCommit, CommitTooLarge, NewerCommit
from tests.unit.journal.making import FIELDS, KEY, SALT, commit, create, put, signed

MADE = commit(create(text="Ciepła więź"), put("text", "Ciepła więź z babcią", "c1.0"))


def with_envelope(**changes: object) -> Commit:
    held = json.loads(MADE.envelope_bytes)
    held.update(changes)
    return signed(
        strict.encode({key: value for key, value in held.items() if value is not ...}), MADE.payload_bytes
    )


def with_payload(payload: bytes) -> Commit:
    held = json.loads(MADE.envelope_bytes)
    held["payload"] = hashlib.sha256(payload).hexdigest()
    return signed(strict.encode(held), payload)


def test_a_commit_says_what_it_was_made_of() -> None:
    MADE.check()
    verify(KEY.public, MADE.signature, MADE.envelope_bytes)
    assert MADE.envelope_bytes.startswith(b'{"format":"asystent-commit/1","id":"c1"')
    assert MADE.hash == hashlib.sha256(MADE.envelope_bytes).hexdigest()
    assert MADE.payload_bytes.startswith(b'{"salt":"' + SALT.hex().encode())
    assert [one.id for one in MADE.placed] == ["c1.0", "c1.1"]
    assert MADE.operations == (create(text="Ciepła więź"), put("text", "Ciepła więź z babcią", "c1.0"))
    assert parse_envelope(MADE.envelope_bytes) == MADE.envelope


def test_the_signature_holds_whatever_becomes_of_the_payload() -> None:
    erased = Commit(MADE.envelope_bytes, MADE.signature, b"")
    verify(KEY.public, erased.signature, erased.envelope_bytes)
    assert erased.hash == MADE.hash


@pytest.mark.parametrize("index", range(0, len(MADE.payload_bytes), 7))
def test_any_flipped_byte_of_the_payload_is_found(index: int) -> None:
    flipped = bytearray(MADE.payload_bytes)
    flipped[index] ^= 1
    with pytest.raises(BadCommit):
        Commit(MADE.envelope_bytes, MADE.signature, bytes(flipped)).check()


@pytest.mark.parametrize(
    "data",
    [
        MADE.envelope_bytes + b" ",
        MADE.envelope_bytes.replace(b'"id":"c1"', b'"id":"c1","id":"c1"'),
        MADE.envelope_bytes.replace(b'"directory":0', b'"directory":0.0'),
        MADE.envelope_bytes.replace(b'"directory":0', b'"directory":-1'),
        MADE.envelope_bytes.replace(b'"p1"', b'"\\u00701"'),
        MADE.envelope_bytes.replace(b'"c1"', b'"c 1"'),
        MADE.envelope_bytes.replace(b'"family:f1"', b'""'),
        MADE.envelope_bytes.replace(b'"prev":[]', b'"prev":["00"]'),
        b"",
        b"null",
        b"[" * 5000,
        b'{"format":"asystent-bundle/1"}',
    ],
)
def test_envelopes_in_any_other_encoding_are_refused(data: bytes) -> None:
    with pytest.raises(BadCommit):
        parse_envelope(data)


def test_prev_is_sorted_and_without_repetition() -> None:
    low, high = "0" * 64, "1" * 64
    with_envelope(prev=[low, high]).check()
    for wrong in ([high, low], [low, low]):
        with pytest.raises(BadCommit):
            with_envelope(prev=wrong).check()


def test_unknown_and_missing_keys_of_the_envelope_are_refused() -> None:
    for wrong in ({"extra": 1}, {"tx": ...}):
        with pytest.raises(BadCommit):
            with_envelope(**wrong).check()


def test_a_later_format_is_told_from_a_foreign_one() -> None:
    assert FORMAT == "asystent-commit/1"
    with pytest.raises(NewerCommit):
        parse_envelope(b'{"format":"asystent-commit/2","new":true}')
    with pytest.raises(BadCommit):
        parse_envelope(b'{"format":"asystent-commit/02"}')


def test_unknown_operations_and_keys_are_kept_and_skipped() -> None:
    value = json.loads(MADE.payload_bytes)
    value["operations"].insert(0, {"op": "move", "whither": [1, {"deep": None}]})
    value["operations"][1]["later"] = 1
    value["more"] = "kept"
    made = with_payload(strict.encode(value))
    made.check()
    assert [one.id for one in made.placed] == ["c1.1", "c1.2"], "ids count unknown operations too"
    assert json.loads(made.payload_bytes)["more"] == "kept"


@pytest.mark.parametrize(
    "payload",
    [
        b"[]",
        b'{"operations":[]}',
        b'{"salt":"00","operations":[]}',
        b'{"salt":"%s","operations":{}}' % (b"0" * 32),
        b'{"salt":"%s","operations":[1]}' % (b"0" * 32),
        b'{"salt":"%s","operations":[{"op":1}]}' % (b"0" * 32),
        b'{"salt":"%s","operations":[{"op":"put"}]}' % (b"0" * 32),
        b'{"salt":"%s","operations":[],"operations":[]}' % (b"0" * 32),
        b'{"salt":"%s","operations":[{"op":"create","kind":"k","record":"r","values":[]}]}' % (b"0" * 32),
    ],
)
def test_malformed_payloads_are_refused(payload: bytes) -> None:
    with pytest.raises(BadCommit):
        with_payload(payload).check()


def test_a_commit_has_a_largest_size() -> None:
    with pytest.raises(CommitTooLarge):
        commit(create(text="x" * MAX_BYTES))
    commit(create(text="x" * (MAX_BYTES - 2000))).check()
    with pytest.raises(CommitTooLarge):
        parse_envelope(b" " * (MAX_BYTES + 1))


def test_a_signature_has_one_length() -> None:
    with pytest.raises(BadCommit):
        Commit(MADE.envelope_bytes, MADE.signature[:-1], MADE.payload_bytes).check()


def test_fields_out_of_bounds_are_not_even_signed() -> None:
    for wrong in ({"actor": ""}, {"id": "ą"}, {"hlc": (-1, 0)}, {"scope": "family: x"}, {"schema": 2**60}):
        with pytest.raises(BadCommit):
            commit(create(), **{**FIELDS, **wrong})
