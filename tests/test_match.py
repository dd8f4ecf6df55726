import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import built
from zones import living_in

from paperlog.document import document
from paperlog.match import leaves, matches, relevance, text_terms
from paperlog.model import Paper, Source
from paperlog.query import parse
from paperlog.querynodes import Label, Node, Not, Words, all_of, any_of, negate
from paperlog.queryterms import field_term
from paperlog.text import fold

TODAY = date(2025, 3, 31)
PAPER = document(
    Paper(
        key="2502.12084",
        arxiv_id="2502.12084",
        title="VLM$^2$-Bench: A Closer Look at How Well VLMs Implicitly Link Explicit Matching Visual Cues",
        title_ja="視覚言語モデルの評価",
        authors=("Jianshu Zhang", "Dongyu Yao", "Yi R. Fung", "周帆"),
        year=2025,
        published="2025-02-17T17:25:11+00:00",
        venue="NeurIPS Datasets and Benchmarks Track",
        categories=("cs.CL", "cs.CV"),
        tags=("Selected Papers/Blogs", "RLVR", "mid-training"),
        abstract_en="We ask models for chain of thought\nreasoning over naïve pictures.",
        abstract_ja="画像の対応付けを問う、LLM推論の高速\n化のための試験です。",
        summary_ja="要点：モデルは弱い。",
        comment="Ｗｏｒｔｈ a look, see https://example.org/notes",
        status="reading",
        rating=4,
        score=61.5,
        note="後で読む",
        sources=(Source("arxiv-jp", "pages/2025-03.txt", 1, "0"),),
        added="2025-03-30T11:00:00+00:00",
    )
)


WATER = document(
    Paper(key="w", title="Splitting H$_2$O and CO$_2$ with snake_case", abstract_ja="強化\u00ad学習")
)


@pytest.mark.parametrize(
    "query",
    [
        "H2O",
        "H₂O",
        "H_2O",
        "h_2o",
        "co₂",
        "title:CO2",
        "H$_2$O",
        "強化学習",
        "強化\u00ad学習",
        "case snake_case",
    ],
)
def test_what_is_shown_is_found(query):
    assert matches(parse(query, today=TODAY), WATER)


def finds(query: str, document=PAPER) -> bool:
    return matches(parse(query, today=TODAY), document)


@pytest.mark.parametrize(
    "query",
    [
        *("", "reasoning", "reason", "REASON", "ＲＥＡＳＯＮ", "naive", "naïv", "worth"),
        *("VLM2-Bench", "VLM^2-Bench", "VLM$^2$-Bench", "vlm² bench", '"vlm2 bench a clos"'),
        *('"chain of thought reason"', "chain thought", "example.org/notes", "neurips", "2502.12084", "fung"),
        *(
            "推論",
            "論",
            "化",
            "高速化",
            "LLM推論",
            "視覚言語",
            "モデル",
            "ﾓﾃﾞﾙ",
            "後で",
            "RLVR",
            "mid-training",
        ),
        *(
            "title:vlm",
            "title:視覚",
            "title_ja:評価",
            "abstract:pictures",
            "abstract:高速",
            "abstract_en:pictures",
        ),
        *("summary:要点", "comment:worth", "note:読む", "venue:neurips", 'venue:"datasets and"'),
        *("author:zhang", "author:zh*", 'author:"jianshu zhang"', 'author:"Zhang, Jian"', "author:帆"),
        *('author:"yi fung"', 'author:"F Yi"'),
        *("tag:rlvr", "tag:RL*", "tag:*vr", "tag:*", 'tag:"selected papers/blogs"', "tag:sel*/*s"),
        *("category:cs.cl", "category:CS.*", "key:2502.*", "arxiv:arXiv:2502.12084v3", "status:reading"),
        *("source:arxiv-jp", "source:2025-03", "source:pages/*.txt", "lang:ja", "lang:en"),
        *("has:abstract_ja", "has:rating", "-has:doi", "year:2025", "year:2023..2025", "year:>=2025"),
        *("date:2025-02", "date:2025-02-17", "date:2025-01..2025-03", 'date:"last month"', "date:..2025"),
        *(
            "since:2025-02-17",
            "until:2025-02-17",
            'since:"6 weeks"',
            "added:yesterday",
            "rating:4..",
            "score:>61",
        ),
        *(
            "nothing OR reasoning",
            "(nothing OR tag:rlvr) category:cs.cv",
            "NOT nothing",
            "-(nothing reasoning)",
        ),
    ],
)
def test_finds(query):
    assert finds(query)


