"""Papers, entries and texts for property tests: both languages, emoji, TeX, and what YAML readers mistake.

The texts are as the readers and the store give them: `clean`, a line without blanks at its ends, a text
without line breaks at its end. Everything else may be in them.
"""

from datetime import date

from hypothesis import strategies as st

from paperlog.fields import STATUSES
from paperlog.model import Entry, Paper, Related, Source
from paperlog.querynodes import Days, Label, Name, Node, Not, Numbers, Words, all_of, any_of
from paperlog.text import clean, words

HOSTILE = (
    *(
        "- x: #",
        "null",
        "~",
        "no",
        "Off",
        "y",
        "2401.12340",
        "1e3",
        "0x1F",
        "0o17",
        "1_000",
        "12:30:45",
        ".inf",
    ),
    *(
        "2025-07-10",
        "2025-07-10 12:30:45 +09:00",
        "<<",
        "=",
        "key: value",
        "a #b",
        "# a",
        "#",
        "'",
        '"',
        "''",
    ),
    *(
        "&a",
        "*a",
        "!tag",
        "%x",
        "@x",
        "`x`",
        "{a: b}",
        "[a, b]",
        "| x",
        "> x",
        "? x",
        ": x",
        "x:",
        "-",
        "---",
    ),
    *("...", "- ", "x\ty", "a  b", "\\N{x}", "\\", 'say "x"', "it's", "true", "推論：#", "Σ", "x" * 3000),
)
NATURAL = (
    *(
        "VLM$^2$-Bench",
        "Erdős",
        "$\\alpha$-divergence, \\emph{again}",
        "推論を高速化する。",
        "ＬＬＭの推論",
        "naïve",
    ),
    *(
        "Qwen2.5 Technical Report",
        "«a»",
        "😀",
        "𠮷野家",
        "👩‍🔬",
        "ハ\u3099",
        "한국어",
        "עברית",
        "1/2 of 100 % & more_",
    ),
)
_letters = st.one_of(
    st.sampled_from(" \t-:#'\"|>&*!%@`{}[],?~=<\\.0e推、。😀é"), st.characters(exclude_categories=["Cs"])
)
_pieces = st.one_of(st.sampled_from(HOSTILE), st.sampled_from(NATURAL), st.text(_letters, max_size=20))

# One line of text, not empty.
lines = st.lists(_pieces, min_size=1, max_size=3).map(
    lambda some: clean(" ".join(some)).replace("\n", " ").strip()
)
lines = lines.filter(bool)
# Some lines of text, of which some can be empty, indented or have blanks at their end.
texts = st.lists(lines | st.sampled_from(["", "  x", "\tx", "x  ", "x\t", "- x: #"]), min_size=1, max_size=5)
texts = texts.map(lambda some: "\n".join(some).rstrip("\n")).filter(bool)

arxiv_ids = st.from_regex(
    r"(0[7-9]|1\d|2[0-5])(0[1-9]|1[0-2])\.[0-9]{4,5}|(hep-th|math)/9[1-9](0[1-9]|1[0-2])[0-9]{3}"
)
arxiv_ids = arxiv_ids.map(str.strip)
citekeys = st.from_regex(r"[a-z]{2,8}(19|20)[0-9]{2}[a-z]{2,8}(-[2-9])?", fullmatch=True)
moments = st.datetimes(timezones=st.just(None)).map(
    lambda moment: f"{moment.isoformat(timespec='seconds')}+00:00"
)
scores = st.floats(allow_nan=False, allow_infinity=False, width=32)
_numbers = st.integers(0, 10**9)


def _maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def _several(strategy: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most).map(tuple)


related = st.builds(
    Related,
    title=lines,
    score=_maybe(scores),
    summary_ja=_maybe(texts),
    published=_maybe(moments),
    key=st.none(),
)
sources = st.builds(
    Source, format=lines, file=lines, line=_numbers, digest=st.from_regex("[0-9a-f]{16}", fullmatch=True),
    imported=_maybe(moments),
)  # fmt: skip
_told = {
    "title": lines,
    "title_ja": _maybe(lines),
    "arxiv_id": _maybe(arxiv_ids),
    "arxiv_version": _maybe(st.integers(1, 20)),
    "doi": _maybe(lines),
    "authors": _several(lines),
    "authors_truncated": st.booleans(),
    "year": _maybe(st.integers(1, 9999)),
    "published": _maybe(moments),
    "noted": _maybe(st.dates().map(date.isoformat)),
    "venue": _maybe(lines),
    "categories": _several(lines),
    "tags": _several(lines),
    "abstract_en": _maybe(texts),
    "abstract_ja": _maybe(texts),
    "summary_ja": _maybe(texts),
    "comment": _maybe(texts),
    "score": _maybe(scores),
    "related": _several(related, 2),
    "links": _several(lines),
}
entries = st.builds(Entry, **_told)
papers = st.builds(
    Paper, **_told, key=arxiv_ids | citekeys, status=st.sampled_from(STATUSES), rating=_maybe(st.integers(1, 5)),
    note=_maybe(texts), sources=_several(sources, 2), added=_maybe(moments), modified=_maybe(moments),
)  # fmt: skip

