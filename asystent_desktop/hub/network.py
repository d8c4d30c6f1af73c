"""Where laptops reach the hub over a network: its own TLS key, and the addresses OFFICE signs.

The key is made at the first need and lies inside the hub's encrypted store. The directory names its pin, so a
laptop believes it exactly as far as it believes OFFICE.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from asystent_desktop.crypto import tls
from asystent_desktop.crypto.tls import TlsIdentity
from asystent_desktop.exchange import fields, trust_store
from asystent_desktop.exchange.directory import SignedDirectory
from asystent_desktop.hub import epoch, state
from asystent_desktop.hub.faults import BadAddress, OtherOfficeKey
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.ports.desk import HubDesk

_TLS: Final = "tls"


def tls_identity(hub: HubDesk) -> TlsIdentity:
    """The hub's TLS key and certificate; made now when there is none yet."""
    with hub.exchange_unit() as unit:
        seed = unit.document(_TLS)
        if seed is None:
            seed = tls.new_seed()
            unit.put_document(_TLS, seed)
            unit.commit()
    return tls.identity(seed)


def set_addresses(hub: HubDesk, office: OfficeKey, urls: Sequence[str]) -> int:
    """Signs a directory that names these addresses and the hub's pin; returns its version.

    Naming what it names already changes nothing.

    Args:
        urls: ``https://host:port`` each, the one to be tried first first.

    Raises:
        BadAddress: one of them is no such address, or there are too many.
        HubNotFounded, OtherOfficeKey.
        OnlyReceiving: the hub was restored; what it forgot could undo what is signed before it resumes.
    """
    wrong = [url for url in urls if not fields.is_address(url)]
    if wrong or len(urls) > fields.ADDRESSES_LIMIT:
        raise BadAddress(address=wrong[0] if wrong else str(len(urls)))
    pin = tls_identity(hub).pin
    with hub.exchange_unit() as unit:
        trusted, directory = state.trust(unit), state.directory(unit)
        if office.public != trusted.office_key:
            raise OtherOfficeKey()
        reached = replace(directory.hub, tls=pin, addresses=tuple(urls))
        if reached == directory.hub:
            return directory.version
        epoch.refuse_while_restored(unit)
        newer = replace(directory, version=directory.version + 1, issued_at=hub.clock.now(), hub=reached)
        trust_store.keep(trusted.accept(SignedDirectory.sign(newer, office.signing)), unit.put_document)
        unit.commit()
    return newer.version
