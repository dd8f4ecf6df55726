"""Stores and pages from strangers, as a user meets them: what they hold is told or shown, and never acted on."""

import json
import os
from pathlib import Path

import pytest
from running import SAMPLES, Home, one_line, with_samples

ESC = "\x1b]0;owned\x07\x1b[2J"
YAML = (
    'title: "a \\e]0;owned\\a\\e[2J b \\u202e \\u009b31m"\n'
    'tags: ["x\\ny\\e[1m"]\nnote: "owned \\e]0;\\u202e\\a"\nvenue: "\\r v"\nnoted: "2020\\e[2J"\n'
)
ACTED_ON = ("\x1b]", "\x1b[2J", "\x07", "\u202e", "\x9b", "\r")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.write("evil2020x", YAML)
    return home


@pytest.mark.parametrize(
    "args",
    [
        ["list"],
        ["list", "--json"],
        ["list", "--columns", "title,noted,tags,venue"],
        ["list", "--format", "{title}{noted}"],
        ["list", "--tsv"],
        ["show", "evil2020x"],
        ["show", "evil2020x", "--json"],
        ["search", "owned"],
        ["stats"],
        ["tag", "list"],
        ["export", "--format", "bibtex"],
        ["export", "--format", "markdown"],
    ],
    ids=" ".join,
)
def test_no_terminal_acts_on_what_a_paper_holds(home: Home, args: list[str]) -> None:
    for shown in (home.terminal(80, *args).out, home.good(*args)):
        assert [sign for sign in ACTED_ON if sign in shown] == []
        assert "owned" in shown or args[0] in ("stats", "tag")


def test_a_file_as_it_is_is_written_out_on_a_terminal_and_exact_in_a_pipe(home: Home) -> None:
    args = ("show", "evil2020x", "--yaml")
    path = home.store / "papers" / "e" / "evil2020x.yaml"
    path.write_bytes(b"title: 'a \xc2\x85 \xe2\x80\xae b'\n")
    assert "\\u202e" in home.terminal(80, *args).out
    assert "\u202e" in home.good(*args)


def test_a_note_in_a_pipe_holds_nothing_that_a_terminal_acts_on(home: Home) -> None:
    assert home.good("note", "evil2020x") == "owned ]0;\n"


def test_a_command_is_logged_without_what_a_terminal_acts_on(home: Home) -> None:
    home.good("tag", "add", f"b{ESC}\u202e", "evil2020x")
    for shown in (home.terminal(80, "log").out, home.good("log"), home.good("log", "--json")):
        assert "tag add" in shown
        assert [sign for sign in ACTED_ON if sign in shown] == []


def test_a_file_name_is_told_without_what_it_holds(home: Home) -> None:
    name = os.fsdecode(f"{ESC}.txt".encode())
    (home.root / name).write_text("no digest")
    ended = home.run("import", name)
    assert ended.status == 3
    assert [sign for sign in ACTED_ON if sign in ended.err] == []


def test_a_file_name_with_a_line_break_is_told_on_one_line_and_can_be_found_again(home: Home) -> None:
    (home.root / "a\nb.txt").write_text("no digest")
    home.write("x\ny", "title: [\n")
    assert r"a\nb.txt: no digest format" in home.run("import", "a\nb.txt").err
    assert r"papers/x/x\ny.yaml: its name" in one_line(home.run("list"), 3)
    lines = home.run("check").out.splitlines()
    assert lines
    assert all(line.count("\t") == 4 and r"x\ny" in line for line in lines if "/x/" in line)
    assert r"'a\nb'" in one_line(home.run("show", "a\nb"), 1)


@pytest.mark.parametrize("stem", ["$(touch x)", "a b", "a\nb", "-rf", "a;b", "'a'"])
def test_a_file_whose_name_a_shell_would_act_on_is_no_paper(home: Home, stem: str) -> None:
    home.write(stem, "title: x\n")
    ended = home.run("list", "--keys")
    assert (ended.status, ended.out) == (3, "evil2020x\n")
    assert "its name cannot be a key" in ended.err


def test_letters_of_any_script_may_be_a_key(home: Home) -> None:
    home.write("論文2020", "title: x\n")
    home.write("cafe\u0301_2020", "title: x\n")  # NFD, as macOS writes it
    assert home.good("list", "--keys").count("\n") == 3
    assert home.good("show", "caf\u00e9_2020", "--path").endswith("cafe\u0301_2020.yaml\n")


