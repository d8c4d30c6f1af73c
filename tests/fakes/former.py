"""Vaults as a former version of the program left them: every record kind is to be folded anew."""

from pathlib import Path

from asystent_desktop.crypto import envelope
from asystent_desktop.crypto.envelope import Purpose
from asystent_desktop.persistence.engine import open_engine
from asystent_desktop.persistence.store import STORE_FILE
from asystent_desktop.persistence.vault_files import VaultFolder


def age(folder: Path, passphrase: str) -> None:
    """Has a closed vault's store say that it follows other declarations than this program's."""
    key = envelope.unwrap(VaultFolder(folder).read_header(Purpose.VAULT), passphrase, Purpose.VAULT)
    engine = open_engine(folder / STORE_FILE, key)
    with engine.connect() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = 'former' WHERE name LIKE 'projection:%'")
        connection.commit()
    engine.dispose()
