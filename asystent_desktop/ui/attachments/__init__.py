"""Scans and photos of a family's file."""

from asystent_desktop.ui.attachments.documents_tab import DocumentsTab
from asystent_desktop.ui.attachments.tab import ScansTab

__all__ = ["DocumentsTab", "ScansTab"]