def test_links_out_of_the_store_are_neither_read_nor_written(home: Home) -> None:
    secret = home.root / "secret"
    secret.mkdir()
    (secret / "s2020x.yaml").write_text("title: secret\n")
    (home.store / "papers" / "s").symlink_to(secret)
    ended = home.run("list", "--json")
    assert ended.status == 3
    assert "secret" not in ended.out
    assert "leads out of the store" in one_line(home.run("rename", "evil2020x", "s2021y"), 3)
    assert [path.name for path in secret.iterdir()] == ["s2020x.yaml"]


def test_pipes_in_a_folder_are_passed_over_and_one_that_is_named_is_read(home: Home) -> None:
    os.mkfifo(home.root / "pipe.txt")
    (home.root / "a.txt").write_text("no digest")
    ended = home.run("import", str(home.root))
    assert "a.txt" in ended.err
    assert "pipe.txt" not in ended.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n", ":2: a YAML alias (`*…`) stands here"),
        ("title: x\nrelated:\n- {title: a, title: b}\n", ":3: 'title' stands there twice"),
        ("title: x\nmine: " + "[" * 60 + "]" * 60 + "\n", "nested more than 50 levels"),
        ("title: x\ntags:\n" + "- a\n" * 120_000, "more than 100000 values"),
        ("title: !!python/object/apply:os.system [id]\n", "'title' must be a single value"),
    ],
)
def test_hostile_yaml_is_told_with_its_line(home: Home, text: str, said: str) -> None:
    home.write("bomb2020x", text)
    ended = home.run("list", "--keys")
    assert (ended.status, ended.out) == (3, "evil2020x\n")
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_a_title_of_blanks_is_none(home: Home) -> None:
    home.write("blank2020x", "title: '  '\nauthors:\n")
    assert "blank2020x" in home.good("list")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["search", " OR ".join(["ab"] * 600)], "600 terms: at most 500"),
        (["list", *["--tag", "a"] * 600], "600 terms: at most 500"),
        (["list", "--author", "a" * 20_000], "--author: 20000 characters are too many"),
        (["search", "(" * 60], "more than 50 parentheses"),
    ],
)
def test_queries_have_bounds(home: Home, args: list[str], said: str) -> None:
    assert said in one_line(home.run(*args), 2)


def test_export_to_a_device_leaves_it_one(home: Home) -> None:
    home.good("export", "--format", "json", "-o", "/dev/null")
    assert Path("/dev/null").is_char_device()


def test_a_writer_waits_no_longer_than_it_is_told(home: Home) -> None:
    from paperlog.lock import locked

    with locked(home.store):
        for options, variables in ((["--wait", "0"], {}), ([], {"PAPERLOG_WAIT": "0"})):
            ended = home.run(*options, "remove", "evil2020x", **variables)
            assert "was not done within 0 s; try again when it is done, or wait longer" in one_line(ended, 3)
        assert home.good("list", "--keys") == "evil2020x\n"
    assert home.run("--wait", "soon", "list").status == 2


