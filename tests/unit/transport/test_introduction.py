"""A computer the office has forgotten introduces itself over a real socket."""

import pytest

pytest.importorskip("uvicorn", reason='the extra "hub" is not installed')

from asystent_desktop.application.exchange.inbox import trust
from asystent_desktop.application.exchange.week import exchange_week
from asystent_desktop.exchange import signed
from asystent_desktop.ports.carrier import OfficeRefuses
from asystent_desktop.transport.https_client import HttpsCarrier
from tests.exchange_sim.town import new_family
from tests.unit.transport.test_https import anna, line, served

__all__ = ["anna", "served"]


def test_whom_the_office_forgot_it_lets_introduce_itself(served, anna):
    """A restored hub learns of her from the directory she holds; a forged one, or too much, it refuses."""
    with anna.exchange_unit() as unit:
        held = trust(unit).signed
    file = signed.pack(held.body, held.signature)
    stranger = line(served, anna)
    for status, body in ((422, signed.pack(held.body, bytes(64))), (413, file + b" " * 256 * 1024)):
        with pytest.raises(OfficeRefuses) as refused:
            stranger.ask("POST", "/v1/introduction", iter([body]), len(body))
        assert refused.value.values["reason"] in {422: ("bad-signature",), 413: ("upload-too-large",)}[status]
    assert stranger.ask("POST", "/v1/introduction", iter([file]), len(file)).status == 204
    stranger.close()
    with served.town.hub.exchange_unit() as unit:
        former = unit.document("directory/1"), unit.document("directory/1.sig")
        unit.put_document("directory", former[0])
        unit.put_document("directory.sig", former[1])
        unit.commit()
    carrier = HttpsCarrier(served.address, served.caller(anna), anna.folder / "parts", None, file)
    new_family(anna)
    assert exchange_week(anna, carrier, via=served.address.url).waiting == 0
