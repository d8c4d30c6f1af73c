"""The office's server and its carrier over a real socket: TLS, pin, signed requests, resuming, refusals."""

import hashlib
import re
import socket
import ssl
from dataclasses import replace
from http.client import HTTPSConnection
from random import Random
from urllib.parse import urlsplit

import msgspec
import pytest

pytest.importorskip("uvicorn", reason='the extra "hub" is not installed')

from asystent_desktop.application.exchange import uploads as exchange_uploads, week
from asystent_desktop.application.exchange.week import exchange_week
from asystent_desktop.crypto import tls
from asystent_desktop.domain.kinds import Strength
from asystent_desktop.exchange.boxes import TO_OFFICE, for_device
from asystent_desktop.exchange.trust_faults import RevokedDevice
from asystent_desktop.hub import alarms
from asystent_desktop.hub.decisions import revoke
from asystent_desktop.ports.carrier import (
    OfficeRefuses,
    OfficeUnreachable,
    UnknownToOffice,
    WrongPin,
)
from asystent_desktop.serving import server, streams
from asystent_desktop.transport import https_line
from asystent_desktop.transport.https_client import HttpsCarrier
from asystent_desktop.transport.https_line import Caller, Line
from tests.exchange_sim.town import make_town, new_family, save
from tests.unit.transport.serve_town import serving, strange_pin


@pytest.fixture
def served(tmp_path):
    town = make_town(tmp_path)
    with serving(town) as running:
        yield running
    town.close()


@pytest.fixture
def anna(served):
    desk = served.town.laptop("Anna Nowak")
    served.town.admit(desk)
    return desk


def name_of(content):
    return hashlib.sha256(content).hexdigest() + ".bundle"


def line(served, desk):
    return Line(served.address, served.caller(desk), lambda step, done, total: None)


def test_a_week_is_accepted_within_one_exchange(served, anna):
    new_family(anna)
    report = exchange_week(anna, served.carrier(anna), via=served.address.url)
    assert (report.sent, report.accepted, report.waiting) == (1, 1, 0)
    assert report.problems == ()
    again = exchange_week(anna, served.carrier(anna), via=served.address.url)
    assert (again.sent, again.received, again.waiting) == (0, 0, 0)
    assert list(served.carrier(anna).list(for_device(anna.identity().device_id))) == []


def test_a_quiet_exchange_is_a_success_too(served, anna):
    """Nothing to tell on either side: the office answered all the same, and few bytes say so."""
    new_family(anna)
    exchange_week(anna, served.carrier(anna), via=served.address.url)
    exchange_week(anna, served.carrier(anna), via=served.address.url)
    anna.clock.advance(seconds=90)
    report = exchange_week(anna, served.carrier(anna), via=served.address.url)
    assert (report.placed, report.replies, report.problems) == (False, 0, ())
    assert week.waiting(anna).last_success == anna.clock.now()


def test_an_upload_outlives_the_laptop_that_began_it(served, anna, monkeypatch):
    """It dies with half the bundle over; later it wrote more; only the other half goes again."""
    monkeypatch.setattr(exchange_uploads, "WORTH_KEEPING_BYTES", 64 * 1024)
    family = new_family(anna)
    noise = Random(1)
    for _note in range(6):
        text = "".join(chr(noise.randrange(0x4E00, 0x9000)) for _ in range(16_000))
        save(anna, Strength(id=anna.ids.new(), scope=family.scope, text=text))
    sizes: list[int] = []

    def die(step: str, done: int, total: int) -> None:
        sizes.append(total)
        if step == "send" and done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exchange_week(anna, served.carrier(anna, die), via=served.address.url)
    save(anna, Strength(id=anna.ids.new(), scope=family.scope, text="Później"))
    before = received_bytes(served)
    report = exchange_week(anna, served.carrier(anna), via=served.address.url)
    assert (report.waiting, report.problems) == (0, ())
    assert max(sizes) > 200_000
    assert received_bytes(served) - before < 0.6 * max(sizes)
    with served.town.hub.reading() as unit:
        assert [alarm.code for alarm in alarms.events(unit)] == []
    assert [row.accepted == row.sent for row in week.history(anna)] == [True, True]


