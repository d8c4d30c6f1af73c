"""The files of the checkout that its own rules speak about; works without git."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("asystent_desktop", "installer", "benchmarks", "scripts")
_MADE = {
    ".git",
    ".venv",
    ".syslibs",
    ".hypothesis",
    "build",
    "dist",
    "htmlcov",
    "screens",
    "benchmark-results",
}


def project_files(*folders: str) -> Iterator[Path]:
    """Every file a person wrote, in order.

    Args:
        folders: names below the root; all of the root without any.

    Yields:
        Files, without what set-up, tools and builds make.
    """
    for top in sorted(ROOT / name for name in folders) if folders else [ROOT]:
        for path in sorted(top.iterdir()) if top.is_dir() else ():
            if path.name in _MADE or path.name.endswith("_cache") or path.name == "__pycache__":
                continue
            if path.is_dir():
                yield from project_files(str(path.relative_to(ROOT)))
            elif path.suffix not in {".mo", ".pyc"} and not path.name.startswith(".coverage"):
                yield path


def python_files(*folders: str) -> list[Path]:
    """The Python files among `project_files`."""
    return [path for path in project_files(*folders) if path.suffix == ".py"]


def name(path: Path) -> str:
    """A path as messages show it: from the root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()
