"""Every choice a record holds has words: the history of changes shows no key of the program."""

import typing
from collections.abc import Iterator
from enum import StrEnum

from asystent_desktop.application.history.subjects import REFERENCES
from asystent_desktop.application.wording.wording import field_words, value_words
from asystent_desktop.domain.kinds.blue_card import CardForm
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.kinds.plan import PlanState
from asystent_desktop.domain.kinds.workflow import Step
from asystent_desktop.domain.records import KINDS

SAME_IN_POLISH = {*CardForm, MemberRole.PARTNER}


def _enums(annotation: object) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _enums(part)


def _choices() -> list[tuple[str, StrEnum]]:
    """Members of the enums of all fields the history names."""
    return [
        (name, member)
        for kind in KINDS.values()
        for name, annotation in typing.get_type_hints(kind.cls).items()
        if field_words(name) != name and name not in REFERENCES
        for enum in _enums(annotation)
        for member in enum
    ]


def test_every_choice_has_polish_words() -> None:
    choices = _choices()
    assert len(choices) > 150
    bare = {member for name, member in choices if value_words(member, name) == member.value}
    assert bare <= SAME_IN_POLISH


def test_a_word_that_equals_its_key_is_translated() -> None:
    assert value_words(Step.RETURN, "step") != "return"
    assert value_words(PlanState.SIGNED, "state") != "signed"
