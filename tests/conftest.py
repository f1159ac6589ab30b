"""What all tests stand on: no network but this machine, no settings of the person who runs them, a real Chromium.

`REQUIRE_BROWSER=1` makes a browser test that would be skipped, or a run without one, a failure.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from playwright.sync_api import Browser, Page

REQUIRED = os.environ.get("REQUIRE_BROWSER") == "1"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]

settings.register_profile("repeatable", derandomize=True, deadline=None)  # the same examples in every run
settings.load_profile("repeatable")

for name in list(os.environ):
    if name.startswith(("ASSISTANT_", "LANGSMITH_", "LANGCHAIN_")):
        del os.environ[name]


# The promise is 'no network', so every test holds it: a call that leaves this machine is refused and fails its test.

_HOME = {"", "localhost", "::1", socket.gethostname()}
_outside: list[str] = []


def _refuse_outside(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.connect":
        host = args[1][0] if isinstance(args[1], tuple) else ""
    elif event == "socket.getaddrinfo":
        host = args[0] or ""
    else:
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name not in _HOME and not name.startswith("127."):
        _outside.append(name)
        message = f"a test may not leave this machine: {name}"
        raise ConnectionRefusedError(message)


sys.addaudithook(_refuse_outside)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fails the test in which something tried to reach another machine, even where the attempt was swallowed."""
    _outside.clear()
    yield
    assert not _outside, f"tried to reach {_outside}"


# Browser tests


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and CHROMIUM is None:
        pytest.skip("no chromium, chromium-browser or google-chrome on the PATH")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if item.get_closest_marker("browser"):
        item.config.stash[_ran] = item.config.stash.get(_ran, 0) + (report.when == "call" and not report.skipped)
        if REQUIRED and report.skipped and not hasattr(report, "wasxfail"):
            report.outcome, report.longrepr = "failed", f"REQUIRE_BROWSER=1, and skipped: {report.longrepr}"
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    if REQUIRED and not session.config.stash.get(_ran, 0) and not session.config.option.collectonly:
        sys.stderr.write("\nREQUIRE_BROWSER=1, and no browser test ran\n")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


_ran = pytest.StashKey[int]()


@pytest.fixture(scope="module")  # Playwright keeps an event loop running in this thread: not longer than it must
def browser() -> Iterator[Browser]:
    """A headless Chromium, the installed one."""
    from playwright.sync_api import sync_playwright

    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own: nothing of another test's storage or cookies."""
    context = browser.new_context(locale="en-GB", reduced_motion="reduce")
    yield context.new_page()
    context.close()
