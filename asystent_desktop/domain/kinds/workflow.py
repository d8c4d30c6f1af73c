"""The way of a paper through the office: submitted, approved or returned, sent.

A step (*krok obiegu*) is a record of its own that nobody can change. It names the SHA-256 of the frozen
content it speaks of (text, addressee, case, signatory, template; `journal.frozen.content_sha256`), so a later
edit of the paper voids it by itself. Where a paper stands is never stored: `domain.paper_flow.standing`
computes it from the steps and the hash of the present content, the same whatever the order of arrival.

How a capability takes a paper through the office:

1. build the frozen content, keep it as a record (for an opinion `OpinionDocument`), take its hash;
2. `paper_flow.standing(steps, present)` says where the paper stands and which steps the next one must see;
3. save a `PaperStep` with that hash, `seen=standing.live_ids`, and for an approval, a return or a sending
   `answers=` the step it answers. `journal.authority` refuses an approval by an assistant or by the paper's
   author on every replica, whatever the command was called.
"""

from datetime import datetime
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record


class Step(StrEnum):
    """What a person did with a paper."""

    SUBMIT = "submit"  # gave it to the head
    APPROVE = "approve"  # the head accepted it as it stands; needs an office role
    RETURN = "return"  # the head gave it back with a reason; needs an office role
    SEND = "send"  # it left the office


@record("paper_transition", merge=Merge.WORKFLOW)
class PaperStep(Record):
    """One step of one paper; `scope` is the paper's.

    Attributes:
        paper_kind: Record kind of the paper, e.g. "court_opinion". `paper_id`: which one.
        content_sha256: Hex SHA-256 of the frozen content the step speaks of.
        document_id: The record that holds this content; None where the paper itself is the content.
        by_id: Who took the step; must be the person who signs the commit.
        paper_author_id: Who wrote the paper; may not approve it.
        answers: Id of the step it answers: an approval and a return name the submission, a sending names
            the approval; None for a submission.
        seen: Ids of the steps that stood where it was taken, all of which it replaces.
        reason: Why it was returned.
        made_at: When (UTC).
    """

    paper_kind: str
    paper_id: str
    step: Step
    content_sha256: str
    document_id: str | None = None
    by_id: str
    paper_author_id: str
    answers: str | None = None
    seen: tuple[str, ...] = ()
    reason: str = personal(default="")
    made_at: datetime
