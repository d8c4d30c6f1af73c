"""The limits of bundle-v1. They are part of the format: a reader refuses what exceeds them.

More data means more bundles, never a larger one (`bundle.portions`). Source: exchange.md §3, bundle-v1 §7.
"""

from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB

PACKED_BYTES: Final = 16 * MIB
"""The whole file."""

RAW_BYTES: Final = 64 * MIB
"""The payload after decompression."""

LINE_BYTES: Final = MIB
"""One line of the payload without its line feed; also one JSON document of enrolment."""

DIRECTORY_BYTES: Final = LINE_BYTES - 4 * KIB
"""The signed directory without the line that carries it; of some 530 computers."""

DIRECTORY_RESERVE_BYTES: Final = 64 * KIB
"""What enrolling leaves free of it, so that revoking and changing keys always fit."""

MANIFEST_BYTES: Final = MIB

INTRODUCTION_BYTES: Final = 256 * KIB
"""The signed directory with which a computer introduces itself; of some 150 computers."""

WITHOUT_HASHES: Final = 256
"""Missing commits one manifest names: some 17 KiB of it."""

LINES: Final = 100_000
"""Lines of one bundle: bounds the memory a flood of tiny lines would take."""

JSON_DEPTH: Final = 16
"""Nested objects and arrays; ``{}`` has depth 1."""

WINDOW_BYTES: Final = 8 * MIB
"""The zstd window (RFC 8878 §3.1.1.1.2), which is what a decoder must hold in memory."""

PADDED_FLOOR_BYTES: Final = 768
"""Smallest size of the sealed content: room for a manifest without lists, so that quiet weeks look alike."""

PADDED_FORMER_FLOOR_BYTES: Final = 16 * KIB
"""The smallest size the first writers used; still read (docs/adr/0022)."""

PORTION_RAW_BYTES: Final = 8 * MIB
"""What one bundle is filled with; fits packed even when nothing compresses."""
