"""Renders the widget kit in both looks to PNG files, for looking at.

QT_QPA_PLATFORM=offscreen python -m scripts.look_kit OUT_DIR
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.shell import MainShell, Network, RailEntry, Status
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import FAMILY_ROW_H
from asystent_desktop.ui.unlock.first_run import FirstRunPage
from asystent_desktop.ui.unlock.requests import TITLES, UnlockFacts, Worker
from asystent_desktop.ui.unlock.unlock_page import UnlockPage

SIZE = (1366, 768)

FAMILIES = [
    kit.Row("1", "Lewandowska", ring=-2, subtitle="2 dni rob. po terminie", subtitle_tone=Tone.OVERDUE,
            marks=((Icon.COURT, Tone.COURT),)),
    kit.Row("2", "Nowak", ring=-1, subtitle="1 dzień rob. po terminie", subtitle_tone=Tone.OVERDUE),
    kit.Row("3", "Mazur", ring=1, subtitle="za 1 dzień rob.", subtitle_tone=Tone.SOON, rest="Załęże",
            marks=((Icon.FOR_LIFE, Tone.INFO),)),
    kit.Row("4", "Wiśniewska", ring=4, subtitle="za 4 dni rob.", rest="Zawodzie", marks=((Icon.COURT,
            Tone.COURT),)),
    kit.Row("5", "Zielińska", ring=6, subtitle="za 6 dni rob.", rest="Śródmieście"),
    kit.Row("6", "Sobczak", ring=None, subtitle="bez terminu", rest="Ligota"),
]  # fmt: skip

DOCK = [
    kit.Row("h1", "Po terminie", right="3", tone=Tone.OVERDUE, heading=True),
    kit.Row("a", "Spotkanie · Lewandowska", subtitle="termin minął pt. 13.11 · Bogucice", right="2 dni rob.",
            tone=Tone.OVERDUE, icon=Icon.CONTACT),
    kit.Row("b", "Ocena okresowa · Mazur", subtitle="termin minął pt. 13.11", right="4 dni",
            tone=Tone.OVERDUE,
            icon=Icon.ASSESSMENT),
    kit.Row("h2", "Dziś · wizyty", right="3", heading=True),
    kit.Row("c", "Jabłońscy", lead="09:00", subtitle="Bogucice · karta zapisana 10:06", right="odbyta",
            icon=Icon.DONE, done=True),
    kit.Row("d", "Wiśniewska", lead="11:30", subtitle="Zawodzie, ul. Łączna 4/7", right="za 48 min",
            tone=Tone.DONE,
            icon=Icon.HOME, framed=True),
    kit.Row("e", "Dąbrowscy", lead="14:00", subtitle="SP nr 17, z rodzicami i pedagogiem", icon=Icon.SCHOOL,
            tone=Tone.DONE),
    kit.Row("f", "Opinia · Wiśniewska", subtitle="V Nsm 412/26 · projekt 11 z 13", right="pt. 20.11",
            tone=Tone.SOON,
            icon=Icon.COURT, icon_tone=Tone.COURT),
]  # fmt: skip

TERMS = [
    kit.Row(
        "1",
        "Opinia · V Nsm 412/26",
        icon=Icon.COURT,
        right="pt. 20.11",
        pill="za 3 dni",
        tone=Tone.SOON,
        icon_tone=Tone.COURT,
    ),
    kit.Row(
        "2",
        "Spotkanie (zarządzenie)",
        icon=Icon.CONTACT,
        right="pn. 23.11",
        pill="za 4 dni rob.",
        tone=Tone.DONE,
    ),
    kit.Row("3", "Badanie Oliwii w PPP", icon=Icon.GOAL, right="pn. 30.11", pill="za 13 dni", tone=Tone.INFO),
]

STAGES = [
    kit.Stage("Przydział", "12.03.25", kit.StageState.DONE),
    kit.Stage("Diagnoza", "04.04.25", kit.StageState.DONE),
    kit.Stage("Plan pracy", "wersja 3", kit.StageState.DONE),
    kit.Stage("Realizacja", "ocena do 11.12", kit.StageState.CURRENT),
    kit.Stage("Zakończenie", "", kit.StageState.NEXT),
    kit.Stage("Monitoring", "", kit.StageState.NEXT),
]


def row(*parts: QWidget | None) -> QLayout:
    """Parts side by side; None stretches."""
    made = QHBoxLayout()
    made.setSpacing(8)
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            made.addWidget(part)
    return made


def left_column() -> QWidget:
    """Rings, families, chips."""
    box = QWidget()
    box.setProperty("surface", "paper")
    box.setFixedWidth(268)
    column = QVBoxLayout(box)
    column.setContentsMargins(8, 8, 8, 8)
    column.addWidget(kit.SectionHeader("Rodziny", count="14 z 15", role=Role.PANE))
    filters = kit.ChipGroup("Filtr", [kit.Option("all", "Wszystkie"), kit.Option("now", "Pilne 5"),
                            kit.Option("court", "Sąd 5")], exclusive=True, mark=False)  # fmt: skip
    filters.set_values(["all"])
    column.addWidget(filters)
    families = kit.RowList("Rodziny", height=FAMILY_ROW_H)
    families.set_rows(FAMILIES)
    families.choose("4")
    column.addWidget(families, 1)
    column.addLayout(row(*[kit.ContactRing(days) for days in (10, 7, 3, 0, -12)], None))
    return box


def middle_column() -> QWidget:
    """Stage bar, tabs, cards, chips and fields."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    new = kit.PrimaryButton("Nowa wizyta", icon=Icon.NOTE)
    more = kit.IconButton(Icon.MORE, "Więcej")
    name = kit.Label("Anna Wiśniewska", Role.FAMILY)
    pill = kit.Pill("Zobowiązanie sądu", Tone.COURT, icon=Icon.COURT)
    column.addLayout(row(name, pill, None, new, more))
    column.addWidget(kit.StageBar(STAGES))
    column.addWidget(kit.TabBar("Teczka", ["Przegląd", "Osoby", "Plan pracy", "Oś czasu", "Oceny", "Sąd"]))
    terms = kit.Card("Najbliższe terminy", link="Wszystkie")
    rows = kit.RowList("Najbliższe terminy")
    rows.set_rows(TERMS)
    rows.fit_height()
    terms.add_rows(rows)
    goals = kit.Card("Cele planu pracy", link="Plan v3")
    for title, done, total, tone in (("Szkoła", 2, 4, Tone.DONE), ("Budżet", 1, 4, Tone.SOON)):
        goals.body.addLayout(
            row(kit.Label(title, Role.ROW_MEDIUM), None, kit.Label(f"{done} z {total}", Role.CAPTION))
        )
        goals.body.addWidget(kit.SegmentedProgress(done, total, tone=tone))
    goals.body.addStretch(1)
    column.addLayout(row(terms, goals))
    safety = kit.ChipGroup("Dzieci bezpieczne?", exclusive=True)
    safety.set_options(
        [kit.Option("b", "&Bez zastrzeżeń"), kit.Option("n", "&Niepokój"), kit.Option("i", "&Interwencja")]
    )
    safety.set_values(["n"])
    column.addWidget(safety)
    note = kit.NoteField(placeholder="Obserwacje i wypowiedzi")
    note.setPlainText("Anna pokazała e-dziennik: Kacper bez nieobecności od 26.10.")
    note.setFixedHeight(70)
    column.addWidget(note)
    column.addLayout(row(
        kit.Segmented("Układ", [kit.Option("t", "Według czasu"), kit.Option("f", "Według rodzin")]), None,
        kit.SecondaryButton("Następna sprawa", icon=Icon.NEXT, key="J"), kit.LinkButton("Pokaż wszystkie"),
        kit.PrimaryButton("Zakończ kartę", key="Ctrl+Enter")))  # fmt: skip
    column.addLayout(form_row())
    column.addWidget(
        kit.Banner("Do wydruku brakuje: 1 przewidywany efekt", Tone.SOON, action="Pokaż", closable=True)
    )
    column.addStretch(1)
    return box


