"""The short way must do what the long way does: each call here is made by both."""

from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import Home, with_samples

from paperlog.commands import quick
from paperlog.commands.options import Filters, Importing, Output, Showing, Shown, Sorting
from paperlog.commands.quick import quick_call
from paperlog.digests import names

PLAIN = [
    ["list"],
    ["list", "--keys", "-0"],
    ["list", "-r", "-n", "2", "--sort", "title"],
    ["list", "--limit=3", "--json", "--tag", "NLP", "--tag=RLVR"],
    ["list", "--columns", "key,title", "--csv"],
    ["list", "--tag", "nothing"],
    ["search", "推論"],
    ["search", "報酬", "-tag:RLHF", "--keys"],
    ["search", "-tag:RLHF", "--keys"],
    ["search", "-3d", "--format", "-{key}"],
    ["search", "-tag:RLHF foo:bar"],
    ["search"],
    ["search", "tag:("],
    ["search", "--lang", "ja", "model"],
    ["show", "2305.18290"],
    ["show", "2305.18290", "nobody", "--path"],
    ["show", "--json", "2210.03629", "--lang=ja"],
    ["show", "2210.03629", "--json", "--yaml"],
    ["show", "2210.03629", "--layout", "stacked"],
    ["import", "samples"],
    ["import", "samples/fugumt.txt", "nothing.txt", "--with-related", "--dry-run"],
    ["import", "-n", "samples", "--json", "--format", "fugumt"],
    ["import", "samples", "--format=none"],
    ["git", "merge-driver", "O", "A", "B"],
    ["git", "merge-driver", "O", "A", "B", ""],
]
LEFT_TO_TYPER = [
    [],
    ["--help"],
    ["list", "--help"],
    ["list", "x"],
    ["list", "-n"],
    ["list", "-n", "two"],
    ["list", "-n", "-1"],
    ["list", "-n2"],
    ["list", "-r0"],
    ["search", "-r0"],
    ["list", "--reverse=1"],
    ["list", "--taggs", "x"],
    ["list", "--", "x"],
    ["show"],
    ["import"],
    ["import", "-nx", "samples"],
    ["--wait", "3", "list"],
    ["stats"],
    ["git", "init"],
    ["git", "merge-driver", "O", "A"],
    ["git", "merge-driver", "O", "A", "B", "name", "more"],
    ["git", "merge-driver", "--help", "A", "B"],
    ["git"],
    ["--store"],
]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


@pytest.mark.parametrize("args", PLAIN, ids=" ".join)
def test_a_plain_call_is_what_typer_makes_of_it(
    home: Home, args: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert quick_call(args, None) is not None
    short = home.run(*args)
    monkeypatch.setattr(quick, "quick_call", lambda args, look: None)
    assert home.run(*args) == short


@pytest.mark.parametrize("args", LEFT_TO_TYPER, ids=" ".join)
def test_what_is_not_plain_is_left_to_typer(args: list[str]) -> None:
    assert quick_call(args, None) is None


def test_the_programs_own_options(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home.run("--store", "nowhere", "list").err == home.run("--store=nowhere", "--no-color", "list").err
    assert "the store is empty" in home.run("--store", "nowhere", "list").err
    monkeypatch.setenv("PAPERLOG_WAIT", "soon")
    assert quick_call(["list"], None) is None


WORDS = st.sampled_from(
    [
        "x",
        "推論",
        "-",
        "--tag",
        "a",
        "-n",
        "3",
        "-r",
        "--json",
        "--lang",
        "ja",
        "--sort=title",
        "-tag:x",
        "-3d",
        "-rk",
        "--keys",
        "-k",
        "--dry-run",
        "--format",
    ]
)


@given(st.sampled_from(["list", "search", "show", "import"]), st.lists(WORDS, max_size=6))
@settings(max_examples=200)
def test_both_read_the_same(command: str, words: list[str]) -> None:
    found = _quickly(command, words)
    if found is not None:
        assert found == _by_typer(command, words)


def _quickly(command: str, words: list[str]) -> Any:
    try:
        read = quick._read(quick._COMMANDS[command], list(words))
    except quick._NotPlain:
        return None
    return read


def _by_typer(command: str, words: list[str]) -> Any:
    """What the function of a command is called with."""
    from typer.main import get_command

    from paperlog.commands import import_, list_, search, show
    from paperlog.commands.session import Session

    seen: list[Any] = []
    module, name = {
        "list": (list_, "list_papers"),
        "search": (search, "search_papers"),
        "show": (show, "show_papers"),
        "import": (import_, "import_papers"),
    }[command]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, name, lambda current, *rest: seen.extend(rest))
        get_command(module.app).main(list(words), standalone_mode=False, obj=Session())
    if command == "list":
        return [], seen
    return [str(word) for word in seen[0]], seen[1:]


def test_the_groups_are_all_there() -> None:
    assert (Filters, Sorting, Output, Shown) == quick._FIND
    assert quick._COMMANDS["show"].groups == (Showing,)
    assert quick._COMMANDS["import"].groups == (Importing,)


def test_the_help_of_import_names_every_format() -> None:
    declared = get_type_hints(Importing, include_extras=True)["format"].__metadata__[0]
    assert declared.metavar.split("|") == names()
