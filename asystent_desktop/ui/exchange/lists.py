"""What goes to the office, what came from it, past exchanges, and what needs a person's eye."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.desk import ExchangeDesk
from asystent_desktop.application.exchange.week import ExchangeRow, RowState, WaitingKind
from asystent_desktop.application.exchange.words import row_text
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import number, short_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.exchange.move_rows import move_rows
from asystent_desktop.ui.exchange.notice_sheet import notice_rows
from asystent_desktop.ui.exchange.presenter import Outcome
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone

ROW_H = 42
SHOWN = 6


class ListCard(kit.Card):
    """A titled list that grows with its rows, and a quiet sentence while it is empty."""

    def __init__(self, title: str, *, link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, link=link, parent=parent)
        self._title = title
        self.quiet = kit.Label("", Role.ROW, tone="muted", wrap=True)
        self.body.addWidget(self.quiet)
        self.rows = kit.RowList(title, height=ROW_H, lines=True)
        self.add_rows(self.rows)
        self._column.setStretch(self._column.count() - 1, 0)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_rows(self, rows: Sequence[kit.Row], *, count: str = "", quiet: str = "") -> None:
        """Shows rows, or the sentence when there are none."""
        self.rows.set_rows(rows)
        self.rows.fit_height()
        self.rows.setVisible(bool(rows))
        self.quiet.setText(quiet)
        self.quiet.setVisible(not rows and bool(quiet))
        if self.header is not None:
            self.header.set_title(self._title, count)


class OutgoingCard(ListCard):
    """From the laptop to the office: unconfirmed changes, or what was accepted just now."""

    def __init__(self) -> None:
        super().__init__(_("From this laptop to the office"))

    def show_desk(self, desk: ExchangeDesk, outcome: Outcome | None) -> None:
        """Shows what waits; right after an exchange that left nothing, what was accepted."""
        accepted = outcome.accepted if outcome else ()
        if not desk.waiting.total and accepted:
            total = sum(row.count for row in accepted)
            rows = [self._row(row, _("accepted"), Tone.DONE) for row in accepted]
            self.show_rows(rows, count=_changes(total))
            return
        state = ""
        if desk.laid_out == desk.waiting.total:
            state = _("taken out")
        elif not desk.laid_out:
            state = _("waits")
        rows = [self._row(row, state, Tone.SOON) for row in desk.waiting.by_kind]
        self.show_rows(
            rows,
            count=_changes(desk.waiting.total) if desk.waiting.total else "",
            quiet=_("The office has everything from this computer."),
        )

    @staticmethod
    def _row(row: WaitingKind, state: str, tone: Tone) -> kit.Row:
        return kit.Row(
            row.label,
            _(row.label),
            subtitle=words.families(row) or _("this computer"),
            right=number(row.count),
            pill=state,
            tone=tone,
            icon=words.KIND_ICONS.get(row.label, Icon.DOCUMENT),
            icon_tone=Tone.NEUTRAL,
        )


class IncomingCard(ListCard):
    """From the office to the laptop: what the last exchange of this session brought."""

    def __init__(self) -> None:
        super().__init__(_("From the office to this laptop"))

    def show_desk(self, desk: ExchangeDesk, outcome: Outcome | None) -> None:
        """Shows what came."""
        report = outcome.report if outcome else None
        if outcome is None or report is None or not (report.received or report.new_families):
            self.show_rows([], quiet=_past(desk.history, looked=report is not None))
            return
        rows = [
            kit.Row(
                family.family_id,
                _("New family in your care"),
                subtitle=masking().name(family.name, family.number) or _("whole file"),
                right="1",
                tone=Tone.DONE,
                icon=Icon.PERSON_ADD,
            )
            for family in report.new_families
        ]
        rows += [
            kit.Row(
                row.label,
                _(row.label),
                subtitle=words.families(row) or _("the office"),
                right=number(row.count),
                tone=Tone.DONE,
                icon=words.KIND_ICONS.get(row.label, Icon.DOCUMENT),
                icon_tone=Tone.NEUTRAL,
            )
            for row in outcome.arrived
        ]
        self.show_rows(rows, count=_changes(report.received))


def _past(history: Sequence[ExchangeRow], *, looked: bool) -> str:
    if looked:
        return _("Nothing new came this time.")
    last = next((row for row in history if row.received), None)
    if last is None:
        return _("Nothing has come from the office yet.")
    received = ngettext("{n} change received", "{n} changes received", last.received).format(
        n=number(last.received)
    )
    return _("Last time: {what}, {when}").format(what=received, when=words.moment(last.at))


def _changes(count: int) -> str:
    return ngettext("{n} change", "{n} changes", count).format(n=number(count))


class HistoryCard(ListCard):
    """Past exchanges, latest first, with the difference between accepted and durably saved."""

    def __init__(self) -> None:
        super().__init__(_("Exchange history"), link=_("All"))
        self._history: tuple[ExchangeRow, ...] = ()
        self._whole = self._safe = False
        if self.link is not None:
            self.link.clicked.connect(self._toggle)
        legend = QVBoxLayout()
        legend.setContentsMargins(12, 8, 12, 0)
        legend.setSpacing(8)
        legend.addWidget(kit.Line())
        text = _(
            "Accepted: the office has the change. Saved durably: it is in the office's checked backup too; "
            "only then may a computer remove anything."
        )
        self._durable = kit.Label("", Role.CAPTION_STRONG, wrap=True)
        legend.addWidget(self._durable)
        legend.addWidget(kit.Label(text, Role.CAPTION, tone="muted", wrap=True))
        self._column.addLayout(legend)

    def show_desk(self, desk: ExchangeDesk) -> None:
        """Shows the past."""
        self._history, self._safe = desk.history, not desk.not_durable
        self._durable.setText(_durable(desk))
        self._durable.setVisible(any(row.accepted for row in desk.history))
        self._fill()

    def _toggle(self) -> None:
        self._whole = not self._whole
        self._fill()

    def _fill(self) -> None:
        if self.link is not None:
            self.link.setVisible(len(self._history) > SHOWN)
            self.link.setText(_("Fewer") if self._whole else _("All"))
        shown = self._history if self._whole else self._history[:SHOWN]
        self.show_rows([_history_row(row, safe=self._safe) for row in shown], quiet=_("No exchange yet."))


def _durable(desk: ExchangeDesk) -> str:
    if not desk.not_durable:
        return _("Everything the office accepted is saved durably.")
    text = ngettext(
        "{n} accepted entry is not saved durably yet.",
        "{n} accepted entries are not saved durably yet.",
        desk.not_durable,
    )
    return text.format(n=number(desk.not_durable))


def _history_row(row: ExchangeRow, *, safe: bool) -> kit.Row:
    state, tone = words.state(row, safe=safe)
    network = row.via.startswith("https://")
    waiting = row.state is RowState.WAITING
    return kit.Row(
        row.at.isoformat(),
        row_text(row),
        subtitle=words.moment(row.at),
        rest=_("network") if network else _("folder"),
        right=state,
        tone=tone,
        icon=Icon.WAITING if waiting else Icon.OFFICE if network else Icon.USB,
        icon_tone=Tone.SOON if waiting else Tone.NEUTRAL,
    )


class CheckCard(ListCard):
    """What needs a person: lost entries, fields with two versions, late cards, changes the office holds.

    Attributes:
        clash_wanted: Id of the family whose two versions are to be decided.
        family_wanted: Id of a family to open.
        notice_wanted: Id of the notice about the journal that is to be read.
    """

    clash_wanted = Signal(str)
    notice_wanted = Signal(str)
    family_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("To check"))
        self.rows.opened.connect(self._open)
        note = QHBoxLayout()
        note.setContentsMargins(12, 8, 12, 0)
        note.setSpacing(9)
        note.addWidget(kit.IconMark(Icon.INFO, Tone.NEUTRAL, size=16))
        note.addWidget(
            kit.Label(_("Both versions stay in the history of changes."), Role.CAPTION, tone="muted"), 1
        )
        self._column.addLayout(note)

    def show_desk(self, desk: ExchangeDesk) -> None:
        """Shows it."""
        rows = notice_rows(desk.notices)
        rows += [self._clash(one.family_id, one.name, one.fields, one.own) for one in desk.conflicts]
        rows += [
            kit.Row(
                f"late:{one.family_id}:{one.visit_id}",
                _("Entered late: visit of {day}").format(day=short_date(one.on)),
                subtitle=masking().name(one.name, one.number),
                rest=_("the head will see the mark"),
                right=_("Show"),
                tone=Tone.DONE,
                icon=Icon.HISTORY,
                icon_tone=Tone.SOON,
            )
            for one in desk.late
        ]
        rows += [
            kit.Row(
                f"held:{one.at.isoformat()}",
                ngettext("{n} change held at the office", "{n} changes held at the office", one.count).format(
                    n=one.count
                ),
                subtitle=_("the head decides"),
                rest=words.moment(one.at),
                icon=Icon.WAITING,
                icon_tone=Tone.SOON,
            )
            for one in desk.held
        ]
        count = str(len(rows)) if rows else ""
        rows += move_rows(desk.moves)
        self.show_rows(rows, count=count, quiet=_("Nothing to check."))

    @staticmethod
    def _clash(family_id: str, name: str, fields: int, own: int) -> kit.Row:
        text = ngettext("Two versions: {family}, {n} field", "Two versions: {family}, {n} fields", fields)
        return kit.Row(
            f"clash:{family_id}",
            text.format(family=masking().name(name) or _("the office"), n=fields),
            subtitle=_("changed on two computers") if own else _("the head decides"),
            right=_("Decide") if own else _("Show"),
            tone=Tone.DONE,
            icon=Icon.VERSIONS,
            icon_tone=Tone.SOON,
        )

    def _open(self, key: str) -> None:
        sort, _colon, rest = key.partition(":")
        if sort == "clash":
            self.clash_wanted.emit(rest)
        elif sort == "notice":
            self.notice_wanted.emit(rest)
        elif sort == "late":
            self.family_wanted.emit(rest.partition(":")[0])
