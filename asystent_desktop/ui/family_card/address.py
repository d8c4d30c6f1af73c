"""Where the family lives and how it is reached, with the days each address and number holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from asystent_desktop.application.family import addresses, families
from asystent_desktop.application.family.views import FamilyForm
from asystent_desktop.domain.entry_rules import in_force
from asystent_desktop.domain.kinds.household import AddressKind, FamilyAddress, FamilyPhone
from asystent_desktop.i18n import N_, _
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.fact_card import FactCard
from asystent_desktop.ui.casework.records import RecordKind, RecordsPage, RowWords, Wording
from asystent_desktop.ui.casework.records.presenter import RecordsFile
from asystent_desktop.ui.family_form.family_sheet import FamilySheet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon


def _address(one: FamilyAddress, words: Wording) -> RowWords:
    town = " ".join(part for part in (one.postcode, one.city) if part)
    return RowWords(
        words.hide(", ".join(part for part in (one.street, town) if part)),
        words.joined(
            words.word(one.address_kind),
            words.hide(one.district),
            words.person(one.member_id),
            words.span(one.since, one.until),
            words.hide(one.note),
        ),
        over=words.is_over(one.until),
    )


def _phone(one: FamilyPhone, words: Wording) -> RowWords:
    return RowWords(
        words.hide(one.number),
        words.joined(
            words.person(one.member_id) or _("the whole family"),
            words.span(one.since, one.until),
            words.hide(one.note),
        ),
        over=words.is_over(one.until),
    )


ADDRESSES = RecordKind(
    cls=FamilyAddress,
    title=N_("Addresses"),
    add=N_("Add an address"),
    empty=N_("No further address. Former and new ones stand here with their days."),
    icon=Icon.HOME,
    lines=(
        ("street",),
        ("postcode", "city"),
        ("district",),
        ("address_kind",),
        ("member_id",),
        ("since", "until"),
        ("note",),
    ),
    row=_address,
    begins={"address_kind": AddressKind.HOME},
    labels={"street": N_("Street and number"), "district": N_("District or territory unit")},
    nothing={"member_id": N_("the whole family")},
)
PHONES = RecordKind(
    cls=FamilyPhone,
    title=N_("Telephones"),
    add=N_("Add a telephone"),
    empty=N_("No further number."),
    icon=Icon.PHONE,
    lines=(("number",), ("member_id",), ("since", "until"), ("note",)),
    row=_phone,
    labels={"number": N_("Telephone")},
    nothing={"member_id": N_("the whole family")},
    hints={"note": N_("For example: only after 15:00, text messages only")},
)


class AddressPage(RecordsPage):
    """The section: the card itself, addresses, telephones."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(desk, tasks, (ADDRESSES, PHONES), more=families.family_form)
        self._desk, self._tasks = desk, tasks
        self.facts = FactCard(_("Family's card"))
        self.above.addWidget(self.facts)
        self.shown.connect(self._show_facts)

    def _show_facts(self, file: RecordsFile) -> None:
        form: FamilyForm = file.more
        hide = masking().text
        self.facts.begin()
        self.facts.fact(_("Number of the file"), form.number)
        self.facts.fact(_("Office case number"), form.case_number)
        town = " ".join(part for part in (form.postcode, form.city) if part)
        self.facts.fact(_("Address"), hide(", ".join(part for part in (form.street, town) if part)))
        self.facts.fact(_("District"), hide(form.district))
        self.facts.fact(_("Telephone"), hide(form.phone))
        self.facts.fact(_("Social worker"), hide(form.social_worker))
        self._offer_home(file, form)
        self.facts.deed(_("Edit the card"), partial(self.edit_card, file), icon=Icon.EDIT)

    def _offer_home(self, file: RecordsFile, form: FamilyForm) -> None:
        """A home in force that is not the one on the card may be taken over; nothing changes by itself."""
        home = next((one for one in file.kinds[0].entries if _is_home(one, file)), None)
        if home is None or all(getattr(form, name) == getattr(home, name) for name in addresses.PLACE):
            return
        write = partial(addresses.move, self._desk, file.family_id, home.id)
        self.facts.row(
            _("The home address in force is another: {address}").format(address=masking().text(home.street)),
            [(_("Take it over to the card"), partial(self._take_over, write))],
            Icon.ATTENTION,
        )

    def _take_over(self, write: Callable[[], ChangeSet]) -> None:
        """The link that was chosen goes away with the difference: the keyboard goes to the addresses."""
        self.first_focus()
        self.presenter.write(write)

    def edit_card(self, file: RecordsFile) -> None:
        """The sheet of the family's own fields."""
        FamilySheet(self, self._desk, self._tasks, family_id=file.family_id, form=file.more).open()


def _is_home(one: FamilyAddress, file: RecordsFile) -> bool:
    whole = one.member_id is None and one.address_kind == AddressKind.HOME
    return whole and in_force(one, file.today)
