import shutil
import sqlite3
from pathlib import Path

import pytest
from running import SAMPLES, Home, one_line, with_samples


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


def put_on_another_disk(home: Home) -> None:
    """Makes the index believe that the store was on a disk that is none of this machine's."""
    (index,) = (home.root / "cache/paperlog").glob("*.sqlite")
    db = sqlite3.connect(index)
    with db:
        db.execute("UPDATE origin SET disk = -1")
    db.close()


@pytest.mark.parametrize("mount_point", ["store", "store/papers", None])
def test_papers_that_are_gone_are_told_by_every_command_until_they_are_back(
    home: Home, tmp_path: Path, mount_point: str | None
) -> None:
    put_on_another_disk(home)
    home.store.rename(tmp_path / "away")
    if mount_point:
        (home.root / mount_point).mkdir(parents=True)
    (tmp_path / "backup.json").write_text("[]")
    said = f"{home.store}: the 11 papers that were here are gone with their disk; mount it, or, to begin anew"
    for _ in range(2):
        for args in (
            ["import", "samples"],
            ["import", "samples", "--dry-run"],
            ["tag", "add", "a", "hu2021lora"],
            ["note", "hu2021lora", "x"],
            ["undo"],
            ["check", "--fix"],
            ["git", "init"],
            ["list", "--json"],
            ["search", "LoRA"],
            ["show", "hu2021lora"],
            ["stats"],
            ["export", "-o", "backup.json"],
        ):
            ended = home.run(*args)
            assert one_line(ended, 3).startswith(said)
            assert ended.out == ""
    assert [path for path in home.store.rglob("*") if path.is_file()] == []
    assert (tmp_path / "backup.json").read_text() == "[]"
    if mount_point:
        shutil.rmtree(home.store)
    (tmp_path / "away").rename(home.store)
    assert home.good("list", "--keys").count("\n") == 11


def test_papers_may_be_behind_a_link_and_where_that_leads_nowhere_every_command_says_so(
    home: Home, tmp_path: Path
) -> None:
    papers, away = home.store / "papers", tmp_path / "away"
    papers.rename(away)
    papers.symlink_to(away)
    home.good("tag", "add", "x", "hu2021lora")
    home.good("undo")
    (away / "h/.x.yaml.999999999.tmp").touch()
    ended = home.run("check")
    told = [line.split("\t") for line in ended.out.splitlines()]
    assert [(place, level) for place, level, *_ in told] == [
        (str(papers), "hint"),
        (str(papers / "h/.x.yaml.999999999.tmp"), "wrong"),
    ]
    home.good("list", "--keys")
    away.rename(tmp_path / "gone")
    for args in (["list"], ["show", "hu2021lora"], ["import", "samples"], ["undo"], ["check"], ["log"]):
        said = one_line(home.run(*args), 3)
        assert (
            said
            == f"{papers}: is a link to {away}, and there is nothing; bring that back, or remove the link"
        )
    assert not away.exists()


def test_papers_that_somebody_took_away_are_told_once(home: Home) -> None:
    shutil.rmtree(home.store)
    assert "the 11 papers that were here are gone; if you did not" in home.run("list").err
    assert "papers that were here" not in home.run("list").err
    home.good("import", "samples")
    assert home.good("list", "--keys").count("\n") == 11


@pytest.mark.parametrize("is_made_by_hand", [True, False])
def test_without_the_index_a_new_store_is_begun(home: Home, *, is_made_by_hand: bool) -> None:
    put_on_another_disk(home)
    shutil.rmtree(home.store)
    if is_made_by_hand:
        (home.store / "papers").mkdir(parents=True)
    (index,) = (home.root / "cache/paperlog").glob("*.sqlite")
    assert f"to begin anew, remove the index that knows of them: `rm {index}`" in home.run("list").err
    index.unlink()
    assert home.run("list").err.startswith("paperlog: the store is empty")
    home.good("import", "samples")
    assert home.good("list", "--keys").count("\n") == 11


def test_an_empty_folder_on_the_same_disk_is_an_empty_store(home: Home) -> None:
    shutil.rmtree(home.store / "papers")
    (home.store / "papers").mkdir()
    assert home.run("list").err.startswith("paperlog: the store is empty")


def test_a_new_store_and_one_without_an_index_are_nothing_to_tell_of(home: Home, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert Home(tmp_path / "new").run("list").err.startswith("paperlog: the store is empty")
    shutil.rmtree(home.store)
    shutil.rmtree(home.root / "cache")
    assert home.run("list").err.startswith("paperlog: the store is empty")


def test_the_last_paper_may_go(home: Home) -> None:
    home.good("undo")
    assert home.run("list").err.startswith("paperlog: the store is empty")
    home.good("import", "samples")
    home.run("remove", "-", stdin=home.good("list", "--keys"))
    shutil.rmtree(home.root / "cache")
    assert home.run("list").err.startswith("paperlog: the store is empty")
    home.good("undo")
    assert home.good("list", "--keys").count("\n") == 11


def test_the_only_paper_may_change_its_name_and_a_crash_is_no_loss(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.write("a2020x", "title: x\n")
    home.write("b2020x", "title: x\n")
    home.good("merge", "a2020x", "b2020x")
    home.good("rename", "a2020x", "c2020x")
    assert home.good("list", "--keys") == "c2020x\n"
    # As `remove` leaves it that is killed before the index has taken it in.
    (home.store / "papers/c/c2020x.yaml").unlink()
    (home.store / "papers/c").rmdir()
    assert home.run("list").err.startswith("paperlog: the store is empty")


@pytest.mark.parametrize("target", ["gone", "store"])
def test_a_store_that_is_a_link_to_nothing_is_told(tmp_path: Path, target: str) -> None:
    home = Home(tmp_path)
    home.store.symlink_to(target)
    for command in (("list",), ("tag", "list")):
        ended = home.run(*command)
        assert ended.status == 3
        assert f"{home.store}: is a link to {tmp_path / target}, and there is nothing; bring" in ended.err


def test_a_store_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    ended = Home(tmp_path).run("--store", tmp_path / "f/x", "import", SAMPLES)
    assert ended.status == 3
    assert "(Not a directory); move away the file in its path, or choose another" in ended.err


def test_a_file_in_the_place_of_the_papers_is_told(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.store.mkdir()
    (home.store / "papers").write_text("x")
    for args in (["list"], ["check"], ["tag", "add", "a", "b"]):
        assert "papers: is no folder, so there can be no papers in it; move it away" in one_line(
            home.run(*args), 3
        )


def test_a_file_in_the_place_of_a_folder_of_papers_is_told(home: Home) -> None:
    home.write("aa2020", "title: x\n")
    (home.store / "papers/b").write_text("x")
    said = f"{home.store}/papers/b: is a file in the place of a folder of papers; move it away"
    for command in (("list",), ("search", "nothing"), ("stats",)):
        ended = home.run(*command)
        assert (ended.status, ended.err) == (3, f"paperlog: {said}\n")
    assert home.good("show", "aa2020", "--path")
    checked = home.run("check", "--only", "unreadable")
    assert (checked.status, checked.out.count("a file in the place of a folder of papers\tmove it")) == (3, 1)
    (home.root / "d.jsonl").write_text('{"title": "Engines", "authors": ["Bo Bee"], "year": 2020}')
    for writer in (("import", "d.jsonl"), ("rename", "aa2020", "b2020x")):
        ended = home.run(*writer)
        assert ended.status == 3
        assert said in ended.err
