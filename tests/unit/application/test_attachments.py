"""Scans through the use cases: limits, subjects, damage; and nothing of them left after purge or erasure."""

from dataclasses import replace

import pytest

from asystent_desktop.application.attachments import attachments, moves
from asystent_desktop.application.attachments.faults import (
    AttachmentAway,
    AttachmentDamaged,
    FamilyFull,
    PictureTooLarge,
    ScanTooLarge,
    TitleMissing,
    UnknownSubject,
)
from asystent_desktop.application.attachments.subjects import subject_choices
from asystent_desktop.application.transfer import exports
from asystent_desktop.domain.kinds.attachment import AttachedTo, Attachment
from asystent_desktop.domain.limits import Limit, Limits
from asystent_desktop.domain.records import family_scope
from asystent_desktop.persistence import purge
from tests.fakes import casework
from tests.fakes.caseload import new_family
from tests.fakes.scans import photo, photo_with_place, scan_pdf
from tests.fakes.sqlcipher_pages import pages
from tests.fakes.vaults import RAW_KEY, make_desk


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path / "vault")
    yield made
    made.close()


@pytest.fixture
def family_id(desk):
    return new_family(desk)


def with_limit(desk, limit, value):
    """The same desk under another value of one limit."""
    (first, *_rest) = desk.rules.limits.entries[limit]
    entries = {**desk.rules.limits.entries, limit: (replace(first, value=value),)}
    return replace(desk, rules=replace(desk.rules, limits=Limits(entries)))


def record(desk, attachment_id):
    with desk.unit_of_work() as unit:
        return unit.get(Attachment, attachment_id)


def test_a_scan_is_added_without_its_place_and_comes_back_the_same(desk, family_id):
    _changes, made = attachments.add(desk, family_id, " Karta spotkania ", photo_with_place())
    row, content = attachments.content(desk, made)
    assert b"KANAREK" not in content
    assert (row.title, row.here, row.size_bytes) == ("Karta spotkania", True, len(content))
    shelf = attachments.shelf(desk, family_id)
    assert (shelf.used_bytes, [one.attachment_id for one in shelf.rows]) == (len(content), [made])


@pytest.mark.parametrize(
    ("limit", "value", "fault"),
    [
        (Limit.ATTACHMENT_FILE_MIB, 1, ScanTooLarge),
        (Limit.ATTACHMENT_FAMILY_MIB, 1, FamilyFull),
        (Limit.ATTACHMENT_PICTURE_MEGAPIXELS, 1, PictureTooLarge),
    ],
)
def test_each_limit_is_named_and_nothing_is_kept(desk, family_id, limit, value, fault):
    with pytest.raises(fault) as raised:
        attachments.add(with_limit(desk, limit, value), family_id, "x", photo())
    assert value in raised.value.values.values()
    assert attachments.shelf(desk, family_id).rows == ()


def test_it_belongs_to_records_of_the_same_family_only(desk, family_id):
    other = new_family(desk, "Mazur")
    with desk.unit_of_work() as unit:
        unit.save(casework.visit("v-1", scope=family_scope(family_id)))
        unit.save(casework.visit("v-2", scope=family_scope(other)))
        unit.commit("save-visit")
    given = {"subject_kind": AttachedTo.VISIT, "subject_id": "v-1"}
    _changes, made = attachments.add(desk, family_id, "Karta, podpisana", photo(2, 60, 40), **given)
    (row,) = attachments.shelf(desk, family_id, AttachedTo.VISIT, "v-1").rows
    assert row.attachment_id == made
    assert attachments.shelf(desk, family_id, AttachedTo.VISIT, "v-9").rows == ()
    (choice,) = subject_choices(desk, family_id)
    assert (choice.kind, choice.record_id) == (AttachedTo.VISIT, "v-1")
    for kind, record_id in ((AttachedTo.VISIT, "v-2"), (AttachedTo.DELIVERY, "v-1"), (None, "v-1")):
        with pytest.raises(UnknownSubject):
            attachments.attach_to(desk, made, kind, record_id)
    attachments.attach_to(desk, made, None, None)
    assert record(desk, made).subject_id is None


def test_naming_taking_back_and_bringing_back(desk, family_id):
    _changes, made = attachments.add(desk, family_id, "x", scan_pdf())
    attachments.describe(desk, made, title="Postanowienie", note="kopia")
    with pytest.raises(TitleMissing):
        attachments.describe(desk, made, title="  ")
    attachments.remove(desk, made)
    assert attachments.shelf(desk, family_id).rows == ()
    attachments.restore(desk, made)
    (row,) = attachments.shelf(desk, family_id).rows
    assert (row.title, row.note) == ("Postanowienie", "kopia")


