"""*Pismo przewodnie*: what the Director, or somebody authorised, signs when a paper leaves the office.

It wraps a final court paper or any other finished paper and changes nothing in it.
"""

from asystent_desktop.application.papers.asking import Ask, RowNames, common, day, fact_ids, names
from asystent_desktop.application.papers.faults import NothingToPrint
from asystent_desktop.application.papers.filling import PaperData
from asystent_desktop.application.papers.words import phrase
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.kinds.court import OpinionDocument
from asystent_desktop.domain.kinds.paper import PaperDocument

VALUES = "paper_title paper_on paper_number case_ref letter_on recipient"
ROWS: RowNames = {"attachments": names("name")}


def compose(ask: Ask) -> PaperData:
    """Wraps the paper that is named, else the family's latest final court paper.

    Raises:
        UnknownRecord: The named paper is not here.
        NothingToPrint: None was named, and no court paper is final.
    """
    if ask.subject_id and ask.unit.get(PaperDocument, ask.subject_id) is not None:
        return _of_paper(ask, record_in(ask.unit, PaperDocument, ask.subject_id))
    return _of_court_paper(ask, _court_paper(ask))


def _court_paper(ask: Ask) -> OpinionDocument:
    if ask.subject_id:
        return record_in(ask.unit, OpinionDocument, ask.subject_id)
    final = ask.unit.find(OpinionDocument, scope=ask.family.scope, final=True)
    if not final:
        raise NothingToPrint(paper="cover-letter", family=ask.family.number)
    return max(final, key=lambda one: (one.frozen_at, one.id))


def _of_court_paper(ask: Ask, held: OpinionDocument) -> PaperData:
    content, to = held.content, held.content.addressee
    values = common(ask) | {
        "case_number": content.case_number,
        "paper_title": phrase("paper_named", title=content.document_title),
        "paper_on": day(content.dated_on),
        "paper_number": held.number,
        "case_ref": content.case_ref,
        "letter_on": day(content.letter_on),
        "recipient": held.copy_for,
    }
    lines = (held.copy_for,) if held.copy_for else (to.court, to.division, to.street, to.postcode_city)
    listed = (content.document_title, *content.attachments)
    return _wrapped(ask, values, tuple(line for line in lines if line.strip()), listed, held)


def _of_paper(ask: Ask, held: PaperDocument) -> PaperData:
    """A letter goes by its subject, any other paper by its name."""
    content, letter = held.content, held.kind == "letter"
    title = content.title if letter else content.document_title
    values = common(ask) | {
        "paper_title": phrase("letter_named" if letter else "paper_named", title=title),
        "paper_on": day(content.dated_on),
        "paper_number": held.number,
        **dict.fromkeys(("case_ref", "letter_on", "recipient"), ""),
    }
    return _wrapped(ask, values, content.addressee, (title, *content.attachments), held)


def _wrapped(
    ask: Ask,
    values: dict[str, str],
    addressee: tuple[str, ...],
    listed: tuple[str, ...],
    held: OpinionDocument | PaperDocument,
) -> PaperData:
    return PaperData(
        values,
        {"attachments": [{"name": name} for name in listed]},
        addressee=addressee,
        attachments=listed,
        fact_ids=fact_ids(ask.unit, [ask.family, held]),
    )
