import signal
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import signal, sys, time
from pathlib import Path
from paperlog.commands.ending import cleaned_up
from paperlog.outfile import replace_with

def pieces():
    yield b"half"
    print("ready", flush=True)
    time.sleep(float(sys.argv[2]))
    yield b"whole"

if len(sys.argv) > 3:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
with cleaned_up():
    replace_with(Path(sys.argv[1]), pieces())
"""


def written(file: Path, seconds: float, sent: signal.Signals, *more: str) -> int:
    """The exit status of a program that is sent a signal while it writes a file for so long."""
    asked = [sys.executable, "-c", _PROGRAM, file, str(seconds), *more]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as program:
        assert program.stdout is not None
        program.stdout.readline()
        program.send_signal(sent)
        return program.wait(timeout=30)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_old_file_and_nothing_else(tmp_path: Path, sent: signal.Signals) -> None:
    file = tmp_path / "papers.bib"
    file.write_text("old")
    assert written(file, 60, sent) == -sent
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("papers.bib", "old")]


def test_a_signal_that_is_ignored_stays_so(tmp_path: Path) -> None:
    file = tmp_path / "papers.bib"
    assert written(file, 0.2, signal.SIGHUP, "nohup") == 0
    assert file.read_text() == "halfwhole"
