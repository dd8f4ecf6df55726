"""`edit` as a person meets it: on a terminal with an editor, in a pipe, and where things go wrong."""

import re
import sys
from pathlib import Path

import pytest
from editors import calls, editor, put
from running import Home, contents, one_line

from paperlog.library import Library

KEY = "lovelace1843making"
TEXT = "# mine\r\ntitle: 'Making Engines Think'   # as printed\r\n\r\nshelf: [3]\r\nyear: 1843"
NEW = "# mine\r\ntitle: Engines  # mine too\r\n\r\nyear: 1844\r\nshelf:   [4]"
BROKEN = "title: [\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.write(KEY, TEXT)
    return home


def papers(home: Home) -> dict[str, bytes]:
    return contents(home.store / "papers")


def drafts(home: Home) -> list[bytes]:
    return list(contents(home.store / ".paperlog" / "drafts").values())


def test_what_was_typed_is_taken_in_byte_for_byte_and_undo_takes_it_back(home: Home) -> None:
    before = papers(home)
    ended = home.run("edit", "lovelace", EDITOR=editor(home.root, put(NEW)))
    assert ended == (0, "", f"edited {KEY}: title, year\n")
    assert list(papers(home).values()) == [NEW.encode()]
    assert drafts(home) == []
    assert home.good("log").split("\t")[5] == "paperlog edit lovelace"
    home.good("undo")
    assert papers(home) == before


@pytest.mark.parametrize("step", ["true", 'touch "$1"', 'rm "$1"'])
def test_nothing_typed_changes_nothing(home: Home, step: str) -> None:
    before = papers(home)
    assert home.run("edit", KEY, EDITOR=editor(home.root, step)) == (0, "", f"{KEY} is as it was\n")
    assert papers(home) == before
    assert drafts(home) == []
    assert home.good("log") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BROKEN, ":1: not valid YAML"),
        ("title: x\nyear: soon\n", ":2: 'year' must be a whole number"),
        ("title: x\nstatus: done\n", ":2: 'status' must be one of"),
        ("title: x\n\ntitle: y\n", ":3: the field 'title' stands there twice"),
        ("year: 1843\n", ":1: there is no 'title'"),
        ("", ":1: the file is empty"),
    ],
)
def test_a_broken_file_is_never_taken_in_and_what_was_typed_is_kept(home: Home, text: str, said: str) -> None:
    before = papers(home)
    error = one_line(home.run("edit", KEY, EDITOR=editor(home.root, put(text))), 3)
    assert said in error
    kept = Path(re.findall(r"nothing is changed; what you wrote is in (.*)", error)[0])
    assert kept.read_text() == text
    assert kept.name == f"{KEY}.yaml"
    assert papers(home) == before


def test_text_that_is_not_utf_8_is_broken_too(home: Home) -> None:
    step = "printf 'title: x\\nnote: \\377\\n' > \"$1\""
    assert ":2: not UTF-8" in one_line(home.run("edit", KEY, EDITOR=editor(home.root, step)), 3)
    assert drafts(home) == [b"title: x\nnote: \xff\n"]


@pytest.mark.parametrize(("columns", "term"), [(80, "xterm"), (40, "xterm"), (80, "dumb")])
def test_on_a_terminal_one_can_go_on_editing(home: Home, columns: int, term: str) -> None:
    command = editor(home.root, put(BROKEN), f'grep -q "{BROKEN.strip()[:6]}" "$1" && {put(NEW)}')
    ended = home.terminal(
        columns, "edit", KEY, typed=[("[e] ", "x\n"), ("[e] ", "e\n")], EDITOR=command, TERM=term
    )
    assert ended.status == 0, ended.out
    assert "not valid YAML" in ended.out
    assert ended.out.count("Go on editing (e), or drop it (d)? [e]") == 2  # x is no answer
    assert ended.out.endswith(f"edited {KEY}: title, year\n")
    assert (calls(home.root), drafts(home)) == (2, [])
    assert list(papers(home).values()) == [NEW.encode()]


@pytest.mark.parametrize("typed", ["d\n", "\x04"])
def test_on_a_terminal_one_can_drop_it_and_still_nothing_is_lost(home: Home, typed: str) -> None:
    before = papers(home)
    ended = home.terminal(80, "edit", KEY, typed=[("[e] ", typed)], EDITOR=editor(home.root, put(BROKEN)))
    assert ended.status == 3
    assert re.search(r"dropped; nothing is changed; what you wrote is in .*\.yaml\n$", ended.out)
    assert drafts(home) == [BROKEN.encode()]
    assert papers(home) == before


def meanwhile(home: Home, then: str) -> str:
    """An editor in which NEW is typed while somebody else changes the file of the store."""
    return editor(home.root, f"{put(NEW)}; {then.format(home.store / 'papers/l' / f'{KEY}.yaml')}")


def test_a_file_that_changed_meanwhile_is_not_overwritten(home: Home) -> None:
    error = one_line(home.run("edit", KEY, EDITOR=meanwhile(home, "echo 'title: theirs' > '{}'")), 3)
    assert (
        "was changed while you were editing; edit it again; nothing is changed; what you wrote is in "
        in error
    )
    assert list(papers(home).values()) == [b"title: theirs\n"]
    assert drafts(home) == [NEW.encode()]


@pytest.mark.parametrize(
    ("typed", "stays"), [("d\n", b"title: theirs\n"), ("\n", b"title: theirs\n"), ("p\n", NEW.encode())]
)
def test_on_a_terminal_the_person_decides(home: Home, typed: str, stays: bytes) -> None:
    command = meanwhile(home, "echo 'title: theirs' > '{}'")
    ended = home.terminal(80, "edit", KEY, typed=[("[d] ", typed)], EDITOR=command)
    assert "was changed while you were editing" in ended.out
    assert list(papers(home).values()) == [stays]
    assert drafts(home) == [] if stays == NEW.encode() else [NEW.encode()]
    if ended.status == 0:
        home.good("undo")
        assert list(papers(home).values()) == [b"title: theirs\n"]


