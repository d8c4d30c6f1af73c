"""The folder carrier: whole or absent, and blind to everything that is no complete bundle."""

import errno
import hashlib
import os

import pytest

from asystent_desktop.errors import Bug
from asystent_desktop.ports.carrier import CarrierAway, CarrierFull, CarrierMissing, CarrierTooLarge
from asystent_desktop.transport.folder import FolderCarrier


def name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest() + ".bundle"


@pytest.fixture
def carrier(tmp_path):
    return FolderCarrier(tmp_path)


def test_what_was_put_is_listed_and_read_back(carrier):
    for content in (b"one", b"two"):
        carrier.put("do-osrodka", name_of(content), content)
    assert list(carrier.list("do-osrodka")) == sorted([name_of(b"one"), name_of(b"two")])
    assert carrier.get("do-osrodka", name_of(b"one"), 10) == b"one"
    assert list(carrier.list("dla-l1")) == []


def test_partial_conflicted_and_foreign_files_are_not_seen(carrier, tmp_path):
    carrier.put("box", name_of(b"whole"), b"whole")
    box = tmp_path / "box"
    (box / name_of(b"cut short")).write_bytes(b"cut sho")
    (box / (name_of(b"x") + ".part")).write_bytes(b"x")
    stem = name_of(b"whole").removesuffix(".bundle")
    (box / f"{stem} (conflicted copy).bundle").write_bytes(b"whole")
    (box / "desktop.ini").write_bytes(b"")
    (box / name_of(b"folder")).mkdir()
    outside = tmp_path / "outside"
    outside.write_bytes(b"linked")
    (box / name_of(b"linked")).symlink_to(outside)
    assert list(carrier.list("box")) == [name_of(b"whole")]


def test_a_missing_folder_is_away_and_is_not_made(tmp_path):
    stick = FolderCarrier(tmp_path / "stick")
    for use in (
        lambda: stick.list("box"),
        lambda: stick.put("box", name_of(b"a"), b"a"),
        lambda: stick.get("box", name_of(b"a"), 1),
    ):
        with pytest.raises(CarrierAway):
            use()
    assert not (tmp_path / "stick").exists()


def test_a_file_taken_by_somebody_else_is_missing(carrier):
    with pytest.raises(CarrierMissing):
        carrier.get("box", name_of(b"gone"), 10)
    carrier.delete("box", name_of(b"gone"))


def test_a_longer_file_than_the_limit_is_refused_unread(carrier):
    carrier.put("box", name_of(b"12345"), b"12345")
    assert carrier.get("box", name_of(b"12345"), 5) == b"12345"
    with pytest.raises(CarrierTooLarge):
        carrier.get("box", name_of(b"12345"), 4)


def test_a_full_stick_leaves_nothing_behind(carrier, tmp_path, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CarrierFull):
        carrier.put("box", name_of(b"a"), b"a")
    assert list((tmp_path / "box").iterdir()) == []


def test_a_stale_part_file_does_not_stand_in_the_way(carrier, tmp_path):
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / (name_of(b"new") + ".part")).write_bytes(b"older and much longer rubbish")
    carrier.put("box", name_of(b"new"), b"new")
    assert carrier.get("box", name_of(b"new"), 10) == b"new"
    assert [entry.name for entry in (tmp_path / "box").iterdir()] == [name_of(b"new")]


@pytest.mark.parametrize("box", ["../x", "a/b", "", "."])
def test_a_box_never_leads_out_of_the_folder(carrier, box):
    with pytest.raises(Bug):
        carrier.put(box, name_of(b"a"), b"a")


def test_a_name_never_leads_out_of_the_box(carrier):
    with pytest.raises(Bug):
        carrier.delete("box", "../../etc/passwd")
