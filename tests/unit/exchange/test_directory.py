"""The directory: OFFICE alone signs it, it never goes back, and it is read strictly."""

import json
from dataclasses import replace

import pytest

from asystent_desktop.crypto.faults import BadSignature
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.bundle_faults import DuplicateKey, NotJson
from asystent_desktop.exchange.directory import (
    HUB,
    Directory,
    Person,
    SignedDirectory,
    TrustState,
    decode,
    encode,
)
from asystent_desktop.exchange.trust_faults import (
    BadDocument,
    DirectoryForked,
    DirectoryRolledBack,
    ForeignDirectory,
)
from tests.unit.exchange.trust import ANNA, EWA, NOW, OFFICE_ID, device, directory, laptop, signing


def signed(made: Directory, key: str = "office") -> SignedDirectory:
    return SignedDirectory.sign(made, signing(key))


def pinned() -> TrustState:
    return TrustState(OFFICE_ID, signing("office").public)


def test_it_reads_back_what_was_written():
    made = directory(name="Ośrodek\N{NO-BREAK SPACE}Pomocy „Dom”")
    assert decode(encode(made)) == made
    assert encode(made).startswith(b'{"format":"asystent-directory/1"')


def test_versions_only_go_forward():
    state = pinned().accept(signed(directory(3))).accept(signed(directory(5)))
    assert state.version == 5
    with pytest.raises(DirectoryRolledBack):
        state.accept(signed(directory(4)))
    assert state.accept(signed(directory(5))) is state
    with pytest.raises(DirectoryForked):
        state.accept(signed(directory(5, name="Inny")))


@pytest.mark.parametrize("key", ["hub", ANNA])
def test_only_office_signs_it(key):
    with pytest.raises(BadSignature):
        pinned().accept(signed(directory(), key))


def test_a_flipped_byte_is_a_bad_signature():
    made = signed(directory())
    altered = SignedDirectory(
        made.body.replace(b'"role":"assistant"', b'"role":"head"    ', 1), made.signature
    )
    assert altered.body != made.body
    with pytest.raises(BadSignature):
        pinned().accept(altered)


def test_another_office_is_refused_even_under_the_same_key():
    with pytest.raises(ForeignDirectory):
        pinned().accept(signed(directory(office="01930000-0000-7000-8000-0000000000ff")))


def test_keys_and_roles_are_looked_up():
    made = directory()
    assert made.signing_key(HUB) == signing("hub").public
    assert made.signing_key(laptop(ANNA)) == signing(ANNA).public
    assert made.signing_key("nobody") is None
    assert (made.role_of(ANNA), made.role_of("nobody")) == ("assistant", "")
    assert [held.id for held in made.recipients()] == [held.id for held in made.devices if held.seal]


def test_an_unknown_role_gives_no_rights():
    made = directory(people=(*directory().people[:-1], Person("x", "", "", "director")), devices=())
    assert decode(encode(made)).role_of("x") == ""


def test_a_revoked_computer_keeps_its_key_but_receives_nothing():
    made = directory().without_device(laptop(EWA), NOW)
    assert made.version == 4
    assert made.signing_key(laptop(EWA)) == signing(EWA).public
    assert laptop(EWA) not in {held.id for held in made.recipients()}
    assert made.without_device(laptop(EWA), NOW.replace(year=2027)).device(laptop(EWA)).revoked_at == NOW


@pytest.mark.parametrize(
    "changes",
    [
        {"devices": (device(ANNA), device(ANNA))},
        {"devices": (device(ANNA, id=HUB),)},
        {"devices": (device("01930000-0000-7000-8000-0000000000a9"),)},
        {"people": (directory().people[0],) * 2, "devices": ()},
        {"devices": (device(ANNA, sign=b"short"),)},
        {"version": 0},
    ],
    ids=["device-twice", "poses-as-hub", "nobody's", "person-twice", "short-key", "version-0"],
)
def test_a_contradictory_directory_is_refused(changes):
    with pytest.raises(BadDocument):
        decode(encode(directory(**changes)))


@pytest.mark.parametrize("field", ["office", "version", "hub", "people", "devices", "next_office_key"])
def test_a_missing_field_is_named(field):
    document = json.loads(encode(directory()))
    del document[field]
    with pytest.raises(BadDocument) as fault:
        decode(json.dumps(document, separators=(",", ":")).encode())
    assert fault.value.values["field"] == field


def test_two_readings_are_not_possible():
    body = encode(directory())
    with pytest.raises(DuplicateKey):
        decode(body[:-1] + b',"version":9}')
    with pytest.raises(NotJson):
        decode(body.replace(b'{"format"', b'{ "format"'))


def test_unknown_keys_of_a_later_version_are_carried_along():
    body = encode(directory())[:-1] + b',"expires_at":null}'
    offered = SignedDirectory(body, signing("office").sign(body))
    assert pinned().accept(offered).signed.body == body


def test_what_is_believed_survives_in_the_store_with_its_history():
    documents: dict[str, bytes] = {}
    state = pinned().accept(signed(directory(3)))
    trust_store.keep(state, documents.__setitem__)
    state = state.accept(signed(replace(directory(4), name="Nowa nazwa")))
    trust_store.keep(state, documents.__setitem__)
    assert trust_store.load(documents.get) == state
    assert decode(documents["directory/3"]).name == "Ośrodek Przykładowy"
    assert trust_store.load({}.get) is None
