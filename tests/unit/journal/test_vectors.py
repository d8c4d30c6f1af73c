"""Frozen bytes of journal-v1: a change here is a change of the format, and needs a new name for it."""

from asystent_desktop.crypto.signing import verify
from asystent_desktop.domain.records import KINDS
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.fold import fold
from asystent_desktop.journal.state_hash import StateRow, state_hash
from tests.unit.journal.making import KEY, commit, create, put

ENVELOPE = (
    b'{"format":"asystent-commit/1","id":"01930000-0000-7000-8000-000000000001","device":"d1","actor":"p1",'
    b'"scope":"family:f1","prev":["0000000000000000000000000000000000000000000000000000000000000000"],'
    b'"hlc":[1795251600000,2],"directory":3,"tx":"01930000-0000-7000-8000-000000000001",'
    b'"command":"save-strength","schema":1,"payload":'
    b'"983758bab9cde777f52998711717b976be6dc0a9a3f36a5f5e86969eabdaa088"}'
)
PAYLOAD = (
    '{"salt":"000102030405060708090a0b0c0d0e0f","operations":['
    '{"op":"create","kind":"strength","record":"r","values":'
    '{"deleted":false,"text":"Więź z babcią \\"Zosią\\"","member_id":null,"noted_on":"2026-11-16"}},'
    '{"op":"put","kind":"strength","record":"r","field":"text","value":"Łąka\\n",'
    '"seen":["01930000-0000-7000-8000-000000000001.0"]}]}'
).encode()
PUBLIC = "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29"
SIGNATURE = (
    "5addf81d2c69b77f3bd2d4c9dcfe6c4383c2d2e6a1f645be3bbe07ee3172225a"
    "8f58d393d760b4883d2dbdf2ab6eed24f1871df565a1b22f61f2d850f14d8908"
)
HASH = "12424fdb6be89bd74fa34cc65eeca4130eb11e46572ffcbff3e2a639d6fa8236"
STATE = "3b7b8a1f4bf95ddd1e3bf4f3d3366a47ae3a7ee827fe0248208ad5deab940c3a"

ID = "01930000-0000-7000-8000-000000000001"
OPERATIONS = (
    create(text='Więź z babcią "Zosią"', noted_on="2026-11-16"),
    put("text", "Łąka\n", f"{ID}.0"),
)


def test_a_commit_is_written_as_it_was_frozen() -> None:
    place = {"id": ID, "tx": ID, "prev": ("0" * 64,), "hlc": (1795251600000, 2), "directory": 3}
    made = commit(*OPERATIONS, **place, command="save-strength")
    assert made.payload_bytes == PAYLOAD
    assert made.envelope_bytes == ENVELOPE
    assert made.signature.hex() == SIGNATURE
    assert made.hash == HASH
    assert KEY.public.hex() == PUBLIC


def test_the_frozen_commit_is_read_and_folded() -> None:
    made = Commit(ENVELOPE, bytes.fromhex(SIGNATURE), PAYLOAD)
    made.check()
    verify(bytes.fromhex(PUBLIC), made.signature, made.envelope_bytes)
    assert made.operations == OPERATIONS
    folded = fold(KINDS["strength"], made.placed)
    assert folded is not None
    assert folded.values["text"] == "Łąka\n"
    assert state_hash([StateRow("strength", made.envelope.scope, "r", folded)]) == STATE
