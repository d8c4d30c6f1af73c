"""Patterns of printed words: names in braces that values replace, and nothing else in the braces."""

import string


def names_in(pattern: str) -> frozenset[str]:
    """The names a pattern asks for; "{}" asks for the nameless one.

    Raises:
        ValueError: A brace stands alone, or more than a name stands between two.
    """
    found = set()
    for _text, name, spec, turn in string.Formatter().parse(pattern):
        if name is None:
            continue
        if spec or turn:
            raise ValueError(f"{{{name}!{turn or ''}:{spec}}}")
        found.add(name)
    return frozenset(found)
