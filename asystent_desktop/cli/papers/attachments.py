"""`asystent scan add|list|save|fetch|edit|remove`: scans and photos of a family's file."""

import argparse
from pathlib import Path

from asystent_desktop.application.attachments import attachments
from asystent_desktop.application.attachments.attachments import MIB, AttachmentRow
from asystent_desktop.application.attachments.words import SUBJECTS, media_word, size_words
from asystent_desktop.cli.fields import add_family, add_id
from asystent_desktop.cli.frame import DONE, FIXABLE, Console
from asystent_desktop.cli.named import family_by_number, family_id_of_number, record_named
from asystent_desktop.cli.words import Verbs, group, verb
from asystent_desktop.domain.kinds.attachment import AttachedTo, Attachment
from asystent_desktop.domain.records import KINDS
from asystent_desktop.i18n import _, polish
from asystent_desktop.ports.desk import Desk

_READ_BYTES = 256 * MIB
"""More is not even read; the office's own limit is far below."""


def add_words(verbs: "Verbs[argparse.ArgumentParser]") -> None:
    """Adds the words of this module."""
    second = group(verbs, "scan", _("scans and photos of a family's file"))
    new = verb(second, "add", _("add a scan or photo (JPEG, PNG, PDF)"), add, json=True)
    add_family(new)
    new.add_argument("file", type=Path, metavar=_("FILE"), help=_("the scan"))
    new.add_argument("--title", default="", metavar=_("TEXT"), help=_("what it shows; else the file's name"))
    new.add_argument("--note", default="", metavar=_("TEXT"), help=_("a note"))
    _subject(new)
    shown = verb(second, "list", _("list them, and how much room they take"), list_, json=True)
    add_family(shown)
    save = verb(second, "save", _("write a copy that is not encrypted"), save_copy)
    add_id(save)
    save.add_argument("--out", required=True, type=Path, metavar=_("FILE"), help=_("where to"))
    save.add_argument("--yes", action="store_true", help=_("yes, a file anybody can read"))
    add_id(verb(second, "fetch", _("ask the office for one that is not here"), fetch))
    edit = verb(second, "edit", _("change title, note, or what it belongs to"), change, json=True)
    add_id(edit)
    edit.add_argument("--title", metavar=_("TEXT"), help=_("what it shows"))
    edit.add_argument("--note", metavar=_("TEXT"), help=_("a note"))
    _subject(edit)
    add_id(verb(second, "remove", _("take back one added by mistake"), remove))


def _subject(parser: argparse.ArgumentParser) -> None:
    kinds = sorted(SUBJECTS)
    parser.add_argument(
        "--to",
        choices=kinds,
        metavar=_("KIND"),
        help=_("kind of the entry it belongs to: {kinds}").format(kinds=", ".join(kinds)),
    )
    parser.add_argument("--of", metavar="ID", help=_("id of that entry, or its beginning"))


def add(console: Console, args: argparse.Namespace) -> int:
    """`asystent scan add --family NUMBER FILE`."""

    def job(desk: Desk) -> int:
        family = family_by_number(desk, args.family)
        content = console.house.read_file(args.file, _READ_BYTES)
        kind, record_id = _named_subject(desk, args)
        _changes, made = attachments.add(
            desk,
            family.id,
            args.title or args.file.stem,
            content,
            note=args.note,
            subject_kind=kind,
            subject_id=record_id,
        )
        console.data({"id": made}) if args.json else console.say(_("Saved: {id}").format(id=made))
        return DONE

    return console.with_desk(job)


def list_(console: Console, args: argparse.Namespace) -> int:
    """`asystent scan list --family NUMBER`."""

    def job(desk: Desk) -> int:
        shelf = attachments.shelf(desk, family_id_of_number(desk, args.family))
        if args.json:
            console.data(shelf)
            return DONE
        for row in shelf.rows:
            console.say(_line(row))
        if not shelf.rows:
            console.say(_("There are no scans yet."))
        console.say(
            _("Together {used} of {limit} MB; one scan at most {file} MB.").format(
                used=size_words(shelf.used_bytes), limit=shelf.limits.family_mib, file=shelf.limits.file_mib
            )
        )
        return DONE

    return console.with_desk(job)


def save_copy(console: Console, args: argparse.Namespace) -> int:
    """`asystent scan save ID --out FILE --yes`: without `--yes` nothing is written."""

    def job(desk: Desk) -> int:
        held = record_named(desk, Attachment, args.id)
        if not args.yes:
            console.say(
                _(
                    "The copy would not be encrypted: anybody who has the file can read it. "
                    "Say --yes to write it."
                )
            )
            return FIXABLE
        _row, content = attachments.content(desk, held.id)
        console.house.write_file(args.out, content)
        console.say(
            _("Written: {file}. The file is not encrypted; delete it when it is no longer needed.").format(
                file=args.out
            )
        )
        return DONE

    return console.with_desk(job)


def fetch(console: Console, args: argparse.Namespace) -> int:
    """`asystent scan fetch ID`."""

    def job(desk: Desk) -> int:
        attachments.fetch(desk, record_named(desk, Attachment, args.id).id)
        console.say(_("The office is asked for it with the next data exchange."))
        return DONE

    return console.with_desk(job)


def change(console: Console, args: argparse.Namespace) -> int:
    """`asystent scan edit ID …`: only what was given changes."""

    def job(desk: Desk) -> int:
        held = record_named(desk, Attachment, args.id)
        if args.title is not None or args.note is not None:
            attachments.describe(desk, held.id, title=args.title, note=args.note)
        if args.to:
            attachments.attach_to(desk, held.id, *_named_subject(desk, args))
        console.data({"id": held.id}) if args.json else console.say(_("Done."))
        return DONE

    return console.with_desk(job)


def remove(console: Console, args: argparse.Namespace) -> int:
    """`asystent scan remove ID`."""

    def job(desk: Desk) -> int:
        attachments.remove(desk, record_named(desk, Attachment, args.id).id)
        console.say(_("Done."))
        return DONE

    return console.with_desk(job)


def _named_subject(desk: Desk, args: argparse.Namespace) -> tuple[AttachedTo | None, str | None]:
    if not args.to:
        return None, None
    kind = SUBJECTS[args.to]
    return kind, record_named(desk, KINDS[kind.value].cls, args.of or "").id


def _line(row: AttachmentRow) -> str:
    where = "" if row.here else " · " + _("not on this computer yet")
    size, day = size_words(row.size_bytes), polish.day_date(row.added_at.date())
    return f"{row.attachment_id} · {day} · {row.title} · {media_word(row.media)} {size} MB{where}"
