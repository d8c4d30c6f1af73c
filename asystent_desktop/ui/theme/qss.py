"""The style sheet, generated from tokens: colours, borders and paddings of Qt's own parts.

It names no font (see `fonts`). Own widgets paint themselves; the rules here are for labels, fields, lists,
menus and scroll bars. Dynamic properties: `tone` (a Tone or muted/faint/strong/link), `surface`
(canvas/paper/sunken/rail), `invalid` (true on a field with an error).
"""

from __future__ import annotations

from asystent_desktop.ui.theme.tokens import RADIUS_CARD, RADIUS_CONTROL, Tokens

_RULES = """
QWidget {{ color: {text}; selection-background-color: {primary}; selection-color: {on_primary}; }}
QMainWindow, QDialog, QWidget[surface="canvas"] {{ background: {canvas}; }}
QWidget[surface="paper"] {{ background: {surface}; }}
QWidget[surface="sunken"] {{ background: {sunken}; }}
QWidget[surface="rail"] {{ background: {rail}; }}
QLabel {{ background: transparent; }}
QLabel[tone="muted"], QLabel[tone="neutral"] {{ color: {text2}; }}
QLabel[tone="faint"] {{ color: {text3}; }}
QLabel[tone="done"], QLabel[tone="link"] {{ color: {primary}; }}
QLabel[tone="info"] {{ color: {info}; }}
QLabel[tone="soon"] {{ color: {soon}; }}
QLabel[tone="overdue"] {{ color: {overdue}; }}
QLabel[tone="court"] {{ color: {court}; }}
QLabel[tone="rail"] {{ color: {rail_text}; }}
QLabel[tone="rail-strong"] {{ color: {rail_text_active}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {{
  background: {surface}; border: 1px solid {input_border}; border-radius: {control}px; }}
QLineEdit {{ padding: 0 11px; }}
QAbstractSpinBox, QAbstractSpinBox:focus {{ padding: 0 4px; }}
QPlainTextEdit, QTextEdit {{ padding: 5px 8px; }}
QLineEdit:focus {{ border: 2px solid {primary}; padding: 0 10px; }}
QAbstractSpinBox:focus {{ border: 2px solid {primary}; }}
QSpinBox::up-button, QSpinBox::down-button {{ subcontrol-origin: border; width: 0px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
  background: transparent; border: none; padding: 0; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {primary}; padding: 4px 7px; }}
QTextEdit[surface="clear"], QTextEdit[surface="clear"]:focus {{
  background: transparent; border: none; border-radius: 0; padding: 0; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{
  border: 2px solid {overdue}; padding: 0 10px; }}
QPlainTextEdit[invalid="true"] {{ padding: 4px 7px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QLineEdit:read-only, QPlainTextEdit:read-only {{
  background: {sunken}; color: {text2}; border-color: {border}; }}
QLineEdit[passphrase="true"] {{ lineedit-password-character: 8226; }}
QLineEdit[search="true"] {{ background: {sunken}; padding-left: 35px; }}
QLineEdit[search="true"]:focus {{ padding-left: 34px; }}
QAbstractItemView {{ background: {surface}; border: none; outline: none; }}
QAbstractItemView[surface="clear"], QScrollArea, QScrollArea > QWidget > QWidget {{
  background: transparent; }}
QScrollArea {{ border: none; }}
QHeaderView::section {{
  background: {sunken}; color: {text2}; border: none; border-bottom: 1px solid {border}; padding: 0 8px; }}
QComboBox QAbstractItemView, QListView[popup="true"] {{
  background: {surface}; border: 1px solid {input_border}; padding: 4px; }}
QComboBox QAbstractItemView::item, QListView[popup="true"]::item {{
  min-height: 32px; padding: 0 8px; border-radius: {control}px; color: {text}; }}
QComboBox QAbstractItemView::item:selected, QListView[popup="true"]::item:selected {{
  background: {tint}; color: {text}; }}
QMenu {{ background: {surface}; border: 1px solid {input_border}; padding: 4px; }}
QMenu::item {{ min-height: 24px; padding: 4px 24px 4px 12px; border-radius: {control}px; }}
QMenu::item:selected {{ background: {tint}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {input_border}; padding: 4px 8px; }}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 2px; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 2px; }}
QScrollBar::handle {{
  background: {ring_empty}; border-radius: 3px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {input_border}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: none; width: 0; height: 0; }}
QSplitter::handle {{ background: {border}; }}
QProgressBar {{
  background: {ring_empty}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {primary}; border-radius: 4px; }}
QFrame[line="true"] {{ background: {border}; border: none; }}
QCalendarWidget QWidget {{ background: {surface}; alternate-background-color: {sunken}; }}
QCalendarWidget QAbstractItemView:enabled {{
  selection-background-color: {primary}; selection-color: {on_primary}; }}
QCalendarWidget QToolButton {{ color: {text}; border: none; border-radius: {control}px; padding: 4px 8px; }}
QCalendarWidget QToolButton:hover {{ background: {tint}; }}
"""


def stylesheet(tokens: Tokens) -> str:
    """The style sheet of a look."""
    values = {slot: getattr(tokens, slot) for slot in tokens.__dataclass_fields__}
    return _RULES.format(**values, control=RADIUS_CONTROL, card=RADIUS_CARD)
