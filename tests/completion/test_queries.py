from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import with_samples

from paperlog.completion.queries import query_words, quoted
from paperlog.completion.source import Source
from paperlog.fields import FIELDS
from paperlog.query import parse
from paperlog.querynodes import Label
from paperlog.queryterms import label_form


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    home = with_samples(tmp_path_factory.mktemp("home"))
    home.configure('[searches]\nweek = "since:7d"\n')
    with pytest.MonkeyPatch.context() as patched:
        for name, value in home.environment().items():
            patched.setenv(name, value)
        source = Source(str(home.store))
        assert source.config
        assert source.keys("")
    return source


@pytest.fixture(autouse=True)
def _cache(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    assert source.config
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path(source.config.path).parents[2] / "cache"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ca", ["category:"]),
        ("tag:RL", ["tag:RLHF", "tag:RLVR"]),
        ("tag:Sup", ['tag:"Supervised-FineTuning (SFT)"']),
        ('tag:"Sup', ['tag:"Supervised-FineTuning (SFT)"']),
        ("-tag:RLV", ["-tag:RLVR"]),
        ("推論 (tag:RLV", ["推論 (tag:RLVR"]),
        ('"a b" ca', ['"a b" category:']),
        ('"a ca', []),
        ("author:erm", ['author:"Stefano Ermon"']),
        ("status:re", ["status:read", "status:reading"]),
        ("has:abstract_j", ["has:abstract_ja"]),
        ("lang:", ["lang:en", "lang:ja"]),
        ("year:2025", ["year:2025"]),
        ("key:gu", ["key:gu2023mamba"]),
        ("since:yes", ["since:yesterday"]),
        ("since:last w", []),
        ("@w", ["@week"]),
        ("-@w", ["-@week"]),
        ("title:x", []),
        ("nope:x", []),
        ("推", []),
    ],
)
def test_the_last_term_is_completed(source: Source, typed: str, words: list[str]) -> None:
    assert sorted(each.value for each in query_words(source, typed)) == words


def test_every_field_is_offered(source: Source) -> None:
    assert [each.value for each in query_words(source, "")] == [f"{name}:" for name in FIELDS]


@given(
    st.text(min_size=1, max_size=20).filter(lambda text: label_form(text.lstrip("#＃")) and text.strip('"'))
)
def test_what_is_offered_for_a_tag_asks_for_that_tag(tag: str) -> None:
    if any(letter in "（）：“”„‟＂－−" for letter in tag) or "*" in label_form(tag):
        return  # signs that a query reads as others
    assert parse(f"tag:{quoted(tag)}", today=date.today()) == Label("tag", label_form(tag.lstrip("#＃")))
