"""A hub and a laptop on two hosts: network namespaces joined by a line that is cut and put back."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("uvicorn", reason='the extra "hub" is not installed')

from tests.e2e.program import PASSPHRASE, ROOT, environment
from tests.e2e.test_http_kill import Place, place

__all__ = ["place"]
HUB, LAPTOP = "10.99.0.1", "10.99.0.2"
IP = shutil.which("ip") or "ip"


def ip(*words: str, check: bool = True) -> int:
    return subprocess.run([IP, *words], capture_output=True, check=check).returncode


@dataclass(frozen=True)
class Hosts:
    """Two network namespaces of this test run, with a pair of interfaces between them."""

    tag: str

    @property
    def hub(self) -> str:
        return f"{self.tag}h"

    @property
    def laptop(self) -> str:
        return f"{self.tag}l"

    def connect(self) -> None:
        ip(
            "link",
            "add",
            self.hub,
            "netns",
            self.hub,
            "type",
            "veth",
            "peer",
            self.laptop,
            "netns",
            self.laptop,
        )
        for name, address in ((self.hub, HUB), (self.laptop, LAPTOP)):
            ip("-n", name, "address", "add", f"{address}/24", "dev", name)
            ip("-n", name, "link", "set", name, "up")
            ip("-n", name, "link", "set", "lo", "up")

    def cable(self, state: str) -> None:
        ip("-n", self.laptop, "link", "set", self.laptop, state)


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    made = Hosts(f"as{os.getpid() % 100_000}")
    if shutil.which("ip") is None or ip("netns", "add", made.hub, check=False):
        pytest.skip("needs the right to make network namespaces")
    try:
        ip("netns", "add", made.laptop)
        made.connect()
        yield made
    finally:
        for name in (made.hub, made.laptop):
            ip("netns", "delete", name, check=False)


def start(host: str, vault: Path, *words: object) -> "subprocess.Popen[str]":
    program = [sys.executable, "-m", "asystent_desktop", "--vault", str(vault), *map(str, words)]
    return subprocess.Popen(
        [IP, "netns", "exec", host, *program],
        env=environment(ASYSTENT_PASSPHRASE=PASSPHRASE),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def exchange(hosts: Hosts, place: Place, url: str) -> tuple[int, str]:
    process = start(hosts.laptop, place.folder / "anna", "exchange", "--via", url, "--json")
    out, _err = process.communicate(timeout=120)
    return process.returncode, out


def test_two_hosts_exchange_whatever_the_line_does(place: Place, hosts: Hosts) -> None:
    place.write("anna", 1)
    server = start(hosts.hub, place.folder / "hub", "--lang", "en", "hub", "serve", "--listen", f"{HUB}:0")
    assert server.stdout is not None
    found = re.search(r"https://[\d.]+:\d+", server.stdout.readline())
    assert found
    try:
        hosts.cable("down")
        code, _out = exchange(hosts, place, found[0])
        assert code == 3, "no line: told, nothing lost"
        hosts.cable("up")
        code, out = exchange(hosts, place, found[0])
        report = json.loads(out)
        assert (code, report["waiting"], report["problems"]) == (0, 0, [])
        assert report["enrolled_now"] is True
    finally:
        server.terminate()
        assert server.wait(60) == 0
    confirmed = place.confirmed("anna")
    assert confirmed and confirmed <= place.stored()
