"""The widget kit: every screen is made of these parts.

All are painted from the tokens in force, follow a change of look by themselves, carry an accessible name and
work from the keyboard. Module docstrings show how each is used.

A part is imported when it is first named (PEP 562): the unlock page needs six of these modules of twenty.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asystent_desktop.ui.widgets.buttons import (
        Button,
        IconButton,
        Kind,
        LinkButton,
        PrimaryButton,
        QuietButton,
        SecondaryButton,
    )
    from asystent_desktop.ui.widgets.cards import Banner, Card, EmptyState, Frame, ScrollColumn, SectionHeader
    from asystent_desktop.ui.widgets.checkbox import CheckBox
    from asystent_desktop.ui.widgets.chips import Chip, ChipGroup, Option
    from asystent_desktop.ui.widgets.dateedit import DateEdit, TimeEdit
    from asystent_desktop.ui.widgets.dates import parse_date, parse_time
    from asystent_desktop.ui.widgets.fields import (
        ChoiceField,
        LabeledField,
        NoteField,
        SearchField,
        TextField,
        announce,
        set_invalid,
    )
    from asystent_desktop.ui.widgets.keys import KeyCap, KeyLegend, bind_key
    from asystent_desktop.ui.widgets.labels import ElidedLabel, IconMark, Label, Line, Pill
    from asystent_desktop.ui.widgets.layouts import Abreast, FlowLayout, FlowRow, clear
    from asystent_desktop.ui.widgets.passphrase import PassphraseField, StrengthMeter
    from asystent_desktop.ui.widgets.progress import Bar, SegmentedProgress
    from asystent_desktop.ui.widgets.ring import ContactRing
    from asystent_desktop.ui.widgets.rows import Row, RowList, RowModel
    from asystent_desktop.ui.widgets.segmented import RatingField, Segmented
    from asystent_desktop.ui.widgets.sheet import Sheet
    from asystent_desktop.ui.widgets.stages import Stage, StageBar, StageState
    from asystent_desktop.ui.widgets.tabs import TabBar
    from asystent_desktop.ui.widgets.timeline import StepState, Timeline
    from asystent_desktop.ui.widgets.toasts import Toast, toast

__all__ = [
    "Abreast",
    "Banner",
    "Bar",
    "Button",
    "Card",
    "CheckBox",
    "Chip",
    "ChipGroup",
    "ChoiceField",
    "ContactRing",
    "DateEdit",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "FlowRow",
    "Frame",
    "IconButton",
    "IconMark",
    "KeyCap",
    "KeyLegend",
    "Kind",
    "Label",
    "LabeledField",
    "Line",
    "LinkButton",
    "NoteField",
    "Option",
    "PassphraseField",
    "Pill",
    "PrimaryButton",
    "QuietButton",
    "RatingField",
    "Row",
    "RowList",
    "RowModel",
    "ScrollColumn",
    "SearchField",
    "SecondaryButton",
    "SectionHeader",
    "Segmented",
    "SegmentedProgress",
    "Sheet",
    "Stage",
    "StageBar",
    "StageState",
    "StepState",
    "StrengthMeter",
    "TabBar",
    "TextField",
    "TimeEdit",
    "Timeline",
    "Toast",
    "announce",
    "bind_key",
    "clear",
    "parse_date",
    "parse_time",
    "set_invalid",
    "toast",
]

_HOMES = {
    "buttons": (
        "Button",
        "IconButton",
        "Kind",
        "LinkButton",
        "PrimaryButton",
        "QuietButton",
        "SecondaryButton",
    ),
    "cards": (
        "Banner",
        "Card",
        "EmptyState",
        "Frame",
        "ScrollColumn",
        "SectionHeader",
    ),
    "checkbox": ("CheckBox",),
    "chips": (
        "Chip",
        "ChipGroup",
        "Option",
    ),
    "dateedit": (
        "DateEdit",
        "TimeEdit",
    ),
    "dates": (
        "parse_date",
        "parse_time",
    ),
    "fields": (
        "ChoiceField",
        "LabeledField",
        "NoteField",
        "SearchField",
        "TextField",
        "announce",
        "set_invalid",
    ),
    "layouts": (
        "Abreast",
        "FlowLayout",
        "FlowRow",
        "clear",
    ),
    "keys": (
        "KeyCap",
        "KeyLegend",
        "bind_key",
    ),
    "labels": (
        "ElidedLabel",
        "IconMark",
        "Label",
        "Line",
        "Pill",
    ),
    "passphrase": (
        "PassphraseField",
        "StrengthMeter",
    ),
    "progress": (
        "Bar",
        "SegmentedProgress",
    ),
    "ring": ("ContactRing",),
    "rows": (
        "Row",
        "RowList",
        "RowModel",
    ),
    "segmented": (
        "RatingField",
        "Segmented",
    ),
    "sheet": ("Sheet",),
    "stages": (
        "Stage",
        "StageBar",
        "StageState",
    ),
    "tabs": ("TabBar",),
    "timeline": (
        "StepState",
        "Timeline",
    ),
    "toasts": (
        "Toast",
        "toast",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Imports the part's module at its first use."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(name)
    found = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
