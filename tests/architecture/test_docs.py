"""What the documents name is there: files, folders, modules, other documents, decisions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, name, project_files

PACKAGE = ROOT / "asystent_desktop"
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
_PATH = re.compile(r"[\w.-]+(?:/[\w.*-]+)+/?")
_FILE = re.compile(r"[\w-]+\.(?:py|toml|md|lock|po)")
_DOTTED = re.compile(r"[a-z_]+(?:\.\w+)+")
_MADE = {".venv", ".syslibs"}
"""Folders that set-up makes: named in the documents, not in the checkout."""
_OTHER = {"application/pdf", "documents/pisma-wzory", "hub.db", "hub.json", "vault.lock"}
"""A media type, the name of a table, and files of a running hub: they only look like paths of ours."""


def documents() -> list[Path]:
    """Every developer document; the guide and its commands have tests of their own."""
    pages = [path for path in project_files("docs") if path.suffix == ".md"]
    top = [ROOT / one for one in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")]
    return [*top, *(path for path in pages if path.parent.name != "podrecznik")]


def first_names() -> set[str]:
    """What a path of the repository begins with: from its root or from the package."""
    return {path.name for folder in (ROOT, PACKAGE) for path in folder.iterdir()} - _MADE


def named(text: str, first: set[str]) -> Iterator[str]:
    """Paths, files and dotted modules between backticks that speak of the repository."""
    for said in _CODE.findall(text):
        token = said.partition("::")[0].strip()
        if token in _OTHER:
            continue
        if _PATH.fullmatch(token):
            if token.split("/")[0] in first:
                yield token
        elif _FILE.fullmatch(token) or (_DOTTED.fullmatch(token) and token.split(".")[0] in first):
            yield token


def is_there(token: str) -> bool:
    """Whether a path, a bare file name, or a module with at most two names inside it exists."""
    for base in (ROOT, PACKAGE, ROOT / "docs"):
        if any(base.glob(token.rstrip("/"))):
            return True
    if _FILE.fullmatch(token):
        return any(path.name == token for path in project_files())
    return any(_module_has(base, token.replace("/", ".").split(".")) for base in (ROOT, PACKAGE))


def _module_has(base: Path, parts: list[str]) -> bool:
    """Whether the first parts are a module or package and it defines the next."""
    for end in range(len(parts), 0, -1):
        where = base.joinpath(*parts[:end])
        files = list(where.glob("*.py")) if where.is_dir() else [where.with_suffix(".py")]
        if any(one.is_file() for one in files):
            wanted = rf"^(?:(?:async )?def |class )?{parts[end]}\b" if end < len(parts) else ""
            defined = re.compile(wanted, re.MULTILINE)
            return any(defined.search(one.read_text("utf-8")) for one in files)
    return False


@pytest.mark.parametrize("path", documents(), ids=name)
def test_what_a_document_names_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    missing = [token for token in named(text, first_names()) if not is_there(token)]
    lost = [to for to in _LINK.findall(text) if "://" not in to and not (path.parent / to).exists()]
    assert (missing, lost) == ([], [])


def test_the_rule_sees_what_is_not_there() -> None:
    text = "`docs/none.md` `ui/none/page.py` `gone.py` `domain.none.f` `image/png` `domain.calendar` `a=b`"
    found = list(named(text, first_names()))
    assert found == ["docs/none.md", "ui/none/page.py", "gone.py", "domain.none.f", "domain.calendar"]
    assert [token for token in found if is_there(token)] == ["domain.calendar"]


def test_the_index_names_every_decision_with_its_title() -> None:
    folder = ROOT / "docs" / "adr"
    index = (folder / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| \[(\d+)\]\((\S+)\) \| (.+?) \| .*\|$", index, flags=re.MULTILINE)
    files = sorted(folder.glob("[0-9]*.md"))
    titles = [one.read_text("utf-8").splitlines()[0].lstrip("# 0123456789.") for one in files]
    assert rows == [
        (str(int(one.name[:4])), one.name, title) for one, title in zip(files, titles, strict=True)
    ]


def unknown_names(glossary: str) -> list[str]:
    """English names of a glossary that neither code nor tables hold."""
    held = [*project_files("asystent_desktop"), *project_files("resources")]
    source = "".join(one.read_text("utf-8") for one in held if one.suffix in (".py", ".toml")).casefold()
    rows = [row for row in glossary.splitlines() if row[:2] == "| " and "not in the program" not in row]
    names = [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[2])]
    plain = [re.split(r"[ (]", name)[0].casefold() for name in names]
    return [name for name in plain if name not in source and name.replace("_", "") not in source]


def test_the_glossary_names_what_the_code_names() -> None:
    assert unknown_names((ROOT / "docs/glossary.md").read_text("utf-8")) == []
    assert unknown_names("| rodzina | `family` | |\n| zamek | `castle_of_sand` | |") == ["castle_of_sand"]
