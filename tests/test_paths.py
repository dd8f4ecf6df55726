from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import arxiv_ids, citekeys

from paperlog.citekey import KEY, is_key
from paperlog.paths import config_path, file_of, index_path, is_inside, is_shard, key_of, store_dir

KEYS = arxiv_ids | citekeys | st.from_regex(KEY, fullmatch=True).filter(is_key)
SHORT_KEYS = st.text("aA.-/90", min_size=1, max_size=4).filter(is_key) | st.sampled_from(
    ["a/9901001", "a-9901001"]
)


@pytest.mark.parametrize(
    ("key", "file"),
    [
        ("2411.16579", "2411/2411.16579.yaml"),
        ("0704.0001", "0704/0704.0001.yaml"),
        ("hep-th/9901001", "9901/hep-th_9901001.yaml"),
        ("zhou2025culture", "z/zhou2025culture.yaml"),
        ("Zhou2025", "z/Zhou2025.yaml"),
        ("2411.16579-2", "2/2411.16579-2.yaml"),
    ],
)
def test_file_of_a_key(key, file):
    assert file_of(key) == file


@given(KEYS)
@settings(max_examples=50)
def test_a_file_tells_its_key_and_lies_in_a_folder_of_the_store(key):
    path = PurePosixPath(file_of(key))
    assert key_of(path.stem) == key
    assert len(path.parts) == 2
    assert ".." not in path.parts


@given(SHORT_KEYS, SHORT_KEYS)
@settings(max_examples=50)
def test_each_key_has_its_own_file(one, other):
    assert (file_of(one) == file_of(other)) == (one == other)


def test_the_store_is_the_option_or_the_variable_or_the_data_folder(monkeypatch):
    monkeypatch.setenv("HOME", "/home/u")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setenv("PAPERLOG_STORE", "~/mine")
    assert store_dir(Path("~/papers")) == Path("/home/u/papers")
    assert store_dir(None) == Path("/home/u/mine")
    monkeypatch.setenv("PAPERLOG_STORE", "")
    assert store_dir(None) == Path("/data/paperlog")
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    assert store_dir(None) == Path("/home/u/.local/share/paperlog")


def test_the_index_is_named_by_the_real_path(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "one").mkdir()
    (tmp_path / "link").symlink_to("one")
    assert index_path(tmp_path / "one").parent == tmp_path / "cache" / "paperlog"
    assert index_path(tmp_path / "link") == index_path(tmp_path / "one")
    assert index_path(tmp_path / "two") != index_path(tmp_path / "one")
    assert len(index_path(tmp_path / ("論" * 80)).name.encode()) < 255


def test_the_configuration(monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", "/etc/mine")
    assert config_path() == Path("/etc/mine/paperlog/config.toml")


def test_a_place_below_papers_is_its_own_file():
    assert file_of("./x/2401.12340.yaml") == "x/2401.12340.yaml"
    assert file_of("./me.yaml") == "me.yaml"


@pytest.mark.parametrize(
    "key", ["2411.16579", "hep-th/9901001", "zhou2025culture", "./x/y.yaml", "./y.yaml", "推論"]
)
def test_what_stays_inside(key):
    assert is_inside(file_of(key))


@pytest.mark.parametrize(
    "key",
    [
        "../x",
        "/x",
        "/etc/x",
        "x/y",
        "./../x.yaml",
        "./x/../y.yaml",
        "././x.yaml",
        "./a/b/c.yaml",
        "./x",
        ".x",
        "./x/.y.yaml",
    ],
)
def test_what_leads_out_or_is_hidden(key):
    assert not is_inside(file_of(key))


@pytest.mark.parametrize("key", ["2411.16579", "hep-th/9901001", "zhou2025culture", "Ada2020x", "3d2020"])
def test_what_a_key_stands_in_is_a_folder_of_papers(key: str) -> None:
    assert is_shard(file_of(key).partition("/")[0])


@pytest.mark.parametrize("name", ["README", "ab", "A", "~", "241", "24011", "a.yaml", "²"])
def test_other_names_are_none(name: str) -> None:
    assert not is_shard(name)
