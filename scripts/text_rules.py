"""Rules for texts in source code, read from the syntax tree.

1. `_()`, `N_()` and `ngettext()` take whole literals: an f-string, a sum or a formatted text is extracted
   in one shape and looked up in another, so it could never match its translation.
2. What a window or the command line shows goes through them. A name that is the same in every language
   stands on a line ending in `# not translated`; names of keys ("Ctrl+K") are let pass.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

EXEMPT = "# not translated"

_LETTERS = re.compile(r"[^\W\d_]{2}")
_KEY_NAMES = re.compile(r"\b(?:Ctrl|Alt|Shift|Enter|Esc|Tab|Space|Del|Ins|F\d+)\b")
_TRANSLATING = {"_": (0,), "N_": (0,), "ngettext": (0, 1)}
# fmt: off
_WIDGETS = frozenset({
    "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu",
    "QDockWidget", "QCommandLinkButton", "QTableWidgetItem", "QListWidgetItem", "QStandardItem",
})


_METHODS = frozenset({
    "setText", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText",
    "setTitle", "setLabelText", "setAccessibleName", "setAccessibleDescription", "setInformativeText",
    "setDetailedText", "setHtml", "setPlainText", "setHeaderLabels", "setHorizontalHeaderLabels",
    "setTabText", "setItemText", "setTabToolTip", "setPrefix", "setSuffix", "addTab", "addItem",
    "addItems", "addAction", "addMenu", "addRow", "addButton", "insertItem", "insertTab", "showMessage",
    "information", "warning", "critical", "question",
})
# fmt: on
_UI_KEYWORDS = frozenset({"text", "title"})
_CLI_KEYWORDS = frozenset({"help", "description", "epilog", "title"})


def broken_rules(path: Path, *, shows: str = "") -> Iterator[str]:
    """Reads one module.

    Args:
        path: A Python file.
        shows: "ui" or "cli" when its literals are shown to people, else "".

    Yields:
        "path:line: what is wrong".

    Raises:
        SyntaxError: The file does not parse.
    """
    source = path.read_text("utf-8")
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source, str(path))):
        if not isinstance(node, ast.Call) or EXEMPT in lines[(node.end_lineno or node.lineno) - 1]:
            continue
        for fault in (*_bad_translation(node), *_bare_text(node, shows)):
            yield f"{path}:{node.lineno}: {fault}"


def _bad_translation(call: ast.Call) -> Iterator[str]:
    """Rule 1."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    for position in _TRANSLATING.get(name, ()):
        argument = call.args[position] if position < len(call.args) else None
        if isinstance(argument, ast.JoinedStr):
            yield f"f-string inside {name}()"
        elif isinstance(argument, ast.BinOp):
            yield f"computed text inside {name}()"
        elif isinstance(argument, ast.Call) and _is_format(argument):
            yield f"text formatted inside {name}(), format the result instead"
        elif isinstance(argument, ast.Constant) and not isinstance(argument.value, str):
            yield f"no text inside {name}()"
        elif argument is None:
            yield f"{name}() without its text"


def _bare_text(call: ast.Call, shows: str) -> Iterator[str]:
    """Rule 2."""
    name = _called(call)
    shown: list[ast.expr] = []
    if shows == "ui" and (name in _WIDGETS or (name in _METHODS and isinstance(call.func, ast.Attribute))):
        shown = [*call.args, *_keywords(call, _UI_KEYWORDS)]
    elif shows == "cli" and name == "print":
        shown = list(call.args)
    elif shows == "cli":
        shown = _keywords(call, _CLI_KEYWORDS)
    for text in filter(None, map(_bare, shown)):
        yield f"text shown without _(): {text!r} in {name}()"


def _bare(value: ast.expr) -> str:
    """The literal words of an expression, empty when it has none."""
    match value:
        case ast.Constant(value=str(text)):
            return text if _LETTERS.search(_KEY_NAMES.sub("", text)) else ""
        case ast.JoinedStr(values=parts):
            return next(filter(None, map(_bare, parts)), "")
        case ast.IfExp(body=first, orelse=second) | ast.BinOp(left=first, right=second):
            return _bare(first) or _bare(second)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            return next(filter(None, map(_bare, parts)), "")
        case ast.Call() if _is_format(value) and isinstance(value.func, ast.Attribute):
            return _bare(value.func.value)
    return ""


def _keywords(call: ast.Call, names: frozenset[str]) -> list[ast.expr]:
    """The values of a call's keyword arguments of some names."""
    return [keyword.value for keyword in call.keywords if keyword.arg in names]


def _called(call: ast.Call) -> str:
    """The last part of what is called: "setText" of `self.label.setText`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_format(call: ast.Call) -> bool:
    """Whether a call is `….format(…)`."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "format"
