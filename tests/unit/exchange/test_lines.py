"""Lines: byte-exact commits, receipts with their facts, and room for a later version."""

import json
from datetime import timedelta

import pytest

from asystent_desktop.exchange import limits, payload, strict_json
from asystent_desktop.exchange.directory import SignedDirectory
from asystent_desktop.exchange.lines import (
    Carried,
    awaiting_lines,
    commit_line,
    directory_line,
    read_lines,
    receipt_lines,
)
from asystent_desktop.exchange.receipts import Receipt, Status
from asystent_desktop.exchange.trust_faults import BadDocument
from asystent_desktop.journal.commit import MAX_BYTES, Commit
from asystent_desktop.journal.faults import BadCommit, CommitTooLarge
from asystent_desktop.journal.ops import Create
from tests.unit.exchange.trust import ANNA, FAMILY, NOW, commit, directory, signing

HELD = Receipt("a" * 64, NOW + timedelta(microseconds=17), 4, Status.HELD, durable=True)


def test_a_commit_is_carried_byte_for_byte():
    text = 'Cytat: „tak”, "nie" \\ \n \u2028 ż 😀'
    made = commit(ANNA, FAMILY, (Create("strength", "r", {"text": text}),))
    line = commit_line(Carried(made))
    strict_json.parse_object(line)
    assert b"\n" not in line
    (carried,) = read_lines([line]).carried
    assert carried.commit == made
    assert carried.receipt is None
    assert carried.commit.operations[0].values["text"] == text


def test_unknown_operations_and_key_order_survive():
    payload = (
        b'{"operations":[{"zeta":1,"op":"later","alpha":[true,null]}],"salt":"' + b"0" * 32 + b'","new":{}}'
    )
    made = commit(ANNA)
    foreign = Commit(made.envelope_bytes, made.signature, payload)
    (carried,) = read_lines([commit_line(Carried(foreign))]).carried
    assert carried.commit.payload_bytes == payload


def test_receipts_travel_with_their_commit_and_alone():
    made = commit(ANNA)
    with_it = Receipt(made.hash, NOW, 3, Status.OK)
    contents = read_lines([commit_line(Carried(made, with_it)), *receipt_lines([HELD])])
    assert contents.carried[0].receipt == with_it
    assert contents.receipts == (HELD,)


def test_many_receipts_make_more_lines():
    lines = receipt_lines([HELD] * 4001)
    assert len(lines) == 3
    assert len(read_lines(lines).receipts) == 4001


def test_directory_and_questions():
    signed = SignedDirectory.sign(directory(), signing("office"))
    contents = read_lines([directory_line(signed), *awaiting_lines(["b" * 64, "a" * 64])])
    assert contents.directories == (signed,)
    assert contents.awaiting == {"a" * 64, "b" * 64}
    assert awaiting_lines([]) == []


def test_a_later_type_is_skipped_and_a_later_status_is_no_permission():
    contents = read_lines([b'{"type":"attachment","x":[1]}', *receipt_lines([HELD])])
    assert contents.receipts == (HELD,)
    line = receipt_lines([HELD])[0].replace(b'"held"', b'"quarantined"')
    assert read_lines([line]).receipts[0].status is Status.HELD


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b'{"type":7}',
        b'{"type":"commit"}',
        b'{"type":"receipts","receipts":[{"commit":"x"}]}',
        b'{"type":"receipts","receipts":{}}',
        b'{"type":"awaiting","commits":["a"]}',
        b'{"type":"directory","directory":{}}',
    ],
)
def test_a_misshapen_line_is_refused(line):
    with pytest.raises(BadDocument):
        read_lines([line])


def test_a_receipt_without_its_facts_is_refused():
    document = json.loads(receipt_lines([HELD])[0])
    for field in ("received_at", "directory", "status", "durable", "commit"):
        broken = {**document, "receipts": [{k: v for k, v in document["receipts"][0].items() if k != field}]}
        with pytest.raises(BadDocument) as fault:
            read_lines([json.dumps(broken).encode()])
        assert fault.value.values["field"] == field


def test_the_longest_commit_still_fits_one_line():
    """Otherwise one long opinion would stop every later exchange of that computer."""
    probe = commit(ANNA, FAMILY, (Create("strength", "r", {"text": ""}),))
    room = MAX_BYTES - len(probe.envelope_bytes) - len(probe.payload_bytes)
    longest = commit(ANNA, FAMILY, (Create("strength", "r", {"text": "x" * room}),))
    receipt = Receipt(longest.hash, NOW.replace(microsecond=123456), 10**9, Status.HELD, durable=False)
    line = commit_line(Carried(longest, receipt))
    assert len(line) <= limits.LINE_BYTES
    (carried,) = read_lines(payload.split([payload.join([line])], 1)).carried
    assert carried == Carried(longest, receipt)
    with pytest.raises(CommitTooLarge):
        commit(ANNA, FAMILY, (Create("strength", "r", {"text": "x" * (room + 1)}),))


def test_the_deepest_payload_still_fits_one_line():
    def nested(levels: int) -> Commit:
        value: object = 1
        for _ in range(levels):
            value = [value]
        return commit(ANNA, FAMILY, (Create("strength", "r", {"text": value}),))

    deepest = nested(limits.JSON_DEPTH - 5)
    deepest.check()
    strict_json.parse_object(commit_line(Carried(deepest)))
    with pytest.raises(BadCommit):
        nested(limits.JSON_DEPTH - 4).check()
