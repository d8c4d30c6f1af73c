"""What tables and templates are called on the screen."""

from asystent_desktop.application.papers.registry import TEMPLATES
from asystent_desktop.i18n import N_, _

_NAMES = {
    "rules/limits": N_("Limits and deadlines"),
    "rules/holidays": N_("Holidays"),
    "rules/citations": N_("Citations of law"),
    "dictionaries/assessment_scale": N_("Words of the grades"),
    "documents/wspolne": N_("Words of all papers"),
    "documents/slownik": N_("Words papers use for entries"),
}


def table_label(name: str) -> str:
    """The name of a table in words; of a dictionary its own name."""
    room, _slash, key = name.partition("/")
    if name in _NAMES:
        return _(_NAMES[name])
    if room == "documents" and key in TEMPLATES:
        return _("Paper: {name}").format(name=_(TEMPLATES[key].label))
    return _("Dictionary: {name}").format(name=key)
