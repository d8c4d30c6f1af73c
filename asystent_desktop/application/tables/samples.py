"""A live sample of what an office is writing: a template, the words of all papers, the directory of courts.

A template is printed with the names of the values where the values would stand.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from asystent_desktop import assets
from asystent_desktop.application.letterhead import letterhead
from asystent_desktop.application.letterheads import logo_in_use, logo_picture
from asystent_desktop.application.papers import template
from asystent_desktop.application.papers.filling import Frame, PaperData, fill
from asystent_desktop.application.papers.registry import TEMPLATES
from asystent_desktop.application.tables.checks import COMMON_WORDS, COURTS, PAPERS
from asystent_desktop.domain.paper_content import BlockKind, PaperBlock, PaperContent
from asystent_desktop.i18n import _, speaking
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import Rendered

SAMPLED = (*PAPERS, COMMON_WORDS, COURTS)
"""Tables that can be seen on paper."""

_ROWS = 3
_WORDS_ON = "zgoda"  # the paper the common words are shown on: it has a head, recipients and a footer


def sample(desk: Desk, name: str, text: str) -> Rendered:
    """Prints what is being written.

    Args:
        name: One of `SAMPLED`, e.g. "documents/zgoda".
        text: TOML that passed `office_tables.check_table`.

    Raises:
        PaperTemplateFault: A template cannot be used; the place is said.
        KeyError: There is no template of that name.
    """
    if name == COURTS:
        return _printed(desk, *_paper(desk, _WORDS_ON), blocks=tuple(_addresses(tomllib.loads(text))))
    if name == COMMON_WORDS:
        return _printed(desk, *_paper(desk, _WORDS_ON), words=tomllib.loads(text))
    return _printed(desk, name.rpartition("/")[2], template.read(name, text))


def _paper(desk: Desk, key: str) -> tuple[str, template.Template]:
    """The template in force."""
    return key, template.of(key, assets.load_toml(f"documents/{key}.toml"))


def _printed(
    desk: Desk,
    key: str,
    form: template.Template,
    *,
    words: Mapping[str, Any] | None = None,
    blocks: tuple[PaperBlock, ...] = (),
) -> Rendered:
    kind = TEMPLATES[key]
    template.check(f"documents/{key}", form, kind.values, kind.rows)
    data = PaperData(
        values=_shown(kind.values),
        rows={rows: [_shown(names)] * _ROWS for rows, names in kind.rows.items()},
        addressee=("‹addressee›",),
    )
    with desk.unit_of_work() as unit, speaking("pl"):
        logo = logo_in_use(unit)
        common = words if words is not None else assets.load_toml("documents/wspolne.toml")
        frame = Frame(letterhead(unit, desk.identity()), desk.clock.today(), "", common, logo)
        picture = logo_picture(unit, logo)
        content = fill(kind.key, form, data, frame, draft=True)
    if blocks:
        content = _directory(content, blocks)
    return desk.renderer.paper(content, {} if picture is None else {logo: picture})


def _directory(content: PaperContent, blocks: tuple[PaperBlock, ...]) -> PaperContent:
    """Nothing but the blocks under a title of their own."""
    with speaking("pl"):
        title = _("Addressees of court papers")
    return replace(content, title=title, document_title=title, basis="", recipients=(), blocks=blocks)


def _addresses(table: Mapping[str, Any]) -> list[PaperBlock]:
    """Each addressee as it stands on a paper, and what is not certain about it."""
    rows = []
    for one in table["court"]:
        lines = (one["court"], one["division"], one["street"], one["postcode_city"])
        rows.append(("\n".join(line for line in lines if line), one.get("note", "")))
    with speaking("pl"):
        titles = (_("Address"), _("To be checked"))
    return [PaperBlock(BlockKind.TABLE, titles, tuple(rows), (600, 400))]


def _shown(names: frozenset[str]) -> dict[str, str]:
    return {name: f"‹{name}›" for name in names}
