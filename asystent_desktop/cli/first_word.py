"""Which command was typed; read before anything heavy is imported."""

from collections.abc import Sequence

_WITH_VALUE = ("--vault", "--passphrase-file", "--lang")


def first_word(arguments: Sequence[str]) -> str | None:
    """The first word that is neither one of the options before the command nor the value of one."""
    skip = False
    for word in arguments:
        if skip:
            skip = False
        elif word in _WITH_VALUE:
            skip = True
        elif not word.startswith(tuple(f"{option}=" for option in _WITH_VALUE)):
            return word
    return None
