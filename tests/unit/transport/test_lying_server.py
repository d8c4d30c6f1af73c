"""The office's server in wrong hands: it can delay and withhold, and fill nobody's memory."""

import json

import pytest

from asystent_desktop.ports.carrier import OfficeAddress, OfficeUnreachable
from asystent_desktop.transport import https_line
from asystent_desktop.transport.https_client import HttpsCarrier
from asystent_desktop.transport.https_line import Caller


class Endless:
    """A line to a server that says ten bytes and sends for ever; asked for none, `Line.read` takes all."""

    status, headers = 200, {"upload-length": "10"}

    def __init__(self):
        self.sent = 0

    def open(self, method, target):
        return self

    def read(self, response, size):
        self.sent += size or 1 << 40
        return b"x" * size

    def close(self):
        pass


def test_a_server_that_sends_more_than_it_said_is_cut_off(tmp_path):
    address = OfficeAddress("https://127.0.0.1:1", "0" * 64)
    carrier = HttpsCarrier(address, Caller("o", "anna", bytes), tmp_path / "parts")
    carrier._line = Endless()
    with pytest.raises(OfficeUnreachable):
        carrier.get("dla-anna", "1" * 64 + ".bundle", 1 << 24)
    assert carrier._line.sent < 1 << 20
    assert not (tmp_path / "parts").exists()


@pytest.mark.parametrize("content", [b"[" * 100_000, b"no json", b"[1]", b"\xff"])
def test_an_answer_that_makes_no_sense_is_none(content):
    assert https_line._json(content) == {}
    assert https_line._json(json.dumps({"offset": 3}).encode()) == {"offset": 3}
