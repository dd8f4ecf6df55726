import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import COMMAND, SAMPLES, Ended, Home, contents, one_line, with_samples

from paperlog.errors import NotFoundError, OutputClosed, PaperlogError, UnreadableError, UsageError


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return with_samples(tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["list"], 0),
        (["search", "tag:RLVR"], 0),
        (["search", "xyzzy"], 1),
        (["list", "--tag", "xyzzy"], 1),
        (["show", "xyzzy"], 1),
        (["export", "--tag", "xyzzy", "-f", "bibtex"], 1),
        (["export", "xyzzy", "-f", "bibtex"], 1),
        (["list", "--sort", "moon"], 2),
        (["search", "("], 2),
        (["import", "nowhere.txt"], 2),
        (["import", "samples/demo.sh"], 3),
        (["import", "samples/demo.sh", "samples/fugumt.txt"], 3),
    ],
)
def test_exit_statuses(home: Home, args: list[str], status: int) -> None:
    assert home.run(*args).status == status


@pytest.mark.parametrize(
    ("error", "status"),
    [(PaperlogError, 2), (UsageError, 2), (NotFoundError, 1), (UnreadableError, 3), (OutputClosed, 0)],
)
def test_each_expected_error_becomes_one_line_and_its_status(
    home: Home, monkeypatch: pytest.MonkeyPatch, error: type[PaperlogError], status: int
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise error("what, where, what to do")

    monkeypatch.setattr("paperlog.library.Library.counts", fail)
    assert home.run("tag", "list") == (status, "", "paperlog: what, where, what to do\n")


def test_an_error_without_words_says_nothing(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def close(*args: object) -> None:
        raise OutputClosed

    monkeypatch.setattr("paperlog.library.Library.counts", close)
    assert home.run("tag", "list") == (0, "", "")


def test_a_mistake_of_ours_is_not_hidden(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise AssertionError("ours")

    monkeypatch.setattr("paperlog.library.Library.counts", fail)
    with pytest.raises(AssertionError, match="ours"):
        home.run("tag", "list")


def interrupted(home: Home) -> Ended:
    """What an import that waits for standard input says to Ctrl-C."""
    waiting = home.start("import", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    _wait_until_asleep(waiting.pid)
    waiting.send_signal(signal.SIGINT)
    out, err = waiting.communicate(timeout=30)
    return Ended(waiting.returncode, out.decode(), err.decode())


def _wait_until_asleep(pid: int) -> None:
    """Until a process has loaded its command and reads: its processor time stands still."""
    used, since = -1, time.monotonic()
    while time.monotonic() < since + 20:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        now = int(fields[11]) + int(fields[12])
        if fields[0] == "S" and now == used and now > 3:
            return
        used = now
        time.sleep(0.2)
    raise AssertionError("it never came to rest")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_an_interrupt_is_one_line_and_130(home: Home) -> None:
    before = contents(home.store)
    assert interrupted(home) == (130, "", "paperlog: interrupted\n")
    assert contents(home.store) == before


class _Interrupting:
    """An importer that is interrupted at the program's own module."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        if name == "paperlog.cli":
            raise KeyboardInterrupt


def test_an_interrupt_while_the_program_loads_is_one_line_too(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "paperlog.cli")
    monkeypatch.setattr(sys, "meta_path", [_Interrupting(), *sys.meta_path])
    assert home.run("path") == (130, "", "paperlog: interrupted\n")


AWKWARD = (
    ["show", b"\xff\xfe"],
    ["show", "a\nb"],
    ["show", "\x1b[31mred"],
    ["show", "x" * 10_000],
    ["search", b"\xff"],
    ["search", '"a\nb'],
    ["search", "tag:" + "(" * 200],
    ["search", "a*" * 3000],
    ["import", b"\xff.txt"],
    ["--store", b"\xff", "show", "x"],
    ["list", "--year", "9" * 40],
    ["list", "--since", "0000-00-00"],
    ["list", "--since", "99999 years"],
    ["list", "--columns", "__class__"],
    ["list", "--format", "{key.__class__}"],
    ["list", "--format", "{" * 4999],
    ["export", "-f", "../csv"],
    ["export", "-f", "csv", "-o", "/"],
    ["--store", "/dev/null", "list", "--tag", "x"],
    ["--store", "/proc/nowhere", "import", "samples"],
)


@pytest.mark.parametrize("args", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_calls_end_in_one_line_and_no_traceback(home: Home, args: list[str | bytes]) -> None:
    ended = home.program(*args)
    said = one_line(ended, ended.status)
    assert ended.status in (1, 2, 3)
    assert ended.out == ""
    assert "Traceback" not in said
    assert not any(ord(char) < 32 for char in said)


def test_names_that_are_not_utf8_are_imported_like_any(tmp_path: Path) -> None:
    home = Home(tmp_path)
    pages = tmp_path / "pages"
    pages.mkdir()
    try:
        (pages / os.fsdecode(b"caf\xe9.txt")).write_bytes((SAMPLES / "fugumt.txt").read_bytes())
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    ended = home.program("import", "pages")
    assert ended.status == 0, ended.err
    assert home.program("--store", os.fsencode(home.store) + b"\xff", "list").status == 0
    assert len(home.good("list", "--keys").split()) == 2


def test_a_path_goes_into_a_pipe_as_the_system_has_it(tmp_path: Path) -> None:
    store = Path(os.fsdecode(os.fsencode(tmp_path) + b"/s\xff"))
    try:
        (store / "papers" / "m").mkdir(parents=True)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    file = store / "papers" / "m" / "me.yaml"
    file.write_text("title: x\n")
    home = Home(tmp_path)
    for args, printed in ((("show", "me", "--path"), file), (("path",), f"store\t{store}")):
        done = subprocess.run(
            [*COMMAND, "--store", store, *args], stdout=subprocess.PIPE, env=home.environment(), check=True
        )
        assert done.stdout.splitlines()[0] == os.fsencode(printed)


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_stream_that_is_closed_is_no_traceback(home: Home, closed: str) -> None:
    script = f'"$@" {closed}>&-'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *COMMAND, "tag", "list"],
        capture_output=True,
        env=home.environment(),
        timeout=30,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    "args", [("tag", "add", "z", "-"), ("show", "-"), ("import", "-"), ("edit", "2210.03629")]
)
def test_input_that_is_closed_is_told_by_who_reads_it(home: Home, args: tuple[str, ...]) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", *COMMAND, *args],
        capture_output=True,
        text=True,
        env=home.environment(EDITOR="true"),
        timeout=30,
    )
    said = done.stderr.splitlines()[-1]
    if "-" in args:
        assert done.returncode == 3
        assert said.endswith(": cannot be read (it is closed); give it something to read")
    else:
        assert (done.returncode, said) == (0, "2210.03629 is as it was")


def test_help_into_a_pipe_that_is_closed_is_silent(home: Home) -> None:
    read, write = os.pipe()
    os.close(read)
    writer = home.start("--help", stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert writer.communicate(timeout=30)[1] == b""


def test_output_is_utf8_in_every_locale(home: Home) -> None:
    ended = home.program("show", "2210.03629", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "ReAct:言語モデルにおける推論と行動の相乗効果" in ended.out
    assert (ended.status, ended.err) == (0, "")


def test_what_the_system_refuses_is_told_with_what_to_do(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), "/a/b")

    monkeypatch.setattr("paperlog.library.Library.counts", refuse)
    ended = home.run("tag", "list")
    said = (
        "paperlog: /a/b: cannot be used (Not a directory); move away what stands there, then run it again\n"
    )
    assert (ended.status, ended.err) == (3, said)
