"""A live sample of a template: printed with the names of the values where the values would stand."""

from asystent_desktop import assets
from asystent_desktop.application.letterheads import logo_in_use, logo_picture
from asystent_desktop.application.office import letterhead
from asystent_desktop.application.papers import template
from asystent_desktop.application.papers.filling import Frame, PaperData, fill
from asystent_desktop.application.papers.registry import TEMPLATES
from asystent_desktop.i18n import speaking
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import Rendered

_ROWS = 3


def sample(desk: Desk, name: str, text: str) -> Rendered:
    """Prints a template that is being written.

    Args:
        name: As office tables call it, e.g. "documents/zgoda".
        text: TOML.

    Raises:
        PaperTemplateFault: It cannot be used; the place is said.
        KeyError: There is no template of that name.
    """
    kind = TEMPLATES[name.rpartition("/")[2]]
    form = template.read(name, text)
    template.check(name, form, kind.values, kind.rows)
    data = PaperData(
        values=_shown(kind.values),
        rows={rows: [_shown(names)] * _ROWS for rows, names in kind.rows.items()},
        addressee=("‹addressee›",),
    )
    with desk.unit_of_work() as unit, speaking("pl"):
        logo = logo_in_use(unit)
        frame = Frame(
            letterhead(unit, desk.identity()),
            desk.clock.today(),
            "",
            assets.load_toml("documents/wspolne.toml"),
            logo,
        )
        picture = logo_picture(unit, logo)
        content = fill(kind.key, form, data, frame, draft=True)
    return desk.renderer.paper(content, {} if picture is None else {logo: picture})


def _shown(names: frozenset[str]) -> dict[str, str]:
    return {name: f"‹{name}›" for name in names}
