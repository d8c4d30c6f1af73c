"""Rows of people, for every paper that lists them."""

from asystent_desktop.application.papers.asking import day, names
from asystent_desktop.application.papers.filling import Values
from asystent_desktop.application.papers.words import phrase, said
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.i18n.dictionaries import label

MEMBER = names("name", "role", "birth_date", "school_or_work", "authority", "household")

CONTACT = names("name", "role", "institution", "phone")


def contact_row(contact: Contact) -> Values:
    """Somebody around the family."""
    return {
        "name": contact.name,
        "role": label("contact_roles", contact.role),
        "institution": contact.institution,
        "phone": contact.phone,
    }


def full_name(member: FamilyMember | None) -> str:
    """First name and surname; empty for nobody."""
    return f"{member.first_name} {member.surname}".strip() if member else ""


def member_row(member: FamilyMember) -> Values:
    """What papers may say of a person; health notes never leave the file this way."""
    born = day(member.birth_date)
    return {
        "name": full_name(member),
        "role": said("role", member.role),
        "birth_date": phrase("about", date=born) if born and member.birth_approximate else born,
        "school_or_work": member.school_or_work,
        "authority": said("authority", member.authority),
        "household": said("yes_no", str(member.in_household).lower()),
    }
