"""What the fields and chips do: choosing, keys, dates, errors, passphrases."""

from __future__ import annotations

from datetime import date, time
from math import cos, radians, sin

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Tone
from asystent_desktop.ui.widgets import passphrase, ring
from tests.ui.kit.hands import place, type_text

TODAY = date(2026, 11, 17)


class TestRing:
    @pytest.mark.parametrize(
        ("days", "inside", "tone"),
        [
            (None, "–", Tone.NEUTRAL),
            (-12, "+12", Tone.OVERDUE),
            (-1, "+1", Tone.OVERDUE),
            (0, "0", Tone.SOON),
            (3, "3", Tone.SOON),
            (4, "4", Tone.DONE),
            (14, "14", Tone.DONE),
        ],
    )
    def test_number_and_tone(self, days, inside, tone) -> None:
        assert (ring.inside(days), ring.tone_of(days)) == (inside, tone)

    @pytest.mark.parametrize(("days", "lit"), [(10, 10), (7, 7), (1, 1), (0, 0), (25, 10), (None, 0)])
    def test_as_many_segments_are_lit_as_days_are_left(self, qtbot, light, days, lit) -> None:
        widget = kit.ContactRing(days)
        qtbot.addWidget(widget)
        widget.resize(34, 34)
        image = widget.grab().toImage()
        lit_colour = light.graphic(ring.tone_of(days))
        seen = 0
        for segment in range(10):
            angle = radians(90 - segment * 36 - 18)
            x, y = 17 + 15.25 * cos(angle), 17 - 15.25 * sin(angle)
            scale = image.devicePixelRatio()
            seen += image.pixelColor(int(x * scale), int(y * scale)).name() == lit_colour
        assert seen == lit

    def test_overdue_is_a_solid_disc(self, qtbot, light) -> None:
        widget = kit.ContactRing(-2)
        qtbot.addWidget(widget)
        widget.resize(34, 34)
        image = widget.grab().toImage()
        assert image.pixelColor(17, 4).name() == image.pixelColor(4, 17).name() == light.overdue
        assert "overdue" in widget.accessibleName()


class TestChips:
    def group(self, window, **kwargs) -> kit.ChipGroup:
        made = kit.ChipGroup("Place", [kit.Option(v, f"&{v}") for v in ("home", "school", "court")], **kwargs)
        place(window, made)
        return made

    def test_nothing_is_chosen_beforehand(self, window) -> None:
        assert self.group(window, exclusive=True).value() is None

    def test_exclusive_keeps_one_and_tells_once(self, qtbot, window) -> None:
        group = self.group(window, exclusive=True)
        for value in ("home", "court"):
            with qtbot.waitSignal(group.changed):
                qtbot.mouseClick(group.chip(value), Qt.MouseButton.LeftButton)
        assert group.values() == ("court",)
        qtbot.mouseClick(group.chip("court"), Qt.MouseButton.LeftButton)
        assert group.values() == ()

    def test_several_when_not_exclusive(self, qtbot, window) -> None:
        group = self.group(window)
        for value in ("court", "home"):
            qtbot.mouseClick(group.chip(value), Qt.MouseButton.LeftButton)
        assert group.values() == ("home", "court")

    def test_setting_by_program_is_silent(self, qtbot, window) -> None:
        group = self.group(window)
        with qtbot.assertNotEmitted(group.changed):
            group.set_values(["school", "nowhere"])
        assert group.value() == "school"

    def test_one_tab_stop_and_arrows_inside(self, qtbot, window) -> None:
        before, group, after = QLineEdit(), kit.ChipGroup("P", [kit.Option(v, v) for v in "abc"]), QLineEdit()
        place(window, before, group, after)
        before.setFocus()
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert group.chip("a").hasFocus()
        qtbot.keyClick(group.chip("a"), Qt.Key.Key_Right)
        qtbot.keyClick(group.chip("b"), Qt.Key.Key_Space)
        assert group.chip("b").hasFocus() and group.values() == ("b",)
        qtbot.keyClick(group.chip("b"), Qt.Key.Key_Tab)
        assert after.hasFocus()
        qtbot.keyClick(after, Qt.Key.Key_Backtab)
        assert group.chip("b").hasFocus()
        qtbot.keyClick(group.chip("b"), Qt.Key.Key_End)
        qtbot.keyClick(group.chip("c"), Qt.Key.Key_Return)
        assert group.values() == ("b", "c")
        qtbot.keyClick(group.chip("c"), Qt.Key.Key_Tab)
        assert after.hasFocus()

    def test_alt_letter_chooses(self, qtbot, window) -> None:
        group = self.group(window, exclusive=True)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        with qtbot.waitSignal(group.changed):
            qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        assert group.value() == "school"

    def test_the_name_is_spoken_without_the_ampersand(self, window) -> None:
        assert self.group(window).chip("home").accessibleName() == "Place: home"

    def test_segmented_always_has_a_choice(self, qtbot, window) -> None:
        views = kit.Segmented("View", [kit.Option("time", "By time"), kit.Option("family", "By family")])
        place(window, views)
        qtbot.mouseClick(views.chip("time"), Qt.MouseButton.LeftButton)
        assert views.value() == "time"

    def test_rating_by_digit(self, qtbot, window) -> None:
        rating = kit.RatingField("Progress", ["none", "weak", "part", "agreed", "good", "full"])
        place(window, rating)
        assert rating.value() is None
        with qtbot.waitSignal(rating.changed):
            qtbot.keyClick(rating, Qt.Key.Key_4)
        assert rating.value() == 4
        qtbot.keyClick(rating, Qt.Key.Key_9)
        assert rating.value() == 4


