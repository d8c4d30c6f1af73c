"""Group classes, group method, community work: planned once, one entry in each family's file."""

from asystent_desktop.ui.group_work.page import GroupPage

__all__ = ["GroupPage"]
