"""`asystent sign`: a paper signed with a key file and with a card, and what refuses to."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from asystent_desktop.cli.frame import DONE, FAILED, FIXABLE, USAGE
from tests.unit.cli.terminal import Terminal
from tests.unit.documents.signing_keys import LABEL, PASSWORD, PIN, TOKEN, certified, key_file, soft_token

pytest.importorskip("pyhanko", reason="the extra `sign` is not installed")


@pytest.fixture
def clock():
    """The certificates of the test are of the day it runs on."""
    from asystent_desktop.bootstrap.clock import PutClock

    return PutClock(datetime.now(UTC))


@pytest.fixture
def paper(terminal: Terminal, tmp_path: Path) -> dict[str, str]:
    number = terminal.data("family", "list")[0]["number"]
    return terminal.data("document", "family-card", number, "--pdf", tmp_path / "karta.pdf", "--final")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    (tmp_path / "haslo").write_text(f"{PASSWORD}\n", "utf-8")
    path = tmp_path / "podpis.p12"
    path.write_bytes(key_file(*certified()))
    return path


def test_a_signed_file_is_the_papers_and_an_altered_one_is_not(terminal, paper, key, tmp_path) -> None:
    out = tmp_path / "podpisana.pdf"
    words = ("--p12", key, "--password-file", tmp_path / "haslo", "--out", out)
    done = terminal.run("sign", paper["code"], *words)
    assert (done.code, done.err) == (DONE, "") and "Anna Przykładowa" in done.out
    assert out.read_bytes().startswith((tmp_path / "karta.pdf").read_bytes())
    assert terminal.data("verify-paper", out)["document_id"] == paper["id"]
    again = tmp_path / "znowu.pdf"
    assert terminal.run("reprint", paper["code"], "--pdf", again, "--signed").code == DONE
    assert again.read_bytes() == out.read_bytes()
    out.write_bytes(out.read_bytes() + b"\n")
    assert terminal.run("verify-paper", out).code == FAILED
    assert terminal.run("verify").code == DONE


def test_a_card_signs(terminal, paper, tmp_path, monkeypatch) -> None:
    pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed")
    module = soft_token(tmp_path)
    if module is None:
        pytest.skip("SoftHSM2 is not installed")
    monkeypatch.setenv("ASYSTENT_SIGNING_PASSWORD", PIN)
    words = ("--pkcs11", module, "--token", TOKEN, "--cert", LABEL, "--out", tmp_path / "podpisana.pdf")
    assert terminal.data("sign", paper["id"], *words)["signer"].startswith("Anna Przykładowa")


def test_a_wrong_password_writes_no_file(terminal, paper, key, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("ASYSTENT_SIGNING_PASSWORD", "inne")
    done = terminal.run("sign", paper["id"], "--p12", key, "--out", tmp_path / "podpisana.pdf")
    assert done.code == FIXABLE and "signing.wrong-password" in done.told()
    assert not (tmp_path / "podpisana.pdf").exists()


def test_a_card_needs_both_labels(terminal, tmp_path) -> None:
    done = terminal.run("sign", "x", "--pkcs11", "card.so", "--token", "x", "--out", tmp_path / "p.pdf")
    assert done.code == USAGE and "--cert" in done.err


def test_a_paper_that_is_not_here_is_told(terminal, key, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("ASYSTENT_SIGNING_PASSWORD", PASSWORD)
    done = terminal.run("sign", "zzz", "--p12", key, "--out", tmp_path / "p.pdf")
    assert done.code == FIXABLE and "papers.no-such-paper" in done.told()
