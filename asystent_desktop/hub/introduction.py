"""An unknown sender introduces itself with the directory that names it.

While a restored hub only receives, a newer directory is learned and the computer is known at once; a hub that
serves notes whom it has forgotten, for an officer to decide (`hub.forgotten`). The bundle itself counts only
once its sender is known.
"""

from asystent_desktop.errors import AppError
from asystent_desktop.exchange import bundle
from asystent_desktop.hub import epoch, forgotten
from asystent_desktop.ports.desk import HubDesk


def by_bundle(hub: HubDesk, blob: bytes) -> str:
    """Takes the introduction out of a bundle whose sender is unknown.

    Returns:
        Code of why it says nothing; empty when it was believed or there is none.
    """
    try:
        file = bundle.introduction(blob, key=hub.keys.sealing, office=hub.office)
    except AppError as fault:  # pure functions over these bytes: the fault is the bundle's own
        return fault.code
    return by_file(hub, file) if file else ""


def by_file(hub: HubDesk, file: bytes) -> str:
    """Learns from a signed directory that anybody brought; `epoch.learn` decides what of it is believed.

    Args:
        file: As exchange-messages-v1 §1.

    Returns:
        Code of why it is not believed; empty when it is.
    """
    try:
        offered = forgotten.unpack(file)
    except AppError as fault:  # as above
        return fault.code
    with hub.exchange_unit() as unit:
        believed = epoch.learn(unit, (offered,), hub.clock.now())
        unit.commit()
    return believed
