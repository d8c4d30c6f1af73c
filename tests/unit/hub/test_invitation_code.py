"""The square code of an invitation."""

import pytest

pytest.importorskip("segno", reason='the extra "hub" is not installed')

from asystent_desktop.hub import invitation_code
from asystent_desktop.hub.faults import CodeDrawerMissing, UnknownPicture


@pytest.mark.parametrize(("kind", "beginning"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_it_is_drawn(kind: str, beginning: bytes) -> None:
    picture = invitation_code.drawn("ASYSTENT:INVITATION:1:ABC", kind)
    assert picture.startswith(beginning)
    assert picture != invitation_code.drawn("ASYSTENT:INVITATION:1:ABD", kind)


def test_another_kind_of_picture_is_refused() -> None:
    with pytest.raises(UnknownPicture):
        invitation_code.check("jpg")


def test_without_the_package_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitation_code, "find_spec", lambda _name: None)
    with pytest.raises(CodeDrawerMissing):
        invitation_code.drawn("A", "png")
