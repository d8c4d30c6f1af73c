"""In and out: families from three lists with a preview, and the copy of the data a family may ask for."""

from asystent_desktop.ui.transfer.opening import open_import, open_subject_copy

__all__ = ["open_import", "open_subject_copy"]
