"""The intervention (*interwencja*): a checklist over the window while it happens, Ctrl+I."""

from asystent_desktop.ui.intervention.sheet import InterventionSheet, open_intervention

__all__ = ["InterventionSheet", "open_intervention"]
