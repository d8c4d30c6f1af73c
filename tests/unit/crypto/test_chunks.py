"""Sealed chunks: names, sizes, and everything that must not open."""

import hashlib

import pytest
from hypothesis import given, settings, strategies as st

from asystent_desktop.crypto import chunks
from asystent_desktop.crypto.faults import CannotOpen

MIB = 1024 * 1024


def sealed(content, key):
    return [part for _name, part in chunks.seal(key, content)]


@pytest.mark.parametrize("size", [0, 1, 16 * 1024, MIB - 1, MIB, MIB + 1, 2 * MIB + 77])
def test_what_is_sealed_opens_and_is_named_by_its_hash(size):
    key, content = chunks.new_key(), bytes(range(256)) * (size // 256 + 1)
    content = content[:size]
    made = list(chunks.seal(key, content))
    assert len(made) == chunks.count_of(size)
    assert all(name == hashlib.sha256(part).hexdigest() for name, part in made)
    assert all(len(part) <= chunks.SEALED_BYTES for _name, part in made)
    assert chunks.open_chunks(key, [part for _name, part in made], size) == content


def test_lengths_say_little_and_equal_contents_look_different():
    one, other = chunks.new_key(), chunks.new_key()
    assert {len(part) for size in (1, 900, 16_000) for part in sealed(b"x" * size, one)} == {16 * 1024 + 16}
    assert sealed(b"the same", one) != sealed(b"the same", other)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 16 * 1024 + 15), st.integers(1, 255))
def test_any_flipped_bit_is_noticed(at, mask):
    key = bytes(range(32))
    (part,) = sealed(b"scan", key)
    altered = bytearray(part)
    altered[at] ^= mask
    with pytest.raises(CannotOpen):
        chunks.open_chunks(key, [bytes(altered)], 4)


def test_missing_misplaced_and_foreign_chunks_do_not_open():
    key, content = chunks.new_key(), b"scan" * 600_000
    one, two, three = sealed(content, key)
    foreign = sealed(content, chunks.new_key())[0]
    for wrong in ([one, two], [two, one, three], [one, two, foreign], [one, one, three]):
        with pytest.raises(CannotOpen):
            chunks.open_chunks(key, wrong, len(content))
    with pytest.raises(CannotOpen):  # cut to two chunks, with a length that fits two
        chunks.open_chunks(key, [one, two], 2 * MIB)
    with pytest.raises(CannotOpen):
        chunks.open_chunks(b"short", [one, two, three], len(content))