def test_an_upload_the_office_will_not_have_is_made_anew(served, anna, monkeypatch):
    monkeypatch.setattr(exchange_uploads, "WORTH_KEEPING_BYTES", 1)
    new_family(anna)
    carrier = served.carrier(anna)

    def away(box: str, name: str, content: bytes) -> None:
        raise OfficeUnreachable(url=served.address.url, reason="ECONNRESET")

    monkeypatch.setattr(carrier, "put", away)
    with pytest.raises(OfficeUnreachable):
        exchange_week(anna, carrier)
    with anna.exchange_unit() as unit:
        spoilt = exchange_uploads.Upload(b"sealed for nobody", ())
        unit.put_document("upload", msgspec.msgpack.encode(spoilt))
        unit.commit()
    report = exchange_week(anna, served.carrier(anna))
    assert (report.sent, report.accepted, report.waiting) == (1, 1, 0)


def received_bytes(served) -> int:
    address = urlsplit(served.address.url)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    call = HTTPSConnection(address.hostname, address.port, context=context)
    call.request("GET", "/metrics")
    found = re.search(rb"received_bytes_total\S* (\d+)", call.getresponse().read())
    call.close()
    return int(found[1]) if found else 0


def test_a_computer_that_was_just_enrolled_joins_over_the_network(served):
    from asystent_desktop.application.exchange.enrolment import answer_invitation
    from asystent_desktop.hub.enrolment import enrol, invite

    town, desk = served.town, served.town.laptop("Ewa Lis")
    invited = invite(town.hub, town.office, name="Ewa Lis", title="", role="assistant")
    answered = answer_invitation(desk, invited.file)
    office = town.hub and anna_office(town)
    caller = Caller(office, desk.identity().device_id, desk.keys.signing.sign)
    carrier = HttpsCarrier(served.address, caller, desk.folder / "parts")
    with pytest.raises(UnknownToOffice):
        exchange_week(desk, carrier)
    enrol(town.hub, town.office, answered.file, None)
    assert exchange_week(desk, carrier).enrolled_now


def anna_office(town):
    from asystent_desktop.hub import state

    with town.hub.exchange_unit() as unit:
        return state.directory(unit).office


def test_another_server_gets_nothing(served, anna):
    wrong = replace(served.address, pin=strange_pin())
    carrier = HttpsCarrier(wrong, served.caller(anna), anna.folder / "parts")
    with pytest.raises(WrongPin):
        carrier.list(for_device(anna.identity().device_id))
    assert [one for one in served.told() if one["event"] == "request"] == []


def test_nobody_answers(served, anna):
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    gone = replace(served.address, url=f"https://127.0.0.1:{port}")
    with pytest.raises(OfficeUnreachable) as caught:
        HttpsCarrier(gone, served.caller(anna), anna.folder).list(for_device(anna.identity().device_id))
    assert caught.value.values["reason"] == "ECONNREFUSED"


def test_strangers_and_revoked_computers_are_refused_by_name(served, anna):
    stranger = Line(served.address, served.caller(anna, "nobody"), lambda *_: None)
    with pytest.raises(UnknownToOffice):
        stranger.ask("GET", "/v1/inbox")
    forger = replace(served.caller(anna), sign=served.town.laptop("Jan Lis").keys.signing.sign)
    with pytest.raises(OfficeRefuses) as caught:
        Line(served.address, forger, lambda *_: None).ask("GET", "/v1/inbox")
    assert caught.value.values["reason"] == "bad-signature"
    revoke(served.town.hub, served.town.office, anna.identity().device_id)
    with pytest.raises(RevokedDevice):
        exchange_week(anna, served.carrier(anna))


