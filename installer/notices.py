"""What set-up says to the person, in Polish and English, on standard error.

Standard output stays free for the program that set-up starts (`--json`).
"""

from __future__ import annotations

import sys


class SetupFailed(Exception):
    """Set-up cannot go on; says what the person can do.

    Args:
        polish: the message in Polish.
        english: the same in English.
        details: last lines of the tool that failed, shown below the message.
    """

    def __init__(self, polish: str, english: str, details: str = "") -> None:
        super().__init__(english)
        self.polish = polish
        self.english = english
        self.details = details


def say(polish: str, english: str) -> None:
    """Print one message in both languages, at once.

    Args:
        polish: the message in Polish.
        english: the same in English.
    """
    print(f"{polish}\n  {english}", file=sys.stderr, flush=True)


def tail(text: str, lines: int = 15) -> str:
    """The last lines of a tool's output.

    Args:
        text: everything the tool printed.
        lines: how many lines to keep.

    Returns:
        At most that many lines, without blank ones.
    """
    return "\n".join([line.rstrip() for line in text.splitlines() if line.strip()][-lines:])
