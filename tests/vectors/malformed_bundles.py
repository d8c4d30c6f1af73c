"""One bundle per way of being wrong: name → (recipe, code of the fault it must provoke)."""

import zstandard

from tests.vectors.bundle_writer import OTHER_SEED, Recipe, padded_size
from tests.vectors.commit_columns import COLUMNS, OCTETS, group

MIB = 1024 * 1024
GOOD = Recipe()


def _line(text: bytes) -> Recipe:
    """A bundle whose only line is `text`."""
    return GOOD.but(raw=text + b"\n", count=1)


def _nested(depth: int) -> bytes:
    return b'{"a":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


def lying_frame(_raw: bytes) -> bytes:
    """A zstd frame that states 44 bytes and holds 512 RLE blocks of 128 KiB."""
    header = b"\x28\xb5\x2f\xfd" + b"\x80" + b"\x50" + (44).to_bytes(4, "little")
    block = ((128 * 1024) << 3 | 1 << 1).to_bytes(3, "little") + b"\x00"
    last = ((128 * 1024) << 3 | 1 << 1 | 1).to_bytes(3, "little") + b"\x00"
    return header + block * 511 + last


def wide_window(raw: bytes) -> bytes:
    parameters = zstandard.ZstdCompressionParameters(window_log=24, write_content_size=1, force_max_window=1)
    return zstandard.ZstdCompressor(compression_params=parameters).compress(raw)


def with_dictionary(raw: bytes) -> bytes:
    samples: list[bytes | bytearray | memoryview] = [
        b'{"envelope":"%d","payload":{"minutes":%d}}' % (n, n * n) for n in range(2000)
    ]
    return zstandard.ZstdCompressor(dict_data=zstandard.train_dictionary(2048, samples)).compress(raw)


def _no_size(raw: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_content_size=False).compress(raw)


def _two_frames(raw: bytes) -> bytes:
    return zstandard.compress(raw) + zstandard.compress(b"")


def _skippable(raw: bytes) -> bytes:
    return b"\x50\x2a\x4d\x18\x04\x00\x00\x00abcd" + zstandard.compress(raw)


