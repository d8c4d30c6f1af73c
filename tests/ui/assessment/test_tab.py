"""The half-yearly assessment on the screen, by keys and by mouse."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from asystent_desktop.application.assessments import half_yearly
from asystent_desktop.domain.kinds.assessment import AssessmentState, Recommendation
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.ui.assessment.step_list import spoken
from asystent_desktop.ui.masking import masking

BUDGET = 60
"""Keys of a whole assessment beside its text (screens.md section 3)."""


class Keys(QObject):
    """Counts what a hand presses: keys without a modifier alone, and mouse buttons."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def eventFilter(self, watched, event):
        if watched.isWindowType() and event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self.count += 1
        return False


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    window = QApplication.focusWindow() or QApplication.activeWindow().windowHandle()
    qtbot.keyClick(window, key, modifier)


def after(qtbot, tab, act):
    """Waits until what was done has been read again."""
    with qtbot.waitSignal(tab.shown):
        act()


def view(desk, family):
    return half_yearly.assessment(desk, half_yearly.assessments(desk, family)[0].assessment_id)


def test_a_whole_assessment_takes_at_most_sixty_keys(qtbot, desk, show, family, draft):
    tab = show(family)
    keys = Keys()
    QApplication.instance().installEventFilter(keys)
    for _area in range(11):
        press(qtbot, Qt.Key.Key_4)
        press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Return)
    with qtbot.waitSignal(tab.presenter.finished, timeout=20_000):
        press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.instance().removeEventFilter(keys)
    held = view(desk, family)
    assert held.assessment.state == AssessmentState.FINISHED
    assert {area.grade for area in held.areas} == {4}
    assert (held.assessment.cooperation, held.assessment.risk_level) == (4, Risk.MEDIUM)
    assert held.assessment.recommendation == Recommendation.MODIFY
    assert 0 < keys.count <= BUDGET, keys.count


def test_the_former_grade_is_a_dated_pill_and_never_a_value(show, family, draft):
    tab = show(family)
    step = tab.steps[0]
    assert (step.answer, step.previous, step.previous_on) == (None, 2, date(2026, 6, 11))
    rows = tab.pane.grades.rows
    assert not any(row.isChecked() for row in rows)
    assert [row.accessibleName().endswith("11.06") for row in rows] == [
        False,
        False,
        True,
        False,
        False,
        False,
    ]
    assert spoken(step) == f"1. {step.title}, not answered, before 2"


def test_what_is_missing_is_listed_with_links(qtbot, desk, show, family, draft):
    tab = show(family)
    after(qtbot, tab, lambda: tab.pane.grades.rows[3].click())
    with qtbot.waitSignal(tab.presenter.lacking):
        tab.header.finish.click()
    layout = tab.header.missing.layout()
    links = [layout.itemAt(n).widget() for n in range(1, layout.count())]
    assert len(links) == 9 + 3
    assert view(desk, family).assessment.state == AssessmentState.DRAFT
    assert links[0].text() == "2. " + tab.steps[1].title
    links[4].click()
    assert tab.list.current_key() == tab.steps[5].key


def test_an_answer_cites_cards_of_the_period(qtbot, desk, show, family, draft):
    tab = show(family)
    offered = {row.accessibleName().rpartition(": ")[2] for row in tab.cited.rows}
    assert offered == {"Poranki, e-dziennik", "Frekwencja, rozmowa z Kacprem", "Zajęcia wyrównawcze"}
    after(qtbot, tab, tab.cited.rows[0].click)
    cited = view(desk, family).areas[0].visits
    assert [one.on for one in cited] == [view(desk, family).citable[0].on]
    assert "Cited:" in tab.pane.cited.text()


def test_digits_in_a_text_are_words(qtbot, desk, show, family, draft):
    tab = show(family)
    tab.pane.state.setFocus()
    qtbot.keyClicks(tab.pane.state, "5 dni")
    after(qtbot, tab, tab.save_drafts)
    area = view(desk, family).areas[0]
    assert (area.grade, area.state) == (None, "5 dni")


def test_numbers_are_filled_in(show, family, draft):
    tab = show(family)
    assert [label.text() for label in tab.numbers.values] == ["3", "3", "0"]
    assert tab.numbers.goals.text() == "0 of 1 task"


def test_a_finished_one_is_frozen_but_for_who_was_told(qtbot, desk, show, family, former):
    tab = show(family)
    assert not tab.header.finish.isVisible()
    assert not any(row.isEnabled() for row in tab.pane.grades.rows)
    tab.first_focus()
    qtbot.keyClick(tab.list, Qt.Key.Key_5)
    assert view(desk, family).areas[0].grade == 2
    fields = {"handed_on": date(2026, 6, 12), "handed_to": "kierownik"}
    after(qtbot, tab, lambda: tab.deeds.change(**fields))
    assert "12.06.2026" in tab.conclusion.handed.text()


def test_a_correction_asks_for_its_reason(qtbot, desk, show, family, former):
    tab = show(family)
    tab.presenter.correct(former, "pomyłka w obszarze 5")
    qtbot.waitUntil(lambda: tab._file is not None and tab._file.draft)
    assert view(desk, family).assessment.corrects == former
    assert tab.steps[0].answer == 2


def test_masking_hides_words(show, family, draft):
    tab = show(family)
    masking().set_on(True)
    assert not any("e-dziennik" in row.accessibleName() for row in tab.cited.rows)
    assert tab.pane.state.isReadOnly()


def test_a_family_without_one_offers_to_begin(qtbot, desk, show, family):
    tab = show(family)
    assert tab.empty.isVisible() and not tab.pane.isVisible()
    tab.presenter.start()
    qtbot.waitUntil(lambda: tab.pane.isVisible())
    assert len(half_yearly.assessments(desk, family)) == 1
