"""The store key, used without being shown: it never leaves the room that opened the vault."""

from typing import Protocol


class StoreKeeper(Protocol):
    """Does with the store key what has to be done. Raises of files: `StoreFull`, `StoreUnwritable`."""

    def seal_key(self, public: bytes, info: bytes) -> bytes:
        """The store key sealed by HPKE for the holder of a private key.

        Args:
            public: 1216 bytes. `info`: opening needs the same.
        """
        ...

    def prove(self, transcript: bytes, label: str) -> bytes:
        """HMAC of the store key, 32 bytes (`crypto.proofs`)."""
        ...

    def change_passphrase(self, present: str, new: str) -> None:
        """Wraps the same store key anew; both copies of the header, and those of local backups.

        Raises:
            WrongPassphrase: `present` does not open it. UnusablePassphrase: `new` cannot be used.
        """
        ...
