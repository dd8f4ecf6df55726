"""The answer to a shell, as a process of its own gives it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import COMMAND, Home, contents, with_samples

from paperlog.completion import SHELLS, answer


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


def asked(home: Home, shell: str, *args: str, **variables: str) -> tuple[str, str, int]:
    """What is printed, what is complained of, and the exit status."""
    ended = home.program(*args, _PAPERLOG_COMPLETE=shell, **variables)
    return ended.out, ended.err, ended.status


def test_zsh_and_fish_get_words_with_help(home: Home) -> None:
    for shell in ("zsh", "fish"):
        assert asked(home, shell, "list", "--tag", "RL") == ("values\nRLHF\t2 papers\nRLVR\t1 paper\n", "", 0)
        assert asked(home, shell, "import", "x")[0] == "files\n"
        assert asked(home, shell, "--store", "")[0] == "folders\n"


def test_bash_gets_the_end_of_the_word_as_it_is_to_be_put_in(home: Home) -> None:
    assert asked(home, "bash", "paperlog list --tag Sup", " =:") == (
        "values\nSupervised-FineTuning\\ \\(SFT\\)\n",
        "",
        0,
    )
    assert asked(home, "bash", "x search tag:RLV", " =:")[0] == "values\nRLVR\n"
    assert asked(home, "bash", "x search 'cat", " =:")[0] == "values\ncategory:\ncategory:…\n"


@pytest.mark.parametrize("shell", ["complete_bash", "tcsh", "1"])
def test_a_shell_that_is_not_known_gets_nothing(home: Home, shell: str) -> None:
    assert asked(home, shell, "list", "") == ("", "", 0)


@pytest.mark.parametrize("shell", SHELLS)
def test_too_few_words_are_no_error(home: Home, shell: str) -> None:
    assert asked(home, shell) == ("", "", 0)


BROKEN = ("no store", "no index", "broken index", "no folder", "broken config", "no config", "no paper")
LINES = (["show", ""], ["search", "tag:"], ["search", "@"], ["list", "--tag", ""])


def a_home(root: Path, broken: str) -> tuple[Home, dict[str, str]]:
    """A home in which something is not as it should be, and variables to go with it."""
    home = Home(root)
    if broken == "no store":
        return home, {}
    home.write("gu2023mamba", "title: Mamba\ntags:\n- RLVR\n")
    if broken == "no paper":
        home.write("bad2020x", "title: [")
    home.program("list")
    for file in (root / "cache" / "paperlog").glob("*.sqlite"):
        if broken == "no index":
            file.unlink()
        elif broken == "broken index":
            file.write_bytes(b"SQLite format 3\0" + os.urandom(5000))
    if broken == "broken config":
        home.configure("lang = [")
    variables = {
        "no folder": {"PAPERLOG_STORE": "/dev/null"},
        "no config": {"PAPERLOG_CONFIG": "/nowhere/c.toml"},
    }
    return home, variables.get(broken, {})


@pytest.mark.parametrize("broken", BROKEN)
def test_whatever_is_broken_nothing_is_said_and_nothing_is_written(tmp_path: Path, broken: str) -> None:
    home, variables = a_home(tmp_path, broken)
    before = contents(tmp_path)
    for line in LINES:
        assert asked(home, "fish", *line, **variables)[1:] == ("", 0)
    assert contents(tmp_path) == before


def test_a_writer_is_not_waited_for(home: Home) -> None:
    from paperlog.store import Store

    with Store(home.store).writing():
        assert asked(home, "zsh", "show", "gu")[0].startswith("values\ngu2023mamba\t")


def test_no_command_and_nothing_heavy_is_loaded(home: Home) -> None:
    code = (
        "import sys; from paperlog.completion import answer\n"
        "answer('fish', ['search', 'tag:R']); answer('fish', ['']); answer('fish', ['list', '--'])\n"
        "heavy = ('typer', 'yaml', 'rapidfuzz', 'rich', 'json', 'dataclasses', 'tomllib', 'paperlog.cli')\n"
        "print([name for name in sys.modules if name in heavy or name.startswith('paperlog.commands')])"
    )
    assert home.python(code) == "[]\n"


def test_a_line_break_in_a_value_does_not_break_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path)
    home.write("a2020x", 'title: "a\\tb\\nc"\ntags:\n- "x\\ny"\n')
    home.good("list")
    for name, value in home.environment().items():
        monkeypatch.setenv(name, value)
    assert answer("zsh", ["show", "a"]) == "values\na2020x\ta b c\n"
    assert answer("zsh", ["list", "--tag", "x"]) == "values\nx y\t1 paper\n"


def test_a_reader_that_goes_away_is_no_traceback(home: Home) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*COMMAND, "show", ""],
        stdout=write,
        stderr=subprocess.PIPE,
        env=home.environment(_PAPERLOG_COMPLETE="zsh"),
        cwd=home.root,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sys.executable == COMMAND[0]
