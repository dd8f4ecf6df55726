"""One browser for all tests of the page, and pages for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import Browser, browser
from exports.papers import rendered
from running import Home, with_samples

from paperlog.model import Paper

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture
def window(chromium: Browser) -> Iterator[Browser]:
    """A window as wide as a desk's; at the end, nothing was complained of and nothing asked of the network."""
    chromium.resize(1400)
    chromium.prefer("light")
    chromium.look_back()
    yield chromium
    chromium.script("if (location.protocol === 'file:') localStorage.clear()")
    assert chromium.look_back() == ([], [])


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def samples(home: Home) -> Path:
    """The page of the sample papers, as a user makes it."""
    page = home.root / "papers.html"
    home.good("export", "-o", page)
    return page


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a page of papers; where it lies."""

    def page(*papers: Paper) -> Path:
        path = tmp_path / "page.html"
        path.write_text(rendered("html", *papers), "utf-8")
        return path

    return page