class TestDates:
    def field(self, window) -> kit.DateEdit:
        made = kit.DateEdit(lambda: TODAY, lambda day, count: date(2026, 12, 1))
        place(window, made, QLineEdit())
        made.setFocus()
        return made

    @pytest.mark.parametrize(("typed", "shown"), [("jutro", "Wed 18.11.2026"), ("+10r", "Tue 01.12.2026")])
    def test_echoes_the_weekday_on_leaving(self, qtbot, window, typed, shown) -> None:
        field = self.field(window)
        type_text(field, typed)
        with qtbot.waitSignal(field.changed):
            qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == shown

    def test_refuses_what_is_no_date_and_keeps_the_text(self, qtbot, window) -> None:
        field = self.field(window)
        type_text(field, "31.02")
        with qtbot.waitSignal(field.refused), qtbot.assertNotEmitted(field.changed):
            qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "31.02" and field.property("invalid") and not field.is_readable()

    def test_emptying_is_a_change(self, qtbot, window) -> None:
        field = self.field(window)
        field.set_value(TODAY)
        with qtbot.waitSignal(field.changed):
            field.selectAll()
            qtbot.keyClick(field, Qt.Key.Key_Delete)
            qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.value() is None

    def test_keys_move_by_day_and_week(self, qtbot, window) -> None:
        field = self.field(window)
        field.set_value(TODAY)
        for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down):
            qtbot.keyClick(field, key)
        assert field.value() == date(2026, 11, 24)

    def test_time_steps_to_quarters(self, qtbot, window) -> None:
        field = kit.TimeEdit()
        place(window, field)
        field.setFocus()
        field.set_value(time(11, 37))
        qtbot.keyClick(field, Qt.Key.Key_Up)
        assert field.value() == time(11, 45)
        qtbot.keyClick(field, Qt.Key.Key_Down)
        assert field.value() == time(11, 30)
        field.selectAll()
        type_text(field, "905")
        with qtbot.waitSignal(field.changed):
            qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "09:05"


class TestFields:
    def test_error_takes_the_place_of_the_hint(self, window) -> None:
        field = kit.LabeledField("Name", kit.TextField(), hint="as on letters")
        place(window, field)
        assert field.field.accessibleName() == "Name" and field.error == ""
        field.set_error("Enter a name")
        assert field.error == "Enter a name" and field.field.property("invalid")
        assert field.field.accessibleDescription() == "Enter a name"
        field.set_error("")
        assert field.error == "" and not field.field.property("invalid")
        assert field.field.accessibleDescription() == "as on letters"

    def test_note_tells_the_moment_to_save(self, qtbot, window) -> None:
        note = kit.NoteField()
        place(window, note)
        with qtbot.waitSignal(note.idle, timeout=3000):
            note.insertPlainText("Zażółć")
        with qtbot.assertNotEmitted(note.idle):
            note.flush()
        note.insertPlainText("!")
        with qtbot.waitSignal(note.idle, timeout=100):
            note.flush()

    def test_choice_keeps_a_value_that_is_still_offered(self, qtbot, window) -> None:
        choice = kit.ChoiceField([("a", "Anna"), ("t", "Tomasz")])
        place(window, choice)
        assert choice.value() is None
        choice.set_value("t")
        choice.set_choices([("t", "Tomek"), ("z", "Zosia")])
        assert choice.value() == "t"
        choice.set_choices([("z", "Zosia")])
        assert choice.value() is None

    def test_search_esc_empties_first(self, qtbot, window) -> None:
        search = kit.SearchField("Search…")
        place(window, search)
        type_text(search, "łąk")
        qtbot.keyClick(search, Qt.Key.Key_Escape)
        assert search.text() == "" and search.accessibleName() == "Search"


class TestPassphrase:
    def test_caps_lock_is_noticed_and_forgotten(self, qtbot, window) -> None:
        field = kit.PassphraseField("Passphrase")
        place(window, field)
        field.setFocus()
        type_text(field.edit, "pA")  # a capital without Shift
        assert field.warns
        type_text(field.edit, "a")
        assert not field.warns

    def test_shows_and_hides(self, qtbot, window) -> None:
        field = kit.PassphraseField("Passphrase")
        place(window, field)
        field.edit.set_shown(True)
        assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
        field.edit.setText("secret")
        field.clear()
        assert field.edit.echoMode() == QLineEdit.EchoMode.Password and field.text() == ""

    @pytest.mark.parametrize(
        ("words", "grade"),
        [("", 0), ("krótkie", 0), ("aaaaaaaaaaaaaaaa", 1), ("rowerzysta", 1), ("rower zielony most", 3)],
    )
    def test_strength(self, words, grade) -> None:
        found = passphrase.strength(words)
        assert found == grade if grade < 3 else found >= grade

    def test_strength_grows_with_length(self) -> None:
        grades = [passphrase.strength("rower zielony most i dwa psy Kasi"[:n]) for n in range(34)]
        assert grades == sorted(grades) and grades[-1] == 4
