"""The frozen headers of version 1 open, or are refused, as on the day they were written."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from asystent_desktop.crypto.envelope import Purpose, unwrap
from asystent_desktop.errors import AppError

FOLDER = Path(__file__).parents[2] / "vectors" / "vault-header-v1"
VECTORS: dict[str, Any] = json.loads((FOLDER / "vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", VECTORS["valid"])
def test_valid_vector_opens(name: str) -> None:
    data = (FOLDER / f"{name}.bin").read_bytes()
    assert unwrap(data, VECTORS["passphrase"], Purpose(VECTORS["valid"][name])).hex() == VECTORS["secret"]


@pytest.mark.parametrize("name", VECTORS["valid"])
def test_the_document_alone_opens_it(name: str) -> None:
    """docs/vault-header-v1.md §4, step by step, without the product's code."""
    data = (FOLDER / f"{name}.bin").read_bytes()
    memory, iterations, lanes = (int.from_bytes(data[at : at + 4], "big") for at in (10, 14, 18))
    key = Argon2id(
        salt=data[22:38], length=32, iterations=iterations, lanes=lanes, memory_cost=memory
    ).derive(VECTORS["passphrase"].encode())
    assert ChaCha20Poly1305(key).decrypt(data[38:50], data[50:98], data[:50]).hex() == VECTORS["secret"]


@pytest.mark.parametrize("name", VECTORS["malformed"])
def test_malformed_vector_is_refused_by_name(name: str) -> None:
    with pytest.raises(AppError) as caught:
        unwrap((FOLDER / f"{name}.bin").read_bytes(), VECTORS["passphrase"], Purpose.VAULT)
    assert caught.value.code == VECTORS["malformed"][name]
