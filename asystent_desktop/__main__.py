"""Reads the first word: none opens the window, any other is a command."""

import os
import sys
from types import TracebackType

from asystent_desktop.cli.first_word import first_word
from asystent_desktop.errors import crash_report


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    print(crash_report(kind, trace), file=sys.stderr)


def main() -> int:
    """Starts the program; returns its exit code."""
    from asystent_desktop import bootstrap

    sys.excepthook = _crashed
    arguments = sys.argv[1:]
    if first_word(arguments) is None:
        return bootstrap.open_window(arguments)
    try:
        return bootstrap.run_command(arguments)
    except BrokenPipeError:
        # Whoever read our output has enough (`asystent due | head`); the interpreter must not try again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
