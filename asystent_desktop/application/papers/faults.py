"""What can go wrong with papers made from templates."""

from asystent_desktop.errors import UserFixable


class PaperTemplateFault(UserFixable):
    """A template cannot be used; values: `template`, `place`, `fault`."""

    code = "papers.template"


class UnknownPaperKind(UserFixable):
    """There is no paper of that kind; values: `kind`, `known`."""

    code = "papers.unknown-kind"


class NothingToPrint(UserFixable):
    """What the paper is about is not in the file yet; values: `paper` (its key), `family` (number)."""

    code = "papers.nothing-to-print"


class PlanIncomplete(UserFixable):
    """Actions lack what art. 15 ust. 3 asks for; values: `family`, `effects`, `deadlines` (counts)."""

    code = "papers.plan-incomplete"


class NotCourtOrdered(UserFixable):
    """A court is to be told of the end of a service it never ordered; values: `family` (number)."""

    code = "papers.not-court-ordered"


class NoticeWithoutCourt(UserFixable):
    """A notice to a court is to be frozen and no court is known; values: `family` (number)."""

    code = "papers.notice-without-court"


class PaperLost(UserFixable):
    """The frozen bytes are not here and cannot be made again the same; values: `document_id`, `sha256`."""

    code = "papers.lost"


class NoSuchPaper(UserFixable):
    """No single finished paper is meant by that id or code; values: `wanted`, `found` (count)."""

    code = "papers.no-such-paper"


class SignedAway(UserFixable):
    """An earlier version left the signed bytes where they were signed; values: `signature_id`."""

    code = "papers.signed-away"


class LetterWithoutAddressee(UserFixable):
    """A letter is to be frozen and goes to nobody."""

    code = "papers.letter-without-addressee"


class LetterWithoutText(UserFixable):
    """A letter is to be frozen and says nothing."""

    code = "papers.letter-without-text"


class UnknownLetterTemplate(UserFixable):
    """There is no start text of that key; values: `key`, `known`."""

    code = "papers.unknown-letter-template"
