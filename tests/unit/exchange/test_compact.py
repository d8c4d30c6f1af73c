"""Packing commit lines gives the same bytes back, whatever the lines are; and makes them small."""

import zlib

import pytest
from hypothesis import given, strategies as st

from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.exchange import compact, limits
from asystent_desktop.exchange.bundle_faults import ZipBomb
from asystent_desktop.exchange.lines import Carried, commit_line
from asystent_desktop.journal.commit import Envelope, compose
from asystent_desktop.journal.ops import Operation
from tests.unit.exchange.test_bundle_vectors import FOLDER
from tests.vectors.commit_columns import COLUMNS, OCTETS, UNFOLDED, group

KEY = SigningKey.generate()


def made(number: int, scope: str, prev: tuple[str, ...], tx: str = "") -> object:
    name = f"018f3c6a-{number:04x}-7abc-8def-0123456789ab"

    def envelope(payload: str) -> Envelope:
        return Envelope(
            id=name, device="laptop", actor="anna", scope=scope, prev=prev, hlc=(1757262005123 + number, 3),
            directory=2, tx=tx or name, command="save-visit", schema=1, payload=payload,
        )  # fmt: skip

    return compose(envelope, list[Operation](), bytes([number % 256]) * 16, KEY.sign)


@given(
    st.lists(
        st.tuples(st.sampled_from(["family:a", "family:b", "office"]), st.integers(0, 3), st.booleans()),
        max_size=30,
    )
)
def test_commits_come_back_byte_for_byte(shape):
    """Links to the last, to an earlier one, to two, and to one that is not in the bundle."""
    tips: dict[str, list[str]] = {}
    lines = []
    for number, (scope, link, other_tx) in enumerate(shape):
        known = tips.setdefault(scope, [])
        prev = {0: (), 1: tuple(known[-1:]), 2: tuple(sorted(set(known[-2:]))), 3: ("ab" * 32,)}[link]
        commit = made(number, scope, prev, "another-tx" if other_tx else "")
        known.append(commit.hash)
        lines.append(commit_line(Carried(commit)))
    packed, octets = compact.pack(lines)
    assert compact.unpack(packed, octets) == tuple(lines)
    assert len(packed) <= 1


LINE = UNFOLDED[0].encode()


@given(st.lists(st.sampled_from([LINE, UNFOLDED[1].encode(), b'{"type":"awaiting","commits":[]}', b"{}"])))
def test_order_is_kept_among_other_lines(lines):
    packed, octets = compact.pack(lines)
    assert compact.unpack(packed, octets) == tuple(lines)


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace(b'"receipt":null', b'"receipt": null'),
        LINE.replace(b"asystent-commit/1", b"asystent-commit/2"),
        LINE.replace(b'"schema":1', b'"schema":01'),
        LINE.replace(b'{"salt"', b'{"later":1,"salt"'),
        LINE.replace(b"]}}", b'],"later":1}}'),
        LINE.replace(b'"type":"commit"', b'"type":"commit","later":1'),
        LINE.replace(b"ERERERER", b"ERERERE=", 1),
        LINE.replace(b"-7000-8", b"-4000-8"),
        LINE.upper(),
    ],
)
def test_a_line_the_rules_do_not_describe_is_left_alone(line):
    packed, octets = compact.pack([LINE, line])
    assert compact.unpack(packed, octets) == (LINE, line)
    assert packed[1] == line


def test_the_hand_written_group_unfolds():
    assert [line.decode() for line in compact.unpack([group(COLUMNS)], OCTETS)] == UNFOLDED
    packed, octets = compact.pack([line.encode() for line in UNFOLDED])
    assert (packed, octets) == ((group(COLUMNS),), OCTETS), "our writer writes what the text says"
    assert (FOLDER / "valid-commits.bin").exists()


def test_a_group_cannot_blow_up():
    """A long name, pointed at again and again, is stopped at the limit of a bundle."""
    count = 200
    wide = {
        "names": ["x" * (limits.MIB // 2)] * 4,
        **{name: [0] * count for name in ("device", "actor", "scope", "command", "tick", "made", "serial")},
        **{"at": [0] * count, "directory": [0] * count, "schema": [0] * count, "tx": [""] * count},
        **{"prev": [[]] * count, "receipt": [None] * count, "operations": ["[]"] * count},
    }
    with pytest.raises(ZipBomb):
        compact.unpack([group(wide)], bytes(88 * count))


def test_what_is_known_is_not_sent():
    lines, prev = [], ()
    for number in range(100):
        commit = made(number, "family:a", prev)
        prev = (commit.hash,)
        lines.append(commit_line(Carried(commit)))
    packed, octets = compact.pack(lines)
    assert len(octets) == 100 * (64 + 8 + 16)
    assert len(zlib.compress(packed[0])) < 100 * 8
