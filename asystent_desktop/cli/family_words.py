"""The words of `asystent family …`, `member`, `strength` and `institution`."""

import argparse

from asystent_desktop.application.family.views import FamilyForm, MemberForm
from asystent_desktop.application.wording.case_states import CaseState
from asystent_desktop.cli import family_file, values
from asystent_desktop.cli.fields import add_family, add_id, add_options
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.entry_shapes import shape_of
from asystent_desktop.domain.kinds.contacts import Institution
from asystent_desktop.i18n import _, dictionaries


def add_family_words(family: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds to the group `family` what takes a family on, changes it and moves it on."""
    add = verb(family, "add", _("open a file for a family"), family_file.add_family, json=True)
    add_options(add, family_file.FAMILY_FIELDS, family_file.needed(FamilyForm))
    _requested(add)
    add.add_argument(
        "--override-reason", default="", metavar=_("TEXT"), help=_("why it is taken on above the limit")
    )
    edit = verb(family, "edit", _("change a family; only what is given changes"), family_file.edit_family)
    _number(edit)
    add_options(edit, family_file.FAMILY_FIELDS)
    _requested(edit)
    card = verb(family, "card", _("show the whole family card"), family_file.show_card, json=True)
    _number(card)
    states = verb(family, "states", _("every family by where it stands"), family_file.list_states, json=True)
    states.add_argument("--state", choices=[one.value for one in CaseState], help=_("only these"))
    assign = verb(family, "assign", _("write down the head's assignment"), family_file.assign_family)
    _number(assign)
    assign.add_argument("--on", required=True, type=values.day, metavar=_("DATE"), help=_("Assigned on"))
    assign.add_argument("--by", required=True, metavar=_("NAME"), help=_("Assigned by"))
    assign.add_argument("--begins-on", type=values.day, metavar=_("DATE"), help=_("First day"))
    back = verb(family, "return", _("begin a new service after an ended one"), family_file.return_family)
    _number(back)
    back.add_argument("--begins-on", required=True, type=values.day, metavar=_("DATE"), help=_("First day"))
    for parser in (edit, assign, back):
        parser.add_argument("--json", action="store_true", help=_("print data as JSON"))


def _requested(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--requested-on", type=values.day, metavar=_("DATE"), help=_("Requested on"))


def _number(parser: argparse.ArgumentParser) -> None:
    # Another name than the option `--number`, which changes the number itself.
    parser.add_argument("which", metavar=_("NUMBER"), help=_("the family's number, e.g. R-03/2025"))


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds `member`, `strength` and `institution`."""
    _member_words(group(verbs, "member", _("people of a family")))
    _strength_words(group(verbs, "strength", _("strengths of the family and its people")))
    _institution_words(group(verbs, "institution", _("the office-wide directory of institutions")))


def _member_words(second: "Verbs[argparse.ArgumentParser]") -> None:
    add = verb(second, "add", _("add one"), family_file.add_member, json=True)
    add_family(add)
    add_options(add, family_file.MEMBER_FIELDS, family_file.needed(MemberForm))
    edit = verb(
        second, "edit", _("change one; only what is given changes"), family_file.edit_member, json=True
    )
    add_id(edit)
    add_options(edit, {**family_file.MEMBER_FIELDS, **family_file.DETAIL_FIELDS})
    add_family(verb(second, "list", _("list them"), family_file.list_members, json=True))
    remove = verb(
        second, "remove", _("take back one entered by mistake"), family_file.remove_member, json=True
    )
    add_id(remove)


def _strength_words(second: "Verbs[argparse.ArgumentParser]") -> None:
    add = verb(second, "add", _("add one"), family_file.add_strength, json=True)
    add_family(add)
    add.add_argument("--text", default="", metavar=_("TEXT"), help=_("in your own words"))
    keys = [one.key for one in dictionaries.entries("strengths")]
    add.add_argument("--strength", default="", choices=keys, metavar=_("KEY"), help=_("by the dictionary"))
    add.add_argument("--member", default="", metavar=_("PERSON"), help=_("Person"))
    add.add_argument("--since", type=values.day, metavar=_("DATE"), help=_("Since"))
    end = verb(second, "end", _("set the last day"), family_file.end_strength, json=True)
    add_id(end)
    end.add_argument("--until", required=True, type=values.day, metavar=_("DATE"), help=_("Until"))
    edit = verb(
        second, "edit", _("change one; only what is given changes"), family_file.edit_strength, json=True
    )
    add_id(edit)
    skip = argparse.SUPPRESS
    edit.add_argument("--text", default=skip, metavar=_("TEXT"), help=_("in your own words"))
    edit.add_argument(
        "--strength", default=skip, choices=["", *keys], metavar=_("KEY"), help=_("by the dictionary")
    )
    edit.add_argument("--member", default=skip, metavar=_("PERSON"), help=_("Person"))
    for name, about in (("since", _("Since")), ("until", _("Until"))):
        edit.add_argument(f"--{name}", default=skip, type=values.day, metavar=_("DATE"), help=about)
    remove = verb(
        second, "remove", _("take back one entered by mistake"), family_file.remove_strength, json=True
    )
    add_id(remove)
    add_family(verb(second, "list", _("list them"), family_file.list_strengths, json=True))


def _institution_words(second: "Verbs[argparse.ArgumentParser]") -> None:
    shape = shape_of(Institution)
    add = verb(second, "add", _("add one"), family_file.add_institution, json=True)
    add_options(add, family_file.INSTITUTION_FIELDS, frozenset(shape.needed), shape)
    edit = verb(
        second, "edit", _("change one; only what is given changes"), family_file.edit_institution, json=True
    )
    add_id(edit)
    add_options(edit, family_file.INSTITUTION_FIELDS, shape=shape)
    verb(second, "list", _("list them"), family_file.list_institutions, json=True)
