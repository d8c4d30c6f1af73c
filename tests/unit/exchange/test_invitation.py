"""Invitation and answer: signed, proven, and compared by voice."""

import base64
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from asystent_desktop.crypto.faults import BadProof, BadSignature
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import fields
from asystent_desktop.exchange.directory import HubKeys, Person, hub_keys
from asystent_desktop.exchange.invitation import (
    VALID_FOR,
    AboardFamily,
    Answer,
    Invitation,
    check_proof,
    decode_invitation,
    fingerprint,
    read_answer,
    read_invitation,
    write_answer,
    write_invitation,
)
from asystent_desktop.exchange.trust_faults import BadDocument, NotAnAnswer, NotAnInvitation
from tests.unit.exchange.trust import ANNA, FAMILY_ID, NOW, OFFICE_ID, laptop, sealing, signing

INVITATION = Invitation(
    id="01930000-0000-7000-8000-000000000001",
    office=OFFICE_ID,
    office_name="Ośrodek Przykładowy",
    office_key=signing("office").public,
    hub=HubKeys(signing("hub").public, b"", "e1"),
    person=Person(ANNA, "Anna Nowak", "asystentka rodziny", "assistant"),
    known=False,
    directory_version=1,
    secret=bytes(range(16)),
    issued_at=NOW,
    expires_at=NOW + VALID_FOR,
)
ANSWER = Answer(
    invitation=INVITATION.id,
    office=OFFICE_ID,
    person_id=ANNA,
    device_id=laptop(ANNA),
    device_label="L-07",
    sign=signing(ANNA).public,
    seal=sealing(ANNA).public,
    families=(AboardFamily(FAMILY_ID, 12),),
    answered_at=NOW,
)
INVITATION_FILE = write_invitation(INVITATION, signing("office"))


def answered(answer: Answer = ANSWER) -> bytes:
    return write_answer(answer, read_invitation(INVITATION_FILE), signing(ANNA))


def test_both_files_read_back():
    invited = read_invitation(INVITATION_FILE)
    assert invited.invitation == INVITATION
    assert INVITATION.expires_at - INVITATION.issued_at == timedelta(days=7)
    read = read_answer(answered())
    assert read.answer == ANSWER
    check_proof(read, INVITATION.secret, invited.body)


def test_the_sealing_key_is_left_to_the_directory() -> None:
    """An invitation written before, with it, is read all the same; a directory without it is none."""
    body, _rest = INVITATION_FILE.split(b"\n", 1)
    assert b'"seal"' not in body
    former = json.loads(body)
    former["hub"]["seal"] = base64.b64encode(sealing("hub").public).decode()
    assert decode_invitation(json.dumps(former, separators=(",", ":")).encode()) == INVITATION
    with pytest.raises(BadDocument):
        hub_keys(fields.Fields(json.loads(body)["hub"], "directory"))


def test_the_secret_never_stands_in_the_answer():
    assert INVITATION.secret.hex().encode() not in answered()
    assert b"AAECAwQFBgcICQoLDA0ODw==" not in answered()


def test_the_proof_needs_the_secret_and_the_very_invitation():
    read, body = read_answer(answered()), read_invitation(INVITATION_FILE).body
    with pytest.raises(BadProof):
        check_proof(read, bytes(16), body)
    with pytest.raises(BadProof):
        check_proof(read, INVITATION.secret, body.replace(b"Nowak", b"Nawok"))


def test_digits_change_with_either_file():
    body = read_invitation(INVITATION_FILE).body
    digits = fingerprint(body, answered())
    assert len(digits.replace(" ", "")) == 40
    swapped = replace(ANSWER, seal=sealing("mallory").public)
    assert fingerprint(body, answered(swapped)) != digits
    assert fingerprint(body + b" ", answered()) != digits
    assert fingerprint(body, answered()) == digits


def test_a_stolen_public_key_cannot_be_enrolled():
    """Whoever names a signing key must hold it."""
    file = write_answer(
        replace(ANSWER, sign=signing("mallory").public), read_invitation(INVITATION_FILE), signing(ANNA)
    )
    with pytest.raises(BadSignature):
        read_answer(file)


def test_an_altered_invitation_is_refused():
    for old, new in ((b"Nowak", b"Nawok"), (b'"role":"assistant"', b'"role":"head"     ')):
        altered = INVITATION_FILE.replace(old, new)
        assert altered != INVITATION_FILE
        with pytest.raises(AppError) as fault:
            read_invitation(altered)
        assert isinstance(fault.value, BadSignature)


def test_other_files_are_told_by_name():
    with pytest.raises(NotAnInvitation):
        read_invitation(answered())
    with pytest.raises(NotAnInvitation):
        read_invitation(b"%PDF-1.7")
    with pytest.raises(NotAnAnswer):
        read_answer(INVITATION_FILE)


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file[:-1],
        lambda file: file + b"\n",
        lambda file: file.replace(b"\n", b"\r\n"),
        lambda file: file[:-3] + b"zz\n",
        lambda file: file.upper()[:0] + file.replace(file.split(b"\n")[1], file.split(b"\n")[1].upper()),
        lambda file: file.replace(b"\n", b"\n\n", 1),
    ],
    ids=["no-end", "line-more", "crlf", "no-hex", "upper-hex", "empty-line"],
)
def test_a_file_of_another_shape_is_refused(damage):
    for file, read in ((INVITATION_FILE, read_invitation), (answered(), read_answer)):
        with pytest.raises(BadDocument):
            read(damage(file))


@pytest.mark.parametrize("name", ["../etc", "..", "CON", "a:b"])
def test_device_ids_that_would_lead_out_of_a_box_are_refused(name):
    """A computer's id names a box on the carrier and a folder of the server's uploads."""
    with pytest.raises(BadDocument):
        read_answer(answered(replace(ANSWER, device_id=name)))
