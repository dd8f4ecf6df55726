import json
from pathlib import Path

import pytest
from running import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def places(text: str) -> dict[str, str]:
    return dict(line.split("\t") for line in text.splitlines())


def test_the_store_is_the_option_else_the_variable_else_the_xdg_folder(home: Home) -> None:
    assert places(home.good("--store", "mine", "path"))["store"] == str(home.root / "mine")
    assert places(home.good("path"))["store"] == str(home.store)
    assert places(home.good("path", PAPERLOG_STORE=""))["store"] == str(home.root / "data/paperlog")
    relative = places(home.good("path", PAPERLOG_STORE="", XDG_DATA_HOME="relative"))
    assert relative["store"] == str(home.root / ".local/share/paperlog")
    assert places(home.good("path", PAPERLOG_STORE="~/log"))["store"] == str(home.root / "log")


def test_the_index_lies_in_the_cache_and_is_another_one_for_another_store(home: Home) -> None:
    one, other = (places(home.good("--store", name, "path"))["index"] for name in ("a", "b"))
    assert one != other
    assert Path(one).parent == home.root / "cache" / "paperlog"


def test_it_says_where_the_index_really_is(home: Home) -> None:
    home.write("ada2020engine", "title: The Engine\n")
    home.good("list")
    index = Path(places(home.good("path"))["index"])
    assert index.exists()
    index.unlink()
    assert home.good("list", "--keys") == "ada2020engine\n"


def test_the_configuration_is_the_file_that_is_named_else_the_xdg_folders(home: Home) -> None:
    assert places(home.good("path"))["config"] == str(home.root / "config" / "paperlog" / "config.toml")
    (home.root / "mine.toml").touch()
    assert places(home.good("path", PAPERLOG_CONFIG="mine.toml"))["config"] == str(home.root / "mine.toml")


def test_json_says_the_same_and_nothing_is_made(home: Home) -> None:
    assert json.loads(home.good("path", "--json")) == places(home.good("path"))
    assert list(home.root.iterdir()) == []