def form_row() -> QLayout:
    """Fields with labels, one of them wrong."""
    day = kit.DateEdit(lambda: date(2026, 11, 17))
    day.set_value(date(2026, 11, 30))
    wrong = kit.LabeledField("Imię i nazwisko", kit.TextField("K"))
    who = kit.ChoiceField([("a", "Anna, asystentka"), ("t", "Tomasz")])
    who.set_value("a")
    grade = kit.RatingField(
        "Postęp", ["brak", "słaby", "część", "termin umówiony, dokumenty złożone", "dobry", "pełny"]
    )
    grade.set_value(3)
    made = row(
        kit.LabeledField("Termin", day, hint="za 13 dni · było: pt. 30.10"),
        wrong,
        kit.LabeledField("Kto wykonuje", who),
        grade,
    )
    wrong.set_error("Podaj imię i nazwisko")
    return made


def right_column() -> QWidget:
    """The dock and everything small."""
    box = QWidget()
    box.setProperty("surface", "paper")
    box.setFixedWidth(304)
    column = QVBoxLayout(box)
    column.setContentsMargins(8, 8, 8, 8)
    dock = kit.RowList("Dziś")
    dock.set_rows(DOCK)
    dock.fit_height()
    column.addWidget(dock)
    steps = kit.Timeline("Wymiana")
    for state, words in (
        (kit.StepState.DONE, "Połączenie"),
        (kit.StepState.CURRENT, "Odbieranie"),
        (kit.StepState.NEXT, "Zapis"),
    ):
        label = kit.Label(words, Role.ROW_STRONG)
        label.setFixedHeight(38)
        steps.add(state, label)
    column.addWidget(steps)
    word = kit.PassphraseField("Hasło")
    word.edit.setText("pokaz asystent")
    meter = kit.StrengthMeter()
    meter.show_for("pokaz asystent")
    column.addWidget(word)
    column.addWidget(meter)
    column.addLayout(row(*[kit.Pill(str(tone), tone) for tone in Tone][:4], None))
    column.addStretch(1)
    return box


