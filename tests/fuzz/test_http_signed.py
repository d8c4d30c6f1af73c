"""A computer of the office that signs what it likes: named refusals, small memory, others' boxes untouched.

`ASYSTENT_FUZZ_EXAMPLES` multiplies the requests, by hand.
"""

import hashlib
import os
import re
import tracemalloc
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from asystent_desktop.exchange import limits, requests
from asystent_desktop.exchange.boxes import ASIDE, TO_OFFICE, for_device

pytest.importorskip("starlette", reason="needs the packages of the office's server")
testclient = pytest.importorskip("starlette.testclient", reason="needs httpx2")

PARTS_PER_DEVICE = 4  # docs/hub-http-v1.md §5
MORE = int(os.environ.get("ASYSTENT_FUZZ_EXAMPLES", "1"))
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
BYTES = st.binary(max_size=400)
NUMBER = st.one_of(st.integers(-3, 900).map(str), st.sampled_from(("", "9" * 13, "1e3", "٣", "0x1", "-0")))
METHODS = st.sampled_from(("GET", "PUT", "DELETE", "POST", "HEAD"))


class Stranger:
    """An enrolled laptop that does not keep to its program, and the server it speaks to."""

    def __init__(self, client, town, desk, exchange):
        self.client, self.town, self.exchange = client, town, exchange
        identity = desk.identity()
        self.device, self.office, self._sign = identity.device_id, identity.office_id, desk.keys.signing.sign
        self.nonce = client.get("/v1/nonce").json()["nonce"]

    def ask(self, method, path, body=b"", **query):
        target = path + (f"?{urlencode(query)}" if query else "")
        said = requests.statement(self.office, self.device, self.nonce, method, target)
        head = {"authorization": requests.header(self.device, self.nonce, self._sign(said))}
        return self.client.request(method, target, headers=head, content=body)

    def files(self):
        """What lies in the server's folder: path → bytes."""
        return {
            str(one.relative_to(self.exchange)): one.read_bytes()
            for one in self.exchange.rglob("*")
            if one.is_file()
        }


@pytest.fixture(scope="module")
def stranger(tmp_path_factory):
    from asystent_desktop.serving.app import OfficeServer
    from asystent_desktop.serving.ledger import Ledger
    from asystent_desktop.serving.spool import Spool
    from asystent_desktop.transport.folder import FolderCarrier
    from tests.exchange_sim.town import make_town

    folder = tmp_path_factory.mktemp("signed")
    exchange = folder / "exchange"
    exchange.mkdir()
    town = make_town(folder)
    desk = town.laptop("laptop-1")
    town.admit(desk)
    other = exchange / for_device("nobody")
    other.mkdir()
    (other / ("1" * 64 + ".bundle")).write_bytes(b"for somebody else")
    with (folder / "log").open("w+") as log:
        office = OfficeServer(town.hub, FolderCarrier(exchange), Spool(exchange), Ledger(log))
        with testclient.TestClient(office.app(), raise_server_exceptions=False) as client:
            yield Stranger(client, town, desk, exchange)
    town.close()


def name_of(content):
    return hashlib.sha256(content).hexdigest() + ".bundle"


def journal(stranger):
    with stranger.town.hub.reading() as unit:
        return {scope: unit.heads(scope) for scope in unit.scopes()}


def named(answer, method="GET"):
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400 and method != "HEAD":
        assert re.fullmatch(r"[a-z0-9-]+", answer.json()["code"])
    return answer.status_code


def test_the_signature_is_believed(stranger):
    assert named(stranger.ask("GET", "/v1/inbox")) == 200
    assert named(stranger.client.get("/v1/inbox")) == 401


@settings(max_examples=60 * MORE, suppress_health_check=SLOW, deadline=None)
@given(
    method=METHODS,
    name=st.sampled_from(("1" * 64 + ".bundle", "0" * 64 + ".bundle", "..%2f..%2fhub.db", "%00", "x" * 3000)),
    box=st.sampled_from(("inbox", "outbox", "directory", "inbox/..", "outbox/" + "a" * 64)),
    offset=NUMBER,
    size=NUMBER,
    how=st.sampled_from(("done", "aside", "../x", "")),
    body=BYTES,
)
def test_a_signed_request_is_answered_and_leaves_others_alone(
    stranger, method, name, box, offset, size, how, body
):
    before = journal(stranger)
    answer = stranger.ask(method, f"/v1/{box}/{name}", body, offset=offset, size=size, **{"as": how})
    named(answer, method)
    assert journal(stranger) == before
    assert stranger.files()[f"{for_device('nobody')}/{'1' * 64}.bundle"] == b"for somebody else"


PIECE = st.tuples(
    st.integers(0, 5),
    st.integers(0, 9),
    st.sampled_from(("here", 0, 1, 3)),
    st.sampled_from(("sent", "whole", 1, 500)),
)
"""Which of the contents, from which byte of it, stated to begin where, stated to be how long."""


@settings(max_examples=40 * MORE, suppress_health_check=SLOW, deadline=None)
@given(contents=st.lists(st.binary(max_size=12), min_size=6, max_size=6, unique=True), pieces=st.lists(PIECE))
def test_an_upload_in_any_order_comes_whole_or_not_at_all(stranger, contents, pieces):
    before = journal(stranger)
    for which, start, begins, length in pieces:
        content, name = contents[which], name_of(contents[which])
        here = stranger.ask("GET", f"/v1/outbox/{name}").json()["offset"]
        offset = here if begins == "here" else begins
        size = {"sent": offset + len(content[start:]), "whole": len(content)}.get(length, length)
        path = f"/v1/outbox/{name}"
        code = named(stranger.ask("PUT", path, content[start:], offset=str(offset), size=str(size)))
        assert code in ((409, 413) if offset != here else (200, 413, 422))
    boxes = {path: held for path, held in stranger.files().items() if path.startswith((TO_OFFICE, ASIDE))}
    assert all(path.endswith(name_of(held)) for path, held in boxes.items())
    assert sum(path.startswith("w-drodze") for path in stranger.files()) <= PARTS_PER_DEVICE
    assert journal(stranger) == before


@settings(max_examples=25 * MORE, suppress_health_check=SLOW, deadline=None)
@given(content=st.binary(min_size=1, max_size=2_000), magic=st.booleans())
def test_whole_rubbish_is_refused_by_name_and_set_aside(stranger, content, magic):
    content = (b"ASYB1" if magic else b"") + content
    answer = stranger.ask(
        "PUT", f"/v1/outbox/{name_of(content)}", content, offset="0", size=str(len(content))
    )
    assert named(answer) == 422
    assert f"{ASIDE}/{name_of(content)}" in stranger.files()


def test_more_bytes_than_said_or_allowed_are_refused(stranger):
    name = name_of(b"much")
    much = str(limits.PACKED_BYTES + 1)
    assert stranger.ask("PUT", f"/v1/outbox/{name}", b"much", offset="0", size=much).status_code == 413
    assert stranger.ask("PUT", f"/v1/outbox/{name}", b"much", offset="0", size="2").status_code == 413


def test_an_upload_takes_less_memory_than_six_of_it(stranger):
    """Also where the whole is rubbish, and where it comes in one piece."""
    content = hashlib.shake_256(b"big").digest(4 * 1024 * 1024)
    tracemalloc.start()
    try:
        answer = stranger.ask(
            "PUT", f"/v1/outbox/{name_of(content)}", content, offset="0", size=str(len(content))
        )
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert answer.status_code == 422
    assert peak <= 6 * len(content)