def test_a_file_that_went_meanwhile_stays_gone(home: Home) -> None:
    assert "was removed while" in one_line(home.run("edit", KEY, EDITOR=meanwhile(home, "rm '{}'")), 3)
    assert (papers(home), drafts(home)) == ({}, [NEW.encode()])


def test_another_paperlog_can_write_while_one_edits(home: Home) -> None:
    home.write("other", "title: x\n")
    command = editor(home.root, f"paperlog mark read other && {put(NEW)}")
    program = home.root / "paperlog"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m paperlog "$@"\n')
    program.chmod(0o755)
    path = f"{home.root}:{home.environment()['PATH']}"
    assert home.program("edit", KEY, EDITOR=command, PATH=path).status == 0
    assert home.good("list", "--status", "read", "--keys") == "other\n"


def test_a_file_that_cannot_be_read_can_be_mended(home: Home) -> None:
    home.write(KEY, BROKEN)
    assert home.run("edit", KEY, EDITOR=editor(home.root, put("title: x\n"))).err == f"edited {KEY}\n"
    assert home.good("list", "--format", "{title}") == "x\n"


def test_a_slip_in_a_field_s_name_is_told(home: Home) -> None:
    ended = home.run("edit", KEY, EDITOR=editor(home.root, put("title: x\nshelf: 3\nratng: 4\n")))
    assert ended.err.splitlines()[1:] == [
        "'ratng' is no field that paperlog knows; it stays in the file as your own"
    ]


def test_the_editor_fails(home: Home) -> None:
    before = papers(home)
    assert (
        one_line(home.run("edit", KEY, EDITOR="false"), 3)
        == "the editor (false) ended with status 1; see why, then run this again"
    )
    error = one_line(home.run("edit", KEY, EDITOR=editor(home.root, f"{put(NEW)}; exit 2")), 3)
    assert "run this again; nothing is changed; what you wrote is in " in error
    assert (papers(home), drafts(home)) == (before, [NEW.encode()])


def test_no_editor(home: Home) -> None:
    assert "there is no such program" in one_line(home.run("edit", KEY, EDITOR="no-such-editor -w"), 2)
    assert "VISUAL or EDITOR" in one_line(home.run("edit", KEY, EDITOR="", VISUAL=""), 2)
    ended = home.terminal(80, "edit", KEY, EDITOR="", VISUAL="", TERM="dumb")
    assert (ended.status, "VISUAL or EDITOR" in ended.out) == (2, True)
    assert not (home.store / ".paperlog" / "drafts").exists()


def test_ctrl_c_in_the_editor_is_the_editor_s(home: Home) -> None:
    command = editor(home.root, f"kill -INT $PPID; {put(NEW)}")
    assert home.program("edit", KEY, EDITOR=command) == (0, "", f"edited {KEY}: title, year\n")


def test_ctrl_c_at_the_question_says_where_the_text_is(home: Home) -> None:
    ended = home.terminal(80, "edit", KEY, typed=[("[e] ", "\x03")], EDITOR=editor(home.root, put(BROKEN)))
    assert ended.status == 130
    assert "nothing is changed; what you wrote is in " in ended.out
    assert drafts(home) == [BROKEN.encode()]


def test_a_reference_from_a_pipe(home: Home) -> None:
    assert home.run("edit", "-", stdin=f"{KEY}\n", EDITOR=editor(home.root, put(NEW))).status == 0
    assert "stands for 2 papers" in one_line(home.run("edit", "-", stdin=f"{KEY}\n{KEY}\n"), 2)


def test_an_empty_store(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert one_line(home.run("edit", "x", EDITOR="true"), 1).startswith("no paper 'x'")
    assert not home.store.exists()


def test_a_paper_that_gets_another_key_at_that_very_moment_is_found_by_its_old_one(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []

    def key_of(library: Library, ref: str) -> str:
        key = real(library, ref)
        if not found:
            found.append(key)
            assert home.program("rename", KEY, "making").status == 0
        return key

    real = Library.key_of
    monkeypatch.setattr(Library, "key_of", key_of)
    assert home.run("edit", KEY, EDITOR="true") == (0, "", "making is as it was\n")
    assert found == [KEY]


def test_a_paper_that_gets_another_key_meanwhile_is_named_by_it(home: Home) -> None:
    python = f"'{sys.executable}' -m paperlog rename {KEY} making"
    said = one_line(home.run("edit", KEY, EDITOR=meanwhile(home, python)), 3)
    assert f"/l/{KEY}.yaml: became making while you were editing; edit that again; nothing is changed" in said
    assert drafts(home) == [NEW.encode()]


def test_what_was_typed_before_a_power_cut_is_told_by_check_and_by_the_next_edit(home: Home) -> None:
    cut_off = f"{put(NEW)}; kill -9 $PPID; sleep 1"
    assert home.program("edit", KEY, EDITOR=editor(home.root, cut_off)).status == -9
    (path,) = (home.store / ".paperlog" / "drafts").glob("*/*")
    told = home.run("check", "--only", "leftover")
    assert told.status == 0
    assert f"{path}\thint\tleftover\ta text for {KEY} that was not taken in" in told.out
    assert home.run("check", "--fix").status == 0
    said = home.run("edit", KEY, EDITOR=editor(home.root, "true")).err
    assert said.startswith(f"paperlog: {path}: was written before and not taken in; remove it when you need")
    assert path.read_bytes() == NEW.encode()
