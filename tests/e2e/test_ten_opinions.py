"""Ten opinions of different shape, made from the screen: from the court's letter to the delivered paper.

One of them runs always, all ten with ASYSTENT_FULL=1. With ASYSTENT_PAGES=FOLDER the finished papers are
written there as PDF and, where poppler-utils are installed, as one picture a page, to be read by a person.
"""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop import i18n
from asystent_desktop.application import letterhead as office
from asystent_desktop.application.opinion import opinions
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import theme
from tests.e2e.opinion_robot import CASE_NUMBER, Robot
from tests.e2e.opinion_scenes import SCENES
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import make_desk

FULL = os.environ.get("ASYSTENT_FULL", "") not in ("", "0")
PAGES = os.environ.get("ASYSTENT_PAGES", "")
TRIED = tuple(SCENES) if FULL else ("urgent",)
MORNING = datetime(2026, 11, 17, 9, 42, 7, tzinfo=UTC)
NEVER = ("..", " ,", " .", "None", "{", "}", "Brak ustaleń", "PROJEKT")
"""What no finished paper bears."""
FIGURES = re.compile(r"\b[0-5]\s?/\s?5\b|stopień [0-5]\b|ocena:? [0-5]\b", re.IGNORECASE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(
        tmp_path / "vault", name="Ewa Zarzycka", clock=FakeClock(MORNING), renderer=PdfRenderer()
    )
    office.change_profile(
        made,
        name="Miejski Ośrodek Pomocy Społecznej w Katowicach",
        unit="Zespół Asysty Rodzinnej",
        street="ul. Jagiellońska 17",
        postcode_city="40-032 Katowice",
        place="Katowice",
    )
    yield made
    made.close()


@pytest.fixture
def robot(qapp, qtbot, desk: Desk) -> Iterator[Robot]:
    theme.apply(qapp, theme.Choice.LIGHT)
    with i18n.speaking("pl"):
        made = Robot(qtbot, desk)
        yield made
        made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("name", TRIED)
def test_an_opinion_is_made_from_the_screen(robot: Robot, desk: Desk, name: str) -> None:
    scene = SCENES[name]
    robot.enter_letter(scene.family(desk), scene)
    robot.write(scene)
    sent = _send(robot)
    if scene.corrected:
        robot.correct(scene.corrected)
        _send(robot)
        assert opinions.opinion(desk, robot.page.presenter.opinion_id).row.corrects == sent
    (request,) = opinions.requests(desk)
    assert request.closed_on == date(2026, 11, 17)
    (paper,) = opinions.final_papers(desk, robot.page.presenter.opinion_id)
    content = opinions.print_final(desk, paper.document_id)
    _keep(name, content)
    told = _text(content)
    assert CASE_NUMBER in told
    assert scene.conclusion in told and all(answer in told for answer in scene.answers)
    assert [sign for sign in NEVER if sign in told] == [] and not FIGURES.search(told)
    assert ("Korekta pisma z dnia 17 listopada 2026 r." in told) == bool(scene.corrected)


def _send(robot: Robot) -> str:
    """Everything after writing; the id of what was sent."""
    robot.decide()
    robot.submit()
    robot.post(robot.finish())
    view = robot.page.presenter.view
    assert view is not None and view.state is OpinionState.SENT
    return view.opinion_id


def _text(content: bytes) -> str:
    """The words without the breaks of lines and pages."""
    pages = [page.extract_text().rsplit("Nr ", 1)[0] for page in PdfReader(io.BytesIO(content)).pages]
    plain = "\n".join(pages).replace("\u00ad\n", "").replace("\u00a0", " ")
    return " ".join(plain.replace("…", "").split())


def _keep(name: str, content: bytes) -> None:
    """Writes the paper for looking, where somebody asked for it."""
    if not PAGES:
        return
    folder = Path(PAGES)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.pdf").write_bytes(content)
    if program := shutil.which("pdftoppm"):
        subprocess.run(
            [program, "-r", "80", "-png", str(folder / f"{name}.pdf"), str(folder / name)], check=True
        )