def _flip_last(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def _manifest_claims(length: int) -> Recipe:
    return GOOD.but(bend_content=lambda content: length.to_bytes(4, "big") + content[4:])


def _short_payload_claim(content: bytes) -> bytes:
    """States one byte more of payload than padding and all."""
    manifest_end = 4 + int.from_bytes(content[:4], "big") + 64
    return content[:manifest_end] + padded_size(len(content)).to_bytes(4, "big") + content[manifest_end + 4 :]


SIZE = {
    "too-large": (GOOD.but(bend_file=lambda file: file.ljust(16 * MIB + 1, b"\0")), "too-large"),
}
"""Not frozen as a file: 16 MiB of nothing."""

HEAD = {
    "empty-file": (GOOD.but(bend_file=lambda file: b""), "not-a-bundle"),
    "foreign-magic": (GOOD.but(bend_file=lambda file: b"PK\3\4x" + file[5:]), "not-a-bundle"),
    "version-zero": (GOOD.but(bend_file=lambda file: b"ASYB0" + file[5:]), "not-a-bundle"),
    "newer-magic": (GOOD.but(bend_file=lambda file: b"ASYB2" + file[5:]), "newer-format"),
    "head-only": (GOOD.but(bend_file=lambda file: file[:13]), "truncated"),
    "other-recipient-key": (GOOD.but(recipient_seed=OTHER_SEED), "other-recipient-key"),
}

SEAL = {
    "last-byte-missing": (
        GOOD.but(bend_content=lambda c: c.ljust(20000), bend_file=lambda f: f[:-1]),
        "cannot-open",
    ),
    "byte-appended": (GOOD.but(bend_file=lambda file: file + b"\0"), "cannot-open"),
    "tag-flipped": (GOOD.but(bend_file=_flip_last), "cannot-open"),
    "sealed-for-other-office": (GOOD.but(sealed_office="another-office"), "cannot-open"),
    "share-of-low-order": (GOOD.but(bend_file=lambda f: f[:1101] + bytes(32) + f[1133:]), "cannot-open"),
}

FRAME = {
    "manifest-too-long": (_manifest_claims(MIB + 1), "manifest-too-long"),
    "manifest-beyond-end": (_manifest_claims(MIB), "truncated"),
    "payload-beyond-end": (GOOD.but(bend_content=_short_payload_claim), "truncated"),
    "padding-not-zero": (
        GOOD.but(pad=lambda c: c.ljust(padded_size(len(c)) - 1, b"\0") + b"\1"),
        "wrong-padding",
    ),
    "padding-too-long": (GOOD.but(pad=lambda c: c.ljust(padded_size(len(c)) + 1024, b"\0")), "wrong-padding"),
}

SIGNATURE = {
    "signature-flipped": (GOOD.but(bend_signature=_flip_last), "bad-signature"),
    "signed-by-another": (GOOD.but(signer_seed=OTHER_SEED), "bad-signature"),
    "unknown-sender": (GOOD.but(fields={"from": "nobody"}), "unknown-sender"),
    "manifest-not-json": (GOOD.but(bend_manifest=lambda m: m[:-1]), "not-json"),
    "manifest-not-utf8": (GOOD.but(bend_manifest=lambda m: m.replace(b"hub", b"h\xffb")), "invalid-utf8"),
    "manifest-is-a-list": (GOOD.but(bend_manifest=lambda m: b"[" + m + b"]"), "not-an-object"),
    "manifest-duplicate-key": (GOOD.but(bend_manifest=lambda m: m[:-1] + b',"to":"hub"}'), "duplicate-key"),
    "manifest-left-over": (GOOD.but(bend_manifest=lambda m: m + b" "), "bytes-left-over"),
    "manifest-format-second": (
        GOOD.but(bend_manifest=lambda m: b'{"a":1,' + m[1:]),
        "not-json",
    ),
    "newer-manifest": (GOOD.but(fields={"format": "asystent-bundle/2"}), "newer-format"),
}

MANIFEST = {
    "min-reader-2": (GOOD.but(fields={"min_reader": 2, "count": "of another shape"}), "newer-format"),
    "min-reader-missing": (GOOD.but(drop=("min_reader",)), "bad-manifest"),
    "count-missing": (GOOD.but(drop=("count",)), "bad-manifest"),
    "count-is-true": (GOOD.but(fields={"count": True}), "bad-manifest"),
    "number-zero": (GOOD.but(fields={"number": 0}), "bad-manifest"),
    "previous-upper-case": (GOOD.but(fields={"previous": "AB" * 32}), "bad-manifest"),
    "created-impossible": (GOOD.but(fields={"created": "2026-02-30T10:00:00Z"}), "bad-manifest"),
    "created-local": (GOOD.but(fields={"created": "2026-09-07T16:20:05+02:00"}), "bad-manifest"),
    "heads-twice-the-same": (GOOD.but(fields={"heads": {"office": ["ab" * 32] * 2}}), "bad-manifest"),
    "heads-unscoped": (GOOD.but(fields={"heads": {"Jan Kowalski": []}}), "bad-manifest"),
    "heads-mismatch": (GOOD.but(fields={"heads": {"office": ["ab" * 32]}}), "heads-mismatch"),
    "acknowledged-not-hashes": (GOOD.but(fields={"acknowledged": ["all"]}), "bad-manifest"),
    "wrong-office": (GOOD.but(fields={"office": "another-office"}), "wrong-office"),
    "wrong-recipient": (GOOD.but(fields={"to": "another-device"}), "wrong-recipient"),
}

PAYLOAD = {
    "payload-length": (GOOD.but(bend_sent_payload=lambda p: p[:-1]), "payload-length"),
    "payload-hash": (GOOD.but(bend_sent_payload=_flip_last), "payload-hash"),
    "zip-bomb-stated": (GOOD.but(raw=b"\n" * (64 * MIB + 1), count=1), "zip-bomb"),
    "frame-holds-more-than-stated": (
        GOOD.but(fields={"raw_bytes": 44}, compress=lying_frame),
        "bad-compression",
    ),
    "raw-length": (GOOD.but(fields={"raw_bytes": 5}), "raw-length"),
    "raw-length-unstated": (GOOD.but(compress=_no_size), "raw-length"),
    "not-zstd": (GOOD.but(compress=lambda raw: raw), "bad-compression"),
    "frame-cut-short": (GOOD.but(compress=lambda raw: zstandard.compress(raw)[:-3]), "bad-compression"),
    "frame-skippable-first": (GOOD.but(compress=_skippable), "bad-compression"),
    "frame-with-dictionary": (GOOD.but(compress=with_dictionary), "bad-compression"),
    "window-too-wide": (
        GOOD.but(raw=b'{"a":"' + b"a" * (17 * MIB) + b'"}\n', compress=wide_window),
        "bad-compression",
    ),
    "two-frames": (GOOD.but(compress=_two_frames), "bytes-left-over"),
    "after-frame": (GOOD.but(compress=lambda raw: zstandard.compress(raw) + b"\0"), "bytes-left-over"),
}

LINES = {
    "too-many-lines": (GOOD.but(raw=b"{}\n" * 100_001), "too-many-lines"),
    "count-mismatch": (GOOD.but(count=3), "count-mismatch"),
    "last-line-unended": (GOOD.but(raw=b"{}\n{}"), "bytes-left-over"),
    "line-too-long": (_line(b'{"a":"' + b"a" * MIB + b'"}'), "line-too-long"),
    "line-empty": (GOOD.but(raw=b"{}\n\n"), "not-json"),
    "line-ends-in-cr": (_line(b"{}\r"), "bytes-left-over"),
    "line-starts-with-space": (_line(b" {}"), "not-json"),
    "line-with-mark": (_line(b"\xef\xbb\xbf{}"), "not-json"),
    "two-values-in-line": (_line(b"{}{}"), "bytes-left-over"),
    "line-is-a-number": (_line(b"5"), "not-an-object"),
    "line-unquoted-key": (_line(b"{a:1}"), "not-json"),
    "line-raw-control": (_line(b'{"a":"\x01"}'), "not-json"),
    "line-latin-2": (_line(b'{"a":"\xb3"}'), "invalid-utf8"),
    "line-overlong-utf8": (_line(b'{"a":"\xc0\xaf"}'), "invalid-utf8"),
    "line-lone-surrogate": (_line(b'{"a":"\\ud83d"}'), "invalid-utf8"),
    "too-deep": (_line(_nested(17)), "too-deep"),
    "very-deep": (_line(_nested(200_000)), "too-deep"),
    "duplicate-key": (_line(b'{"a":{"b":1,"b":1}}'), "duplicate-key"),
    "duplicate-key-escaped": (_line(b'{"a":1,"\\u0061":2}'), "duplicate-key"),
    "float": (_line(b'{"a":1.0}'), "float-number"),
    "exponent": (_line(b'{"a":1e3}'), "float-number"),
    "not-a-number": (_line(b'{"a":NaN}'), "float-number"),
    "infinity": (_line(b'{"a":-Infinity}'), "float-number"),
    "integer-too-big": (_line(b'{"a":9223372036854775808}'), "number-out-of-range"),
    "integer-huge": (_line(b'{"a":' + b"9" * 5000 + b"}"), "number-out-of-range"),
}

COMPACT = {
    "columns-unequal": (_line(group(COLUMNS | {"tick": [0]})).but(octets=OCTETS), "bad-compact-line"),
    "column-missing": (
        _line(group({key: COLUMNS[key] for key in COLUMNS if key != "tx"})).but(octets=OCTETS),
        "bad-compact-line",
    ),
    "name-beyond": (_line(group(COLUMNS | {"actor": [1, 9]})).but(octets=OCTETS), "bad-compact-line"),
    "link-beyond": (_line(group(COLUMNS | {"prev": [[0], [2]]})).but(octets=OCTETS), "bad-compact-line"),
    "clock-before-1970": (_line(group(COLUMNS | {"at": [5, -6]})).but(octets=OCTETS), "bad-compact-line"),
    "id-out-of-range": (_line(group(COLUMNS | {"serial": [0, 4096]})).but(octets=OCTETS), "bad-compact-line"),
    "octets-missing": (_line(group(COLUMNS)).but(octets=OCTETS[:-1]), "bad-compact-line"),
    "octets-left-over": (_line(group(COLUMNS)).but(octets=OCTETS + b"\0"), "bad-compact-line"),
    "octets-beyond-payload": (GOOD.but(fields={"octets_bytes": 10**6}), "truncated"),
}

FROZEN = HEAD | SEAL | FRAME | SIGNATURE | MANIFEST | PAYLOAD | LINES | COMPACT
ALL = SIZE | FROZEN