# Papers of so few words that random queries find some of them, and random entries tell of the same ones.

_VOCABULARY = (
    "reason",
    "reasoning",
    "Vision-Language",
    "VLM$^2$",
    "推論",
    "推",
    "論文の推論",
    "高速な推論",
    "naïve",
    "ベ",
)
_few_lines = st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=3).map(" ".join)
_names = st.sampled_from(["Fan Zhou", "Zhou, F.", "周帆", "Zhihong Shao", "Fan Shao", "Z. Ma"])
_tags = st.sampled_from(["RLVR", "RL", "One-Line Notes", "推論", "a*b"])
_categories = st.sampled_from(["cs.CL", "cs.LG", "cs", "hep-th"])
_days = st.dates(date(2023, 11, 1), date(2024, 2, 28))
_few = {
    "title": _few_lines,
    "title_ja": _maybe(_few_lines),
    "authors": _several(_names, 2),
    "year": _maybe(st.integers(2023, 2024)),
    "published": _maybe(_days.map(lambda day: f"{day}T12:00:00+00:00")),
    "noted": _maybe(_days.map(date.isoformat)),
    "venue": _maybe(st.sampled_from(["COLM", "NeurIPS Datasets and Benchmarks Track"])),
    "categories": _several(_categories, 2),
    "tags": _several(_tags, 2),
    "abstract_en": _maybe(_few_lines),
    "abstract_ja": _maybe(_few_lines),
    "score": _maybe(st.sampled_from([0.0, 61.5, 120.25])),
    "arxiv_id": _maybe(st.sampled_from(["2401.00001", "2401.00002", "hep-th/9901001"])),
}
small_entries = st.builds(Entry, **_few, comment=_maybe(_few_lines))
small_papers = st.builds(
    Paper, **_few, key=st.sampled_from([f"zhou2023{letter}" for letter in "abcdef"] + ["2401.00001", "hep-th/9901001"]),
    status=st.sampled_from(STATUSES), rating=_maybe(st.integers(1, 5)), note=_maybe(_few_lines), sources=_several(
        st.builds(Source, st.sampled_from(["fugumt", "arxiv-jp"]), st.just("pages/a.txt"), st.just(1), st.just("0"))
    ), added=_maybe(_days.map(lambda day: f"{day}T00:00:00+00:00")), related=_several(st.builds(Related, _few_lines), 1),
)  # fmt: skip

_TEXT_FIELDS = ("", "title", "title_ja", "abstract", "abstract_ja", "note", "tags", "venue")
_terms = (
    st.sampled_from(
        [*_VOCABULARY, "rea", "lang", "lang vlm2", "reasoning reason", "の", "文", "高速な推", "推論 推"]
    )
    .map(words)
    .map(tuple)
)
_patterns = {
    "tag": ["rlvr", "rl*", "*l*", "a*b", "*", "none"],
    "category": ["cs.cl", "cs*", "c*.l*", "hep-th"],
    "key": ["zhou2023a", "zhou*", "*", "2401.*"],
    "status": ["unread", "r*"],
    "has": ["abstract_ja", "tags", "rating", "doi"],
    "lang": ["ja", "en"],
    "source": ["fugumt", "pages/*"],
    "arxiv": ["2401.00001", "24*"],
}
_labels = st.sampled_from(sorted(_patterns)).flatmap(
    lambda field: st.builds(Label, st.just(field), st.sampled_from(_patterns[field]))
)
_ranges = st.tuples(_days, _days).map(sorted)
_leaves = st.one_of(
    st.builds(Words, _terms, st.sampled_from(_TEXT_FIELDS)),
    st.sampled_from([("fan",), ("f", "zho"), ("zhou", "fan"), ("帆",), ("zh",)]).map(Name),
    _labels,
    st.builds(lambda field, ends: Days(field, *ends), st.sampled_from(["date", "added"]), _ranges),
    st.builds(
        Numbers, st.sampled_from(["year", "rating", "score"]), st.sampled_from([0, 3, 2023, float("-inf")]),
        st.sampled_from([4, 61.5, 2024, float("inf")]),
    ),
)  # fmt: skip
nodes: st.SearchStrategy[Node] = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(all_of), st.lists(inner, max_size=3).map(any_of), inner.map(Not)
    ),
    max_leaves=6,
)
