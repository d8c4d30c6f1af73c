"""Words of the dictionaries in resources/: problems, areas, statutory tasks, places.

A record keeps an entry's key; the words follow the language spoken here and now (prints: Polish, inside
`speaking("pl")`). Dictionaries are data the office may edit, so their words are in no catalogue.
"""

from dataclasses import dataclass
from functools import cache

from asystent_desktop import assets
from asystent_desktop.i18n.catalogue import language


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a dictionary.

    Attributes:
        key: What records hold; never changes.
        pl: Polish words. `en`: English ones.
        short: Short Polish words for chips and lists; the long ones where none were given.
        retired: No longer offered, still shown where a record holds it.
    """

    key: str
    pl: str
    en: str
    short: str
    retired: bool = False

    @property
    def label(self) -> str:
        """The words in the language of the moment."""
        return self.pl if language() == "pl" else self.en


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """All entries of resources/dictionaries/<name>.toml in its order, retired ones too.

    Raises:
        FileNotFoundError: There is no such dictionary.
    """
    return tuple(
        Entry(row["key"], row["pl"], row["en"], row.get("short", row["pl"]), row.get("retired", False))
        for row in assets.load_toml(f"dictionaries/{name}.toml")["entry"]
    )


def offered(name: str) -> tuple[Entry, ...]:
    """The entries a person may choose from."""
    return tuple(entry for entry in entries(name) if not entry.retired)


def label(name: str, key: str) -> str:
    """The words of one key; the key itself when the office removed its entry, so that nothing vanishes."""
    return next((entry.label for entry in entries(name) if entry.key == key), key)
