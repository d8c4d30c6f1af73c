"""Court opinions: the list and the editor with its live print preview."""

from asystent_desktop.ui.opinion.list_page import OpinionsPage
from asystent_desktop.ui.opinion.page import OpinionPage

__all__ = ["OpinionPage", "OpinionsPage"]
