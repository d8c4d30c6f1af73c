"""Whatever is asked of the office's server: an answer below 500 with a stable code, or the thing itself."""

import re

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

pytest.importorskip("starlette", reason="needs the packages of the office's server")
testclient = pytest.importorskip("starlette.testclient", reason="needs httpx2")

METHODS = st.sampled_from(("GET", "PUT", "DELETE", "POST", "PATCH", "HEAD"))
NAME = "0" * 64 + ".bundle"
PATHS = st.sampled_from(
    (
        "/health",
        "/metrics",
        "/v1/nonce",
        "/v1/directory",
        "/v1/introduction",
        "/v1/inbox",
        f"/v1/inbox/{NAME}",
        f"/v1/outbox/{NAME}",
    )
) | st.text(st.characters(codec="ascii", min_codepoint=33, max_codepoint=126), max_size=40).map(
    lambda text: "/" + text
)
QUERY = st.dictionaries(st.sampled_from(("offset", "size", "as")), st.text(max_size=14), max_size=3)
HEADER = st.text(st.characters(codec="ascii", min_codepoint=33, max_codepoint=126), max_size=200)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    from asystent_desktop.serving.app import OfficeServer
    from asystent_desktop.serving.ledger import Ledger
    from asystent_desktop.serving.spool import Spool
    from asystent_desktop.transport.folder import FolderCarrier
    from tests.exchange_sim.town import make_town

    folder = tmp_path_factory.mktemp("http")
    exchange = folder / "exchange"
    exchange.mkdir()
    town = make_town(folder)
    with (folder / "log").open("w+") as log:
        office = OfficeServer(town.hub, FolderCarrier(exchange), Spool(exchange), Ledger(log))
        with testclient.TestClient(office.app(), raise_server_exceptions=False) as client:
            client.log, client.exchange = log, exchange
            yield client
    town.close()


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(method=METHODS, path=PATHS, query=QUERY, authorization=HEADER, body=st.binary(max_size=300))
def test_no_request_of_a_stranger_breaks_or_writes(server, method, path, query, authorization, body):
    answer = server.request(
        method, path, params=query, headers={"authorization": authorization}, content=body
    )
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400 and method != "HEAD":
        assert re.fullmatch(r"[a-z0-9-]+", answer.json()["code"])
    assert [one for one in server.exchange.rglob("*") if one.is_file()] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(HEADER, min_size=1, max_size=5), scheme=st.sampled_from(("Asystent", "Bearer", "")))
def test_no_header_is_taken_for_a_signature(server, parts, scheme):
    answer = server.get("/v1/inbox", headers={"authorization": " ".join((scheme, *parts))})
    assert answer.status_code in (400, 401, 403)


def test_the_log_tells_of_no_crash(server):
    """Runs last in this module: nothing above left the trace of a bug."""
    server.log.flush()
    server.log.seek(0)
    assert "crash" not in server.log.read()
