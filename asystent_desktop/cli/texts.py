"""Fixed texts of the command line, and argparse's own words in the chosen language."""

import argparse

from asystent_desktop.i18n import N_, _

EPILOG = (
    N_("The passphrase is asked for, read from --passphrase-file, or taken from ASYSTENT_PASSPHRASE."),
    "",
    N_("exit codes: 0 done; 1 a check failed; 2 wrong usage; 3 you can put it right;"),
    N_("            4 a signature or digest does not hold; 5 written by another version;"),
    N_("            70 a fault of the program; 130 broken off with Ctrl+C"),
)

ARGPARSE_TEXTS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("expected one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("%(prog)s: error: %(message)s"),
)


def epilog() -> str:
    """What stands below the list of commands."""
    return "\n".join(_(line) if line else "" for line in EPILOG)


def _word(text: str | None) -> str | None:
    """A translation; line breaks at the end are argparse's own, and it asks for words it was never given."""
    if not text:
        return text
    body = text.rstrip("\n")
    return _(body) + text[len(body) :]


def translate_argparse() -> None:
    """Makes argparse word its messages through our catalogue: it looks `_` up when it speaks."""
    setattr(argparse, "_", _word)  # noqa: B010 - argparse offers no other way to choose a catalogue
