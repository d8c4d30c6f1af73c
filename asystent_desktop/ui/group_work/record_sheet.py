"""Writing a group meeting down: one text for all, and for each family who came and what is its own.

What is typed is safe within a second and found again after a lock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.entries import drafts as entry_drafts
from asystent_desktop.application.entries.drafts import EntryDraft
from asystent_desktop.application.tables import snippets
from asystent_desktop.application.visits import group_work
from asystent_desktop.application.visits.group_work import GroupEntry, InvalidGroup, Invited
from asystent_desktop.application.visits.words import word_problem
from asystent_desktop.domain.kinds.group_work import GroupMeeting
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job
from asystent_desktop.ui.group_work.words import family_words
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.visit.snippets import SnippetKeys

CAME, ABSENT = "came", "absent"
_KIND = "group_meeting"
_FACTS_H, _OWN_H = 110, 60


class FamilyPart(kit.Frame):
    """One family's part.

    Attributes:
        changed: Something was chosen or typed.
        own: Words about this family alone.
    """

    changed = Signal()

    def __init__(self, invited: Invited) -> None:
        super().__init__()
        self.invited = invited
        name = family_words(invited.number, invited.name)
        self.setAccessibleName(name)
        answers = [kit.Option(CAME, _("took part")), kit.Option(ABSENT, _("did not come"))]
        self.came = kit.ChipGroup(name, answers, exclusive=True)
        self.present = kit.ChipGroup(_("Present"), self._options(invited.people))
        children = [one for one in invited.people if one[0] in invited.children]
        self.seen = kit.ChipGroup(_("Child seen"), self._options(children))
        self.own = kit.NoteField(role=Role.BODY, name=_("About this family"))
        self.own.setFixedHeight(_OWN_H)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(kit.Label(name, Role.CARD))
        column.addWidget(self.came)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(8)
        more.addWidget(kit.LabeledField(_("Present"), self.present))
        seen = kit.LabeledField(_("Child seen"), self.seen)
        seen.setVisible(bool(children))
        more.addWidget(seen)
        more.addWidget(kit.LabeledField(_("About this family"), self.own, hint=_("Stands in its file only.")))
        column.addWidget(self._more)
        self._more.hide()
        self.came.changed.connect(self._touched)
        self.present.changed.connect(self.changed)
        self.seen.changed.connect(self.changed)
        self.own.textChanged.connect(self.changed)

    @staticmethod
    def _options(people: Sequence[tuple[str, str]]) -> list[kit.Option]:
        return [kit.Option(key, masking().person(name)) for key, name in people]

    def _touched(self) -> None:
        self._more.setVisible(self.came.value() == CAME)
        self.changed.emit()

    def entry(self) -> GroupEntry | None:
        """What is written about the family; None while nobody said whether it came."""
        match self.came.value():
            case "came":
                return GroupEntry(
                    self.invited.family_id,
                    present=self.present.values(),
                    children_seen=self.seen.values(),
                    facts=self.own.toPlainText().strip(),
                )
            case "absent":
                return GroupEntry(self.invited.family_id, came=False)
        return None

    def raw(self) -> dict[str, Any]:
        """Everything chosen and typed, for the draft."""
        return {
            "came": self.came.value() or "",
            "present": list(self.present.values()),
            "seen": list(self.seen.values()),
            "own": self.own.toPlainText(),
        }

    def set_raw(self, kept: Mapping[str, Any]) -> None:
        """Puts a draft back."""
        self.came.set_values([kept["came"]] if kept.get("came") else [])
        self.present.set_values(kept.get("present", ()))
        self.seen.set_values(kept.get("seen", ()))
        self.own.setPlainText(str(kept.get("own", "")))
        self._more.setVisible(self.came.value() == CAME)


class GroupRecordSheet(FormSheet):
    """The sheet.

    Attributes:
        facts: The text common to all. `parts`: one for each family, by its id.
    """

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, meeting: GroupMeeting, invited: Sequence[Invited]
    ) -> None:
        about = _("One entry in each family's file; none of them names another family.")
        super().__init__(window, desk, tasks, meeting.topic, about, width=704, save=_("Write the entries"))
        self._meeting = meeting
        self.facts = kit.NoteField(role=Role.BODY)
        self.facts.setFixedHeight(_FACTS_H)
        hint = _("The same in every file: what was done, without anybody's name.")
        self._facts_row = kit.LabeledField(_("Course of the meeting"), self.facts, hint=hint)
        self.add(self._facts_row)
        self.parts = {one.family_id: FamilyPart(one) for one in invited}
        for part in self.parts.values():
            self.add(part)
            part.changed.connect(self.refit)
        self.keys = SnippetKeys([self.facts, *(part.own for part in self.parts.values())], self)
        tasks.read(self, lambda: snippets.texts(desk), self.keys.set_texts)
        tasks.read(self, lambda: entry_drafts.kept(desk, meeting.id, _KIND), self._restore)
        for note in (self.facts, *(part.own for part in self.parts.values())):
            note.idle.connect(self.keep_draft)

    def _restore(self, draft: EntryDraft | None) -> None:
        if draft is None:
            return
        self.facts.setPlainText(str(draft.fields.get("facts", "")))
        for family_id, kept in draft.fields.get("parts", {}).items():
            if family_id in self.parts:
                self.parts[family_id].set_raw(kept)
        self.tell(_("What you typed before was kept. Finish it here."), Tone.INFO)

    def typed(self) -> object:
        """Everything in the fields."""
        return self.facts.toPlainText(), [(key, part.raw()) for key, part in self.parts.items()]

    def keep_draft(self) -> None:
        """Makes what was typed safe."""
        fields = {
            "facts": self.facts.toPlainText(),
            "parts": {key: part.raw() for key, part in self.parts.items()},
        }
        desk, meeting = self.desk, self._meeting
        keep = partial(entry_drafts.keep, desk, meeting.id, _KIND, meeting.id, fields, meeting.scope)
        self.tasks.write(self, keep)

    def job(self) -> Job | None:
        """Writes one card for each family, all in one transaction."""
        made = [part.entry() for part in self.parts.values()]
        open_parts = [part for part in self.parts.values() if part.entry() is None]
        if open_parts:
            self.tell(_("Say for each family whether it took part."))
            self.reveal(open_parts[0].came)
            return None
        entries = [one for one in made if one is not None]
        desk, group_id, facts = self.desk, self._meeting.id, self.facts.toPlainText().strip()

        def write() -> object:
            written = group_work.record_group(desk, group_id, facts, entries)
            entry_drafts.drop(desk, group_id, _KIND)
            return written

        return write

    def explain(self, error: AppError) -> bool:
        """Shows a refusal at the text it is about."""
        if not isinstance(error, InvalidGroup):
            return False
        lacking = any((one.field, one.code) == ("facts", "missing") for one in error.problems)
        words = " ".join(word_problem(one) for one in error.problems)
        if lacking:  # a card calls its text otherwise
            words = _("Write what was done; it stands in the file of each family.")
        self._facts_row.set_error(words)
        self.tell(words)
        return True
