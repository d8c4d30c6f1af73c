"""The week over a real folder: what lies there tells nothing, and everything read is kept."""

import pytest

from asystent_desktop.exchange import bundle
from asystent_desktop.ports.carrier import CarrierAway, CarrierFull
from asystent_desktop.transport.folder import FolderCarrier
from tests.exchange_sim.town import MemoryCarrier, new_family, stored

SECRETS = ["Wiśniewska".encode(), b"R-03/2025", b"Anna", b"family:", b"asystent-commit"]


@pytest.fixture
def folder(town, tmp_path):
    shared = tmp_path / "wymiana"
    shared.mkdir()
    town.carrier = FolderCarrier(shared)
    return shared


def test_a_week_over_a_folder(town, folder):
    anna, head = town.laptop("Anna Nowak"), town.laptop("Maria Zych", "head")
    family = new_family(anna)
    town.admit(anna)
    town.admit(head, role="head")
    town.round(anna)
    town.exchange(head)
    town.answer()
    town.exchange(head)
    assert stored(head, family.id).name == "Wiśniewska"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.parent.name for path in files} >= {"przyjete"}
    assert not list(folder.rglob("*.part"))
    for path in files:
        content = path.read_bytes()
        assert path.name == bundle.name_of(content)
        assert not [secret for secret in SECRETS if secret in content or secret in str(path).encode()[-120:]]
    archived = {path.name for path in files if path.parent.name == "przyjete"}
    lying = {path.name for path in files if path.parent.name == "do-osrodka"}
    assert len(archived) >= 5
    assert not archived & lying


def test_rubbish_in_the_folder_does_no_harm(town, folder):
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    new_family(anna)
    town.exchange(anna)
    box = folder / "do-osrodka"
    (mine,) = box.iterdir()
    (box / f"{mine.stem} (kopia w konflikcie).bundle").write_bytes(mine.read_bytes())
    (box / (mine.name + ".part")).write_bytes(mine.read_bytes()[:100])
    (box / ("0" * 64 + ".bundle")).write_bytes(b"cut short")
    (box / "Thumbs.db").write_bytes(b"")
    report = town.answer()
    assert report.problems == ()
    assert [one.taken for one in report.ingested] == [1]
    assert town.exchange(anna).accepted == 1


def test_a_stick_pulled_out_loses_nothing(town, folder):
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    new_family(anna)
    folder.rename(folder.with_name("away"))
    for use in (lambda: town.exchange(anna), town.answer):
        with pytest.raises(CarrierAway):
            use()
    folder.with_name("away").rename(folder)
    (report,) = town.round(anna)
    assert (report.accepted, report.waiting) == (1, 0)


class Flaky(MemoryCarrier):
    """A carrier that is full for the n-th file it is given."""

    def __init__(self, boxes, nth: int) -> None:
        super().__init__()
        self.boxes, self.left = boxes, nth

    def put(self, box: str, name: str, content: bytes) -> None:
        self.left -= 1
        if self.left == 0:
            raise CarrierFull(size_bytes=len(content))
        super().put(box, name, content)

    def move(self, box: str, name: str, to: str) -> None:
        self.left -= 1
        if self.left == 0:
            raise CarrierFull(size_bytes=0)
        super().move(box, name, to)


def test_a_full_carrier_at_any_point_loses_nothing(town):
    """Every `put` of a whole round fails once; the next round makes it good."""
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    town.admit(anna)
    town.admit(ewa)
    boxes = town.carrier.boxes
    failures = 0
    for nth in range(1, 12):
        family = new_family(anna, number=f"R-{nth:02}/2026")
        town.carrier = Flaky(boxes, nth)
        for use in (
            lambda: town.exchange(anna),
            town.answer,
            lambda: town.exchange(anna),
            lambda: town.exchange(ewa),
        ):
            try:
                use()
            except CarrierFull:
                failures += 1
        town.carrier = Flaky(boxes, -1)
        town.round(anna)
        report = town.round(anna)[0]
        assert (report.waiting, report.problems) == (0, ())
        with town.hub.exchange_unit() as unit:
            assert len(unit.beyond({}, [family.scope])) == 1
    assert failures >= 4
