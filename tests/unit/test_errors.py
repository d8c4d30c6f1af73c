"""Errors carry codes and values; a crash report says where, never what somebody typed."""

import sys

from asystent_desktop.errors import UserFixable, crash_report

TYPED = "Anna Wiśniewska, ul. Łączna"


def test_a_crash_report_names_class_and_lines_without_the_message() -> None:
    try:
        int(TYPED)
    except ValueError:
        kind, error, trace = sys.exc_info()
        assert kind is not None and TYPED in str(error), "the message does quote it"
        report = crash_report(kind, trace)
    assert report.splitlines()[0] == "builtins.ValueError"
    assert "test_errors.py:" in report and "/" not in report
    assert TYPED not in report and "Anna" not in report


def test_an_error_tells_its_code_and_sorted_values() -> None:
    assert str(UserFixable(size=3, file="a")) == "user-fixable(file='a', size=3)"
