"""What a run of the tests may leave out: the long tests unless --long asks for them, and in CI nothing else.

A tool that cannot be installed on a person's machine is a skip, with its reason. In CI (the variable `CI` is
"true") a skip would hide that something went untested, so there it is a failure; veraPDF alone is excepted, which
Debian does not package. pytest loads this module through pyproject.toml.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

EXCEPTED = "verapdf"

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long tests as well (marker: long)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take the long tests out of a short run: they count as deselected, since nobody missed them."""
    if config.getoption("--long"):
        return
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("long")])
    items[:] = [item for item in items if not item.get_closest_marker("long")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, make a test that skips itself fail."""
    report = yield
    return _judged(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI, make a file of tests that skips itself fail."""
    report = yield
    return _judged(report)


def _judged(report: Report) -> Report:
    """The report as it is, or as a failure if it is a skip that CI does not allow."""
    reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
    expected_failure = hasattr(report, "wasxfail")
    if report.skipped and not expected_failure and os.environ.get("CI") == "true" and EXCEPTED not in reason.lower():
        report.outcome = "failed"
        report.longrepr = f"In CI a skip is a failure. {reason}"
    return report