def test_a_signature_opens_one_request_only(served, anna):
    """What was signed for one target does not open another, nor under another nonce."""
    own = line(served, anna)
    own.ask("GET", "/v1/inbox")
    signed = own._signed("GET", "/v1/inbox")
    own._signed = lambda method, target: signed  # a thief of a header
    with pytest.raises(OfficeRefuses):
        own.ask("GET", "/v1/directory")
    own._nonce = "00" * 32
    del own._signed
    assert own.ask("GET", "/v1/inbox").status == 200, "a stale nonce is replaced by itself"
    assert own._nonce != "00" * 32


def test_an_upload_goes_on_from_any_byte(served, anna):
    content = bytes(range(256)) * 1200
    name, own = name_of(content), line(served, anna)
    for start, end in ((0, 1), (1, 70_000), (70_000, len(content) - 1)):
        pieces = iter([content[start:end]])
        target = f"/v1/outbox/{name}?offset={start}&size={len(content)}"
        assert own.ask("PUT", target, pieces, end - start).data == {"offset": end}
    assert own.ask("GET", f"/v1/outbox/{name}").data == {"offset": len(content) - 1}
    with pytest.raises(OfficeRefuses) as caught:  # whole now: it is read, and it is no bundle
        served.carrier(anna).put(TO_OFFICE, name, content)
    assert caught.value.values["reason"] == "not-a-bundle"
    assert (served.exchange / "odlozone" / name).read_bytes() == content


def test_what_does_not_fit_its_name_is_thrown_away(served, anna):
    content = b"x" * 100
    target = f"/v1/outbox/{name_of(b'else')}?offset=0&size=100"
    with pytest.raises(OfficeRefuses) as caught:
        line(served, anna).ask("PUT", target, iter([content]), 100)
    assert caught.value.values["reason"] == "wrong-name"
    assert list(served.exchange.rglob("*.part")) == []


@pytest.mark.parametrize(
    ("target", "size", "reason"),
    [
        (f"/v1/outbox/{'0' * 64}.bundle?offset=0&size={16 * 1024 * 1024 + 1}", 10, "upload-too-large"),
        (f"/v1/outbox/{'0' * 64}.bundle?offset=0&size=5", 10, "upload-too-large"),
        (f"/v1/outbox/{'0' * 64}.bundle?offset=-1&size=5", 5, "bad-request"),
    ],
)
def test_uploads_beyond_their_limits(served, anna, target, size, reason):
    with pytest.raises(OfficeRefuses) as caught:
        line(served, anna).ask("PUT", target, iter([b"x" * size]), size)
    assert caught.value.values["reason"] == reason


def test_unfinished_uploads_do_not_pile_up(served, anna):
    own = line(served, anna)
    for number in range(7):
        target = f"/v1/outbox/{number:064}.bundle?offset=0&size=50"
        own.ask("PUT", target, iter([b"x"]), 1)
    assert len(list(served.exchange.rglob("*.part"))) == 4


def test_a_download_goes_on_from_any_byte(served, anna, monkeypatch):
    content = bytes(range(256)) * 1500
    name, box = name_of(content), for_device(anna.identity().device_id)
    (served.exchange / box).mkdir(exist_ok=True)
    (served.exchange / box / name).write_bytes(content)

    def stop_at_half(step, done, total):
        if step == "receive" and done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        served.carrier(anna, stop_at_half).get(box, name, 1 << 24)
    [part] = (anna.folder / "parts").iterdir()
    kept = part.stat().st_size
    assert len(content) // 2 < kept < len(content)
    seen = []
    carrier = served.carrier(anna, lambda step, done, total: seen.append(done))
    assert carrier.get(box, name, 1 << 24) == content
    assert min(one for one in seen if one) > kept, "the first half was not fetched again"
    assert not part.exists()


def test_a_part_of_something_else_does_no_harm(served, anna):
    content = bytes(range(256)) * 1500
    name, box = name_of(content), for_device(anna.identity().device_id)
    (served.exchange / box).mkdir(exist_ok=True)
    (served.exchange / box / name).write_bytes(content)
    (anna.folder / "parts").mkdir()
    for length in (10, len(content), len(content) + 10):
        (anna.folder / "parts" / f"{name}.part").write_bytes(b"?" * length)
        assert served.carrier(anna).get(box, name, 1 << 24) == content


