"""Papers that lie outside the vault as plain files: the reminder, and deleting them after asking."""

from asystent_desktop.ui.plain_files.reminder import PlainFilesReminder

__all__ = ["PlainFilesReminder"]
