"""The family file: tabs, cards, people, timeline, and the card read over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from asystent_desktop.application.family import families, members
from asystent_desktop.application.family.views import MemberForm
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.ui.families import FamiliesPage
from asystent_desktop.ui.families.header import FileHeader
from asystent_desktop.ui.families.mini_genogram import MiniGenogram
from asystent_desktop.ui.families.timeline import icon_of, kept
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon
from asystent_desktop.ui.visit.view import VisitSheet
from tests.fakes.caseload import card
from tests.fakes.screens import TODAY


@pytest.fixture
def made_tabs():
    return []


@pytest.fixture
def page(qtbot, desk, tasks, ids, made_tabs):
    def plan_tab(family_id):
        made_tabs.append(family_id)
        return QLabel(family_id)

    made = FamiliesPage(desk, tasks, {"plan": plan_tab})
    qtbot.addWidget(made)
    made.resize(980, 690)
    with qtbot.waitSignal(made.presenter.opened):
        made.show()
    show(qtbot, made, ids["Wiśniewska"])
    return made


def show(qtbot, page, family_id, tab=None):
    with qtbot.waitSignal(page.presenter.opened, check_params_cb=lambda f: f.overview.family_id == family_id):
        page.show_family(family_id, tab)


def show_timeline(qtbot, page, family_id):
    with qtbot.waitSignal(page.presenter.visits_read):
        show(qtbot, page, family_id, "timeline")


def labels(widget):
    return [one.accessibleName() or one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def test_tabs_without_a_factory_are_left_out(page):
    assert page.file.tabs == ("overview", "plan", "timeline")


def test_a_factory_tab_is_made_when_shown_and_anew_for_another_family(page, ids, made_tabs, qtbot):
    assert made_tabs == []
    page.file.show_tab("plan")
    assert made_tabs == [ids["Wiśniewska"]]
    show(qtbot, page, ids["Mazur"])
    assert made_tabs == [ids["Wiśniewska"], ids["Mazur"]]


def test_show_family_on_a_tab(page, ids, qtbot):
    show(qtbot, page, ids["Mazur"], "timeline")
    assert page.file.tab == "timeline"


def test_overview_names_terms_people_and_goals(page):
    words = labels(page.file.overview)
    assert "Kacper regularnie w szkole" in words
    terms = [row.title for row in page.file.overview.terms._rows.rows.rows]
    assert terms[:3] == ["Wniosek o dodatek", "Opinion · III Nsm 412/26", "Meeting (order)"]


def test_masking_leaves_no_name_on_the_overview(page):
    masking().set_on(True)
    words = " ".join(labels(page.file))
    for secret in ("Wiśniewska", "Anna", "Kacper", "Łączna", "Zawodzie"):
        assert secret not in words


def test_a_term_of_the_plan_leads_to_the_plan(page):
    terms = page.file.overview.terms
    item = next(one for one in terms._terms if one.kind == "plan_action")
    terms.term_wanted.emit(item)
    assert page.file.tab == "plan"


def test_a_court_term_leads_to_the_opinion_once_begun(page, desk, ids, tasks, qtbot):
    request = opinions.requests(desk, ids["Wiśniewska"])[0]
    with qtbot.waitSignal(page.presenter.opened):
        tasks.write(page, lambda: opinions.start_opinion(desk, request.request_id))
    terms = page.file.overview.terms
    with qtbot.waitSignal(page.open_opinion) as caught:
        terms.term_wanted.emit(next(one for one in terms._terms if one.kind == "court_opinion"))
    assert caught.args == [opinions.opinions(desk)[0].opinion_id]


def test_a_write_elsewhere_reloads_the_file(page, desk, tasks, ids, qtbot):
    with qtbot.waitSignal(page.presenter.opened):
        tasks.write(page, lambda: members.add_strength(desk, ids["Wiśniewska"], "Anna sama dzwoni"))
    qtbot.waitUntil(lambda: "Anna sama dzwoni" in labels(page.file.overview.strengths))


def test_new_visit_carries_the_family(page, ids, qtbot):
    with qtbot.waitSignal(page.new_visit) as caught:
        page.file.header.new_visit.click()
    assert caught.args == [ids["Wiśniewska"], ""]


def test_timeline_filters_by_inflected_words(page, desk, ids, qtbot):
    form = card(ids["Wiśniewska"], TODAY, facts="Rozmowa z pedagogiem o zajęciach.")
    cards.save_visit(desk, form)
    show_timeline(qtbot, page, ids["Wiśniewska"])
    rows = page.file.timeline.list.rows
    assert [row.title for row in rows.rows if row.heading] == ["November 2026"]
    assert len([row for row in rows.rows if not row.heading]) == 2
    page.file.timeline.filter.setText("pedagog")
    assert [row.subtitle for row in rows.rows if not row.heading] == ["Rozmowa z pedagogiem o zajęciach."]
    assert kept(page.file.timeline._visits, "06.11")[0].on.day == 6


def test_a_place_only_the_dictionary_knows_has_words_and_a_picture(page, desk, ids, qtbot):
    cards.save_visit(desk, replace(card(ids["Wiśniewska"], TODAY), place="health"))
    show_timeline(qtbot, page, ids["Wiśniewska"])
    first = page.file.timeline._visits[0]
    assert icon_of(first) is Icon.PLACE
    assert icon_of(replace(first, place="added_by_the_office")) is Icon.PLACE
    told = [row.title for row in page.file.timeline.list.rows.rows if not row.heading]
    assert told[0].startswith("Health facility, ")


def test_card_opens_read_only_and_leads_to_a_correction(page, desk, ids, qtbot):
    visit_id = cards.visits(desk, ids["Wiśniewska"])[0].visit_id
    page.open_visit.emit(visit_id)
    sheet = page.findChild(VisitSheet)
    qtbot.waitUntil(lambda: "Omówiono poranki przed szkołą." in labels(sheet))
    with qtbot.waitSignal(page.correct_visit) as caught:
        sheet.correct_button.click()
    assert caught.args == [visit_id]


def test_an_answer_for_another_family_is_dropped(page, ids, qtbot):
    shown = []
    page.presenter.opened.connect(lambda file: shown.append(file.overview.family_id))
    with qtbot.waitSignal(page.presenter.tasks.idle):
        page.presenter.open(ids["Mazur"])
        page.presenter.open(ids["Lewandowska"])
    assert shown == [ids["Lewandowska"]]


def test_unknown_family_is_told(page, qtbot):
    with qtbot.waitSignal(page.presenter.refused) as caught:
        page.show_family("01930000-0000-7000-8000-000000000000")
    assert caught.args[0]


def test_every_focusable_has_a_name(page, ids, qtbot):
    for tab in page.file.tabs:
        page.file.show_tab(tab)
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), type(widget)


def test_alt_and_a_digit_puts_the_keys_into_the_tab_or_on_its_name(qtbot, page):
    page.list.first_focus()
    page.file.bar.jumped.emit(2)
    assert page.file.bar.hasFocus(), "not on the arrow back, which Qt would choose"
    inside = QLineEdit()
    page.file.show_tab("plan")
    tab = page.file._made["plan"]
    QVBoxLayout(tab).addWidget(inside)
    inside.show()
    tab.first_focus = inside.setFocus
    qtbot.keyClick(page.file, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert inside.hasFocus()


def picture(page, qtbot):
    qtbot.waitUntil(lambda: bool(page.file.overview.people.findChildren(MiniGenogram)))
    return page.file.overview.people.findChildren(MiniGenogram)[-1]


def test_the_overview_draws_the_family_and_tells_it_in_words(page, qtbot):
    drawn = picture(page, qtbot)
    assert "Anna Wiśniewska" in drawn.accessibleDescription()
    assert drawn.height() > 40
    with qtbot.waitSignal(page.file.overview.tab_wanted) as caught:
        qtbot.keyClick(drawn, Qt.Key.Key_Space)
    assert caught.args == ["people"]


def test_masking_hides_the_names_of_the_picture(page, qtbot):
    picture(page, qtbot)
    masking().set_on(True)
    told = picture(page, qtbot).accessibleDescription()
    assert told and "Anna" not in told and "Wiśniewska" not in told


def test_a_family_too_large_for_the_card_is_listed(page, desk, tasks, ids, qtbot):
    picture(page, qtbot)
    family = ids["Wiśniewska"]

    def grow():
        for at in range(12):
            form = MemberForm(f"Dziecko{at}", "Wiśniewskie", MemberRole.CHILD)
            changes, _made = members.add_member(desk, family, form)
        return changes

    tasks.write(page, grow)
    card = page.file.overview.people
    qtbot.waitUntil(lambda: "Dziecko11" in labels(card), timeout=10_000)


def test_the_head_of_a_family_whose_service_ended_says_until_when(qtbot, desk, ids):
    held = families.overview(desk, ids["Wiśniewska"])
    header = FileHeader()
    qtbot.addWidget(header)
    header.resize(1200, 60)
    header.show_family(replace(held, ended_on=None))
    assert "cooperation since" in header._facts.accessibleName()
    header.show_family(replace(held, ended_on=date(2026, 11, 16)))
    assert header._facts.accessibleName().endswith("– 16.11.2026")
