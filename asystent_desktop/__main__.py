"""Reads the first word: none opens the window, any other is a command."""

import os
import sys
from types import TracebackType

from asystent_desktop.cli.first_word import first_word
from asystent_desktop.errors import Bug, crash_report

_BUG, _INTERRUPTED = 70, 130


def _crashed(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Ends with the documented code; Ctrl+C is no fault."""
    if issubclass(kind, KeyboardInterrupt):
        raise SystemExit(_INTERRUPTED)
    from asystent_desktop.i18n import faults

    print(f"{faults.word(Bug())}\n{crash_report(kind, trace)}", file=sys.stderr)
    raise SystemExit(_BUG)


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
