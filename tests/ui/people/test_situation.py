"""What art. 16 lets the assistant know of a person beside the card."""

from PySide6.QtWidgets import QLabel

from asystent_desktop.application.family import household
from asystent_desktop.ui.casework.record_sheet import RecordSheet


def test_citizenship_and_work_are_kept_from_the_picture(tab, made, desk, qtbot):
    anna = made.people["Anna"]
    tab.deeds.edit_situation(anna)
    qtbot.waitUntil(lambda: bool(tab.window().findChildren(RecordSheet)))
    (sheet,) = tab.window().findChildren(RecordSheet)
    assert list(sheet.fields)[:2] == ["citizenship", "marital_status"]
    assert "Anna" in " ".join(one.text() for one in sheet.findChildren(QLabel)), "whose sheet it is"
    sheet.form.fill({"citizenship": "ukraińskie", "interpreter": True, "profession": "krawcowa"})
    with qtbot.waitSignal(sheet.saved):
        sheet.save()
    held = household.member_details(desk, anna)
    assert (held.citizenship, held.interpreter, held.profession) == ("ukraińskie", True, "krawcowa")