def test_what_was_added_is_asked_for_by_the_users_days():
    evening = document(Paper(key="a", added="2025-03-30T20:00:00+00:00"))
    with living_in("JST-9"):
        assert finds(
            "added:today added:2025-03-31.. added:2025-03 -added:yesterday -added:..2025-03-30", evening
        )
    with living_in("EST5"):
        assert finds("added:yesterday -added:today", evening)
    for zone in ("JST-9", "EST5"):
        with living_in(zone):
            by_hand = document(Paper(key="a", added="2025-03-31", published="2025-03-30T20:00:00+00:00"))
            assert finds("added:today -added:yesterday date:yesterday -date:today", by_hand)


def test_a_month_or_a_year_was_added_where_all_its_days_are():
    month = document(Paper(key="a", added="2026/11"))
    assert finds("added:2026-11 added:2026 added:2026-11-01.. -added:2026-11-01 -added:2026-11-02..", month)
    year = document(Paper(key="a", added="2026"))
    assert finds("added:2026 added:2026.. added:..2026 -added:2026-11 -added:..2026-12-30", year)
    assert not finds("added:0001..9999", document(Paper(key="a", added="soon")))


@pytest.mark.parametrize(
    "query",
    [
        *(
            "easoning",
            "nothing",
            '"thought of chain"',
            '"chai of"',
            "推理",
            "高速 nothing",
            "VLM3-Bench",
            '"cues 視覚"',
        ),
        *("title:reasoning", "title_ja:vlm", "abstract:vlm2", "summary:高速", "venue:track2", "note:worth"),
        *(
            'author:"zhang yao"',
            "author:hang",
            "author:vlm",
            "tag:rl",
            "tag:selected",
            "tag:*x*",
            "category:cs",
        ),
        *("category:cs.c", "key:2502", "arxiv:2502.12085", "status:read", "source:fugumt", "has:doi"),
        *("-has:arxiv_id", "year:2024", "year:<2025", "date:2025-01", "date:..2024", "since:2025-02-18"),
        *(
            "until:2025-02-16",
            "added:today",
            "rating:5",
            "score:>61.5",
            "reasoning -tag:rlvr",
            "NOT reasoning",
        ),
    ],
)
def test_does_not_find(query):
    assert not finds(query)


def test_words_do_not_reach_from_one_value_into_the_next():
    assert not finds('"zhang dongyu"')
    assert not finds('"blogs rlvr"')


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("date:2023", True),
        ("since:2023", True),
        ("until:2023", True),
        ("date:2023-05", False),
        ("until:2023-11", False),
        ("since:2023-02", False),
    ],
)
def test_a_paper_known_by_its_year_is_in_what_holds_the_whole_year(query, found):
    assert finds(query, document(Paper(key="k", year=2023))) == found


def test_a_paper_without_date_is_in_no_range():
    undated = document(Paper(key="k"))
    assert not finds("date:..2025 OR since:1900 OR until:2100 OR year:..2100 OR added:..today", undated)
    assert not finds("rating:0..5 OR score:-1..1000", undated)


def test_relevance():
    def score(query: str, **fields: str) -> float:
        return relevance(parse(query, today=TODAY), document(Paper(key="k", **fields)))

    falling = [
        score("reason", title="Reason"),
        score("reason", title="Reasoning"),
        score("reason", summary_ja="reason"),
        score("reason", summary_ja="reasoning"),
        score("reason", abstract_en="reason"),
        score("reason", abstract_en="reasoning"),
        score("reason", comment="reason"),
        score("reason", comment="reasoning"),
        score("reason", title="Other"),
    ]
    assert falling == sorted(set(falling), reverse=True)
    assert falling[-1] == 0
    assert score("論", title="推論の研究") == score("推論", title="推論") == falling[0]
    assert (
        score("推論", title_ja="推論") > score("推論", summary_ja="推論") > score("推論", abstract_ja="推論")
    )
    assert score("推論", title_ja="推論") == falling[0]
    assert score("reason study", title="Reason", summary_ja="study") == falling[0] + falling[2]
    assert score("reason OR study", title="Reason") == falling[0]
    assert score("title:reason", summary_ja="Reason") == 0
    assert score("-study tag:x", title="Study") == 0


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("VLM2-Bench 推論", (("vlm2", "bench"), ("推論",))),
        ('title:bench tag:x (a "b c")', (("bench",), ("a",), ("b", "c"))),
        ('author:"Fan Zhou"', (("fan",), ("zhou",))),
        ("a OR b", ()),
        ("NOT a", ()),
        ("a (b OR c) -d", (("a",),)),
        ("tag:x", ()),
    ],
)
def test_text_terms(query, terms):
    assert text_terms(parse(query, today=TODAY)) == terms


