import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from running import Home, one_line, with_samples

from paperlog import indexfile
from paperlog.indexdamage import DamagedError, columns_of, paper_of, text_of, there, values_of, whole
from paperlog.indexfile import is_damage
from paperlog.indexscan import RACY_NS
from paperlog.library import Library
from paperlog.paths import index_path

COMMANDS = [
    ("list", "--json"),
    ("list", "--columns", "key,title,year"),
    ("search", "learning"),
    ("search", "author:hu"),
    ("related", "lightman2024let"),
    ("related", "--missing"),
    ("export", "--format", "bibtex"),
    ("export", "--format", "csv"),
    ("show", "lightman2024let"),
    ("tag", "add", "x", "lightman2024let"),
    ("check", "--fix"),
]
DAMAGE = {
    "records": "UPDATE record SET json = 'garbage'",
    "other records": "UPDATE record SET json = '{}'",
    "no records": "DELETE FROM record",
    "no papers": "DELETE FROM paper",
    "lines": "UPDATE paper SET line = 'xx'",
    "texts": "UPDATE body SET text = 'xx'",
    "labels that are no UTF-8": "UPDATE body SET labels = CAST(x'80ff' AS TEXT)",
    "lines that are no UTF-8": "UPDATE paper SET line = CAST(x'80ff' AS TEXT)",
    "keys that are no UTF-8": "UPDATE paper SET key = CAST(x'80ff' AS TEXT)",
    "names that are no UTF-8": "UPDATE named SET value = CAST(x'80ff' AS TEXT) WHERE rowid < 3",
    "blocks that are no UTF-8": "UPDATE OR REPLACE block SET value = CAST(x'80ff' AS TEXT)",
    "no table of words": "DELETE FROM words_config",
    "no table": "DROP TABLE label",
    "tags of another kind": "UPDATE record SET json = json_set(json, '$.tags', 5)",
    "titles of another kind": "UPDATE record SET json = json_set(json, '$.title', 5)",
    "years of another kind": "UPDATE record SET json = json_set(json, '$.year', 'x')",
    "sources of another kind": "UPDATE record SET json = json_set(json, '$.sources[0].line', 'x')",
    "some texts": "DELETE FROM body WHERE id IN (SELECT id FROM body LIMIT 2)",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    home = with_samples(tmp_path)
    time.sleep(2 * RACY_NS / 1e9)  # a file of this moment would be read again
    home.good("search", "learning")
    monkeypatch.setenv("XDG_CACHE_HOME", home.environment()["XDG_CACHE_HOME"])
    return home


@pytest.mark.parametrize("sql", DAMAGE.values(), ids=DAMAGE)
def test_no_command_dies_of_what_stands_in_an_index_and_check_makes_it_anew(home: Home, sql: str) -> None:
    path = index_path(home.store)
    whole = path.read_bytes()
    for command in COMMANDS:
        path.write_bytes(whole)
        with closing(sqlite3.connect(path)) as db, db:
            db.execute(sql)
        assert home.run(*command).status in (0, 1, 3), command
    assert home.run("check").status == 0
    assert len(home.good("list", "--json").splitlines()) > 11


def test_records_that_are_none_are_not_written_and_the_next_command_answers(home: Home) -> None:
    good = home.good("list", "--json")
    with closing(sqlite3.connect(index_path(home.store))) as db, db:
        db.execute("UPDATE record SET json = 'garbage'")
    ended = home.run("list", "--json")
    assert (ended.status, ended.err.count("\n"), "garbage" in ended.out) == (3, 1, False)
    assert home.good("list", "--json") == good


def test_words_that_lead_nowhere_are_told_and_mended(home: Home) -> None:
    with closing(sqlite3.connect(index_path(home.store))) as db, db:
        db.execute("DELETE FROM words_idx")
    ended = home.run("check")
    assert (ended.status, ended.out.count("wrong\tindex")) == (3, 1)
    home.good("check", "--fix")
    assert home.good("search", "learning")


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="SQLite has no strict tables")
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE body SET terms = 'x'",
        "UPDATE body SET text = x'00ff'",
        "UPDATE record SET json = x'00ff'",
        "UPDATE paper SET key = x'00ff'",
        "UPDATE paper SET by_added = x'00ff'",
        "UPDATE block SET value = x'00ff'",
        "UPDATE named SET value = x'00ff'",
    ],
)
def test_an_index_takes_no_value_of_another_kind(home: Home, sql: str) -> None:
    with closing(sqlite3.connect(index_path(home.store))) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(sql)


@pytest.mark.parametrize(
    ("sql", "command"),
    [
        ("UPDATE paper SET key = x'00ff'", ("list", "--json")),
        ("UPDATE paper SET key = x'00ff'", ("check",)),
        ("UPDATE body SET labels = x'00ff'", ("next",)),
        ("UPDATE named SET value = x'00ff'", ("stats",)),
        ("UPDATE OR IGNORE block SET value = x'00ff'", ("check",)),
    ],
)
def test_values_of_another_kind_are_damage_where_no_table_is_strict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sql: str, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(indexfile, "_HAS_STRICT", False)
    home = with_samples(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", home.environment()["XDG_CACHE_HOME"])
    time.sleep(2 * RACY_NS / 1e9)
    home.good("note", "lightman2024let", "good")
    good = [home.run(*command) for command in (("search", "learning"), command)][-1]
    with closing(sqlite3.connect(index_path(home.store))) as db, db:
        db.execute(sql)
    assert one_line(home.run(*command), 3) == indexfile.DAMAGED
    assert home.run(*command) == good


def test_a_fault_of_another_kind_is_no_damage(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "keys", lambda *_: len(5))  # type: ignore[arg-type]
    before = index_path(home.store).read_bytes()
    with pytest.raises(TypeError):
        home.run("list", "--keys")
    assert index_path(home.store).read_bytes() == before


@pytest.mark.parametrize(
    "read",
    [
        lambda: there(None),
        lambda: columns_of("a\tb"),
        lambda: columns_of(None),
        lambda: whole("garbage"),
        lambda: text_of("garbage"),
        lambda: values_of("[1]"),
        lambda: values_of("garbage"),
        lambda: paper_of('{"key": "a"}'),
    ],
)
def test_what_no_paper_can_have_made_is_damage(read):
    with pytest.raises(DamagedError) as raised:
        read()
    assert is_damage(raised.value)
