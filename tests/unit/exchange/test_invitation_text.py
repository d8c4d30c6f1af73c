"""An invitation as text: pasted or read from a square code, it is the very same file."""

import random
import zlib
from contextlib import suppress

import pytest

from asystent_desktop.exchange import invitation_text, limits
from asystent_desktop.exchange.invitation import read_invitation
from asystent_desktop.exchange.trust_faults import NotAnInvitation
from tests.unit.exchange.test_invitation import INVITATION, INVITATION_FILE

ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
"""ISO/IEC 18004, table 5."""
CAPACITY = 1248
"""Characters of a version 22-M code (105 modules a side), table 7: a phone reads it from a screen."""


def test_text_and_code_give_the_file_back() -> None:
    for said in (invitation_text.text(INVITATION_FILE), invitation_text.code(INVITATION_FILE)):
        assert invitation_text.file_of(said.encode()) == INVITATION_FILE
    assert read_invitation(INVITATION_FILE).invitation == INVITATION


def test_a_message_may_break_the_lines_anew_and_change_the_case() -> None:
    said = invitation_text.code(INVITATION_FILE).lower()
    torn = "\r\n  ".join(said[at : at + 17] for at in range(0, len(said), 17))
    assert invitation_text.file_of(f"\n {torn} \n".encode()) == INVITATION_FILE


def test_the_code_fits_a_square_code_and_its_lines_a_message() -> None:
    assert set(invitation_text.code(INVITATION_FILE)) <= ALPHANUMERIC
    assert len(invitation_text.code(INVITATION_FILE)) <= CAPACITY - 350, "names, pin, addresses"
    assert max(map(len, invitation_text.text(INVITATION_FILE).split("\n"))) == invitation_text.LINE_CHARACTERS


def test_a_file_passes_as_it_is() -> None:
    assert invitation_text.file_of(INVITATION_FILE) == INVITATION_FILE
    assert invitation_text.file_of(b"Dzie\xc5\x84 dobry") == b"Dzie\xc5\x84 dobry"


@pytest.mark.parametrize("seed", range(40))
def test_cut_or_altered_text_is_no_invitation(seed: int) -> None:
    """Never anything but the named fault; whatever still opens is refused by the reader of files."""
    said = bytearray(invitation_text.code(INVITATION_FILE).encode())
    drawn = random.Random(seed)
    at = drawn.randrange(len(invitation_text.PREFIX), len(said))
    cut = bytes(said[:at])
    said[at] = ord(drawn.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".replace(chr(said[at]), "")))
    with pytest.raises(NotAnInvitation):
        invitation_text.file_of(cut)
    with suppress(NotAnInvitation):
        assert invitation_text.file_of(bytes(said)) == INVITATION_FILE  # spare bits of the last character


def test_a_bomb_is_not_inflated() -> None:
    bomb = zlib.compress(bytes(50 * limits.LINE_BYTES), 9)
    assert len(bomb) < limits.LINE_BYTES
    text = invitation_text.PREFIX.encode() + invitation_text.base64.b32encode(bomb)
    with pytest.raises(NotAnInvitation):
        invitation_text.file_of(text)
