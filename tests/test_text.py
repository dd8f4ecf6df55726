import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import lines

from paperlog.text import (
    clean,
    fold,
    is_inert,
    is_japanese,
    japanese_share,
    nfkc,
    search_form,
    single_line,
    spaced_line,
    title_key,
    visible,
    words,
)

TEXTS = st.text() | lines


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x1b[31mred\x07\x00", "[31mred"),
        ("evil\u202etxt.exe\u2066\u2069", "eviltxt.exe"),
        ("\ufeffa\u200bb\u2060c", "abc"),
        ("a\tb  c", "a\tb  c"),
        ("推論：𠮷 😀 é", "推論：𠮷 😀 é"),
        ("a\ud800b", "ab"),
    ],
)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


@given(TEXTS)
def test_nothing_unsafe_stays(text):
    cleaned = clean(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", cleaned)
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＰＡＰＥＲ", "paper"),
        ("Résumé Ångström", "resume angstrom"),
        ("Straße ﬁne", "strasse fine"),
        ("ﾊﾟｰｾﾝﾄ ハ", "パーセント ハ"),
        ("は\u3099", "ば"),
        ("①²", "12"),
        ("İ", "i"),
        ("Łukasz Søren Đặng Æther Œuvre Þór", "lukasz soren dang aether oeuvre thor"),
        ("葛\U000e0100城", "葛城"),
        ("強化\u00ad学習", "強化学習"),
        ("強\u200b化\ufeff学\u2060習", "強化学習"),
        ("\u202elan\u200dguage\u200c", "language"),
        ("lan\x00\x1bgua\x7fge\n", "language\n"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_what_is_folded_stays_so(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("aÉé̈ががﾊﾟ推論、≠Åйｱ·⁻\u00ad\u200b\x00\n")) | st.text())
def test_the_short_way_without_accents_gives_the_same(text):
    apart = normalize("NFD", normalize("NFKC", text).casefold())
    plain = re.sub(
        "[\u00ad\u0300-\u036f\u180b-\u180f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\U000e0100-\U000e01ef]",
        "",
        apart,
    )
    plain = "".join(letter for letter in plain if clean(letter))
    for letter, latin in zip("łøđðþæœħŧı", "l o d d th ae oe h t i".split(), strict=True):
        plain = plain.replace(letter, latin)
    assert fold(text) == normalize("NFC", plain)


def test_every_letter_is_folded_as_unicode_says():
    letters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    assert [letter for letter in letters if nfkc(letter) != normalize("NFKC", letter)] == []


@given(st.text(st.characters(codec="ascii")))
def test_the_short_way_for_ascii_gives_the_same(text):
    assert words(text) == words(f"{text} 推")[:-1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("VLM$^2$-Bench", ["vlm2", "bench"]),
        ("VLM^2-Bench", ["vlm2", "bench"]),
        ("LLM推論を高速\n化する。", ["llm", "推論を高速化する"]),
        ("one\ntwo", ["one", "two"]),
        ("Qwen2.5", ["qwen2", "5"]),
        ("snake_case", ["snake", "case"]),
        ("Erd\\H{o}s", ["erdos"]),
        ("effi\u00adcient, effi\u00ad\ncient, 強化\u00ad学習", ["efficient", "efficient", "強化学習"]),
        ("lan\u200bguage mo\ufe0fdel 推\u200d論", ["language", "model", "推論"]),
        ("lan\x01guage\tmodel", ["language", "model"]),
        ("H$_2$O", ["h2o"]),
        ("、。…", []),
    ],
)
def test_words(text, found):
    assert words(text) == found
    assert search_form(text) == "".join(f" {word}" for word in found)
    assert title_key(text) == "".join(found)


def test_titles_that_are_written_otherwise_have_one_key():
    assert title_key("VLM$^2$-Bench: A Closer Look") == title_key("ＶＬＭ²–bench a  closer\nlook")
    assert title_key("Qwen2 Technical Report") != title_key("Qwen2.5 Technical Report")


@pytest.mark.parametrize(("text", "share"), [("", 0), ("abc", 0), ("推論", 1), ("ab推論", 0.5), ("、。", 0)])
def test_japanese(text, share):
    assert japanese_share(text) == share
    assert is_japanese(text) == (share > 0)


@given(st.text())
def test_what_is_visible_is_one_line_in_which_every_sign_is_seen(text):
    seen = visible(text)
    assert is_inert(seen)
    assert "\n" not in seen
    assert "\t" not in seen


def test_names_of_files_are_told_as_they_are():
    assert visible("a\r\nb\tc\x1b\u202e\udcff論 文.txt") == r"a\r\nb\tc\u001b\u202e\xff論 文.txt"


@given(TEXTS)
def test_a_single_line_has_no_break_and_loses_no_word(text):
    found = single_line(text)
    assert found.split() == clean(text).split()
    assert not re.search(r"\s\s|[^\S ]", found)
    assert single_line(found) == found


def test_an_ideographic_space_beside_japanese_stays() -> None:
    assert spaced_line("\u3000第1章\u3000序論\n BERT\u3000入門 A\u3000B\xa0C\u3000 D。\u3000") == (
        "第1章\u3000序論 BERT\u3000入門 A B C D。"
    )
