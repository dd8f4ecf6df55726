"""Folders and files that cannot be read or written: one line that says which, and the rest is answered."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Home, one_line, with_samples

READERS = (
    ["list", "--keys"],
    ["search", "tag:NLP", "--keys"],
    ["stats"],
    ["tag", "list"],
    ["export", "-f", "bibtex"],
    ["check"],
)
ABOUT_ONE = (
    ["show", "hu2021lora"],
    ["related", "hu2021lora"],
    ["note", "hu2021lora"],
    ["note", "hu2021lora", "x"],
    ["tag", "add", "x", "hu2021lora"],
    ["rename", "hu2021lora", "x2021y"],
    ["merge", "gu2023mamba", "hu2021lora"],
    ["remove", "hu2021lora"],
    ["undo"],
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    yield with_samples(tmp_path)
    for path in (tmp_path, *tmp_path.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def closed(path: Path, mode: int = 0) -> Path:
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    ("place", "mode"), [("papers/h", 0o000), ("papers/h", 0o444), ("papers/h/hu2021lora.yaml", 0o000)]
)
def test_what_can_be_read_is_shown_and_the_rest_named(home: Home, place: str, mode: int) -> None:
    path = closed(home.store / place, mode)
    for args in READERS:
        ended = home.unprivileged(*args)
        assert (ended.status, ended.out != "") == (3, True), (args, ended)
        assert str(path) in ended.err + ended.out
        assert "Traceback" not in ended.err


@pytest.mark.parametrize("place", ["papers/h", "papers/h/hu2021lora.yaml"])
def test_a_paper_that_cannot_be_read_is_named_and_nothing_changes(home: Home, place: str) -> None:
    path = closed(home.store / place)
    for args in ABOUT_ONE:
        ended = home.unprivileged(*args)
        assert ended.status == 3, (args, ended)
        assert ended.err.startswith(
            f"paperlog: {home.store}/papers/h/hu2021lora.yaml: cannot be read (Permission"
        )
    path.chmod(0o755 if stat.S_ISDIR(path.stat().st_mode) else 0o644)
    assert home.good("list", "--keys").count("\n") == 11
    assert home.good("log").count("\n") == 1


def test_an_import_makes_no_second_paper_of_one_that_it_cannot_see(home: Home) -> None:
    path = closed(home.store / "papers" / "h")
    assert str(path) in one_line(home.unprivileged("import", "samples"), 3)
    path.chmod(0o755)
    assert home.good("list", "--keys").count("\n") == 11


@pytest.mark.parametrize("place", ["", "papers"])
def test_a_store_that_cannot_be_read_at_all_is_told_by_every_command(home: Home, place: str) -> None:
    path = closed(home.store / place)
    for args in (*READERS, *ABOUT_ONE, ["import", "samples"], ["export", "-o", "out.json"]):
        assert one_line(home.unprivileged(*args), 3).startswith(
            f"{path}: cannot be read (Permission denied); make"
        )
    assert not (home.root / "out.json").exists()


def test_a_store_that_cannot_be_written_is_read_and_never_half_changed(home: Home) -> None:
    folders = [path for path in (home.store, *(home.store / "papers").rglob("*")) if path.is_dir()]
    for folder in [*folders, home.store / "papers"]:
        closed(folder, 0o555)
    for args in READERS:
        assert home.unprivileged(*args).status == 0
    for args in ABOUT_ONE[3:]:
        assert "nothing is changed" in one_line(home.unprivileged(*args), 3)


@pytest.mark.parametrize("mode", [0o000, 0o555])
@pytest.mark.parametrize("place", ["cache", "cache/paperlog"])
def test_without_a_cache_every_answer_is_the_same(home: Home, place: str, mode: int) -> None:
    before = [home.good(*args) for args in READERS]
    closed(home.root / place, mode)
    assert [home.unprivileged(*args).out for args in READERS] == before
    assert home.unprivileged("tag", "add", "x", "hu2021lora").status == 0
    assert home.unprivileged("search", "tag:x", "--keys").out == "hu2021lora\n"


@pytest.mark.parametrize("place", [".paperlog", ".paperlog/changes"])
def test_a_journal_that_cannot_be_read_keeps_no_answer_back_and_is_told(home: Home, place: str) -> None:
    before = {tuple(args): home.good(*args) for args in READERS if args != ["check"]}
    path = closed(home.store / place)
    said = f"paperlog: {path}: cannot be read (Permission denied); make it readable"
    for args, out in before.items():
        ended = home.unprivileged(*args)
        assert (ended.out, ended.status) == (out, 3)
        assert ended.err.startswith(said)
    assert f"{path}\twrong\tleftover\t" in home.unprivileged("check").out
    ended = home.unprivileged("tag", "add", "x", "hu2021lora")
    assert (ended.status, ended.err.count("\n"), ended.err.startswith(said)) == (3, 1, True)


@pytest.mark.parametrize("args", [["tag", "add", "x", "hu2021lora"], ["remove", "hu2021lora"], ["undo"]])
def test_a_folder_that_cannot_be_written_is_named(home: Home, args: list[str]) -> None:
    folder = closed(home.store / "papers" / "h", 0o555)
    said = one_line(home.unprivileged(*args), 3)
    assert said.startswith(f"{folder}: cannot be written (Permission denied); make it writable; ")


def test_a_lock_that_cannot_be_taken_is_named_and_told_by_check(home: Home) -> None:
    path = closed(home.store / ".lock")
    said = one_line(home.unprivileged("tag", "add", "x", "hu2021lora"), 3)
    assert said.startswith(
        f"{path}: cannot be written (Permission denied); make it writable (chmod u+rw), or"
    )
    assert home.unprivileged("list").status == 0
    assert f"{path}\twrong\tleftover\tcannot be written" in home.unprivileged("check").out
    path.unlink()
    assert home.unprivileged("check").status == 0
    path.symlink_to("nowhere")
    assert one_line(home.unprivileged("tag", "add", "x", "hu2021lora"), 3).startswith(f"{path}: cannot be")


def test_a_configuration_that_cannot_be_read_is_to_be_made_readable(home: Home) -> None:
    path = home.root / "config" / "paperlog" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('lang = "ja"\n')
    closed(path)
    said = one_line(home.unprivileged("list"), 2)
    assert said.startswith(f"{path}: cannot be read (Permission denied); make it readable, or name another")


def test_check_mends_the_rest_where_a_folder_cannot_be_written(home: Home) -> None:
    for key, was, now in (
        ("lightman2024let", "LanguageModel", "language model"),
        ("2305.18290", "NLP", "nlp"),
    ):
        path = next(home.store.rglob(f"{key}.yaml"))
        path.write_text(path.read_text("utf-8").replace(f"- {was}\n", f"- {now}\n"), "utf-8")
    closed(home.store / "papers" / "l", 0o555)
    (told, *_) = home.unprivileged("check").out.splitlines()[-1:]
    assert "lightman2024let" in told
    assert told.endswith("; first make its folder writable")
    ended = home.unprivileged("check", "--fix")
    assert (ended.status, ended.out.splitlines()) == (3, [told])
    assert "mended: " in ended.err


def test_what_is_done_unseen_whether_a_change_was_cut_off_is_told_once_and_ends_with_3(home: Home) -> None:
    closed(home.store / ".paperlog")
    for args in (["list"], ["show", "hu2021lora"], ["note", "hu2021lora"]):
        ended = home.unprivileged(*args)
        assert (ended.status, ended.err.count("\n")) == (3, 1), args
    for args in (["note", "hu2021lora", "x"], ["tag", "add", "x", "hu2021lora"], ["undo"], ["log"]):
        assert "nobody can see whether a change was cut off" in one_line(home.unprivileged(*args), 3)


@pytest.mark.parametrize("place", ["pages", "pages/more"])
def test_a_folder_of_pages_that_cannot_be_listed_is_told(home: Home, place: str) -> None:
    more = home.root / "pages/more"
    more.mkdir(parents=True)
    (more.parent / "a.bib").write_text("@misc{a, title = {Looms and Engines}}")
    closed(home.root / place)
    ended = home.unprivileged("import", "pages")
    assert ended.status == 3
    assert f"paperlog: {place}: cannot be read (Permission denied); make it readable" in ended.err
    assert ("1 created" in ended.err) == (place == "pages/more")


def test_a_recorded_change_that_cannot_be_read_is_to_be_made_readable(home: Home) -> None:
    path = closed(home.store / ".paperlog/changes/00000001.gz")
    said = "cannot be read (Permission denied)"
    for args in (["log"], ["undo"]):
        assert one_line(home.unprivileged(*args), 3) == f"{path}: {said}; make it readable"
    checked = home.unprivileged("check", "--only", "leftover")
    assert checked.out == f"{path}\twrong\tleftover\ta recorded change {said}\tmake it readable\n"
