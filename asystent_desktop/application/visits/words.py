"""What is wrong with an intervention, a group meeting, a snippet or an entry of the time sheet, in words."""

from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.wording import entry_words
from asystent_desktop.i18n import N_, _

_PROBLEMS = {
    ("facts", "missing"): N_("Write what was seen and said."),
    ("families", "missing"): N_("Choose the families."),
    ("families", "unknown-record"): N_("Choose families that were invited, each once."),
    ("end", "before-start"): N_("The end must be later than the start."),
    ("ended_at", "before-start"): N_("The end must not be earlier than the start."),
    ("recorded_on", "already-recorded"): N_(
        "The entries of this meeting are written; correct the cards instead."
    ),
    ("on", "future"): N_("The day lies in the future; write it down once it is over."),
    ("short", "not-typable"): N_("A snippet's name has letters or digits only, at most 12."),
    ("short", "taken"): N_("You have a snippet of that name already; change it instead."),
    ("text", "missing"): N_("Write the text of the snippet, at most 2000 characters."),
    ("topic", "missing"): N_("Give the subject."),
}
_CODES = {
    "names-family": N_("A surname of a family stands in the text; an entry must not name another family."),
    "unknown-word": N_("Choose an entry of the dictionary: {field}."),
}


def word_problem(problem: FieldProblem) -> str:
    """A problem in the language spoken: what is wrong and how to put it right."""
    text = _PROBLEMS.get((problem.field, problem.code)) or _CODES.get(problem.code)
    if text is None:
        return entry_words.word_problem(problem)
    return _(text).format(field=_(entry_words.field_label(problem.field)), **dict(problem.values))
