from hypothesis import given
from hypothesis import strategies as st
from strategies import papers

from paperlog.document import document
from paperlog.indexsql import fts_terms
from paperlog.model import Paper
from paperlog.nearterms import counts, words_again
from paperlog.text import is_japanese


def terms(**fields: object) -> dict[str, float]:
    found = document(Paper("k", **fields))  # type: ignore[arg-type]
    return counts(found.text, found.labels)


def test_a_place_that_says_more_counts_more() -> None:
    assert terms(title="Reward hacking", abstract_en="The reward is a reward.", comment="reward") == {
        "reward": 3 + 2 + 1,
        "hacking": 3,
    }


def test_tags_and_categories_are_terms_as_a_whole() -> None:
    assert terms(tags=("One-Line Notes",), categories=("cs.CL",)) == {
        "tag:one-line notes": 3,
        "category:cs.cl": 2,
    }


def test_words_of_grammar_numbers_and_single_letters_are_none() -> None:
    assert (
        terms(title="What is the use of a 7 2024 B in these papers?", title_ja="これはそのためのものである")
        == {}
    )


def test_who_wrote_it_and_where_it_came_out_are_none() -> None:
    assert terms(authors=("Fan Zhou",), venue="COLM") == {}


def test_kanji_are_pairs_and_katakana_whole_words_without_hiragana() -> None:
    assert set(terms(summary_ja="強化学習によるモデルの推論")) == {"強化", "化学", "学習", "モデル", "推論"}


def test_case_width_and_tex_do_not_matter() -> None:
    assert terms(title="ＶＬＭ$^2$-Bench") == terms(title="vlm2 BENCH")


@given(papers)
def test_every_word_is_one_under_which_the_index_finds_the_paper(paper: Paper) -> None:
    found = document(paper)
    named = {term for term in counts(found.text, found.labels) if ":" not in term}
    pairs = {term[at : at + 2] for term in named if is_japanese(term) for at in range(len(term) - 1)}
    assert pairs | {term for term in named if not is_japanese(term)} <= set(fts_terms(found.text).split())


def test_pairs_are_put_together_as_they_stand_in_the_text() -> None:
    found = document(Paper("k", title_ja="強化学習とデータの学習"))
    values = {"強化": 1.0, "化学": 2.0, "学習": 4.0, "データ": 8.0, "reward": 16.0}
    assert words_again(values, found.text) == {"強化学習": 7, "データ": 8, "reward": 16}


@given(papers, st.data())
def test_no_value_is_lost_when_pairs_are_put_together(paper: Paper, data: st.DataObject) -> None:
    found = document(paper)
    some = sorted(counts(found.text, found.labels))
    values = {term: 1.0 for term in some if data.draw(st.booleans())}
    assert sum(words_again(values, found.text).values()) == len(values)
