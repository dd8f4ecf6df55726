from pathlib import Path

import pytest
from running import Home, contents, one_line, with_samples

DPO, TULU = "2305.18290", "lambert2025tulu"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return with_samples(tmp_path)


def keys(home: Home) -> set[str]:
    return set(home.good("list", "--keys").split())


def test_papers_go_with_their_files_and_folders(home: Home) -> None:
    before = keys(home)
    ended = home.run("remove", "arXiv:2305.18290v2", "lambert2025t")
    assert ended == (0, "", f"removed {DPO}\nremoved {TULU}\n")
    assert keys(home) == before - {DPO, TULU}
    assert not (home.store / "papers/2305").exists()
    assert (home.store / "papers/l").exists()


def test_references_come_from_standard_input(home: Home) -> None:
    found = home.good("search", "--tag", "RLVR", "--keys")
    assert home.run("remove", "-", stdin=found).err == f"removed {TULU}\n"
    assert keys(home).isdisjoint(found.split())


@pytest.mark.parametrize("options", [["--yes"], ["-y"], []])
def test_nothing_is_ever_asked(home: Home, options: list[str]) -> None:
    assert home.terminal(80, "remove", DPO, *options).out == f"removed {DPO}\n"


def test_a_paper_named_twice_goes_once(home: Home) -> None:
    assert home.run("remove", DPO, "2305.1", DPO).err == f"removed {DPO}\n"


def test_where_one_is_not_found_none_is_removed(home: Home) -> None:
    before = contents(home.store)
    assert one_line(home.run("remove", DPO, "lambert2025tulo"), 1) == (
        "no paper 'lambert2025tulo'; nearest: lambert2025tulu"
    )
    assert contents(home.store) == before


def test_no_references_at_all(home: Home) -> None:
    assert one_line(home.run("remove"), 2).startswith("Missing argument")
    assert one_line(home.run("remove", "-"), 1) == "no paper was named, so none is removed; name one"


def test_a_dry_run_changes_nothing(home: Home) -> None:
    before = contents(home.store)
    assert home.run("remove", DPO, "--dry-run") == (0, "", f"would remove {DPO}\n")
    assert contents(home.store) == before


def test_a_file_that_cannot_be_read_as_a_paper_can_go(home: Home) -> None:
    path = home.write("broken2020x", "title: [\n")
    assert home.run("remove", "broken2020x").status == 0
    assert not path.exists()
    home.good("undo")
    assert path.read_text() == "title: [\n"


def test_it_comes_back_with_its_digest(home: Home) -> None:
    before = keys(home)
    home.good("remove", TULU)
    home.good("import", "samples/paper-notes.txt")
    assert keys(home) == before


def test_from_no_store_nothing_is_removed_and_none_is_made(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert one_line(home.run("remove", "x"), 1).startswith("no paper 'x'")
    assert not home.store.exists()