def test_an_error_of_the_machine_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = with_samples(tmp_path)
    from paperlog.library import Library

    for error in (OSError(5, "Input/output error", "disk"), MemoryError()):

        def fail(*_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(Library, "counts", fail)
        assert one_line(home.run("tag", "list"), 3)


def test_links_in_a_circle_are_told(home: Home) -> None:
    for name in ("loop.txt", "loop"):
        (home.root / name).symlink_to(name)
    ended = home.run("import", str(home.root))
    assert ended.status == 3
    assert "loop.txt: cannot be read" in ended.err
    for args in (["list"], ["import", "loop.txt"], ["export", "-o", "x", "-f", "json"], ["check"]):
        one_line(home.run("--store", "loop", *args), 2 if args[0] == "import" else 3)
    one_line(home.run("export", "-o", "loop", "-f", "json"), 3)


NINES = "9" * 4400
PAGE = """論文の概要: A Page of Numbers
- arxiv url: http://arxiv.org/abs/2401.00001v{version}
- Date: Mon, 1 Jan 2024 10:00:00 GMT
- Title: A Page of Numbers
- Authors: Ann Bee,
- 参考スコア(独自算出の注目度): {score}
- License:
- Abstract: {abstract}
- Abstract(参考訳): {abstract_ja}
"""


@pytest.mark.parametrize(
    ("version", "score"), [("2", "1e400"), (NINES, "1"), ("9" * 30, "9" * 400), ("10000", "1")]
)
def test_numbers_that_no_file_can_hold_are_none(home: Home, version: str, score: str) -> None:
    (home.root / "page.txt").write_text(
        PAGE.format(version=version, score=score, abstract="A.", abstract_ja="あ。")
    )
    home.good("import", "page.txt")
    home.good("show", "2401.00001")
    home.good("import", "page.txt")
    home.good("check", "--only", "unreadable", "--only", "number")


def test_a_limit_of_any_length_is_told(home: Home) -> None:
    for args in (
        ["list", "--limit", NINES],
        ["show", f"2401.00001v{NINES}"],
        ["search", f"arxiv:2401.00001v{NINES}"],
    ):
        one_line(home.run(*args), 2 if args[0] == "list" else 1)


def test_names_of_bibtex_that_grow_without_end_stay_names(home: Home) -> None:
    lines = ['@string{a0="x"}', *(f"@string{{a{n}=a{n - 1} # a{n - 1}}}" for n in range(1, 60))]
    (home.root / "a.bib").write_text("\n".join([*lines, "@article{b, title=a59, year=2020}"]))
    home.good("import", "a.bib")
    assert len(home.good("show", "b")) < 1_000_000


def test_thousands_of_sentences_are_shown_as_one(home: Home) -> None:
    told = {"abstract": "It is so. " * 4000, "abstract_ja": "そうである。" * 4000}
    (home.root / "page.txt").write_text(PAGE.format(version=1, score=1, **told))
    home.good("import", "page.txt")
    (paper,) = json.loads(home.good("show", "2401.00001", "--json"))
    assert len(paper["beads"]) == 1


def test_pipes_in_the_place_of_files_of_the_store_make_nobody_wait(home: Home) -> None:
    home.good("import", str(SAMPLES / "fugumt.txt"))
    (home.store / ".lock").unlink()
    os.mkfifo(home.store / ".lock")
    (home.store / ".paperlog/changes/00000009.gz").unlink(missing_ok=True)
    os.mkfifo(home.store / ".paperlog/changes/00000009.gz")
    assert home.run("list", "--keys").status == 0
    assert "no regular file" in home.run("log").err
    assert "no regular file" in one_line(home.run("undo"), 3)


def test_a_name_that_is_not_utf8_is_told_by_every_command(home: Home) -> None:
    home.good("import", str(SAMPLES / "fugumt.txt"))
    folder = home.store / "papers/h"
    folder.mkdir(exist_ok=True)
    Path(os.fsdecode(os.fsencode(folder) + b"/h\xff.yaml")).write_text("title: n\n")
    assert "its name cannot be a key" in home.run("list").err
    for args in (["check"], ["check", "--json"], ["check", "--fix"]):
        ended = home.run(*args)
        assert (ended.status, "cannot be a key" in ended.out) == (3, True)


def test_standard_input_has_a_bound(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperlog.commands.refs.MAX_INPUT", 10)
    for args in (["note", "evil2020x", "-"], ["tag", "add", "x", "-"], ["show", "-"]):
        assert "standard input: larger than" in one_line(home.run(*args, stdin="evil2020x\n" * 2), 3)


def test_hundreds_of_values_that_are_no_json_are_not_all_told(home: Home) -> None:
    (home.root / "a.json").write_text('[{"key": "a", "title": "A"},\n' + '{"id": [\n' * 5000)
    ended = home.run("import", "a.json", "--format", "paperlog", "--json")
    problems = [row for row in json.loads(ended.out) if row["action"] == "problem"]
    assert (ended.status, len(problems)) == (3, 101)
    assert "the rest of the file is left out" in problems[-1]["reason"]


def test_a_query_that_is_no_utf8_is_told(home: Home) -> None:
    for args in (["search", "tag:x\udcff"], ["list", "--tag", "\udcff"], ["stats", "category:\udcff"]):
        assert "no UTF-8: write the query in UTF-8" in one_line(home.run(*args), 2)
