"""The data exchange screen and the desk where clashes are decided."""

from asystent_desktop.ui.exchange.clash_page import ClashPage
from asystent_desktop.ui.exchange.page import ExchangePage

__all__ = ["ClashPage", "ExchangePage"]
