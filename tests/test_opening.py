import shutil
from pathlib import Path

from running import Home, with_samples


def test_a_store_that_is_gone_is_told_before_a_new_one_is_begun(tmp_path: Path) -> None:
    home = with_samples(tmp_path)
    home.store.rename(tmp_path / "away")
    said = f"paperlog: {home.store}: the 11 papers that were here are gone; if they are on a disk that is not"
    assert home.run("import", "samples").err.startswith(said)
    assert "gone" not in home.run("list").err
    shutil.rmtree(home.store)
    (tmp_path / "away").rename(home.store)
    assert home.good("list", "--keys").count("\n") == 11


def test_a_new_store_and_one_whose_papers_were_removed_are_nothing_to_tell_of(tmp_path: Path) -> None:
    assert Home(tmp_path).run("list").err.startswith("paperlog: the store is empty")
    home = with_samples(tmp_path)
    home.run("remove", "-", stdin=home.good("list", "--keys"))
    assert home.run("list").err.startswith("paperlog: the store is empty")
