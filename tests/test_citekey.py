import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import lines

from paperlog.citekey import ascii_letters, citekey, free_key, is_key


@pytest.mark.parametrize(
    ("title", "authors", "year", "key"),
    [
        ("On the Culture of Models", ("Fan Zhou", "Ann Other"), 2025, "zhou2025culture"),
        ("A Study", ("Zhou, Fan",), 2025, "zhou2025study"),
        ("A Study", ("Christopher D. Manning Jr.",), 2025, "manning2025study"),
        ("A Study", ("Paul Erdős",), 1995, "erdos1995study"),
        ("A Study", ("Søren Å. Øst",), 1995, "ost1995study"),
        ("A Study", ("Karl Weiß",), None, "weissndstudy"),
        ("VLM$^2$-Bench: A Closer Look", ("J. Zhang",), 2025, "zhang2025vlm2"),
        ("$\\alpha$-Divergence", ("A B",), 2025, "b2025divergence"),
        ("2024 in Review", ("A B",), 2025, "b2025review"),
        ("A Study", ("周帆",), 2025, "anon2025study"),
        ("A Study", ("周帆 (Fan Zhou)",), 2025, "zhou2025study"),
        ("A Study", (), 2025, "anon2025study"),
    ],
)
def test_citekey(title, authors, year, key):
    assert citekey(title, authors, year) == key


def test_a_japanese_title_is_not_romanised_but_hashed():
    key = citekey("深層学習", ("山田太郎",), 2020)
    assert key.startswith("anon2020x")
    assert key == citekey("深層 学習", ("鈴木",), 2020)
    assert key != citekey("深層学習II", ("山田太郎",), 2020)


@given(
    st.text() | lines, st.lists(st.text() | lines, max_size=2).map(tuple), st.none() | st.integers(0, 9999)
)
def test_every_paper_gets_a_key_that_is_one_and_always_the_same(title, authors, year):
    key = citekey(title, authors, year)
    assert is_key(key)
    assert key == citekey(title, authors, year)


def test_long_words_do_not_make_a_key_that_no_file_can_have():
    assert is_key(citekey("x" * 500, ("y" * 500,), 2025))


@pytest.mark.parametrize(
    "text",
    ["2411.16579", "hep-th/9901001", "zhou2025culture-2", "A", "a.b:c+d-e", "smith_2020", "Smith_2020123"],
)
def test_keys(text):
    assert is_key(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "/a",
        "a..b",
        "-a",
        ".a",
        "a b",
        "a\n",
        "推",
        "a\0",
        "x" * 101,
        "é",
        "_a",
        "hep-th_9901001",
    ],
)
def test_no_keys(text):
    assert not is_key(text)


def test_free_key():
    taken = {"a", "a-2", "b"}
    assert free_key("a", taken.__contains__) == "a-3"
    assert free_key("b", taken.__contains__) == "b-2"
    assert free_key("c", taken.__contains__) == "c"
    assert free_key("hep-th/9901001", {"hep-th/9901001"}.__contains__) == "hep-th-9901001-2"


def test_ascii_letters():
    assert ascii_letters("Łódź, \\'Ecole ﬁ 周 Æ") == "lodz, ecole fi  ae"
