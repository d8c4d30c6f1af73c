"""The frozen bundles of version 1 are read, or refused, as on the day they were written."""

import json
from pathlib import Path
from typing import Any

import pytest

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import bundle
from tests.vectors import second_reader

FOLDER = Path(__file__).parents[2] / "vectors" / "bundle-v1"
VECTORS: dict[str, Any] = json.loads((FOLDER / "vectors.json").read_text(encoding="utf-8"))
SENDER_PUBLIC = bytes.fromhex(VECTORS["sender_public"])


def read(blob: bytes) -> bundle.OpenedBundle:
    return bundle.read(
        blob,
        key=SealingKey.from_bytes(bytes.fromhex(VECTORS["recipient_seed"])),
        office=VECTORS["office"],
        recipient=VECTORS["recipient"],
        sender_key={VECTORS["sender"]: SENDER_PUBLIC}.get,
    )


def load(path: str, sha256: str) -> bytes:
    """The file, unchanged since it was frozen."""
    data = (FOLDER / path).read_bytes()
    assert sha256_hex(data) == sha256
    return data


@pytest.mark.parametrize("name", VECTORS["valid"])
def test_valid_vector_is_read(name: str) -> None:
    vector = VECTORS["valid"][name]
    opened = read(load(f"{name}.bin", vector["sha256"]))
    assert opened.manifest_bytes.decode() == vector["manifest"]
    assert [line.decode() for line in opened.lines] == vector["lines"]


@pytest.mark.parametrize("name", VECTORS["valid"])
def test_second_implementation_reads_the_same(name: str) -> None:
    vector = VECTORS["valid"][name]
    blob = load(f"{name}.bin", vector["sha256"])
    document, lines = second_reader.read(
        blob, bytes.fromhex(VECTORS["recipient_seed"]), VECTORS["office"], SENDER_PUBLIC
    )
    assert document == json.loads(vector["manifest"])
    assert [line.decode() for line in lines] == vector["lines"]


@pytest.mark.parametrize("name", VECTORS["malformed"])
def test_malformed_vector_is_refused_by_name(name: str) -> None:
    vector = VECTORS["malformed"][name]
    with pytest.raises(AppError) as caught:
        read(load(f"malformed/{name}.bin", vector["sha256"]))
    assert caught.value.code == vector["code"]


def test_every_file_is_listed() -> None:
    listed = {f"{name}.bin" for name in VECTORS["malformed"]}
    assert {path.name for path in (FOLDER / "malformed").iterdir()} == listed
    assert SigningKey.from_seed(bytes.fromhex(VECTORS["sender_seed"])).public == SENDER_PUBLIC