def test_nobody_reads_a_colleagues_inbox(served, anna):
    jan = served.town.laptop("Jan Lis")
    served.town.admit(jan)
    content = b"for jan"
    box = for_device(jan.identity().device_id)
    (served.exchange / box).mkdir(exist_ok=True)
    (served.exchange / box / name_of(content)).write_bytes(content)
    assert name_of(content) not in line(served, anna).ask("GET", "/v1/inbox").data["bundles"]
    from asystent_desktop.ports.carrier import CarrierMissing

    with pytest.raises(CarrierMissing):
        line(served, anna).ask("GET", f"/v1/inbox/{name_of(content)}")
    line(served, anna).ask("DELETE", f"/v1/inbox/{name_of(content)}?as=done")
    assert (served.exchange / box / name_of(content)).exists()


def plain(served):
    parts = urlsplit(served.address.url)
    channel = socket.create_connection((parts.hostname, parts.port), timeout=10)
    return tls.client_context().wrap_socket(channel)


def test_who_says_nothing_is_hung_up_on(tmp_path, monkeypatch):
    monkeypatch.setattr(server, "HEAD_S", 0.2)
    town = make_town(tmp_path)
    with serving(town) as running:
        for begun in (b"", b"GET /health HTTP/1.1\r\nHost: x\r\nX: "):
            with plain(running) as channel:
                channel.sendall(begun)
                assert channel.recv(100) == b""
        with plain(running) as channel:
            channel.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
            assert b'"ok"' in channel.recv(4000) + channel.recv(4000)
    town.close()


def test_a_body_that_trickles_is_given_up(served, anna, monkeypatch):
    monkeypatch.setattr(streams, "IDLE_S", 0.2)
    own = line(served, anna)
    with pytest.raises((OfficeRefuses, OfficeUnreachable)) as caught:
        own.ask("PUT", f"/v1/outbox/{'1' * 64}.bundle?offset=0&size=100", iter([b"x"]), 100)
    assert caught.value.values["reason"] == "too-slow"
    assert own.ask("GET", f"/v1/outbox/{'1' * 64}.bundle").data == {"offset": 1}, "what came is kept"


def test_only_tls_1_3_is_spoken(served):
    parts = urlsplit(served.address.url)
    old = tls.client_context()
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_2
    channel = socket.create_connection((parts.hostname, parts.port), timeout=10)
    with channel, pytest.raises(ssl.SSLError):
        old.wrap_socket(channel)


def test_the_log_and_the_numbers_name_nobody(served, anna):
    family = new_family(anna, "Wiśniewska")
    exchange_week(anna, served.carrier(anna))
    line(served, anna)
    with plain(served) as channel:
        channel.sendall(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        numbers = b""
        while piece := channel.recv(65536):
            numbers += piece
    assert b'asystent_hub_commits_total{outcome="taken"} 1' in numbers
    written = served.log.getvalue() + numbers.decode()
    for private in (family.id, "Wiśniewska", "Anna", "127.0.0.1"):
        assert private not in written.replace(served.address.url, "")
    assert {one["event"] for one in served.told()} >= {"serving", "request", "bundle"}


def test_a_clock_does_not_matter(served, anna):
    served.town.clock.advance(seconds=30 * 365 * 86400)
    assert exchange_week(anna, served.carrier(anna)).problems == ()


def test_waiting_can_be_broken_off(served, anna, monkeypatch):
    monkeypatch.setattr(https_line, "_STEP_S", 0.05)

    def stop(step, done, total):
        if step == "wait":
            raise KeyboardInterrupt

    carrier = served.carrier(anna, stop)
    carrier._line._connected()
    from asystent_desktop.hub import reception

    slow = reception.inbox
    monkeypatch.setattr(reception, "inbox", lambda *given: __import__("time").sleep(0.5) or slow(*given))
    with pytest.raises(KeyboardInterrupt):
        carrier.list(for_device(anna.identity().device_id))
    monkeypatch.undo()
    assert exchange_week(anna, served.carrier(anna)).problems == ()
