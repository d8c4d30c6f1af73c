"""The nouns of the family file on the command line, and the words of their four verbs."""

import argparse
from dataclasses import dataclass

from asystent_desktop.application.entries.entries import needed_fields
from asystent_desktop.cli.entry_verbs import EntryVerbs
from asystent_desktop.cli.fields import add_family, add_id, add_options
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.entry_shapes import shape_of
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    CooperationConsent,
    ForLifeDocument,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Contact, ContactEntry, Referral, TeamWork
from asystent_desktop.domain.kinds.diagram import PersonBond
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.domain.kinds.family import CaseBasis
from asystent_desktop.domain.kinds.household import (
    FamilyAddress,
    FamilyPhone,
    Guardianship,
    ParentalAuthority,
    Problem,
)
from asystent_desktop.domain.kinds.placement import Placement, PlacementContact
from asystent_desktop.domain.kinds.planning import CourtReportSchedule
from asystent_desktop.domain.kinds.teams import TeamMinutes, TeamTask
from asystent_desktop.domain.records import Record
from asystent_desktop.i18n import N_, _


@dataclass(frozen=True)
class Noun:
    """One kind of entry and what it is called."""

    name: str
    cls: type[Record]
    about: str


NOUNS = (
    Noun("address", FamilyAddress, N_("addresses of a family, with their days")),
    Noun("phone", FamilyPhone, N_("telephone numbers of a family")),
    Noun("guardian", Guardianship, N_("legal guardians of the children")),
    Noun("authority", ParentalAuthority, N_("parental authority per child and parent")),
    Noun("problem", Problem, N_("problems of the family and its people")),
    Noun("basis", CaseBasis, N_("why the assistant works with a family")),
    Noun("consent", CooperationConsent, N_("consents to cooperation and acknowledgements")),
    Noun("clause", InformationClause, N_("information given under art. 13 and 14 GDPR")),
    Noun("for-life", ForLifeDocument, N_("documents of the “For life” programme")),
    Noun("authorisation", Authorisation, N_("written authorisations to act before institutions")),
    Noun("received", ReceivedDocument, N_("papers that came into the file")),
    Noun("placement", Placement, N_("children placed outside the home")),
    Noun("placement-contact", PlacementContact, N_("contacts of a placed child with the family")),
    Noun("contact", Contact, N_("people and institutions around a family")),
    Noun("contact-log", ContactEntry, N_("the log of contacts with them")),
    Noun("referral", Referral, N_("referrals to specialists, with their results")),
    Noun("bond", PersonBond, N_("bonds between people that the genogram shows")),
    Noun("court-reports", CourtReportSchedule, N_("days on which a court wants reports")),
    Noun("team-work", TeamWork, N_("meetings of interdisciplinary and diagnostic groups")),
    Noun("team-minutes", TeamMinutes, N_("minutes of the family team")),
    Noun("team-task", TeamTask, N_("tasks the family team gave")),
)


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds every noun with its four verbs."""
    for noun in NOUNS:
        _add(verbs, noun)


def _add(verbs: "Verbs[argparse.ArgumentParser]", noun: Noun) -> None:
    held = EntryVerbs(noun.cls)
    second = group(verbs, noun.name, _(noun.about))
    add = verb(second, "add", _("add one"), held.add, json=True)
    add_family(add)
    add_options(add, held.declared, needed_fields(noun.cls), shape_of(noun.cls))
    add_family(verb(second, "list", _("list them"), held.list, json=True))
    edit = verb(second, "edit", _("change one; only what is given changes"), held.edit, json=True)
    add_id(edit)
    add_options(edit, held.declared, shape=shape_of(noun.cls))
    add_id(verb(second, "remove", _("take back one entered by mistake"), held.remove, json=True))
