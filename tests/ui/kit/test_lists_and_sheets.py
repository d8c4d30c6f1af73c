"""What lists, sheets, toasts, tabs and bars do."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.widgets import painting
from tests.ui.kit.hands import place, type_text

ROWS = [
    kit.Row("h", "Overdue", right="2", heading=True),
    kit.Row("a", "Lewandowska", ring=-2, subtitle="2 days overdue", rest="Bogucice"),
    kit.Row("b", "Łącka", lead="11:30", extra="Meeting", right="in 48 min"),
    kit.Row("h2", "Today", heading=True),
    kit.Row("c", "Mazur", pill="in 3 days", ring=3),
]


class TestRows:
    def test_the_model_holds(self, qapp) -> None:
        model = kit.RowModel(ROWS)
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        model.set_rows(ROWS[:2])
        model.set_rows([])
        model.set_rows(ROWS)
        assert model.rowCount() == 5

    def test_a_row_is_spoken_whole(self, qapp) -> None:
        model = kit.RowModel(ROWS)
        spoken = [model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(5)]
        assert spoken[1] == "Lewandowska, 2 days overdue, Bogucice"
        assert spoken[2] == "11:30, Łącka, Meeting, in 48 min"
        assert spoken[4].startswith("Mazur, in 3")

    def listed(self, window) -> kit.RowList:
        made = kit.RowList("Families")
        made.set_rows(ROWS)
        place(window, made)
        return made

    def test_keys_step_over_headings_and_enter_opens(self, qtbot, window) -> None:
        rows = self.listed(window)
        rows.setFocus(Qt.FocusReason.TabFocusReason)
        assert rows.current_key() == "a"
        for expected in ("b", "c", "c"):
            qtbot.keyClick(rows, Qt.Key.Key_Down)
            assert rows.current_key() == expected
        with qtbot.waitSignal(rows.opened) as told:
            qtbot.keyClick(rows, Qt.Key.Key_Return)
        assert told.args == ["c"]
        rows.step(-1)
        assert rows.current_key() == "b"

    def test_clicks_open_rows_but_not_headings(self, qtbot, window) -> None:
        rows = self.listed(window)
        opened: list[str] = []
        rows.opened.connect(opened.append)
        for at in (0, 1):
            where = rows.visualRect(rows.rows.index(at)).center()
            qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert opened == ["a"]

    def test_reloading_keeps_the_choice_silently(self, qtbot, window) -> None:
        rows = self.listed(window)
        rows.choose("b")
        with qtbot.assertNotEmitted(rows.chosen):
            rows.set_rows([*reversed(ROWS)])
        assert rows.current_key() == "b"
        rows.set_rows([row for row in ROWS if row.key != "b"])
        assert rows.current_key() == ""

    def test_letters_jump(self, qtbot, window) -> None:
        rows = self.listed(window)
        rows.setFocus()
        type_text(rows, "ł")
        assert rows.current_key() == "b"

    def test_right_click_offers_a_menu(self, qtbot, window) -> None:
        rows = self.listed(window)
        where = rows.visualRect(rows.rows.index(2)).center()
        with qtbot.waitSignal(rows.menu_wanted) as told:
            rows.customContextMenuRequested.emit(QPoint(where))
        assert told.args[0] == "b"

    def test_every_kind_of_row_paints_in_both_looks(self, qapp, window) -> None:
        rows = self.listed(window)
        looks = []
        for choice in (theme.Choice.DARK, theme.Choice.LIGHT):
            theme.apply(qapp, choice)
            looks.append(rows.grab().toImage())
        assert looks[0] != looks[1]

    def test_a_title_too_long_for_its_line_stands_on_two(self, window, monkeypatch) -> None:
        rows = kit.RowList("Terms")
        place(window, rows)
        rows.resize(360, 120)
        rows.set_rows([kit.Row("a", "Talks with a psychotherapist", pill="2 working days overdue")])
        painted = []
        real = painting.text
        monkeypatch.setattr(
            painting, "text", lambda *said, **how: painted.append(said[2]) or real(*said, **how)
        )
        rows.grab()
        assert "Talks with a psychotherapist" not in painted
        assert "Talks with a psychotherapist" in " ".join(painted)


class TestSheet:
    def test_keeps_the_focus_and_gives_it_back(self, qtbot, window) -> None:
        outside = QLineEdit()
        place(window, outside)
        outside.setFocus()
        sheet = kit.Sheet(window, "Visit card")
        first, last = QLineEdit(), kit.PrimaryButton("Finish")
        sheet.body.addWidget(first)
        sheet.footer.addWidget(last)
        sheet.open()
        assert first.hasFocus() and kit.Sheet.is_open(window)
        qtbot.keyClick(first, Qt.Key.Key_Tab)
        assert last.hasFocus()
        qtbot.keyClick(last, Qt.Key.Key_Tab)
        assert first.hasFocus()
        qtbot.keyClick(first, Qt.Key.Key_Backtab)
        assert last.hasFocus()
        with qtbot.waitSignals([sheet.dismissed, sheet.closed]):
            qtbot.keyClick(last, Qt.Key.Key_Escape)
        assert outside.hasFocus() and not kit.Sheet.is_open(window)

    def test_survives_that_the_former_focus_was_deleted(self, qtbot, window) -> None:
        outside = QLineEdit()
        place(window, outside)
        outside.setFocus()
        sheet = kit.Sheet(window, "Visit card")
        sheet.body.addWidget(QLineEdit())
        sheet.open()
        shiboken6.delete(outside)
        with qtbot.waitSignal(sheet.closed):
            sheet.put_away()

    def test_fits_a_low_window_and_scrolls(self, qtbot, window) -> None:
        window.resize(683, 348)
        sheet = kit.Sheet(window, "Visit card")
        tall = QWidget()
        tall.setFixedHeight(900)
        sheet.body.addWidget(tall)
        sheet.open()
        assert sheet.panel.height() <= 348 - 32 and sheet.panel.width() <= 683 - 32
        sheet.put_away()


def test_enter_presses_a_button_once_however_long_it_is_held(qtbot, window) -> None:
    pressed: list[str] = []
    link = kit.LinkButton("Add")
    link.clicked.connect(lambda: pressed.append("Add"))
    place(window, link)
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(link, held)
    qtbot.keyClick(link, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(link, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert pressed == ["Add", "Add"]


def test_a_group_of_chips_is_revealed_at_the_chip_that_tab_would_reach(window) -> None:
    sheet = kit.Sheet(window, "Told")
    line = kit.TextField(name="Before")
    chips = kit.ChipGroup("Result", [kit.Option("a", "reached"), kit.Option("b", "stopped")], exclusive=True)
    sheet.body.addWidget(line)
    sheet.body.addWidget(chips)
    sheet.open()
    sheet.reveal(chips)
    assert chips.chip("a").hasFocus()
    sheet.put_away()


def test_toast_acts_once_and_replaces_the_one_before(qtbot, window) -> None:
    undone: list[bool] = []
    kit.toast(window, "first")
    second = kit.toast(window, "Goal deleted", action="Undo", on_action=lambda: undone.append(True))
    assert [t.accessibleName() for t in window.findChildren(kit.Toast) if not t.isHidden()] == [
        "Goal deleted"
    ]
    button = next(b for b in second.findChildren(QWidget) if b.accessibleName() == "Undo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [True] and second.isHidden()


def test_stage_bar_turns_short_and_tells_all_stages(qtbot, light) -> None:
    bar = kit.StageBar(
        [kit.Stage("Plan", "v3", kit.StageState.DONE), kit.Stage("Work", "", kit.StageState.CURRENT)]
    )
    qtbot.addWidget(bar)
    bar.resize(700, 46)
    assert not bar.is_short
    wide = bar.grab().toImage()
    bar.resize(500, 46)
    assert bar.is_short and bar.grab().toImage() != wide
    assert bar.accessibleDescription() == "Plan v3 done; Work  current"


def test_tabs_answer_alt_digits(qtbot, window) -> None:
    tabs = kit.TabBar("File", ["Overview", "People", "Plan"])
    place(window, tabs)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert told.args == [2]
    assert tabs.tabRect(0).width() < tabs.tabRect(1).right()


def test_buttons_speak_keys_and_never_shrink(qtbot, light) -> None:
    button = kit.PrimaryButton("&Finish", key="Ctrl+Enter")
    icon = kit.IconButton(theme.Icon.MORE, "More actions")
    for widget in (button, icon):
        qtbot.addWidget(widget)
    assert (button.accessibleName(), button.accessibleDescription()) == ("Finish", "Ctrl+Enter")
    assert icon.accessibleName() == icon.toolTip() == "More actions"
    assert button.minimumSizeHint() == button.sizeHint() and icon.sizeHint().width() >= 32


def test_progress_counts_in_words(qtbot, light) -> None:
    bar = kit.SegmentedProgress(5, 4, name="Tasks")
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "Tasks: 4 of 4"


def test_flow_wraps_by_width(qtbot, light) -> None:
    flow = kit.FlowRow(spacing=8)
    qtbot.addWidget(flow)
    for _each in range(4):
        part = QWidget()
        part.setFixedSize(100, 20)
        flow.add(part)
    assert flow.heightForWidth(500) == 20
    assert flow.heightForWidth(220) == 48
    flow.clear()
    assert flow.heightForWidth(220) == 0
