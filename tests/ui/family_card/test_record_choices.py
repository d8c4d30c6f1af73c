"""What a form offers while the file changes around it: people, nobody, the whole family."""

from __future__ import annotations

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import members
from asystent_desktop.application.family.views import MemberForm
from asystent_desktop.domain.kinds.consent import CooperationConsent
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.kinds.household import FamilyPhone
from asystent_desktop.ui.casework.record_fields import NOTHING

CONSENT, PHONE = "cooperation_consent", "family_phone"


def test_a_person_added_while_the_form_is_open_can_be_chosen(shown, qtbot, desk, family):
    page = shown("consents")
    page.begin(CONSENT)
    page.form.form.fields["scope_text"].widget.setPlainText("wizyty w domu")
    with qtbot.waitSignal(page.shown):
        _changes, made = members.add_member(desk, family, MemberForm("Ewa", "Nowa", MemberRole.OTHER))
        page.presenter.load()
    field = page.form.form.fields["member_id"]
    field.set_raw([made])
    assert field.value() == made
    assert page.form.form.fields["scope_text"].value() == "wizyty w domu"
    assert page.form.is_changed()


def test_without_people_the_form_says_where_they_are_added(shown, desk, people):
    for one in people.values():
        members.remove_member(desk, one)
    page = shown("consents")
    page.begin(CONSENT)
    field = page.form.form.fields["member_id"]
    assert "People" in field.widget.accessibleDescription()


def test_what_is_missing_is_told_by_the_words_above_the_field_until_it_is_put_right(shown, qtbot, people):
    page = shown("consents")
    page.begin(CONSENT)
    field = page.form.form.fields["member_id"]
    page.form.save()
    qtbot.waitUntil(lambda: bool(field.row.error))
    assert field.row.error.startswith("Who signed")
    field.widget.chip(people["Anna"]).click()
    assert not field.row.error


def test_the_whole_family_is_a_choice_of_its_own(shown, saved, desk, family, people):
    page = shown("address")
    page.begin(PHONE)
    field = page.form.form.fields["member_id"]
    assert field.widget.values() == (NOTHING,)
    page.form.form.fields["number"].widget.setText("500 600 700")
    field.widget.chip(people["Anna"]).click()
    field.widget.chip(NOTHING).click()
    saved(page)
    (kept,) = entries.entries(desk, family, FamilyPhone)
    assert kept.member_id is None
    assert entries.entries(desk, family, CooperationConsent) == []


def test_the_whole_family_stands_chosen_in_a_long_list_too(shown, desk, family, people):
    for name in ("Ola", "Ewa", "Jan", "Iga"):
        members.add_member(desk, family, MemberForm(name, "Nowa", MemberRole.OTHER))
    page = shown("problems")
    page.begin("problem")
    field = page.form.form.fields["member_id"]
    assert field.widget.currentText() == "the whole family"
    assert field.value() is None and not page.form.is_changed()
    assert page.form.form.fields["problem"].widget.currentIndex() == -1, (
        "a problem is never chosen beforehand"
    )
