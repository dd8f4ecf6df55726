from pathlib import Path
from typing import Any

import pytest

from paperlog.config import Config
from paperlog.errors import UsageError
from paperlog.settings import SETTINGS, InForce, check, in_force, variable_of

FILE = Path("/etc/paperlog.toml")
GOOD = {
    "store": "/papers",
    "lang": "ja",
    "layout": "stacked",
    "columns": ["key", "title"],
    "sort": "added",
    "limit": 7,
    "filter": "-status:skipped",
}


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(variable_of(name), raising=False)


def config(**values: Any) -> Config:
    text = "".join(f"{name} = 1\n" for name in values)
    return check(Config(FILE, values, {}, text))


def test_every_setting_can_stand_in_the_file() -> None:
    found = config(**GOOD)
    assert set(GOOD) == set(SETTINGS)
    assert found.values == GOOD | {"columns": ("key", "title")}


@pytest.mark.parametrize("name", SETTINGS)
def test_the_option_stands_before_the_variable_before_the_file_before_the_default(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = config(**GOOD).values[name]
    assert in_force(name, config()) == InForce(SETTINGS[name].default, "default", None)
    assert in_force(name, config(**{name: GOOD[name]})) == InForce(value, "file", f"{FILE}:1")
    text = ",".join(value) if name == "columns" else str(value)
    monkeypatch.setenv(variable_of(name), text)
    assert in_force(name, config()) == InForce(value, "environment", variable_of(name))
    monkeypatch.setenv(variable_of(name), "\n")
    assert in_force(name, config(), GOOD[name]) == InForce(value, "option", f"--{name}")


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERLOG_LANG", "")
    assert in_force("lang", config()).value == "both"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("lang", "fr", "lang is one of en, ja, both, not 'fr'"),
        ("lang", ["ja"], "lang is one of"),
        ("layout", 3, "layout is one of columns, interleaved, stacked, not 3"),
        ("sort", "moon", "sort is one of date, title,"),
        ("limit", 0, "limit is a number from 1 on, not 0"),
        ("limit", True, "limit is a number from 1 on, not True"),
        ("limit", "5", "limit is a number from 1 on, not '5'"),
        ("columns", "key", "columns is a list of fields"),
        ("columns", [], "columns is a list of fields"),
        ("columns", ["key", "moon"], "columns knows no 'moon'; known are key,"),
        ("columns", [["key"]], "columns knows no ['key']"),
        ("store", 3, "store is a text on one line, not 3"),
        ("store", "a\x00b", "store is a text on one line"),
        ("filter", "", "filter is a text on one line"),
        ("lagn", "ja", "unknown setting 'lagn'; did you mean 'lang'?"),
        ("xyzzy", {}, "unknown setting 'xyzzy'; known are store, lang,"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(name: str, value: Any, said: str) -> None:
    with pytest.raises(UsageError) as error:
        config(**{name: value})
    assert str(error.value).startswith(f"{FILE}:1: {said}")


def test_a_wrong_variable_and_a_wrong_option_are_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=r"^--lang is one of en, ja, both, not 'fr'$"):
        in_force("lang", config(), "fr")
    monkeypatch.setenv("PAPERLOG_LIMIT", "many")
    with pytest.raises(UsageError, match=r"^PAPERLOG_LIMIT is a number from 1 on, not 'many'$"):
        in_force("limit", config())


def test_a_relative_store_counts_from_the_file_and_a_tilde_is_home() -> None:
    assert config(store="papers").values["store"] == "/etc/papers"
    assert config(store="~/papers").values["store"] == str(Path.home() / "papers")
