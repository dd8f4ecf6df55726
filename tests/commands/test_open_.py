from pathlib import Path

import pytest
from running import Home, one_line, with_samples

DPO = "2305.18290"
PAGE, PDF = f"https://arxiv.org/abs/{DPO}", f"https://arxiv.org/pdf/{DPO}"
NO_BROWSER = {"BROWSER": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


def browser(home: Home, status: int = 0) -> str:
    """A browser that writes down what it is to show."""
    program = home.root / "browser"
    program.write_text(f'#!/bin/sh\nprintf "<%s>" "$@" >> "{home.root}/shown"\nexit {status}\n')
    program.chmod(0o755)
    return str(program)


def shown(home: Home) -> str:
    path = home.root / "shown"
    return path.read_text() if path.exists() else ""


@pytest.mark.parametrize(
    ("options", "url"),
    [([], PAGE), (["--pdf"], PDF), (["--link", "1"], f"{PAGE}v1"), (["-l", "1"], f"{PAGE}v1")],
)
def test_the_browser_gets_the_address(home: Home, options: list[str], url: str) -> None:
    assert home.program("open", DPO, *options, BROWSER=browser(home)) == (0, "", f"opened {url}\n")
    assert shown(home) == f"<{url}>"


def test_on_a_terminal_as_well(home: Home) -> None:
    ended = home.terminal(40, "open", DPO, BROWSER=browser(home), TERM="dumb")
    assert (ended.status, ended.out) == (0, f"opened {PAGE}\n")


def test_without_a_browser_the_address_is_printed(home: Home) -> None:
    assert home.program("open", DPO, **NO_BROWSER) == (0, f"{PAGE}\n", "")
    assert home.terminal(80, "open", DPO, TERM="dumb", **NO_BROWSER).out == f"{PAGE}\n"


def test_a_browser_that_fails_leaves_the_address(home: Home) -> None:
    variables = NO_BROWSER | {"BROWSER": browser(home, 1), "TERM": "", "PATH": "/nowhere"}
    assert home.program("open", DPO, **variables) == (0, f"{PAGE}\n", "")


def test_it_can_be_printed_alone(home: Home) -> None:
    assert home.run("open", DPO, "--print", "--pdf", BROWSER=browser(home)) == (0, f"{PDF}\n", "")
    assert shown(home) == ""


def test_a_reference_from_a_pipe(home: Home) -> None:
    assert home.good("open", "-", "-p", stdin=f"{DPO}\n") == f"{PAGE}\n"


@pytest.mark.parametrize(
    "link", ["https://x.org/$(touch hit)", "https://x.org/;touch${IFS}hit", "https://x.org/&|`"]
)
def test_no_shell_reads_an_address(home: Home, link: str) -> None:
    home.write("odd", f"title: x\nlinks:\n- '{link}'\n")
    ended = home.program("open", "odd", "--link", "1", BROWSER=f"{browser(home)} %s")
    assert ended.status in (0, 2)
    assert not (home.root / "hit").exists()
    assert shown(home) == (f"<{link}>" if ended.status == 0 else "")


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "--help", "ftp://x.org/a"])
def test_other_kinds_of_addresses_are_not_opened(home: Home, link: str) -> None:
    home.write("odd", f"title: x\nlinks: ['{link}']\n")
    assert "only http and https" in one_line(home.run("open", "odd", "--link", "1", BROWSER=browser(home)), 2)
    assert one_line(home.run("open", "odd", BROWSER=browser(home)), 1).startswith("odd has no arXiv id")
    assert shown(home) == ""


def test_options_that_exclude_each_other(home: Home) -> None:
    assert "exclude each other" in one_line(home.run("open", DPO, "--pdf", "--link", "1"), 2)


def test_an_empty_store(tmp_path: Path) -> None:
    assert one_line(Home(tmp_path).run("open", "x"), 1).startswith("no paper 'x'")
