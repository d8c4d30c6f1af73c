"""Scans under kill -9, a cut line, a full disk: what was acknowledged is whole, the rest goes on."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from asystent_desktop.application.attachments import attachments
from asystent_desktop.application.family import families
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.i18n.fault_texts import TEXTS
from asystent_desktop.ports.desk import Desk
from tests.e2e.program import PASSPHRASE, ROOT, environment, run
from tests.e2e.test_faults import fill
from tests.e2e.test_http_kill import Place, place, serve, start
from tests.fakes.disks import small_disk
from tests.fakes.scans import photo

__all__ = ["place", "small_disk"]
ROUNDS = int(os.environ.get("ASYSTENT_SCAN_KILL_ROUNDS", "2"))
SEED = int(os.environ.get("ASYSTENT_SCAN_KILL_SEED", "1"))

ADDING = """
import sys
from pathlib import Path
from asystent_desktop.application.attachments import attachments
from asystent_desktop.application.family import families
from asystent_desktop.bootstrap.house import RealHouse

desk = RealHouse().open_vault(Path(sys.argv[1]), sys.argv[2])
[family] = families.list_families(desk)
content = Path(sys.argv[3]).read_bytes()
print("begins", flush=True)
while True:
    print(attachments.add(desk, family.family_id, "Karta", content)[1], flush=True)
"""


def only_family(desk: Desk) -> str:
    return families.list_families(desk)[0].family_id


def test_no_kill_leaves_half_a_scan(own_vault: Path, house: RealHouse, tmp_path: Path) -> None:
    random, told, file = Random(SEED), set[str](), tmp_path / "karta.jpg"
    file.write_bytes(photo(1))
    for _round in range(ROUNDS):
        adding = subprocess.Popen(
            [sys.executable, "-c", ADDING, str(own_vault), PASSPHRASE, str(file)],
            stdout=subprocess.PIPE, cwd=ROOT, env=environment(), text=True,
        )  # fmt: skip
        assert adding.stdout is not None and adding.stdout.readline() == "begins\n"
        told.add(adding.stdout.readline().strip())
        with pytest.raises(subprocess.TimeoutExpired):
            adding.wait(random.uniform(0, 0.3))
        adding.kill()
        told |= {line.strip() for line in adding.stdout.readlines() if line.endswith("\n")}
        adding.wait()
        desk = house.open_vault(own_vault, PASSPHRASE)
        rows = attachments.shelf(desk, only_family(desk)).rows
        assert told <= {one.attachment_id for one in rows}, (SEED, "an acknowledged scan is gone")
        assert all(attachments.content(desk, one.attachment_id)[1] == file.read_bytes() for one in rows)
        assert desk.verify().problems == ()
        desk.close()


def test_a_full_disk_takes_no_half_scan(own_vault: Path, house: RealHouse, small_disk: Path) -> None:
    vault, shot = shutil.copytree(own_vault, small_disk / "sejf"), own_vault.parent / "karta.jpg"
    shot.write_bytes(photo(3, 400, 300))
    desk = house.open_vault(vault, PASSPHRASE)
    _changes, kept = attachments.add(desk, only_family(desk), "Przed", shot.read_bytes())
    desk.close()
    shot.write_bytes(photo(4))
    film = fill(small_disk)
    number = family_number(own_vault, house)
    done = run("--lang", "en", "scan", "add", "--family", number, shot, "--title", "Karta", vault=vault)
    assert (done.code, TEXTS["store-full"].partition(";")[0] in done.err) == (3, True), done
    film.unlink()
    desk = house.open_vault(vault, PASSPHRASE)
    (row,) = attachments.shelf(desk, only_family(desk)).rows
    assert row.attachment_id == kept and attachments.content(desk, kept)[1] == photo(3, 400, 300)
    attachments.add(desk, only_family(desk), "Po", photo(5, 400, 300))
    assert desk.verify().problems == ()
    desk.close()


def family_number(vault: Path, house: RealHouse) -> str:
    desk = house.open_vault(vault, PASSPHRASE)
    number = families.list_families(desk)[0].number
    desk.close()
    return number


@pytest.mark.slow
def test_a_scan_arrives_whatever_is_killed_and_cut_on_its_way(place: Place) -> None:
    """Each round the line is cut or the laptop or the hub killed; then one exchange brings the rest."""
    place.write("anna", 1)
    desk = place.house.open_vault(place.folder / "anna", PASSPHRASE)
    content = photo(7)
    _changes, made = attachments.add(desk, only_family(desk), "Karta", content)
    desk.close()
    random = Random(SEED)
    server, port = serve(place.folder)
    place.proxy.target = port
    for round_number in range(ROUNDS):
        victim = ("network", "laptop", "hub")[round_number % 3]
        place.proxy.cut_after = random.randrange(300_000, 1_200_000) if victim == "network" else None
        laptop = start("exchange", vault=place.folder / "anna")
        if victim != "network":
            time.sleep(random.uniform(1.0, 3.0))
            (laptop if victim == "laptop" else server).kill()
        laptop.communicate(timeout=120)
        place.proxy.cut_after = None
        if victim == "hub":
            server.wait()
            server, port = serve(place.folder)
            place.proxy.target = port
        assert place.confirmed("anna") <= stored(place, server), (SEED, round_number, victim)
        server, port = serve(place.folder)
        place.proxy.target = port
    for _turn in range(3):
        report = json.loads(place.at("anna", "exchange", "--json"))
    server.kill()
    server.wait()
    assert (report["waiting"], report["problems"]) == (0, [])
    hub = place.house.open_hub(place.folder / "hub", PASSPHRASE)
    with hub.reading() as unit:
        scopes = [one for one in unit.scopes() if one.startswith("family:")]
        assert scopes and unit.chunks.missing(scopes, 100) == ()
    hub.close()
    desk = place.house.open_vault(place.folder / "anna", PASSPHRASE)
    assert attachments.content(desk, made)[1] == content
    desk.close()


def stored(place: Place, server: "subprocess.Popen[str]") -> set[str]:
    """What the hub holds, once its server is gone."""
    server.kill()
    server.wait()
    return place.stored()
