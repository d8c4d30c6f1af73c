"""A file a person chose, read whole."""

from PySide6.QtCore import QFile, QIODevice

from asystent_desktop.i18n import _


def read_chosen(path: str, limit_bytes: int) -> tuple[bytes, str]:
    """At most so many bytes of a file, and why it could not be read; "" when it could."""
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return b"", _("The file cannot be read: {reason}").format(reason=file.errorString())
    content = bytes(file.read(limit_bytes).data())
    file.close()
    return content, ""
