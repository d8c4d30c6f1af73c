"""Root of all errors, sorted by what the reader of the message has to do.

Each class carries a stable `code`; an instance carries plain values (ids, numbers, file names), never
personal text. `i18n.faults` words them; `cli` and `ui` show the wording.
"""

from traceback import extract_tb
from types import TracebackType
from typing import ClassVar


class AppError(Exception):
    """An expected fault.

    Args:
        values: What the message needs: ids, counts, file names. Never text from a family's file.
    """

    code: ClassVar[str] = "app"

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.code, values)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in sorted(self.values.items()))
        return f"{self.code}({details})"


class UserFixable(AppError):
    """The person can put it right: a wrong passphrase, a full disk, a missing field."""

    code = "user-fixable"


class Tampered(AppError):
    """A signature, digest or sequence does not hold: stop and keep the evidence."""

    code = "tampered"


class Outdated(AppError):
    """Written by another version of the program."""

    code = "outdated"


class Bug(AppError):
    """The program contradicts itself."""

    code = "bug"


def crash_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where the program failed, for its makers: class and lines, never the message.

    The text of a foreign exception may quote what somebody typed, so it is left out.
    """
    frames = [
        f"  {frame.filename.replace(chr(92), '/').rpartition('/')[2]}:{frame.lineno} {frame.name}"
        for frame in extract_tb(trace)
    ]
    return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *frames])
