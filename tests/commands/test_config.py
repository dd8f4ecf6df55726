import json
from pathlib import Path

import pytest
from running import Home, one_line

from paperlog.settings import SETTINGS


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def rows(text: str) -> dict[str, list[str]]:
    return {name: rest for name, *rest in (line.split("\t") for line in text.splitlines())}


def test_every_setting_is_shown_with_where_it_comes_from(home: Home) -> None:
    file = home.configure('lang = "ja"\nlimit = 5\ncolumns = ["key", "title"]\n[searches]\nrl = "tag:RL*"\n')
    found = rows(home.good("--store", "mine", "config", PAPERLOG_LIMIT="7"))
    assert list(found) == [*SETTINGS, "@rl"]
    assert found["store"] == [str(home.root / "mine"), "--store"]
    assert found["lang"] == ["ja", f"{file}:1"]
    assert found["limit"] == ["7", "PAPERLOG_LIMIT"]
    assert found["columns"] == ["key,title", f"{file}:3"]
    assert found["sort"] == ["", "default"]
    assert found["@rl"] == ["tag:RL*", f"{file}:5"]


def test_json_tells_the_same(home: Home) -> None:
    file = home.configure('store = "~/papers"\n[searches]\nrl = "tag:RL*"\n')
    found = json.loads(home.good("config", "--json", PAPERLOG_STORE=""))
    assert found["config"] == str(file)
    assert found["searches"] == {"rl": "tag:RL*"}
    assert list(found["settings"]) == list(SETTINGS)
    assert found["settings"]["store"] == {
        "value": str(home.root / "papers"),
        "origin": "file",
        "where": f"{file}:1",
    }
    assert found["settings"]["lang"] == {"value": "both", "origin": "default", "where": None}


def test_the_store_is_that_of_the_file_unless_the_environment_or_an_option_names_one(home: Home) -> None:
    home.configure(f'store = "{home.store}"\n')
    home.write("ada2020engine", "title: The Engine\n")
    for args in (["list", "--keys"], ["show", "ada", "--path"], ["search", "engine"]):
        assert "ada2020engine" in home.good(*args, PAPERLOG_STORE="")
    assert home.good("list", PAPERLOG_STORE=str(home.root / "other")) == ""
    assert home.good("--store", "other", "list", PAPERLOG_STORE="") == ""


@pytest.mark.parametrize("args", [["list"], ["config"], ["show", "x"], ["path"], ["log"], ["stats"]])
def test_a_file_that_is_wrong_ends_every_command_with_its_line(home: Home, args: list[str]) -> None:
    file = home.configure('lang = "ja"\nlimit = = 3\n')
    assert one_line(home.run(*args), 2).startswith(f"{file}:2: no valid TOML: ")
    home.configure('\nlagn = "ja"\n')
    assert one_line(home.run(*args), 2) == f"{file}:2: unknown setting 'lagn'; did you mean 'lang'?"


def test_help_does_not_ask_the_file(home: Home) -> None:
    home.configure("broken")
    assert home.good("list", "--help")


def test_toml_is_read_only_where_there_is_a_file(home: Home) -> None:
    code = (
        "import sys; from paperlog.__main__ import main\n"
        "try: main(['list'])\nexcept SystemExit: print('tomllib' in sys.modules)"
    )
    assert home.python(code) == "False\n"
    home.configure('lang = "ja"\n')
    assert home.python(code) == "True\n"


def test_a_pipe_gets_one_line_a_setting_whatever_the_file_holds(home: Home) -> None:
    home.configure('[searches]\nodd = "a\\tb\\u001b[2J\\u202e\\n"\n')
    lines = home.good("config").splitlines()
    assert [line.count("\t") for line in lines] == [2] * len(lines)
    assert r"a\tb\u001b[2J\u202e\n" in lines[-1]
    assert not {"\x1b", "\u202e"} & {*home.good("config", "--json")}
