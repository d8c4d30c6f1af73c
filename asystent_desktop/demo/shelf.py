"""What lies in a file beside the record: a scan, and a letter that was printed and signed electronically."""

from asystent_desktop import assets
from asystent_desktop.application.attachments import attachments
from asystent_desktop.application.entries import entries
from asystent_desktop.application.opinion import signing
from asystent_desktop.application.papers import letters, making
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.domain.kinds.attachment import AttachedTo
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.signing import KeyFile

_SCAN, _KEY, _KEY_PASSWORD = "demo/skierowanie.jpg", "demo/podpis.p12", "pokaz"
_NOT_INSTALLED = "signing.not-installed"


def fill_shelf(desk: Desk, with_referral: str, with_letter: str) -> None:
    """Puts the papers where they belong.

    Args:
        with_referral: Id of a family whose file lists the referral that was scanned.
        with_letter: Id of a family whose school is written to.
    """
    received = entries.entries(desk, with_referral, ReceivedDocument)[0]
    attachments.add(
        desk,
        with_referral,
        "Skierowanie pracownika socjalnego",
        assets.path(_SCAN).read_bytes(),
        subject_kind=AttachedTo.RECEIVED,
        subject_id=received.id,
    )
    _changes, letter = letters.begin(
        desk,
        with_letter,
        "school",
        addressee=("Szkoła Podstawowa nr 101", "ul. Przykładowa 3", "40-000 Katowice"),
        text="Proszę o informację o frekwencji i postępach ucznia w bieżącym półroczu.\n"
        "Odpowiedź proszę przekazać w ciągu 14 dni.",
    )
    paper = making.finish(desk, Wanted("letter", with_letter, letter))[1]
    try:
        signing.sign_paper(desk, paper, KeyFile(assets.path(_KEY).read_bytes(), _KEY_PASSWORD))
    except UserFixable as error:
        if error.code != _NOT_INSTALLED:
            raise  # without the optional package the letter is printed and signed by hand
