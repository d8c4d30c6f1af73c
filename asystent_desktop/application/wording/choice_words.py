"""Words of choices that a form and the history of changes both name (message ids)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from asystent_desktop.domain.kinds.court import Decision, ReviewKind
from asystent_desktop.domain.kinds.group_work import GroupMethod
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.domain.kinds.planning import BlockKind
from asystent_desktop.domain.kinds.workflow import Step
from asystent_desktop.i18n import N_

BLOCKS = {
    BlockKind.OFFICE: N_("Office"),
    BlockKind.TEAM: N_("Meeting of the team"),
    BlockKind.SUPERVISION: N_("Supervision"),
    BlockKind.DOCUMENTATION: N_("Documentation"),
    BlockKind.TRAINING: N_("Training"),
    BlockKind.LEAVE: N_("Leave"),
    BlockKind.OTHER: N_("Other work"),
}
METHODS = {
    GroupMethod.CLASSES: N_("group classes"),
    GroupMethod.GROUP: N_("group method"),
    GroupMethod.COMMUNITY: N_("community work"),
}
CHANNELS = {
    Channel.REGISTRY_DESK: N_("Registry desk"),
    Channel.REGISTERED_POST: N_("Registered post"),
    Channel.E_DELIVERY: N_("e-Doręczenia"),
    Channel.BY_HAND: N_("By hand, against a signature"),
}
REVIEWED = {
    ReviewKind.QUOTATION: N_("A child's words"),
    ReviewKind.INFORMANT: N_("Who told it"),
    ReviewKind.ADDRESS: N_("A protected address"),
}
DECISIONS = {
    Decision.KEEP: N_("Keep"),
    Decision.PARAPHRASE: N_("Paraphrase"),
    Decision.HIDE: N_("Hide"),
}
_STEPS = {
    Step.SUBMIT: N_("given to the head for acceptance"),
    Step.APPROVE: N_("accepted by the head"),
    Step.RETURN: N_("returned for corrections"),
    Step.SEND: N_("sent to the addressee"),
}

_TABLES: tuple[Mapping[Any, str], ...] = (BLOCKS, METHODS, CHANNELS, REVIEWED, DECISIONS, _STEPS)
# By class too: members of two enums that have the same value are equal.
_WORDS = {(type(member), member.value): words for table in _TABLES for member, words in table.items()}


def choice_words(value: StrEnum) -> str:
    """Message id of a choice; "" where it has no words here."""
    return _WORDS.get((type(value), value.value), "")
