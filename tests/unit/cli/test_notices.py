"""`asystent verify` says in plain words that a vault has two strands of entries; that is no damage."""

import shutil
from dataclasses import replace

from asystent_desktop.cli.frame import DONE
from asystent_desktop.domain.kinds import Family
from asystent_desktop.ports.exchange import Incoming
from tests.unit.cli.conftest import PASSPHRASE
from tests.unit.cli.terminal import Terminal


def written_on(house, folder, phone):
    """The vault's first family gets a number; returns the family and the commit."""
    desk = house.open_vault(folder, PASSPHRASE)
    with desk.unit_of_work() as unit:
        family = unit.find(Family)[0]
        unit.save(replace(family, phone=phone))
        unit.commit("test")
    with desk.exchange_unit() as unit:
        latest = unit.unacknowledged()[-1]
    return desk, family, latest


def test_two_strands_are_told_with_the_next_step(terminal, house, tmp_path):
    copy = shutil.copytree(terminal.vault, tmp_path / "kopia")
    other, _family, branch = written_on(house, copy, "32 111 11 11")
    other.close()
    desk, family, _own = written_on(house, terminal.vault, "32 222 22 22")
    with desk.exchange_unit() as unit:
        unit.admit([Incoming(branch, None)])
        unit.commit()
    desk.close()
    done = Terminal(house, terminal.vault).run("--lang", "en", "verify")
    assert done.code == DONE, done.err
    (line,) = [line for line in done.out.splitlines() if line.startswith(family.number)]
    assert "Two strands of entries from this computer." in line and "tell the head" in line
    (notice,) = terminal.data("verify")["notices"]
    assert (notice["sort"], notice["family_id"], notice["entries"]) == ("fork", family.id, 2)
