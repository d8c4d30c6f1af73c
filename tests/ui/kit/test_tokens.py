"""Contrast of every pair of colours the kit puts on top of each other, in both looks."""

from __future__ import annotations

import re

import pytest

from asystent_desktop.ui.theme import qss
from asystent_desktop.ui.theme.tokens import DARK, LIGHT, Tokens, Tone, contrast

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)


def text_pairs(t: Tokens) -> list[tuple[str, str, str]]:
    grounds = {"surface": t.surface, "canvas": t.canvas, "sunken": t.sunken, "tint": t.tint, "hover": t.hover}
    pairs = [(f"text on {name}", t.text, g) for name, g in grounds.items()]
    pairs += [(f"text2 on {name}", t.text2, g) for name, g in grounds.items()]
    pairs += [(f"text3 on {n}", t.text3, g) for n, g in grounds.items() if n != "tint"]
    pairs += [(f"{tone} on {n}", t.ink(tone), g) for tone in Tone for n, g in grounds.items()]
    pairs += [(f"{tone} on its ground", t.ink(tone), t.ground(tone)) for tone in Tone]
    pairs += [(f"text on {tone}", t.text, t.ground(tone)) for tone in Tone]
    pairs += [
        ("button", t.on_primary, t.primary),
        ("button hover", t.on_primary, t.primary_hover),
        ("button pressed", t.on_primary, t.primary_pressed),
        ("rail", t.rail_text, t.rail),
        ("rail active", t.rail_text_active, t.rail_active),
        ("badge", t.on_badge, t.badge),
        ("overdue disc", t.on_overdue, t.overdue),
        ("key", t.text2, t.key_ground),
        ("brand on rail", t.brand, t.rail),
    ]
    return pairs


@LOOKS
def test_every_text_pair_reaches_4_5(look: Tokens) -> None:
    low = [(name, round(contrast(a, b), 2)) for name, a, b in text_pairs(look) if contrast(a, b) < 4.5]
    assert low == []


@LOOKS
def test_every_active_graphic_reaches_3(look: Tokens) -> None:
    pairs = [(f"{tone} bar", look.graphic(tone), g) for tone in Tone for g in (look.surface, look.tint)]
    pairs += [
        (f"input border on {g}", look.input_border, g) for g in (look.surface, look.canvas, look.sunken)
    ]
    pairs += [("focus ring", look.primary, g) for g in (look.surface, look.canvas, look.tint)]
    pairs += [("rail badge", look.badge, look.rail), ("brand ring", look.brand, look.rail)]
    low = [(name, round(contrast(a, b), 2)) for name, a, b in pairs if contrast(a, b) < 3]
    assert low == []


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == pytest.approx(1)


@LOOKS
def test_stylesheet_holds_only_colours_of_the_look_and_names_no_font(look: Tokens) -> None:
    sheet = qss.stylesheet(look)
    own = {getattr(look, slot) for slot in look.__dataclass_fields__}
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= own
    assert "font" not in sheet
    assert "{{" not in sheet and sheet.count("{") == sheet.count("}")
