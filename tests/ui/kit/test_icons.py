"""Every meaning has a glyph; the font gives what the widgets ask of it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from asystent_desktop.ui.theme import Icon, Role, fonts, icons


def test_every_icon_name_exists(qapp) -> None:
    for icon in Icon:
        family, char = icons.glyph(icon.value)
        assert family and len(char) == 1, icon


def test_a_wrong_name_is_noticed(qapp) -> None:
    with pytest.raises(KeyError):
        icons.glyph("ph.no-such-glyph")


def test_filled_rail_icons_differ(qapp) -> None:
    for icon in (Icon.TODAY, Icon.FAMILIES, Icon.CALENDAR, Icon.OPINIONS, Icon.EXCHANGE, Icon.SETTINGS):
        assert icons.glyph(icon.value, filled=True) != icons.glyph(icon.value), icon


def test_weights_are_real_and_figures_tabular(qapp) -> None:
    regular, heavy = (QFontMetricsF(fonts.sized(20, w)).horizontalAdvance("Wiśniewska") for w in (400, 650))
    assert heavy > regular * 1.02
    metrics = QFontMetricsF(fonts.font(Role.BODY))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("8888"))
    assert all(metrics.inFontUcs4(ord(c)) for c in "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ–„”…·✓")
    assert isinstance(fonts.font(Role.BODY), QFont)
