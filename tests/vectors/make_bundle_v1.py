"""Wrote tests/vectors/bundle-v1 and tests/vectors/vault-header-v1, once.

Frozen vectors are never written anew: a later version gets its own folder. Existing files are left alone,
so a new malformation can be added by extending `malformed_bundles` and running this again:

    python -m tests.vectors.make_bundle_v1
"""

import json
from pathlib import Path
from typing import Any

from asystent_desktop.crypto.digests import sha256, sha256_hex
from asystent_desktop.crypto.envelope import Cost, Purpose, wrap
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from tests.vectors import malformed_bundles
from tests.vectors.bundle_writer import (
    LINES,
    OFFICE,
    RECIPIENT,
    RECIPIENT_SEED,
    SENDER,
    SENDER_SEED,
    Recipe,
)
from tests.vectors.commit_columns import COLUMNS, OCTETS, UNFOLDED, group

HERE = Path(__file__).parent
PASSPHRASE = "Zażółć gęślą jaźń"
SECRET = bytes(range(32))


def write(path: Path, data: bytes) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def write_json(path: Path, document: dict[str, Any]) -> None:
    """Keeps what is already listed: another zstd version would give other payload hashes."""
    if path.exists():
        frozen = json.loads(path.read_text(encoding="utf-8"))
        for part in ("valid", "malformed"):
            document[part] |= frozen[part]
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_bundles(folder: Path) -> None:
    valid = {
        "valid": Recipe(),
        "valid-empty": Recipe(
            raw=b"", fields={"number": 1, "previous": None}, drop=("heads", "acknowledged")
        ),
        "valid-unknown-key": Recipe(fields={"of_tomorrow": {"a": [1]}}),
        "valid-commits": Recipe(raw=group(COLUMNS) + b"\n", octets=OCTETS),
    }
    for name, recipe in valid.items():
        write(folder / f"{name}.bin", recipe.file())
    for name, (recipe, _) in malformed_bundles.FROZEN.items():
        write(folder / "malformed" / f"{name}.bin", recipe.file())
    document: dict[str, Any] = {
        "format": "asystent-bundle/1",
        "office": OFFICE,
        "sender": SENDER,
        "sender_seed": SENDER_SEED.hex(),
        "sender_public": SigningKey.from_seed(SENDER_SEED).public.hex(),
        "recipient": RECIPIENT,
        "recipient_seed": RECIPIENT_SEED.hex(),
        "recipient_public_sha256": sha256_hex(SealingKey.from_bytes(RECIPIENT_SEED).public),
        "valid": {
            name: {
                "sha256": sha256_hex((folder / f"{name}.bin").read_bytes()),
                "manifest": recipe.manifest(recipe.compress(recipe.raw) + recipe.octets).decode(),
                "lines": UNFOLDED if recipe.octets else recipe.raw.decode().splitlines(),
            }
            for name, recipe in valid.items()
        },
        "malformed": {
            name: {"sha256": sha256_hex((folder / "malformed" / f"{name}.bin").read_bytes()), "code": code}
            for name, (_, code) in malformed_bundles.FROZEN.items()
        },
    }
    assert LINES[0].decode() in document["valid"]["valid"]["lines"]
    write_json(folder / "vectors.json", document)


def changed(header: bytes, offset: int, value: bytes) -> bytes:
    body = header[:offset] + value + header[offset + len(value) : -32]
    return body + sha256(body)


def write_headers(folder: Path) -> None:
    cost = Cost(memory_kib=256, iterations=2, lanes=2)
    write(folder / "vault.bin", wrap(SECRET, PASSPHRASE, Purpose.VAULT, cost))
    vault = (folder / "vault.bin").read_bytes()
    others = {
        "hub": wrap(SECRET, PASSPHRASE, Purpose.HUB, cost),
        "office": wrap(SECRET, PASSPHRASE, Purpose.OFFICE, cost),
        "foreign-file": b"SQLite format 3\0" + vault[16:],
        "damaged-header": vault[:60] + bytes([vault[60] ^ 1]) + vault[61:],
        "cut-short": vault[:-1],
        "newer-header": changed(vault, 8, b"\2"),
        "wrong-purpose": changed(vault, 9, b"\2"),
        "hostile-memory": changed(vault, 10, b"\xff\xff\xff\xff"),
        "hostile-iterations": changed(vault, 14, b"\0\0\0\0"),
        "hostile-lanes": changed(vault, 18, b"\0\0\0\0"),
        "wrong-passphrase": changed(vault, 50, bytes([vault[50] ^ 1])),
    }
    for name, data in others.items():
        write(folder / f"{name}.bin", data)
    codes = {
        "cut-short": "damaged-header",
        "hostile-memory": "hostile-parameters",
        "hostile-iterations": "hostile-parameters",
        "hostile-lanes": "hostile-parameters",
    }
    document: dict[str, Any] = {
        "passphrase": PASSPHRASE,
        "secret": SECRET.hex(),
        "valid": {"vault": 1, "hub": 2, "office": 3},
        "malformed": {name: codes.get(name, name) for name in others if name not in ("hub", "office")},
    }
    write_json(folder / "vectors.json", document)


if __name__ == "__main__":
    write_bundles(HERE / "bundle-v1")
    write_headers(HERE / "vault-header-v1")
