"""What the dictionary of contact kinds says beside the words: which kinds reset the Director's order."""

from asystent_desktop import assets
from asystent_desktop.domain.kinds.visit import VisitKind


def resetting_kinds() -> frozenset[VisitKind]:
    """Kinds whose held contact begins the count of "Spotkanie (zarządzenie)" anew; the office's parameter.

    Telephone and shared work (group classes, community work) do not, unless the office sets `resets_contact`.
    """
    rows = assets.load_toml("dictionaries/visit_kinds.toml")["entry"]
    known = {kind.value for kind in VisitKind}
    return frozenset(
        VisitKind(row["key"]) for row in rows if row["key"] in known and row.get("resets_contact", False)
    )
