"""Names and shapes under which a replica keeps what it believes; keeping the bytes is the store's task."""

from collections.abc import Callable
from typing import Final

from asystent_desktop.exchange.directory import SignedDirectory, TrustState, decode

DIRECTORY: Final = "directory"
DIRECTORY_SIGNATURE: Final = "directory.sig"
OFFICE_KEY: Final = "office-key"
OFFICE_ID: Final = "office-id"

Read = Callable[[str], bytes | None]
"""`ExchangeUnit.document`."""

Write = Callable[[str, bytes], None]
"""`ExchangeUnit.put_document`."""


def load(document: Read) -> TrustState | None:
    """What the replica believes; None before an OFFICE key was pinned.

    The kept directory was verified when it came in and lies inside the encrypted store.
    """
    office_key, office = document(OFFICE_KEY), document(OFFICE_ID)
    if office_key is None or office is None:
        return None
    body, signature = document(DIRECTORY), document(DIRECTORY_SIGNATURE)
    if body is None or signature is None:
        return TrustState(office.decode(), office_key)
    return TrustState(office.decode(), office_key, decode(body), SignedDirectory(body, signature))


def keep(state: TrustState, put_document: Write) -> None:
    """Keeps the state; every version of the directory also under its number, as history."""
    put_document(OFFICE_KEY, state.office_key)
    put_document(OFFICE_ID, state.office.encode())
    if state.signed is not None:
        put_document(DIRECTORY, state.signed.body)
        put_document(DIRECTORY_SIGNATURE, state.signed.signature)
        put_document(f"{DIRECTORY}/{state.version}", state.signed.body)
        put_document(f"{DIRECTORY}/{state.version}.sig", state.signed.signature)
