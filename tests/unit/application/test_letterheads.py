"""The logo above the letterhead."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from asystent_desktop.application import letterheads
from asystent_desktop.application.faults import UnusableLogo
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.papers import printed
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.papers import Addressee
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import new_family
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import make_desk


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    made = make_desk(tmp_path / "vault", clock=FakeClock(), renderer=PdfRenderer())
    yield made
    made.close()


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 40), colour: int = 120) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (10, colour, 90)).save(out, kind)
    return out.getvalue()


def pictures_in(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return sum(len(page.get_images()) for page in opened.pages)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_papers_bear_the_logo_from_now_on(desk: Desk, kind: str) -> None:
    wanted = Wanted("family-card", new_family(desk))
    assert pictures_in(making.preview(desk, wanted).content) == 0
    letterheads.set_logo(desk, picture(kind))
    assert pictures_in(making.preview(desk, wanted).content) == 1
    letterheads.remove_logo(desk)
    assert pictures_in(making.preview(desk, wanted).content) == 0


def test_court_papers_bear_it_too_and_a_sealed_one_keeps_its_own(desk: Desk) -> None:
    to = Addressee("Sąd Rejonowy", "III Wydział", "ul. Przykładowa 1", "00-001 Miasto")
    paper_id = opinions.start_paper(desk, new_family(desk), "information", to)[1]
    assert pictures_in(opinions.preview(desk, paper_id).content) == 0
    letterheads.set_logo(desk, picture())
    assert pictures_in(opinions.preview(desk, paper_id).content) == 1
    _changes, document = opinions.submit(desk, paper_id)
    letterheads.remove_logo(desk)
    assert printed(desk, document.content).content == opinions.stored_pdf(desk, paper_id)
    assert pictures_in(opinions.stored_pdf(desk, paper_id)) == 1


def test_an_old_paper_keeps_its_logo(desk: Desk) -> None:
    wanted = Wanted("family-card", new_family(desk))
    letterheads.set_logo(desk, picture())
    _changes, document = making.finish(desk, wanted)
    letterheads.set_logo(desk, picture(colour=10))
    with desk.unit_of_work() as unit:
        kept = letterheads.logo_picture(unit, document.content.logo_sha256)
    assert kept == picture()
    assert pictures_in(making.stored_paper(desk, document.id)) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "kind"),
        (b"GIF89a", "kind"),
        (picture()[:50], "broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(letterheads.LOGO_BYTES), "size"),
    ],
)
def test_what_cannot_be_printed_is_refused_before_it_is_kept(desk: Desk, content: bytes, reason: str) -> None:
    with pytest.raises(UnusableLogo) as fault:
        letterheads.set_logo(desk, content)
    assert fault.value.values["reason"] == reason
    with desk.unit_of_work() as unit:
        assert letterheads.logo_in_use(unit) == ""
