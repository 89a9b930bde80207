"""What several test modules share: where other people's sample files are, if they are here."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("followup", deadline=None)  # timing never decides a test
settings.load_profile("followup")

MAY_BE_ABSENT = (
    "the sample files are not here", "the first copy of the cases is not here",
    "the other builders are not here", "this system lets nobody mount or limit anything",
)  # fmt: skip
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def samples() -> Path:
    """Real input that nobody here wrote; it is not part of this repository."""
    folder = SHARED / "samples"
    if not folder.is_dir():
        pytest.skip("the sample files are not here")
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites the golden files with what the program makes now."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where FOLLOWUP_REQUIRED is set, a test that can't run for want of a browser or an editor has failed."""
    report = yield
    _fail_if_required(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same of a whole module or folder that is left out for want of a package."""
    report = yield
    _fail_if_required(report)
    return report


def _fail_if_required(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and os.environ.get("FOLLOWUP_REQUIRED") and not hasattr(report, "wasxfail"):
        why = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not any(reason in why for reason in MAY_BE_ABSENT):
            report.outcome, report.longrepr = "failed", f"it could not run, and must here: {why}"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Where CI runs, a failure is printed when it happens: a run that is cut short has told it as well."""
    told = os.environ.get("FOLLOWUP_REQUIRED") and "PYTEST_XDIST_WORKER" not in os.environ
    if told and report.outcome in {"failed", "rerun"}:
        print(f"\n{report.outcome}: {report.nodeid}\n{report.longreprtext[-3000:]}", file=sys.__stderr__, flush=True)
