"""Signatures as other programs see them: valid on what was frozen, invalid on anything else."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pytest
from pikepdf import pdfa

from asystent_desktop.documents.faults import (
    CertificateMissing,
    CertificateNotValid,
    KeyFileFault,
    ModuleFault,
    SigningMissing,
    TokenMissing,
    WrongKeyPassword,
    WrongPin,
)
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.documents.signing import PadesSigner
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import faults, speaking
from asystent_desktop.ports.signing import KeyFile, KeyToken, SignedPdf
from tests.unit.documents import samples
from tests.unit.documents.signing_keys import (
    LABEL,
    NOW,
    PASSWORD,
    PIN,
    TOKEN,
    certified,
    key_file,
    soft_token,
)
from tests.unit.documents.test_tagged import NOT_KNOWN_TO_THE_CHECKER

pytest.importorskip("pyhanko", reason="the extra `sign` is not installed")


@pytest.fixture(scope="module")
def frozen() -> bytes:
    return PdfRenderer().opinion(samples.opinion()).content


@pytest.fixture(scope="module")
def by_file() -> KeyFile:
    return KeyFile(key_file(*certified()), PASSWORD)


@pytest.fixture(scope="module")
def by_card(tmp_path_factory: pytest.TempPathFactory) -> KeyToken:
    pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed")
    module = soft_token(tmp_path_factory.mktemp("karta"))
    if module is None:
        pytest.skip("SoftHSM2 is not installed")
    return KeyToken(module, TOKEN, LABEL, PIN)


@pytest.fixture(params=["by_file", "by_card"])
def signed(request, frozen: bytes) -> SignedPdf:
    return PadesSigner().sign(frozen, request.getfixturevalue(request.param), NOW)


def pdfsig(content: bytes, folder: Path) -> str:
    """What poppler says of the signatures, in English."""
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig (poppler-utils) is not installed")
    path = folder / "podpisany.pdf"
    path.write_bytes(content)
    return subprocess.run(
        ("pdfsig", str(path)), capture_output=True, text=True, env={"LC_ALL": "C.UTF-8"}
    ).stdout


def test_pdfsig_finds_one_valid_signature_over_the_whole_document(signed: SignedPdf, tmp_path: Path) -> None:
    told = pdfsig(signed.content, tmp_path)
    assert told.count("Signature #") == 1
    assert "Signature is Valid." in told and "Total document signed" in told
    assert "ETSI.CAdES.detached" in told and "SHA-256" in told
    assert "Anna Przykładowa" in told


def test_the_frozen_bytes_are_the_beginning_of_the_signed_ones(signed: SignedPdf, frozen: bytes) -> None:
    assert signed.content.startswith(frozen) and len(signed.content) > len(frozen)


def test_one_flipped_byte_of_the_paper_makes_it_invalid(signed: SignedPdf, frozen: bytes, tmp_path) -> None:
    at = frozen.index(b"stream") + 20
    altered = bytearray(signed.content)
    altered[at] ^= 1
    told = pdfsig(bytes(altered), tmp_path)
    assert "Digest Mismatch" in told and "Signature is Valid." not in told


def test_the_signer_is_named_without_the_numbers_of_the_certificate(signed: SignedPdf) -> None:
    assert signed.signer == "Anna Przykładowa, Ośrodek Przykładowy"


def test_pages_look_as_before_and_stay_readable_and_archivable(
    signed: SignedPdf, frozen: bytes, tmp_path
) -> None:
    path = tmp_path / "podpisany.pdf"
    path.write_bytes(signed.content)
    assert not pdfua.validate(str(path)).findings
    with pikepdf.open(path) as opened, pikepdf.open(BytesIO(frozen)) as before:
        found = {finding.message for finding in pdfa.check(opened, "2b").findings}
        pages = [page.Contents.read_bytes() for page in opened.pages]
        assert pages == [page.Contents.read_bytes() for page in before.pages]
        (widget,) = opened.pages[0].Annots
        assert "/AP" not in widget and all(edge < 0 for edge in widget.Rect)
    # The checker reads no forms, and a signature is one.
    assert found - NOT_KNOWN_TO_THE_CHECKER == {"interactive forms (/AcroForm) are not supported"}


def refused(pdf: bytes, means: KeyFile | KeyToken, kind: type[AppError]) -> str:
    """The Polish words of the fault."""
    with pytest.raises(kind) as caught:
        PadesSigner().sign(pdf, means, NOW)
    with speaking("pl"):
        return faults.word(caught.value)


def test_a_wrong_password_is_told_from_a_wrong_file(frozen: bytes, by_file: KeyFile) -> None:
    refused(frozen, replace(by_file, password="inne hasło"), WrongKeyPassword)
    for content in (b"", b"no key", by_file.content[:-40], frozen):
        refused(frozen, replace(by_file, content=content), KeyFileFault)


def test_a_file_without_a_key_is_told(frozen: bytes) -> None:
    refused(frozen, KeyFile(key_file(None, certified()[1]), PASSWORD), KeyFileFault)


@pytest.mark.parametrize("days", [-1, -30])
def test_an_expired_certificate_signs_nothing_and_its_day_is_told(frozen: bytes, days: int) -> None:
    until = NOW + timedelta(days=days)
    told = refused(frozen, KeyFile(key_file(*certified(until)), PASSWORD), CertificateNotValid)
    assert until.date().isoformat() in told


def test_a_certificate_of_tomorrow_signs_nothing(frozen: bytes, by_file: KeyFile) -> None:
    with pytest.raises(CertificateNotValid):
        PadesSigner().sign(frozen, by_file, NOW - timedelta(days=61))


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"token": "Inna karta"}, TokenMissing),
        ({"certificate": "Inny podpis"}, CertificateMissing),
        ({"pin": "111111"}, WrongPin),
        ({"pin": ""}, WrongPin),
        ({"module": Path("/nowhere/card.so")}, ModuleFault),
    ],
)
def test_what_is_wrong_with_a_card_is_told(frozen: bytes, by_card: KeyToken, wrong, kind) -> None:
    told = refused(frozen, replace(by_card, **wrong), kind)
    assert PIN not in told and "111111" not in told


def test_a_card_signs_again_after_a_wrong_pin(frozen: bytes, by_card: KeyToken) -> None:
    refused(frozen, replace(by_card, pin="111111"), WrongPin)
    assert PadesSigner().sign(frozen, by_card, NOW).content.startswith(frozen)


def test_without_the_extra_it_says_what_to_install(frozen: bytes, by_file: KeyFile, monkeypatch) -> None:
    for name in [one for one in sys.modules if one.partition(".")[0] == "pyhanko"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    assert "asystent-desktop[sign]" in refused(frozen, by_file, SigningMissing)


def test_secrets_are_in_no_repr(by_file: KeyFile) -> None:
    token = KeyToken(Path("card.so"), TOKEN, LABEL, PIN)
    assert PASSWORD not in repr(by_file) and PIN not in repr(token)
