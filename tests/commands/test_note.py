import json
import re
from pathlib import Path

import pytest
from editors import editor, put
from running import Home, contents, one_line, with_samples

KEY = "hu2021lora"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


def note(home: Home) -> str | None:
    (paper,) = json.loads(home.good("show", KEY, "--json"))
    return paper["note"]  # type: ignore[no-any-return]


def drafts(home: Home) -> list[bytes]:
    return list(contents(home.store / ".paperlog" / "drafts").values())


def test_a_text_is_written_replaced_and_taken_back(home: Home) -> None:
    assert home.run("note", "hu2021", "読み返す。\n# 3節") == (0, "", f"{KEY}: noted\n")
    assert note(home) == "読み返す。\n# 3節"
    assert home.run("note", KEY, "other").err == (
        f"{KEY}: the note is replaced; `paperlog undo` brings the old one back\n"
    )
    assert note(home) == "other"
    home.good("undo")
    assert note(home) == "読み返す。\n# 3節"


@pytest.mark.parametrize("text", ["", "  \n ", "\n"])
def test_an_empty_text_removes_the_note(home: Home, text: str) -> None:
    home.good("note", KEY, "x")
    assert "the note is removed; `paperlog undo`" in home.run("note", KEY, text).err
    assert note(home) is None
    assert home.run("note", KEY, text).err == f"{KEY}: the note is as it was\n"


def test_a_text_from_standard_input(home: Home) -> None:
    home.good("note", KEY, "-", stdin="\none\r\n\r\n  two \x1b[31m\n\n")
    assert note(home) == "one\n\n  two [31m"
    assert one_line(home.run("note", KEY, "-", stdin=b"a\n\xff"), 3).startswith("standard input:2: not UTF-8")
    assert one_line(home.run("note", "-", "-"), 2).endswith(
        "cannot both be read from standard input; write one of them out"
    )


def test_appending_puts_a_new_line_behind(home: Home) -> None:
    home.good("note", KEY, "-a", "one")
    home.good("note", KEY, "--append", "-", stdin="two\n")
    assert note(home) == "one\ntwo"
    assert home.run("note", KEY, "-a", "").err == f"{KEY}: the note is as it was\n"
    assert note(home) == "one\ntwo"


def test_in_a_pipe_and_without_a_text_it_prints_the_note(home: Home) -> None:
    assert home.good("note", KEY) == ""
    home.good("note", KEY, "one\ntwo")
    assert home.run("note", KEY, EDITOR="false", stdin="lost?") == (0, "one\ntwo\n", "")
    assert "takes a TEXT" in one_line(home.run("note", KEY, "--append"), 2)


@pytest.mark.parametrize(("columns", "term"), [(40, "xterm"), (80, "dumb")])
def test_on_a_terminal_the_editor_has_the_note(home: Home, columns: int, term: str) -> None:
    home.good("note", KEY, "one")
    command = editor(home.root, """grep -q '^one$' "$1" && echo 二 >> "$1" """)
    ended = home.terminal(columns, "note", KEY, EDITOR=command, TERM=term)
    assert ended.status == 0, ended.out
    assert (note(home), drafts(home)) == ("one\n二", [])


def test_on_a_terminal_an_appended_text_is_written_apart(home: Home) -> None:
    home.good("note", KEY, "one")
    home.terminal(80, "note", KEY, "-a", EDITOR=editor(home.root, """test ! -s "$1" && echo two > "$1" """))
    assert note(home) == "one\ntwo"


def test_nothing_written_changes_nothing(home: Home) -> None:
    ended = home.terminal(80, "note", KEY, EDITOR="true")
    assert ended.out.startswith("paperlog: true came back at once; if its window is still open")
    assert ended.out.endswith(f"{KEY}: the note is as it was\n")
    assert len(list((home.store / ".paperlog" / "drafts").glob("*/*"))) == 1
    assert home.run("note", KEY, "-", stdin=b"\n").status == 2
    assert len(home.good("log").splitlines()) == 1


def test_text_that_is_not_utf_8_goes_back_to_the_editor(home: Home) -> None:
    command = editor(home.root, "printf '\\377' > \"$1\"", put("mended"))
    ended = home.terminal(80, "note", KEY, typed=[("[e] ", "\n")], EDITOR=command)
    assert ":1: not UTF-8" in ended.out
    assert note(home) == "mended"


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (f"{put('typed')}; exit 1", "ended with status 1"),
        (f"{put('typed')}; echo 'note: theirs' >> FILE", "the note was changed while you were writing"),
        (f"{put('typed')}; echo '{{title: x}}' > FILE", ":1: the fields do not stand one below the other"),
        (f"{put('typed')}; echo 'title: [' > FILE", ":1: not valid YAML"),
    ],
)
def test_nothing_typed_is_lost(home: Home, step: str, said: str) -> None:
    path = home.good("show", KEY, "--path").strip()
    ended = home.terminal(200, "note", KEY, EDITOR=editor(home.root, step.replace("FILE", f"'{path}'")))
    assert ended.status == 3
    assert said in ended.out
    kept = re.findall(r"nothing is changed; what you wrote is in (.*)\n", ended.out)
    assert [Path(name).read_text() for name in kept] == ["typed"]
    assert [Path(name).name for name in kept] == [f"{KEY}.note.txt"]


def test_a_file_that_cannot_be_changed_safely_is_told(home: Home) -> None:
    path = home.write("flow", "{title: x}\n")
    assert one_line(home.run("note", "flow", "x"), 3).startswith(f"{path}:1: ")


def test_an_empty_store(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for text in ([], ["x"], [""]):
        assert one_line(home.run("note", "x", *text), 1).startswith("no paper 'x'")
    assert not home.store.exists()


def test_a_note_that_would_make_the_file_too_large_to_read_is_refused(tmp_path: Path) -> None:
    home = Home(tmp_path)
    before = home.write("a2020x", "title: x\n").read_bytes()
    ended = home.run("note", "a2020x", "-", stdin="a" * 10_000_001)
    assert "would be larger than 10000000 bytes; write less into it; nothing is changed" in one_line(ended, 3)
    assert (home.store / "papers/a/a2020x.yaml").read_bytes() == before
    assert home.good("list", "--keys") == "a2020x\n"


def test_in_the_editor_such_a_note_is_kept_and_told_once(home: Home) -> None:
    step = "head -c 10000001 /dev/zero | tr '\\0' a > \"$1\""
    ended = home.terminal(400, "note", KEY, EDITOR=editor(home.root, step))
    assert ended.status == 3
    assert (
        "larger than 10000000 bytes; write less into it; nothing is changed; what you wrote is in"
        in ended.out
    )
