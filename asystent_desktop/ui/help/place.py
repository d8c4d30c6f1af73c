"""Which page of the guide tells of what a window shows."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from asystent_desktop.ui.help import pages
from asystent_desktop.ui.widgets.sheet import Sheet

_UI = "asystent_desktop.ui."


def page_for(window: QWidget) -> str:
    """The page of the uppermost sheet, else of the part in focus, else of the tab or section that is shown.

    A sheet of no room of its own (a form of any record) belongs to the screen below it.
    """
    window = window.window()
    sheets = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    for shown in (*reversed(sheets), _screen(window)):
        if found := _in_focus(shown) or _inside(shown):
            return found
    return pages.INDEX


def _screen(window: QWidget) -> QWidget:
    """The page of a shell; all of a window that has one screen only."""
    stack = getattr(getattr(window, "stage", None), "pages", None)
    shown = stack.currentWidget() if isinstance(stack, QStackedWidget) else None
    if shown is None and isinstance(window, QMainWindow):
        shown = window.centralWidget()
    return shown or window


def _in_focus(shown: QWidget) -> str:
    """The page of another room's part that holds the focus."""
    part, own = QApplication.focusWidget(), _named(shown)
    if part is None or not shown.isAncestorOf(part):
        return ""
    while part is not None and part is not shown:
        if (found := _named(part)) not in ("", own):
            return found
        part = part.parentWidget()
    return ""


def _inside(shown: QWidget) -> str:
    """The page of the innermost tab or section shown, else of the screen itself."""
    found = _named(shown)
    for stack in shown.findChildren(QStackedWidget):
        if stack.isVisible() and (current := stack.currentWidget()) is not None:
            found = _first_named(current) or found
    return found


def _first_named(holder: QWidget) -> str:
    """The page of a widget, or of the first one inside a plain holder of tabs."""
    level = [holder]
    while level:
        for widget in level:
            if found := _named(widget):
                return found
        level = [one for widget in level for one in widget.children() if isinstance(one, QWidget)]
    return ""


def _named(widget: QWidget) -> str:
    """The page of the room a widget's class comes from; "" for the kit's."""
    for cls in type(widget).__mro__:
        if cls.__module__.startswith(_UI) and (found := pages.page_of(cls.__module__.removeprefix(_UI))):
            return found
    return ""
