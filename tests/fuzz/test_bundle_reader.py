"""Whatever bytes come: the reader answers at once, by a bundle or a named fault, in little memory.

`tests/fuzz/atheris_bundle.py` asks the same with coverage-guided bytes, by hand.
"""

import hashlib
import json
import time
import tracemalloc

import pytest
import zstandard
from hypothesis import given, settings, strategies as st

from asystent_desktop.errors import AppError
from asystent_desktop.exchange import limits
from asystent_desktop.exchange.lines import read_lines
from tests.fuzz.sealed_recipes import GOOD, framed, read, sealed
from tests.vectors.malformed_bundles import ALL

SECONDS = 5.0
WHOLE = GOOD.file()

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def outcome(blob):
    """Reads a file to the end of its lines; returns the fault's code, empty when it is sound."""
    try:
        read_lines(read(blob).lines)
    except AppError as fault:
        return fault.code
    return ""


def answered(blob):
    """The outcome, which has to come at once."""
    began = time.process_time()
    code = outcome(blob)
    assert time.process_time() - began < SECONDS
    return code


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_named_and_never_taken(data):
    blob = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        blob[data.draw(st.integers(0, len(blob) - 1))] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(blob)))
    known = {"not-a-bundle", "newer-format", "truncated", "other-recipient-key", "cannot-open"}
    assert bytes(blob[:cut]) == WHOLE or answered(bytes(blob[:cut])) in known


@settings(max_examples=40)
@given(st.binary(max_size=20_000))
def test_any_content_behind_a_good_seal_is_named(content):
    assert answered(sealed(content)) != ""


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(sorted(json.loads(GOOD.manifest(b"")))), json_values, max_size=3))
def test_any_signed_manifest_is_read_or_named(changes):
    packed = zstandard.compress(GOOD.raw)
    manifest = json.loads(GOOD.manifest(packed)) | changes
    text = json.dumps(manifest, separators=(",", ":"), ensure_ascii=False)
    answered(sealed(framed(text.encode("utf-8", "surrogatepass"), packed)))


@settings(max_examples=60)
@given(st.lists(json_values | st.dictionaries(st.sampled_from(("type", "receipt", "commits")), json_values)))
def test_any_lines_are_read_or_named(values):
    lines = [json.dumps(one).encode() for one in values]
    raw = b"".join(line + b"\n" for line in lines)
    packed = zstandard.compress(raw)
    manifest = GOOD.but(raw=raw, count=len(lines)).manifest(packed)
    answered(sealed(framed(manifest, packed)))


@settings(max_examples=40)
@given(st.binary(max_size=3_000), st.integers(0, 2**40))
def test_any_payload_bytes_are_named(packed, stated):
    manifest = GOOD.but(fields={"raw_bytes": stated}).manifest(packed)
    assert answered(sealed(framed(manifest, packed))) != ""


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_known_malformation_is_answered_in_time(name):
    recipe, code = ALL[name]
    assert answered(recipe.file()) == code


def peak_bytes(blob):
    """What reading takes at most, beside the file itself, and the answer.

    No time is asked here: watching every allocation, under coverage, takes ten times as long.
    """
    tracemalloc.start()
    try:
        code = outcome(blob)
        return tracemalloc.get_traced_memory()[1], code
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("size", "count"), [(900_000, 8), (60, 30_000), (8_000, 900)])
def test_memory_stays_below_six_bundles(size, count):
    """Lines that hardly compress: what a bundle that large honestly holds."""
    lines = [hashlib.shake_256(str(one).encode()).hexdigest(size // 2).encode() for one in range(count)]
    raw = b"".join(b'{"type":"x","n":"%s"}\n' % line for line in lines)
    blob = GOOD.but(raw=raw, count=count).file()
    peak, code = peak_bytes(blob)
    assert code == ""
    assert peak <= 6 * len(blob)


@pytest.mark.parametrize("name", [name for name in ALL if ALL[name][1] in ("zip-bomb", "too-many-lines")])
def test_a_bomb_stays_below_six_of_the_largest_bundle(name):
    peak, code = peak_bytes(ALL[name][0].file())
    assert code == ALL[name][1]
    assert peak <= 6 * limits.PACKED_BYTES


def test_the_most_a_bundle_may_unpack_to_stays_below_six_of_the_largest():
    line = b'{"type":"x","n":"%s"}\n' % (b"a" * 900_000)
    count = limits.RAW_BYTES // len(line)
    peak, code = peak_bytes(GOOD.but(raw=line * count, count=count).file())
    assert code == ""
    assert peak <= 6 * limits.PACKED_BYTES
