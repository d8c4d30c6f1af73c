"""Who can read at the office: the database, its backups and the log without the unsealing key tell no text.

The same search must find everything once sealing is switched off: a search that finds nothing proves nothing.
"""

import logging
import shutil

import pytest
from sqlcipher3 import dbapi2

from asystent_desktop.crypto import scope_keys
from asystent_desktop.crypto.store_keys import raw_key_literal
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.records import family_scope
from asystent_desktop.hub.decisions import assign
from tests.exchange_sim.town import make_town, new_family, save
from tests.fakes import postgres
from tests.fakes.hubs import secret_of, store_of
from tests.fakes.postgres import hub_url, postgres_server

__all__ = ["hub_url", "postgres_server"]
NOTE = "Sąsiadka widziała kanarka o świcie"
CANARIES = [
    text.encode()
    for text in ("Kanarkowska", "Anna Kanarkowska", "R-99/2026", NOTE, "kanarka o", "Maria Przełożona")
]
MARKS = [b"asystent-commit", b"asystent-directory", b'"command"', b'"values"']


def week(town):
    """A family with text, an assignment, a directory with names; then a family's scope in two versions."""
    anna, head = town.laptop("Anna Nowak"), town.laptop("Maria Przełożona", "head")
    family = new_family(anna, "Kanarkowska", "R-99/2026")
    person = town.admit(anna).person_id
    town.admit(head, "head")
    assign(town.hub, town.office, family.id, person, AssignmentMode.HOLDER)
    with anna.unit_of_work() as unit:
        stored = unit.get(Family, family.id)
    save(anna, Family(**{**vars_of(stored), "safety_note": NOTE}))
    town.round(anna, head)
    return family


def vars_of(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def leftovers(town, url, tmp_path, server):
    """Everything an administrator of server, database or backups gets hold of, by name."""
    found = {"dump": b"\n".join(town.hub.backups.dump()), "keys": town.hub.backups.dump_keys()}
    if url:
        found["pg_dump"] = postgres.dump(server, url)
        server.tool("psql", "-U", "postgres", "-c", "CHECKPOINT")
        for path in server.folder.rglob("*"):
            if path.is_file():
                found[f"server/{path.name}"] = path.read_bytes()
        found["log"] = (server.folder.parent / "server.log").read_bytes()
    else:
        found["decrypted"] = decrypted(town, tmp_path)
        for path in town.hub.folder.rglob("*"):
            if path.is_file():
                found[path.name] = path.read_bytes()
    return found


def decrypted(town, tmp_path):
    """The file as who has the database key, and not the unsealing key, can write it out: page by page."""
    copied = tmp_path / "copied"
    shutil.copytree(town.hub.folder, copied)
    plain = tmp_path / "plain.db"
    connection = dbapi2.connect(str(copied / "hub.db"))
    key = raw_key_literal(scope_keys.derive(secret_of("hub"), scope_keys.DATABASE))
    connection.execute(f'PRAGMA key = "{key}"')
    connection.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    content = plain.read_bytes()
    assert content.startswith(b"SQLite format 3") and b"hub_commits" in content
    return content


def told(found):
    """Which canaries and marks are found, as UTF-8, as JSON escapes, as hex (pg_dump's bytea), as base64."""
    shapes = {
        canary: {canary, canary.hex().encode(), canary.decode().encode("utf-16-le")}
        for canary in [*CANARIES, *MARKS]
    }
    return {
        (name, canary)
        for name, content in found.items()
        for canary, forms in shapes.items()
        if any(form in content for form in forms)
    }


@pytest.fixture
def server(request, hub_url):
    return request.getfixturevalue("postgres_server") if hub_url else None


def test_database_backups_and_logs_tell_no_text(tmp_path, hub_url, server, caplog):
    with caplog.at_level(logging.DEBUG):
        town = make_town(tmp_path, url=hub_url)
        family = week(town)
        found = leftovers(town, hub_url, tmp_path, server)
    found["log of the program"] = caplog.text.encode()
    assert told(found) == set()
    everything = b"".join(found.values())
    assert family_scope(family.id).encode() in everything, (
        "what routes stays outside: the search does see rows"
    )
    assert town.hub.census().sealed
    town.close()


def test_the_same_search_finds_it_all_when_sealing_is_switched_off(tmp_path, hub_url, server, monkeypatch):
    monkeypatch.setattr(scope_keys, "seal", lambda key, content, where: content)
    monkeypatch.setattr(scope_keys, "unseal", lambda key, sealed, where: sealed)
    town = make_town(tmp_path, url=hub_url)
    week(town)
    seen = told(leftovers(town, hub_url, tmp_path, server))
    where = {name for name, _ in seen}
    assert ("pg_dump" if hub_url else "decrypted") in where
    assert {canary for _, canary in seen} >= {*CANARIES[:4], b"asystent-commit", b"asystent-directory"}
    assert not town.hub.census().sealed
    town.close()


def test_the_unsealing_key_and_the_hubs_keys_lie_nowhere(tmp_path, hub_url, server):
    town = make_town(tmp_path, url=hub_url)
    week(town)
    secret = secret_of("hub")
    keys = [secret, scope_keys.derive(secret, scope_keys.UNSEALING)]
    keys += [town.hub.keys.signing.seed, town.hub.keys.sealing.to_bytes()]
    everything = leftovers(town, hub_url, tmp_path, server).values()
    for key in keys:
        assert not any(key in content or key.hex().encode() in content for content in everything)
    assert "Sealer" in repr(store_of(town.hub)._sealer)
    assert secret.hex() not in repr(store_of(town.hub)._sealer)
    town.close()
