"""What tables and templates are called on the screen."""

from asystent_desktop.application.papers.registry import TEMPLATES
from asystent_desktop.i18n import N_, _, ngettext

_NAMED = 8  # as many entries are named; `rules list` names them all
_NAMES = {
    "rules/limits": N_("Limits and deadlines"),
    "rules/holidays": N_("Holidays"),
    "rules/citations": N_("Citations of law"),
    "dictionaries/assessment_scale": N_("Words of the grades"),
    "documents/wspolne": N_("Words of all papers"),
    "documents/slownik": N_("Words papers use for entries"),
    "documents/opinia": N_("Words of court papers"),
    "documents/opinia-formy": N_("Forms of court papers"),
    "documents/opinia-zdania": N_("Sentences of court papers"),
    "documents/pisma-wzory": N_("Start texts of letters"),
    "dictionaries/courts": N_("Courts and other addressees"),
    "dictionaries/goal_templates": N_("Templates of goals"),
}

_DICTIONARIES = {
    "areas": N_("areas of the assessment"),
    "contact_roles": N_("roles of contacts"),
    "court_bases": N_("grounds of court orders"),
    "for_life_support": N_("support “Za życiem”"),
    "institutions": N_("kinds of institutions"),
    "places": N_("places of meetings"),
    "problems": N_("problems"),
    "methods": N_("methods of work"),
    "specialists": N_("specialists"),
    "statutory_tasks": N_("tasks of art. 15"),
    "strengths": N_("strengths"),
    "visit_kinds": N_("kinds of visits"),
    "attempt_ways": N_("ways of attempts"),
    "missed_reasons": N_("reasons of missed visits"),
    "notices": N_("what was left at the door"),
    "notified": N_("whom to notify"),
    "intervention_checks": N_("steps of an intervention"),
    "work_kinds": N_("other work"),
    "snippets": N_("snippets"),
}


def table_label(name: str) -> str:
    """The name of a table in words; of a dictionary its own name."""
    room, _slash, key = name.partition("/")
    if name in _NAMES:
        return _(_NAMES[name])
    if room == "documents" and key in TEMPLATES:
        return _("Paper: {name}").format(name=_(TEMPLATES[key].label))
    return _("Dictionary: {name}").format(name=_(_DICTIONARIES[key]) if key in _DICTIONARIES else key)


def added_words(added: tuple[str, ...]) -> str:
    """What the program stands in for, because the office's text is older; empty for nothing."""
    if not added:
        return ""
    told = ngettext(
        "The program has added {n} entry since, and its shipped value holds: {names}.",
        "The program has added {n} entries since, and their shipped values hold: {names}.",
        len(added),
    )
    names = ", ".join(added[:_NAMED]) + ("…" if len(added) > _NAMED else "")
    return told.format(n=len(added), names=names)