def test_leaves():
    query = parse("a (b OR tag:x) -c", today=TODAY)
    assert list(leaves(query)) == [Words(("a",)), Words(("b",)), Label("tag", "x")]


JAPANESE = st.text("推論高速化のモデルーぱパ々", min_size=1, max_size=12)
LATIN = st.from_regex(r"[A-Za-z0-9é][A-Za-z0-9é]{0,6}([-/.:][A-Za-z0-9]{1,6})?", fullmatch=True)
TITLES = st.lists(
    st.one_of(LATIN, JAPANESE, st.just("$\\alpha$"), st.just("(SFT)")), min_size=1, max_size=8
).map(" ".join)
TERMS = st.sampled_from(
    ["a", "推", "推論", "tag:x", "tag:x*", "has:title", "year:2024..", '"a b"', "title:a"]
)
NODES = st.recursive(
    TERMS.map(lambda text: parse(text, today=TODAY)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(all_of), st.lists(inner, max_size=3).map(any_of), inner.map(Not)
    ),
    max_leaves=8,
)
PAPERS = built(
    Paper,
    key=st.just("k"),
    title=st.text("ab 推論-", max_size=8),
    abstract_en=st.none() | st.text("ab 推論", max_size=8),
    tags=st.lists(st.sampled_from(["x", "xy", "y"]), max_size=2).map(tuple),
    year=st.none() | st.integers(2022, 2026),
)


@given(TITLES)
def test_a_word_copied_out_of_a_title_finds_the_paper(title):
    paper = document(Paper(key="k", title=title))
    for word in title.split():
        if not re.match(r"[A-Za-z]+:|(AND|OR|NOT)$", word):
            assert finds(word, paper)
        assert finds(f'"{word}"', paper)
    assert finds(f'"{title}"', paper)


@given(JAPANESE, LATIN, st.data())
def test_any_part_of_a_japanese_run_finds_the_paper(run, word, data):
    paper = document(Paper(key="k", abstract_ja=f"{word}{run}、{word}"))
    folded = fold(run)
    start = data.draw(st.integers(0, len(folded) - 1))
    end = data.draw(st.integers(start + 1, len(folded)))
    assert finds(folded[start:end], paper)


@given(NODES, PAPERS)
def test_not_and_or_mean_what_they_say(node, paper):
    seen = document(paper)
    found = matches(node, seen)
    assert matches(Not(node), seen) is not found
    assert matches(negate(negate(node)), seen) is found
    assert matches(Not(Not(node)), seen) is found
    assert matches(all_of([node, node]), seen) is found
    assert matches(any_of([node, node]), seen) is found


@given(st.lists(NODES, max_size=3), PAPERS)
def test_de_morgan(nodes: list[Node], paper):
    seen = document(paper)
    assert matches(negate(all_of(nodes)), seen) is matches(any_of(map(negate, nodes)), seen)


@given(NODES, PAPERS)
def test_what_matches_has_the_text_terms(node, paper):
    seen = document(paper)
    if matches(node, seen):
        assert all(matches(Words(term), seen) for term in text_terms(node))


@given(st.text("ab*", min_size=1, max_size=8), st.text("ab", min_size=1, max_size=8))
def test_a_glob_is_a_regular_expression_of_any_letters(pattern, tag):
    expected = re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), tag) is not None
    assert matches(Label("tag", pattern), document(Paper(key="k", tags=(tag,)))) is expected


def test_a_glob_of_many_stars_is_not_slow():
    paper = document(Paper(key="k", tags=("a" * 200,)))
    assert not matches(Label("tag", "*a" * 100 + "*b"), paper)


@given(st.text(min_size=1, max_size=20))
def test_a_tag_is_found_by_itself(tag):
    assume(tag.strip() and not tag.startswith(("#", "＃")))
    assert matches(field_term("tag", tag, today=TODAY), document(Paper(key="k", tags=(tag,))))