def kit_page() -> QWidget:
    """Everything on one page."""
    page = QWidget()
    page.setProperty("surface", "canvas")
    across = QHBoxLayout(page)
    across.setContentsMargins(0, 12, 0, 12)
    across.setSpacing(16)
    for column in (left_column(), middle_column(), right_column()):
        across.addWidget(column)
    return page


def shell_page() -> QWidget:
    """The empty frame with a dock."""
    entries = [
        RailEntry("today", Icon.TODAY, "Dziś", "Ctrl+1"),
        RailEntry("families", Icon.FAMILIES, "Rodziny", "Ctrl+2"),
        RailEntry("calendar", Icon.CALENDAR, "Kalendarz", "Ctrl+3"),
        RailEntry("opinions", Icon.OPINIONS, "Opinie", "Ctrl+4"),
        RailEntry("exchange", Icon.EXCHANGE, "Wymiana danych", "Ctrl+5"),
        RailEntry("settings", Icon.SETTINGS, "Ustawienia", bottom=True),
    ]
    shell = MainShell(entries, demo=True)
    shell.rail.set_badge("today", 3)
    shell.rail.set_badge("opinions", 1)
    shell.add_page(
        "families", kit.EmptyState(Icon.FAMILIES, "Nie ma jeszcze rodzin.", "Pobierz przydział"), dock=True
    )
    dock = kit.RowList("Dziś")
    dock.set_rows(DOCK)
    shell.set_dock(dock, "Dziś", 3)
    shell.navigate("families")
    moment = datetime(2026, 11, 17, 10, 42)
    shell.status.show_status(Status(Network.OFFLINE, moment, 14, datetime(2026, 11, 13, 15, 40), 4))
    shell.status.show_countdown(252)
    return shell


