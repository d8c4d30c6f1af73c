"""House rule: a file has at most 400 lines, a function 50, a class 20 methods."""

import ast

from tests.architecture.source_tree import PROGRAM, name, python_files

FILE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 50, 20
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _too_large(source: str, where: str, *, count_methods: bool = True) -> list[str]:
    found = []
    if (lines := len(source.splitlines())) > FILE_LINES:
        found.append(f"{where}: {lines} lines")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                found.append(f"{where}:{node.lineno} {node.name}: {lines} lines")
        elif isinstance(node, ast.ClassDef) and count_methods:
            methods = sum(isinstance(part, Function) for part in node.body)
            if methods > CLASS_METHODS:
                found.append(f"{where}:{node.lineno} {node.name}: {methods} methods")
    return found


def test_the_rule_sees_each_excess() -> None:
    long_function = "def f():\n" + "    x = 1\n" * FUNCTION_LINES
    many_methods = "class C:\n" + "    def m(self): ...\n" * (CLASS_METHODS + 1)
    assert len(_too_large("x = 1\n" * (FILE_LINES + 1), "f.py")) == 1
    assert _too_large(long_function, "f.py") == ["f.py:1 f: 51 lines"]
    assert _too_large(many_methods, "f.py") == ["f.py:1 C: 21 methods"]
    assert _too_large("x = 1\n" * FILE_LINES, "f.py") == []


def test_program_and_tests_keep_to_the_sizes() -> None:
    program = [x for p in python_files(*PROGRAM) for x in _too_large(p.read_text("utf-8"), name(p))]
    tests = [
        x
        for p in python_files("tests")
        for x in _too_large(p.read_text("utf-8"), name(p), count_methods=False)
    ]
    assert program + tests == []
