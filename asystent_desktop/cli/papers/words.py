"""The words of `asystent opinion` and `asystent court`."""

import argparse
from pathlib import Path

from asystent_desktop.application.courts import directory as court_directory
from asystent_desktop.cli import values
from asystent_desktop.cli.papers import opinions, way
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.court import OPINION, Decision
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.domain.papers import Nature
from asystent_desktop.i18n import _

_FORMS = ("opinion", "information", "report", "insight-request", "protective-orders", "notification")


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    second = group(verbs, "opinion", _("court opinions"))
    listed = verb(second, "list", _("list them"), opinions.list_opinions, json=True)
    listed.add_argument("--form", choices=_FORMS, default="", help=_("papers of one form"))
    _new(second)
    _writing(second)
    _acceptance(second)
    _leaving(second)
    court = group(verbs, "court", _("courts, prosecutors, probation teams"))
    rows = verb(court, "list", _("list them with addresses"), opinions.list_courts, json=True)
    rows.add_argument("--kind", choices=court_directory.KINDS, default="", help=_("one kind of them"))


def _new(second: "Verbs[argparse.ArgumentParser]") -> None:
    new = verb(second, "new", _("compose a draft from the family's file"), opinions.new_paper, json=True)
    new.add_argument("family", metavar=_("FAMILY"), help=_("the family's number, e.g. R-03/2025"))
    new.add_argument("--form", choices=_FORMS, default=OPINION, help=_("which paper"))
    new.add_argument(
        "--request", default="", metavar="ID", help=_("a court's letter that was entered before")
    )
    new.add_argument("--court", default="", metavar=_("NAME"), help=_("the court whose letter it answers"))
    new.add_argument("--to", default="", metavar=_("NAME"), help=_("addressee of a paper nobody asked for"))
    new.add_argument("--division", default="", metavar=_("NAME"), help=_("division of the court"))
    new.add_argument("--street", default="", metavar=_("TEXT"), help=_("street of the addressee"))
    new.add_argument("--postcode-city", default="", metavar=_("TEXT"), help=_("postcode and town"))
    new.add_argument("--case-ref", default="", metavar=_("TEXT"), help=_("the court's case reference"))
    new.add_argument("--letter-on", type=values.day, metavar=_("DATE"), help=_("date of the letter"))
    new.add_argument("--received-on", type=values.day, metavar=_("DATE"), help=_("day the letter came in"))
    new.add_argument("--due", type=values.day, metavar=_("DATE"), help=_("the deadline the court set"))
    new.add_argument(
        "--question", action="append", default=[], metavar=_("TEXT"), help=_("a court's question")
    )
    new.add_argument("--legal-basis", default="", metavar=_("TEXT"), help=_("what the court cites"))


def _named(
    second: "Verbs[argparse.ArgumentParser]", name: str, about: str, handler: object, *, json: bool = True
) -> argparse.ArgumentParser:
    made = verb(second, name, about, handler, json=json)  # type: ignore[arg-type]
    made.add_argument("id", metavar="ID", help=_("id of the opinion, or its beginning"))
    return made


def _writing(second: "Verbs[argparse.ArgumentParser]") -> None:
    draft = _named(second, "draft", _("print the text with its sources"), opinions.show_draft)
    draft.add_argument("--sources", action="store_true", help=_("with what the sources say"))
    write = _named(second, "write", _("write a paragraph of a part"), opinions.write_part, json=False)
    write.add_argument("part", type=values.positive, metavar=_("PART"), help=_("number of the part"))
    write.add_argument("text", metavar=_("TEXT"), help=_("the paragraph"))
    write.add_argument("--at", type=values.positive, metavar="N", help=_("in the place of paragraph N"))
    natures = [one.value for one in Nature]
    write.add_argument("--nature", choices=natures, default=Nature.FACT.value, help=_("what it is"))
    _named(second, "check", _("what a reader in court would stumble over"), opinions.check_paper)
    review = _named(second, "review", _("decide on quotations, informants, addresses"), way.review)
    review.add_argument("key", nargs="?", default="", metavar=_("KEY"), help=_("passage, or its beginning"))
    decisions = [one.value for one in Decision]
    review.add_argument(
        "decision", nargs="?", choices=decisions, default=Decision.KEEP.value, help=_("what becomes of it")
    )
    pdf = _named(second, "pdf", _("write the PDF"), opinions.write_pdf, json=False)
    pdf.add_argument("--out", required=True, type=Path, metavar=_("FILE"), help=_("where to"))


def _acceptance(second: "Verbs[argparse.ArgumentParser]") -> None:
    _named(second, "submit", _("give it for acceptance"), way.submit)
    _named(second, "withdraw", _("take it back for more work"), way.withdraw, json=False)
    verb(second, "queue", _("what waits for the head"), way.queue, json=True)
    approve = _named(second, "approve", _("accept the words that were read"), way.approve, json=False)
    back = _named(second, "return", _("give it back to its author"), way.give_back, json=False)
    for made in (approve, back):
        made.add_argument(
            "--version", required=True, metavar=_("HASH"), help=_("of the queue, or its beginning")
        )
    back.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))


def _leaving(second: "Verbs[argparse.ArgumentParser]") -> None:
    final = _named(second, "final", _("freeze the approved paper, or a masked copy of it"), way.finalise)
    final.add_argument("--case-number", default="", metavar=_("NUMBER"), help=_("from the office's register"))
    final.add_argument(
        "--for", dest="copy_for", default="", metavar=_("NAME"), help=_("recipient of a masked copy")
    )
    final.add_argument(
        "--hide", action="append", default=[], metavar=_("TEXT"), help=_("words to leave out of it")
    )
    final.add_argument("--pdf", type=Path, metavar=_("FILE"), help=_("where to"))
    correct = _named(second, "correct", _("start the correction of a final paper"), way.correct)
    correct.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
    deliver = _named(second, "deliver", _("note how it left"), way.deliver)
    channels = [one.value for one in Channel]
    deliver.add_argument("--channel", required=True, choices=channels, help=_("how it left"))
    deliver.add_argument("--on", required=True, type=values.day, metavar=_("DATE"), help=_("day of posting"))
    deliver.add_argument("--proof", default="", metavar=_("TEXT"), help=_("number of the registered letter"))
    deliver.add_argument(
        "--copy-to", default="", metavar=_("NAME"), help=_("somebody else than the addressee")
    )
