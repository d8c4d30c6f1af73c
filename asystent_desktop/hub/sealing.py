"""What lies in the hub's database is sealed here: the only place that joins keys with places.

The unsealing key is derived from the secret of the hub's header when an officer unlocks the hub, lives in
this object and is written nowhere. It wraps one data key per scope and seals the documents. What stays
in the open is listed in docs/hub-store.md.
"""

from asystent_desktop.crypto import scope_keys

_WRAP, _DOCUMENT, _CONTENT = "scope-key", "document", "content"


class Sealer:
    """Seals and opens for one office.

    Args:
        secret: 32 bytes, from the hub's header.
        office: Bound into everything sealed, so that a row of one office never opens in another.
    """

    __slots__ = ("_key", "_office")

    def __init__(self, secret: bytes, office: str) -> None:
        self._key = scope_keys.derive(secret, scope_keys.UNSEALING)
        self._office = office

    def new_key(self, scope: str) -> tuple[bytes, bytes]:
        """A new data key of a scope, and the same wrapped, as it is stored."""
        key = scope_keys.new_data_key()
        return key, scope_keys.seal(self._key, key, self._place(_WRAP, scope))

    def key(self, scope: str, wrapped: bytes) -> bytes:
        """The data key that was wrapped for that scope.

        Raises:
            CannotOpen: wrapped for another scope, office or hub, or altered.
        """
        return scope_keys.unseal(self._key, wrapped, self._place(_WRAP, scope))

    def seal_document(self, name: str, content: bytes) -> bytes:
        """A document of the hub, to be kept under that name."""
        return scope_keys.seal(self._key, content, self._place(_DOCUMENT, name))

    def open_document(self, name: str, sealed: bytes) -> bytes:
        """The document kept under that name.

        Raises:
            CannotOpen: see `key`.
        """
        return scope_keys.unseal(self._key, sealed, self._place(_DOCUMENT, name))

    def seal(self, data_key: bytes, content: bytes, scope: str, *where: str) -> bytes:
        """Content of a scope under its data key.

        Args:
            where: What the content is, e.g. a commit's hash and "payload".
        """
        return scope_keys.seal(data_key, content, self._place(_CONTENT, scope, *where))

    def open(self, data_key: bytes, sealed: bytes, scope: str, *where: str) -> bytes:
        """Content sealed for exactly that place.

        Raises:
            CannotOpen: see `key`.
        """
        return scope_keys.unseal(data_key, sealed, self._place(_CONTENT, scope, *where))

    def _place(self, *parts: str) -> bytes:
        return scope_keys.place(self._office, *parts)

    def __repr__(self) -> str:
        return f"Sealer(office={self._office!r})"

    def __reduce__(self) -> str:
        raise TypeError("a sealer is not pickled")