def unlock_page(*, wrong: bool = False) -> QWidget:
    """The unlock page, fresh or after wrong passphrases."""
    facts = UnlockFacts(datetime(2026, 11, 13, 15, 40), 14, 1)
    workers = [Worker("a", "Katarzyna Lis", TITLES[0]), Worker("b", "Jan Nowy", TITLES[1])]
    office = "Miejski Ośrodek Pomocy Społecznej w Katowicach"
    page = UnlockPage(workers, facts, lambda: datetime(2026, 11, 17, 7, 52), demo=True, office_name=office)
    page.passphrase.edit.setText("pokaz asystent")
    if wrong:
        for _attempt in range(4):
            page.refuse("Nieprawidłowe hasło")
        page.passphrase.edit.caps_lock_seen.emit(True)
    return page


def first_run(step: int) -> QWidget:
    """The first run at a step, -1 for the choice."""
    page = FirstRunPage()
    page.who.fill(("Katarzyna Lis", TITLES[0], "Miejski Ośrodek Pomocy Społecznej w Katowicach", "Katowice"))
    page.passphrase.fill("rower zielony most")
    page.office.set_path(Path("zaproszenie-Lis.json"))
    if step >= 0:
        page.start_own_work()
    for _step in range(step):
        page.go_on()
    return page


def sheet_page() -> QWidget:
    """A sheet and a toast over the frame."""
    shell = shell_page()
    sheet = kit.Sheet(shell, "Karta wizyty · Anna Wiśniewska", "wt. 17.11.2026, 11:30–12:25 (55 min)")
    sheet.head.addWidget(kit.LinkButton("Wizyta nieodbyta…"))
    place = kit.ChipGroup("Miejsce", exclusive=True)
    place.set_options([kit.Option(w, w) for w in ("Dom", "Ośrodek", "Szkoła", "Urząd lub sąd", "Inne")])
    sheet.body.addWidget(kit.LabeledField("Miejsce", place))
    note = kit.NoteField()
    note.setMinimumHeight(220)
    sheet.body.addWidget(kit.LabeledField("Obserwacje i wypowiedzi", note))
    sheet.footer.addWidget(kit.IconMark(Icon.DONE, Tone.DONE))
    sheet.footer.addWidget(
        kit.Label("Wersja robocza zapisuje się sama · 12:31:07", Role.CAPTION, tone="muted")
    )
    sheet.footer.addStretch(1)
    sheet.footer.addWidget(kit.SecondaryButton("Później", key="Esc"))
    sheet.footer.addWidget(kit.PrimaryButton("Zakończ kartę", key="Ctrl+Enter"))
    shell.resize(*SIZE)
    shell.show()
    sheet.open(note)
    kit.toast(shell, "Cel usunięty", action="Cofnij")
    return shell


def save(widget: QWidget, name: str, out: Path, size: tuple[int, int] = SIZE) -> None:
    """Renders a widget."""
    widget.resize(*size)
    widget.show()
    for _turn in range(3):
        QApplication.processEvents()
    widget.grab().save(str(out / f"{name}.png"))
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> int:
    """Entry point."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    for choice in (theme.Choice.LIGHT, theme.Choice.DARK):
        theme.apply(app, choice)
        save(kit_page(), f"kit-{choice}", out)
        save(shell_page(), f"shell-{choice}", out)
        save(shell_page(), f"shell-half-{choice}", out, size=(683, 348))
        save(unlock_page(), f"unlock-{choice}", out)
        save(unlock_page(wrong=True), f"unlock-wrong-{choice}", out, size=(683, 384))
        for step in range(-1, 4):
            save(first_run(step), f"first-run-{step + 1}-{choice}", out)
        save(sheet_page(), f"sheet-{choice}", out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
