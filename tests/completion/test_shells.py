"""Completion as people meet it: typed into bash, zsh and fish. A shell that is not there is passed over."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Home, with_samples
from shells import Shell, program

from paperlog.completion import SHELLS
from paperlog.completion.install import install, script

ODD = 'it\'s "q" $x `y` !\\z'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = with_samples(tmp_path_factory.mktemp("home"))
    home.configure('[searches]\nrl-week = "tag:RL*"\n')
    tags = "- 強化学習\n- 推論 高速\n- 'it''s \"q\" $x `y` !\\z'\n"
    home.write("a2020x", f"title: T\ntags:\n{tags}")
    assert f"{ODD}\t1\n" in home.good("tag", "list")
    return home


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, home: Home) -> Iterator[Shell]:
    shell = Shell(request.param, home)
    yield shell
    shell.close()


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("paperlog imp", "paperlog import "),
        ("paperlog tag l", "paperlog tag list "),
        ("paperlog show 2305.18", "paperlog show 2305.18290 "),
        ("paperlog --store store show gu", "paperlog --store store show gu2023mamba "),
        ("paperlog show @", "paperlog show @rl-week "),
        ("paperlog search @rl", "paperlog search @rl-week "),
        ("paperlog search cat", "paperlog search category:"),
        ("paperlog search 'cat", "paperlog search 'category:"),
        ("paperlog search tag:RLV", "paperlog search tag:RLVR "),
        ("paperlog search -tag:RLV", "paperlog search -tag:RLVR "),
        ("paperlog search has:abstract_j", "paperlog search has:abstract_ja "),
        ("paperlog list --tag RLV", "paperlog list --tag RLVR "),
        ("paperlog list --tag=RLV", "paperlog list --tag=RLVR "),
        ("paperlog list --tag rlv", "paperlog list --tag RLVR "),
        ("paperlog list --tag 強", "paperlog list --tag 強化学習 "),
        ("paperlog list --tag 推", r"paperlog list --tag 推論\ 高速 "),
        ("paperlog list --tag Sup", r"paperlog list --tag Supervised-FineTuning\ \(SFT\) "),
        ("paperlog list --tag 'Sup", "paperlog list --tag 'Supervised-FineTuning (SFT)' "),
        ("paperlog list --any-tag NLP,RLV", "paperlog list --any-tag NLP,RLVR "),
        ("paperlog list --not", "paperlog list --not-tag "),
        ("paperlog list --columns key,ye", "paperlog list --columns key,year "),
        ("paperlog export -f biblat", "paperlog export -f biblatex "),
        ("paperlog export -o samples/fug", "paperlog export -o samples/fugumt.txt "),
        ("paperlog --store sto", "paperlog --store store/"),
        ("LANG=C paperlog tag l", "LANG=C paperlog tag list "),
        ("paperlog show nothing", "paperlog show nothing"),
        ("paperlog nothing x", "paperlog nothing x"),
    ],
)
def test_a_word_is_completed(shell: Shell, typed: str, line: str) -> None:
    assert shell.completed(typed) == line


@pytest.mark.parametrize("quote", ["", "'", '"'])
@pytest.mark.parametrize("typed", ["list -k --tag {}Sup", "search -k {}tag:Sup"])
def test_what_was_completed_is_what_the_shell_hands_on(shell: Shell, quote: str, typed: str) -> None:
    assert shell.run(f"paperlog {typed.format(quote)}") == "lambert2025tulu\n"


def test_a_tag_with_every_special_sign_comes_through(shell: Shell) -> None:
    assert shell.run("paperlog list -k --tag it") == "a2020x\n"


def test_several_are_listed_and_what_they_share_is_filled_in(shell: Shell) -> None:
    shown = shell.listed("paperlog list --tag RL")
    assert "RLHF" in shown
    assert "RLVR" in shown
    assert shell.completed("paperlog search tag:R").startswith("paperlog search tag:R")


def test_zsh_and_fish_say_what_each_word_is(shell: Shell) -> None:
    shown = shell.listed("paperlog s")
    assert "search" in shown
    assert ("Find papers" in shown) == (shell.name != "bash")


def test_nothing_is_said_where_the_store_is_broken(home: Home, shell: Shell) -> None:
    for store in ("/dev/null", "/nowhere", "samples"):
        line = f"paperlog --store {store} show gu"
        assert shell.completed(line) == line


@pytest.mark.parametrize("name", SHELLS)
def test_what_is_installed_is_found_by_a_new_shell(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    home = Home(tmp_path)
    for variable, value in home.environment().items():
        monkeypatch.setenv(variable, value)
    monkeypatch.delenv("ZDOTDIR", raising=False)
    place = install(name)
    assert place.script.read_text("utf-8") == script(name)
    asks = {
        "bash": ["bash", "-i", "-c", "complete -p paperlog"],
        "zsh": ["zsh", "-i", "-c", "print $_comps[paperlog]"],
        "fish": ["fish", "-c", "complete --do-complete 'paperlog tag ' && echo _paperlog"],
    }
    variables = home.environment(PATH=f"{program(tmp_path)}:{os.environ['PATH']}")
    done = subprocess.run(asks[name], capture_output=True, text=True, env=variables, timeout=60)
    assert "_paperlog" in done.stdout
    assert name != "fish" or "\nlist\t" in done.stdout


@pytest.mark.parametrize(("name", "check"), [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
def test_a_script_is_free_of_slips_of_the_pen(name: str, check: str) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run(
        [name, check, "/dev/stdin"], input=script(name), capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stderr) == (0, "")
