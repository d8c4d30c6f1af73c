"""Which faults a text words: the reverse of `i18n.faults`."""

from asystent_desktop.i18n import _, speaking
from asystent_desktop.i18n.fault_texts import TEXTS


def told(words: str, language: str = "pl") -> list[str]:
    """Codes of the faults worded in a text; of two messages that begin alike the longer is meant."""
    with speaking(language):
        spoken = {code: _(text) for code, text in TEXTS.items()}
    untold = [code for code, text in TEXTS.items() if spoken[code] == text]
    assert language == "en" or not untold, "no Polish words"
    found = {code: begin for code, text in spoken.items() if (begin := _opening(text)) in words}
    return [
        code
        for code, begin in found.items()
        if not any(other != begin and other.startswith(begin) for other in found.values())
    ]


def _opening(text: str) -> str:
    """The part of a message before its first value, or after its last."""
    return text.partition("{")[0] or text.rpartition("}")[2]