def test_a_damaged_chunk_is_dropped_and_asked_for_where_the_office_has_it(desk, family_id):
    _changes, made = attachments.add(desk, family_id, "x", photo())
    _first, second = record(desk, made).chunks
    with desk.unit_of_work() as unit:
        whole = unit.blob(second)
        unit.put_blob(second, whole[:-1] + bytes([whole[-1] ^ 1]))
        unit.commit("damage")
    enrolled = replace(desk, identity=lambda: replace(desk.identity(), enrolled=True))
    with pytest.raises(AttachmentAway) as raised:
        attachments.content(enrolled, made)
    assert raised.value.values == {"missing": 1, "parts": 2}
    asked = moves.moves(enrolled, ()).asking
    assert list(asked) == [second], "the whole one is not asked for"
    moves.take_in(enrolled, {second: whole})
    assert attachments.content(enrolled, made)[0].here


def test_a_chunk_that_is_missing_is_asked_for_and_a_wrong_one_never_shown(desk, family_id):
    _changes, made = attachments.add(desk, family_id, "x", photo())
    first, second = record(desk, made).chunks
    with desk.unit_of_work() as unit:
        unit.put_blob(second, unit.blob(first))
        unit.commit("damage")
    with pytest.raises(AttachmentDamaged):
        attachments.content(desk, made)
    drop(desk, second)
    with pytest.raises(AttachmentAway) as raised:
        attachments.content(desk, made)
    assert raised.value.values == {"missing": 1, "parts": 2}
    (row,) = attachments.shelf(desk, family_id).rows
    assert (row.here, row.missing) == (False, 1)


def drop(desk, name):
    session = desk.upkeep._opened()
    session.lock()
    session.write(purge._DROP_BLOB, {"name": name})
    session.commit()
    session.close()


def test_neither_history_nor_the_subjects_copy_tells_the_key(desk, family_id):
    _changes, made = attachments.add(desk, family_id, "Karta spotkania", scan_pdf())
    held = record(desk, made)
    copy = exports.subject_copy(desk, family_id)
    told = b"".join(copy.files.values())
    assert b"Karta spotkania" in told
    assert held.key.encode() not in told and held.chunks[0].encode() not in told


def lies_anywhere(desk, secrets):
    """Whether a piece of a chunk or the key lies on any decrypted page of the store or its backups."""
    for file in desk.folder.rglob("store.db"):
        for page in pages(file, RAW_KEY):
            if any(one in page for one in secrets):
                return True
    return False


@pytest.fixture
def scanned(desk, family_id):
    """An attachment, and what to look for: pieces of its chunks, and its key."""
    other = new_family(desk, "Mazur")
    _changes, kept = attachments.add(desk, other, "x", photo(3, 300, 200))
    _changes, made = attachments.add(desk, family_id, "x", photo(4))
    held = record(desk, made)
    with desk.unit_of_work() as unit:
        parts = [unit.blob(name) for name in held.chunks]
    pieces = [part[at : at + 40] for part in parts for at in range(2000, len(part) - 40, 30_000)]
    desk.upkeep.back_up()
    desk.clock.advance(seconds=1)
    return kept, made, [*pieces, held.key.encode()]


def test_a_purge_leaves_neither_chunks_nor_key(desk, family_id, scanned):
    kept, _made, secrets = scanned
    assert lies_anywhere(desk, secrets)
    gone = desk.upkeep.remove([family_scope(family_id)])
    assert gone.blobs == 2
    desk.upkeep.scrub()
    desk.upkeep.replace_backups()
    assert not lies_anywhere(desk, secrets)
    assert attachments.content(desk, kept)[0].here


def test_erasing_the_commits_of_a_scan_takes_its_chunks(desk, family_id, scanned):
    _kept, _made, secrets = scanned
    with desk.exchange_unit() as unit:
        scope = family_scope(family_id)
        commits = [one.hash for one in unit.beyond({}, [scope]) if b'"attachment"' in one.payload_bytes]
    assert desk.upkeep.erase(scope, commits).blobs == 2
    desk.upkeep.scrub()
    desk.upkeep.replace_backups()
    assert not lies_anywhere(desk, secrets)
    assert desk.verify().problems == ()
