"""The people tab: one selection, keyboard, drag, undo, words, masking, narrow and empty."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester

from asystent_desktop.application.diagrams import diagrams
from asystent_desktop.application.family import members
from asystent_desktop.application.family.views import MemberForm
from asystent_desktop.domain.ecomap import HOME_KEY
from asystent_desktop.domain.kinds.diagram import Bond, Flow
from asystent_desktop.domain.kinds.family import MemberRole, RelationKind
from asystent_desktop.ui.family_form.member_sheet import MemberSheet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.people import PeopleTab
from asystent_desktop.ui.people.sheets import BondSheet, CircleSheet, RelationSheet, YearsSheet
from asystent_desktop.ui.people.table_model import Column, PeopleModel
from asystent_desktop.ui.people.toolbar import Shown
from asystent_desktop.ui.widgets.toasts import Toast
from tests.fakes.caseload import new_family


def again(qtbot, tab, deed) -> None:
    """Does something and waits until the tab has read it."""
    with qtbot.waitSignal(tab.shown):
        deed()


def words(tab) -> str:
    return "\n".join(row.line.whole for row in tab.twin.rows)


def test_a_symbol_chosen_in_one_picture_is_chosen_everywhere(tab, made, qtbot):
    piotr = made.people["Piotr"]
    QTest.mouseClick(tab.genogram.canvas.mark(piotr), Qt.MouseButton.LeftButton)
    assert tab.current == tab.ecomap.canvas.current == tab.table.current() == piotr
    assert {row.line.key for row in tab.twin.rows if row.isChecked()} == {piotr}
    other = next(row for row in tab.twin.rows if row.line.key == made.people["Anna"])
    other.click()
    assert tab.genogram.canvas.current == made.people["Anna"]


def test_every_symbol_has_a_name_and_arrows_reach_them_all(tab, made, qtbot):
    canvas = tab.genogram.canvas
    assert all(canvas.mark(one.key).accessibleName() for one in canvas.drawing.nodes)
    assert canvas.mark(made.people["Henryk"]).accessibleName().startswith("Henryk Wzór: grandfather; died")
    reached, waiting = set(), [made.people["Anna"]]
    while waiting:
        key = waiting.pop()
        reached.add(key)
        for arrow in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            tab.choose(key)
            qtbot.keyClick(canvas.mark(key), arrow)
            focused = tab.current
            if focused not in reached and focused not in waiting:
                waiting.append(focused)
    assert reached == set(made.people.values())


def test_tab_stops_once_in_a_picture(tab, made):
    policies = [tab.genogram.canvas.mark(one).focusPolicy() for one in made.people.values()]
    assert policies.count(Qt.FocusPolicy.StrongFocus) == 1
    tab.choose(made.people["Kacper"])
    assert tab.genogram.canvas.mark(made.people["Kacper"]).focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_a_symbol_moved_by_keyboard_is_kept_and_taken_back(tab, made, desk, qtbot):
    kacper = made.people["Kacper"]
    canvas = tab.genogram.canvas
    for _time in range(3):
        qtbot.keyClick(canvas.mark(kacper), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    again(qtbot, tab, canvas.flush)
    moved = diagrams.read(desk, made.family).marks[kacper]
    assert moved.dx > 20
    assert moved.dy == 0
    again(qtbot, tab, tab.presenter.steps.undo)
    assert diagrams.read(desk, made.family).marks[kacper].dx == 0
    assert tab.toolbar.redo.isEnabled()
    again(qtbot, tab, tab.presenter.steps.redo)
    assert diagrams.read(desk, made.family).marks[kacper].dx == moved.dx


def test_a_symbol_dragged_with_the_mouse_stands_where_it_was_let_go(tab, made, desk, qtbot):
    mark = tab.genogram.canvas.mark(made.people["Piotr"])
    start = mark.geometry().center()
    QTest.mousePress(mark, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(mark, QPoint(-20, 20))
    with qtbot.waitSignal(tab.shown):
        QTest.mouseRelease(mark, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert diagrams.read(desk, made.family).marks[made.people["Piotr"]].dx < -20
    assert mark.geometry().center().x() != start.x()


def test_arranging_puts_everybody_back_and_can_be_taken_back(tab, made, desk, qtbot):
    anna = made.people["Anna"]
    again(qtbot, tab, lambda: tab.deeds.move_person(anna, 60, 5))
    tab.toolbar.set_shown(Shown.GENOGRAM)
    again(qtbot, tab, tab.toolbar.arrange.click)
    assert diagrams.read(desk, made.family).marks[anna].dx == 0
    again(qtbot, tab, tab.presenter.steps.undo)
    mark = diagrams.read(desk, made.family).marks[anna]
    assert (mark.dx, mark.dy) == (60, 5)


def test_a_circle_is_linked_moved_hidden_and_shown_again(tab, made, desk, qtbot):
    again(qtbot, tab, lambda: tab.circles.move(made.school, 30, -20))
    tab.circles.edit(made.school)
    sheet = tab.findChild(CircleSheet)
    sheet.bond.set_values([Bond.STRONG])
    sheet.flow.set_values([Flow.TO_HOME])
    again(qtbot, tab, sheet.save)
    assert "Szkoła nr 17 (Ewa Lis): strong support; help for the home." in words(tab)
    again(qtbot, tab, lambda: tab.circles.remove(made.school))
    assert "Szkoła" not in words(tab)
    assert tab.ecomap.canvas.drawing.node(made.school) is None
    again(qtbot, tab, tab.presenter.steps.undo)
    circle = tab.circles.circle(made.school)
    assert (circle.bond, circle.moved, circle.hidden) == (Bond.STRONG, (30, -20), False)


def test_a_circle_of_its_own_needs_a_name(tab, qtbot, tasks):
    tab.toolbar.circle.click()
    sheet = tab.findChild(CircleSheet)
    with qtbot.waitSignal(tasks.idle):
        sheet.save()
    assert sheet.isVisible()
    sheet.name.setText("Sąsiadka")
    again(qtbot, tab, sheet.save)
    assert "Sąsiadka: ordinary link." in words(tab)
    again(qtbot, tab, tab.presenter.steps.undo)
    assert "Sąsiadka" not in words(tab)


def test_a_relation_with_years_is_drawn_and_told(tab, made, desk, qtbot):
    tab.deeds.add_relation(made.people["Henryk"])
    sheet = tab.findChild(RelationSheet)
    sheet.choose(made.people["Henryk"], RelationKind.MARRIED, made.people["Barbara"])
    sheet.years.since.field.setText("86")
    assert sheet.job() is None
    sheet.years.since.field.setText("1986")
    again(qtbot, tab, sheet.save)
    assert "married since 1986: Barbara" in words(tab)
    again(qtbot, tab, tab.presenter.steps.undo)
    assert "married since 1986" not in words(tab)
    again(qtbot, tab, tab.presenter.steps.redo)
    assert "married since 1986: Barbara" in words(tab)


def test_years_of_a_couple_are_refused_at_their_field(tab, made, qtbot, tasks):
    couple = next(one for one in tab.presenter.data.relations if one.relation is RelationKind.DIVORCED)
    tab.deeds.edit_years(couple)
    sheet = tab.findChild(YearsSheet)
    assert sheet.years.typed() == ("2015", "2022")
    sheet.years.until.field.setText("2014")
    with qtbot.waitSignal(tasks.idle):
        sheet.save()
    assert sheet.years.until.error
    sheet.years.until.field.setText("2021")
    again(qtbot, tab, sheet.save)
    assert "divorced in 2021" in words(tab)


def test_a_bond_between_two_people(tab, made, qtbot):
    tab.toolbar.bond.click()
    sheet = tab.findChild(BondSheet)
    sheet.choose(made.people["Barbara"], Bond.STRONG, made.people["Anna"])
    again(qtbot, tab, sheet.save)
    assert "strong bond: Barbara" in words(tab)
    again(qtbot, tab, lambda: tab.deeds.remove_bond(made.bond))
    assert "conflict" not in words(tab)
    again(qtbot, tab, tab.presenter.steps.undo)
    assert "conflict: Kacper" in words(tab)


def test_marking_whom_the_case_is_about(tab, made, qtbot):
    again(qtbot, tab, lambda: tab.deeds.toggle_index(made.people["Kacper"]))
    assert "the case is about this person" in words(tab)
    outlines = [one for one in tab.genogram.canvas.drawing.shapes if one.owner == made.people["Kacper"]]
    assert sum(one.form == "box" for one in outlines) == 2


def test_a_relation_that_cannot_be_true_is_marked(tab, made, desk, tasks, qtbot):
    again(
        qtbot,
        tab,
        lambda: tasks.write(tab, lambda: members.change_member(desk, made.people["Kacper"], birth_date=None)),
    )
    older = members.member_form(desk, made.people["Barbara"]).birth_date
    again(
        qtbot,
        tab,
        lambda: tasks.write(tab, lambda: members.change_member(desk, made.people["Anna"], birth_date=older)),
    )
    assert "Barbara – parent of: Anna: the parent is not older than the child." in words(tab)
    assert any(one.words == "?" and one.ink == "tense" for one in tab.genogram.canvas.drawing.shapes)


def test_removing_a_person_can_be_undone_with_the_relations(tab, made, desk, qtbot):
    before = len(members.relations(desk, made.family))
    tab.toolbar.set_shown(Shown.TABLE)
    tab.choose(made.people["Kacper"])
    again(qtbot, tab, lambda: qtbot.keyClick(tab.table.table, Qt.Key.Key_Delete))
    assert len(members.relations(desk, made.family)) == before - 2
    again(qtbot, tab, tab.presenter.steps.undo)
    assert len(members.relations(desk, made.family)) == before


def test_insert_and_enter_open_the_person(tab, made, qtbot):
    tab.toolbar.add.click()
    tab.findChild(MemberSheet).put_away()
    with qtbot.waitSignal(tab.presenter.tasks.idle):
        qtbot.keyClick(tab.genogram.canvas.mark(made.people["Anna"]), Qt.Key.Key_Return)
    sheet = next(one for one in tab.findChildren(MemberSheet) if one.isVisible())
    assert sheet.form().first_name == "Anna"
    sheet.put_away()


def test_masking_hides_names_in_pictures_and_words(tab, qtbot):
    again(qtbot, tab, lambda: masking().set_on(True))
    lettering = {one.words for pane in (tab.genogram, tab.ecomap) for one in pane.canvas.drawing.shapes}
    assert not lettering & {"Anna", "Kacper", "Piotr", "Szkoła nr 17"}
    assert {"A.", "K."} <= lettering
    assert "Anna" not in words(tab)
    assert "Szkoła" not in words(tab)


def test_another_day_shows_who_lived_then(tab, made, qtbot):
    tab.toolbar.day.set_value(made_day := tab.presenter.data.file.day.replace(year=2018))
    again(qtbot, tab, lambda: tab.toolbar.day_wanted.emit(made_day))
    assert "died" not in words(tab)
    assert "Henryk Wzór, 60" in words(tab)


def test_print_asks_for_the_picture_that_is_shown(tab, qtbot):
    for shown, kind in ((Shown.GENOGRAM, "genogram"), (Shown.ECOMAP, "ecomap"), (Shown.BOTH, "genogram")):
        tab.toolbar.set_shown(shown)
        with qtbot.waitSignal(tab.paper_wanted) as caught:
            tab.toolbar.print.click()
        assert caught.args == [kind, ""]


def test_the_words_stay_at_hand_in_every_picture_and_a_narrow_window(tab, qtbot):
    for shown in (Shown.GENOGRAM, Shown.ECOMAP, Shown.BOTH):
        tab.toolbar.set_shown(shown)
        assert tab.twin.isVisible()
    tab.resize(640, 480)
    qtbot.waitUntil(lambda: tab.twin.width() > 500)
    assert tab.twin.isVisible()


def test_zoom_steps_and_fits(tab):
    tab.toolbar.larger.click()
    larger = tab.genogram.zoom
    tab.toolbar.smaller.click()
    assert tab.genogram.zoom < larger
    tab.toolbar.fit.click()
    assert tab.genogram.canvas.sizeHint().width() <= tab.genogram.width()


def test_the_home_cannot_be_moved_or_opened(tab, qtbot, tasks):
    mark = tab.ecomap.canvas.mark(HOME_KEY)
    qtbot.keyClick(mark, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    tab.ecomap.canvas.flush()
    qtbot.keyClick(mark, Qt.Key.Key_Return)
    assert not tasks.busy
    assert tab.findChild(CircleSheet) is None


def test_a_family_without_people_says_what_to_do(qtbot, desk, tasks):
    empty = PeopleTab(desk, tasks)
    qtbot.addWidget(empty)
    family = new_family(desk, "Pusta")
    with qtbot.waitSignal(empty.shown):
        empty.show()
        empty.show_family(family)
    assert empty.empty.isVisible()
    form = MemberForm("Ewa", "Pusta", MemberRole.MOTHER)
    with qtbot.waitSignal(empty.shown):
        tasks.write(empty, lambda: members.add_member(desk, family, form))
    assert not empty.empty.isVisible()
    assert empty.genogram.isVisible()


@pytest.mark.parametrize("shown", list(Shown))
def test_nothing_that_takes_the_keyboard_is_unnamed(tab, shown):
    tab.toolbar.set_shown(shown)
    stops = [
        one
        for one in tab.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    ]
    assert stops
    assert [type(one).__name__ for one in stops if not one.accessibleName()] == []


def test_a_contradictory_relation_is_told_and_not_written(tab, made, desk, qtbot, tasks):
    before = len(members.relations(desk, made.family))
    tab.deeds.add_relation(made.people["Kacper"])
    sheet = tab.findChild(RelationSheet)
    sheet.choose(made.people["Kacper"], RelationKind.PARENT_OF, made.people["Anna"])
    with qtbot.waitSignal(tasks.idle):
        sheet.save()
    assert sheet.notice.isVisible()
    assert len(members.relations(desk, made.family)) == before
    sheet.put_away()


def test_the_toast_of_a_removal_brings_the_person_back(tab, made, desk, qtbot):
    again(qtbot, tab, lambda: tab.deeds.remove_member(made.people["Kacper"]))
    toast = tab.findChild(Toast)
    again(qtbot, tab, toast.acted.emit)
    assert made.people["Kacper"] in {one.member_id for one in members.members(desk, made.family)}


def test_people_model_and_its_words(desk, made, qapp, request):
    model = PeopleModel()
    ModelTester(request.config).check(model, force_py=True)
    model.set_members(members.members(desk, made.family))
    assert model.data(model.index(2, Column.BORN)) == "01.01.2017 (9)"
    spoken = model.data(model.index(0, Column.NAME), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Anna Wzór, mother, 01.01.1992 (34), at home")


def test_the_keyboard_begins_at_the_first_symbol_or_in_the_table(tab, made, qtbot):
    tab.first_focus()
    focused = tab.focusWidget()
    assert focused is tab.genogram.canvas.first_stop()
    tab.toolbar.set_shown(Shown.TABLE)
    tab.first_focus()
    assert tab.focusWidget() is tab.table.table


def test_what_is_undone_is_said_in_the_place_of_the_toast_of_that_step(tab, made, desk, qtbot):
    def toasts():
        shown = [one for one in tab.window().findChildren(Toast) if not one.isHidden()]
        return [one.accessibleName() for one in shown]

    again(qtbot, tab, lambda: tab.deeds.move_person(made.people["Anna"], 60, 5))
    again(qtbot, tab, tab.presenter.steps.undo)
    qtbot.waitUntil(lambda: [words.partition(":")[0] for words in toasts()] == ["Undone"])
