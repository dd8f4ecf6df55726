"""What `tag`, `mark` and `rate` have in common."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import Home, contents, one_line, with_samples

DPO, LORA = "2305.18290", "hu2021lora"
COMMANDS = (["tag", "add", "x", "REFS"], ["mark", "reading", "REFS"], ["rate", "REFS", "4"])


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


def with_refs(command: list[str], *refs: str) -> list[str]:
    return [word for part in command for word in (refs if part == "REFS" else [part])]


def paper(home: Home, key: str) -> dict[str, Any]:
    (found,) = json.loads(home.good("show", key, "--json"))
    return dict(found)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_what_is_not_found_is_told_and_the_rest_is_done(home: Home, command: list[str]) -> None:
    ended = home.run(*with_refs(command, "nobody", DPO, "hu2021lorra", "arXiv:2305.18290v1", LORA))
    assert ended.status == 1
    first, second, report = ended.err.splitlines()
    assert first.startswith("paperlog: no paper 'nobody'")
    assert second == "paperlog: no paper 'hu2021lorra'; nearest: hu2021lora"
    assert report.startswith("papers: 2 ")
    assert report.endswith(f" ({DPO}, {LORA})")
    assert len(home.good("log").splitlines()) == 2


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_what_cannot_be_changed_safely_is_refused_and_the_rest_is_done(
    home: Home, command: list[str]
) -> None:
    flow = home.write("flow", "{title: x}\n")
    broken = home.write("broken", "title: x\nyear: soon\n")
    ended = home.run(*with_refs(command, "flow", "broken", LORA))
    assert ended.status == 3
    first, second, report = ended.err.splitlines()
    assert first.startswith(f"paperlog: {flow}:1: ")
    assert first.endswith("edit it by hand")
    assert second == f"paperlog: {broken}:2: 'year' must be a whole number, not 'soon'"
    assert report.endswith(f" ({LORA}), 2 left as they are")
    assert flow.read_text() == "{title: x}\n"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_dry_run_says_the_same_and_changes_nothing(home: Home, command: list[str]) -> None:
    before = contents(home.store)
    dry = home.run(*with_refs(command, DPO, LORA), "--dry-run").err
    assert contents(home.store) == before
    assert dry == home.run(*with_refs(command, DPO, LORA)).err.replace(
        "papers:", "papers (dry run, nothing written):"
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_doing_it_again_changes_nothing_and_is_no_change(home: Home, command: list[str]) -> None:
    home.good(*with_refs(command, DPO))
    before = contents(home.store)
    assert home.run(*with_refs(command, DPO)).err.endswith(", 1 unchanged\n")
    assert contents(home.store) == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_modified_is_when_an_import_changed_it(home: Home, command: list[str]) -> None:
    before = paper(home, DPO)
    home.good(*with_refs(command, DPO))
    after = paper(home, DPO)
    assert (after["modified"], after["added"]) == (before["modified"], before["added"])
    assert before != after


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_importing_again_takes_nothing_back(home: Home, command: list[str]) -> None:
    home.good(*with_refs(command, DPO))
    before = contents(home.store / "papers")
    assert home.run("import", "samples").err.endswith("0 created, 0 updated, 11 unchanged\n")
    assert contents(home.store / "papers") == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_paper_at_all(home: Home, tmp_path: Path, command: list[str]) -> None:
    assert (
        one_line(home.run(*with_refs(command, "-")), 1)
        == "no paper was named, so nothing is changed; name one"
    )
    empty = Home(tmp_path / "empty")
    empty.root.mkdir()
    assert one_line(empty.run(*with_refs(command, "x")), 1).startswith("no paper 'x'")
    assert not empty.store.exists()


def test_references_that_are_no_text_are_told(home: Home) -> None:
    ended = home.run("mark", "read", "-", stdin=b"\xff\n2305.18290\tx\nhu2021lora\n")
    assert ended.status == 1
    assert ended.err.count("a key has no such characters") == 2
    assert ended.err.endswith(f"papers: 1 marked read ({LORA})\n")


def test_many_that_are_not_found_are_not_all_told(home: Home) -> None:
    lines = "".join(f"nobody{number}\n" for number in range(30))
    said = home.run("mark", "read", "-", stdin=lines).err.splitlines()
    assert len(said) == 21
    assert said[-1] == "paperlog: … and 10 more like these"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_on_a_narrow_terminal_nothing_is_asked_and_nothing_cut(
    home: Home, command: list[str], term: str
) -> None:
    shown = home.terminal(40, *with_refs(command, DPO, LORA), TERM=term).out
    assert shown.endswith(f" ({DPO}, {LORA})\n")
    assert "\x1b" not in shown
