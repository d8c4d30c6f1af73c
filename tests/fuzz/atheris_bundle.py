"""Coverage-guided bytes for the bundle reader, by hand: ``python -m tests.fuzz.atheris_bundle``.

Needs atheris; arguments are libFuzzer's (``-max_total_time=60``). Three ways in: the bytes are the file; the
content behind a good seal; the payload of an honestly
signed manifest. Anything but a named fault is a finding; so is more than two seconds for one input.
"""

import sys

import atheris

with atheris.instrument_imports(include=["asystent_desktop.exchange", "asystent_desktop.journal"]):
    from asystent_desktop.errors import AppError
    from asystent_desktop.exchange.lines import read_lines
    from tests.fuzz.sealed_recipes import GOOD, framed, read, sealed


def one_input(data: bytes) -> None:
    """Reads one input in the way its first byte says."""
    way, rest = data[:1], data[1:]
    if way < b"\x55":
        blob = rest
    elif way < b"\xaa":
        blob = sealed(rest)
    else:
        raw_bytes = int.from_bytes(rest[:3], "big")
        blob = sealed(framed(GOOD.but(fields={"raw_bytes": raw_bytes}).manifest(rest[3:]), rest[3:]))
    try:
        read_lines(read(blob).lines)
    except AppError:
        return


def main() -> None:
    """Runs until told to stop; arguments are libFuzzer's."""
    atheris.Setup([sys.argv[0], "-timeout=2", "-rss_limit_mb=1024", *sys.argv[1:]], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
