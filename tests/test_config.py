import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperlog.config import MAX_BYTES, Config, config_file, read_config
from paperlog.errors import UsageError


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PAPERLOG_CONFIG", str(tmp_path / "own.toml"))
    return tmp_path / "own.toml"


def refused(file: Path, data: str | bytes) -> str:
    """The words of the error, behind the file."""
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(UsageError) as error:
        read_config()
    return str(error.value).removeprefix(str(file))


def test_without_a_file_there_are_no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAPERLOG_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert read_config() == Config(tmp_path / "paperlog" / "config.toml", {}, {})


def test_the_file_is_the_one_that_is_named_else_the_xdg_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PAPERLOG_CONFIG", "~/my.toml")
    assert config_file() == Path.home() / "my.toml"
    monkeypatch.setenv("PAPERLOG_CONFIG", "")
    assert config_file() == tmp_path / "paperlog" / "config.toml"


def test_settings_and_searches_come_with_their_lines(file: Path) -> None:
    file.write_text(
        '# mine\nlang = "ja"\n"limit" = 3\n\n[searches]\nrl-week = "tag:RL*"\n\'強化\' = "推論"\n', "utf-8"
    )
    found = read_config()
    assert found.values == {"lang": "ja", "limit": 3}
    assert found.searches == {"rl-week": "tag:RL*", "強化": "推論"}
    places = [
        found.place(name) for name in ("lang", "limit", "searches", "searches.rl-week", "searches.強化")
    ]
    assert places == [f"{file}:{line}" for line in (2, 3, 5, 6, 7)]


def test_a_dotted_key_and_an_inline_table_are_searches_too(file: Path) -> None:
    file.write_text('searches.week = "since:7d"\n')
    assert read_config().place("searches.week") == f"{file}:1"
    file.write_text('searches = {week = "since:7d"}\n')
    assert read_config().searches == {"week": "since:7d"}
    assert read_config().place("searches.week") == str(file)


def test_a_byte_order_mark_and_windows_line_ends_are_read(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbflang = "ja"\r\nlimit = 3\r\n')
    assert read_config().values == {"lang": "ja", "limit": 3}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("lang = ja\n", ":1: no valid TOML: invalid value"),
        ('lang = "ja"\n\nlimit\n', ":3: no valid TOML: expected '='"),
        ('a = 1\nb = "', ":2: no valid TOML: "),
        ("lang = 'ja'\nlang = 'en'\n", ":2: no valid TOML: cannot overwrite a value"),
        (b'a = 1\nb = "\xff"\n', ":2: is not UTF-8"),
        ("limit = " + "9" * 5000, ": holds a number of too many digits"),
        ("x = " + "[" * 10_000, ": is nested too deeply"),
        (b"#" * (MAX_BYTES + 1), ": is larger than"),
        ("[searches]\nx = 3\n", ":2: the search x is a query in quotes, not 3"),
        (
            '[searches]\nx = " "\n',
            ":2: the search x is empty; write its query between the quotes (key:* finds every",
        ),
        ('[searches]\n"a b" = "c"\n', ":2: 'a b' cannot name a search"),
        ("searches = 3\n", ":1: searches is a table"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_its_place(file: Path, data: str | bytes, said: str) -> None:
    told = refused(file, data)
    assert told.startswith(said)
    assert "\n" not in told


def test_a_name_that_needs_quotes_is_told_so(file: Path) -> None:
    told = refused(file, '[searches]\n日本 = "推論"\n')
    assert told.endswith('; a name like this one needs quotes: "日本" = …')
    assert told.startswith(":2: no valid TOML: ")
    assert refused(file, 'searches.日本 = "推論"').endswith(': searches."日本" = …')
    assert refused(file, "lang = 日本\n").endswith('texts need quotes: lang = "ja"')


def test_a_file_that_is_named_but_not_there_is_told(file: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file; correct PAPERLOG_CONFIG"):
        read_config()


def test_a_folder_is_told(file: Path) -> None:
    file.mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        read_config()


@given(data=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_settings_or_one_line(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(data)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PAPERLOG_CONFIG", str(file))
        try:
            assert isinstance(read_config().values, dict)
        except UsageError as error:
            assert "\n" not in str(error)


def test_nobody_waits_for_who_writes_into_a_pipe(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(
        UsageError, match=r"own\.toml: is a pipe, not a file; name another with PAPERLOG_CONFIG"
    ):
        read_config()


def test_the_line_that_is_no_utf_8_is_the_one_that_an_editor_shows(tmp_path, monkeypatch):
    path = tmp_path / "config.toml"
    path.write_bytes("\ufefflang = 'ja'\r\n# 推\u2028論\r".encode() + b"\xff")
    monkeypatch.setenv("PAPERLOG_CONFIG", str(path))
    with pytest.raises(UsageError, match=r"config\.toml:3: is not UTF-8"):
        read_config()
