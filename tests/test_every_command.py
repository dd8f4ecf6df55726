"""Every command in a pipe, on a dumb terminal, on a narrow one, and with a store in which there is nothing yet."""

from pathlib import Path

import pytest
from running import SAMPLES, Ended, Home, with_samples

from paperlog.cells import cell_width
from paperlog.cli import _COMMANDS

KEY = "2305.18290"
# What is driven of each command; of any other one its help.
CALLS = {
    "import": ["import samples", "import samples --dry-run", "import samples --json"],
    "list": ["list", "list --tex", "list --json", "list --tag RLHF --reverse"],
    "search": ["search 推論", "search tag:NLP", "search nosuchword"],
    "show": [
        f"show {KEY}",
        *(f"show {KEY} --layout {name}" for name in ("columns", "interleaved", "stacked")),
    ],
    "export": ["export --format bibtex", f"export {KEY} --format markdown"],
    "tag": ["tag list", "tag list --json"],
    "merge": ["merge hu2021lora gu2023mamba --dry-run"],
    "rename": ["rename nosuch new2020x"],
    "remove": [f"remove {KEY} --dry-run"],
    "undo": ["undo --dry-run"],
    "log": ["log", "log --json"],
    "stats": ["stats", "stats --by pair,month", "stats --tag RLHF"],
    "related": ["related 2305.18290", "related --missing"],
    "next": ["next", "next --why"],
    "check": ["check", "check --json"],
    "path": ["path", "path --json"],
}
ALL = [call for name in _COMMANDS for call in CALLS.get(name, [f"{name} --help"])]
# A terminal needs a process of its own: there, one call of each command.
FIRST = [CALLS.get(name, [f"{name} --help"])[0] for name in _COMMANDS]
# What tables and pages hold is laid out for the terminal; reports and machine forms are lines as long as they are.
LAID_OUT = ("list", "search", "show", "stats", "tag", "log", "related", "next")
READING = (*LAID_OUT, "export", "path", "related", "next", "check")
STATUSES = (0, 1)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("full"))


@pytest.fixture
def empty(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    (tmp_path / "samples").symlink_to(SAMPLES)
    return home


def fine(ended: Ended) -> Ended:
    assert ended.status in STATUSES, ended
    assert "Traceback" not in ended.out + ended.err
    assert ended.status == 0 or "paperlog: " in ended.out + ended.err
    return ended


def too_wide(call: str, shown: str, columns: int) -> list[str]:
    """The lines of a page that stick out; what is said beside it does not count."""
    if call.split()[0] not in LAID_OUT or "--json" in call or "--help" in call:
        return []
    lines = [line for line in shown.splitlines() if not line.startswith("paperlog: ")]
    return [line for line in lines if cell_width(line) > columns]


@pytest.mark.parametrize("call", ALL)
def test_in_a_pipe_there_is_no_colour_and_no_picture(full: Home, call: str) -> None:
    ended = fine(full.run(*call.split()))
    assert "\x1b" not in ended.out
    assert "█" not in ended.out


@pytest.mark.parametrize("columns", [20, 40])
@pytest.mark.parametrize("call", FIRST)
def test_on_a_narrow_dumb_terminal(full: Home, call: str, columns: int) -> None:
    ended = fine(full.terminal(columns, *call.split(), TERM="dumb"))
    assert "\x1b" not in ended.out
    assert too_wide(call, ended.out, columns) == []


@pytest.mark.parametrize("call", ALL)
def test_with_an_empty_store(empty: Home, call: str) -> None:
    piped = fine(empty.run(*call.split()))
    assert not empty.store.exists() or call.split()[0] not in READING
    if call in FIRST:
        shown = fine(empty.terminal(40, *call.split(), NO_COLOR="1"))
        assert piped.status == shown.status
        assert too_wide(call, shown.out, 40) == []
