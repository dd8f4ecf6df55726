"""Papers, entries and texts for property tests: both languages, emoji, TeX, and what YAML readers mistake.

The texts are as the readers and the store give them: `clean`, a line without blanks at its ends, a text
without line breaks at its end. Everything else may be in them.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from paperlog.entries import Entry
from paperlog.fields import STATUSES
from paperlog.model import Paper, Related, Source
from paperlog.querynodes import Days, Label, Name, Node, Not, Numbers, Words, all_of, any_of
from paperlog.text import clean, words

Any_ = st.SearchStrategy[Any]

HOSTILE = (
    *("- x: #", "null", "~", "no", "Off", "y", "2401.12340", "1e3", "0x1F", "0o17", "1_000", "12:30:45"),
    *("2025-07-10", "2025-07-10 12:30:45 +09:00", "<<", "=", ".inf", "key: value", "a #b", "# a", "#", "'"),
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
    *(
        "...",
        '"',
        "''",
        "x\ty",
        "a  b",
        "\\N{x}",
        "\\",
        'say "x"',
        "it's",
        "true",
        "推論：#",
        "Σ",
        "x" * 3000,
    ),
)
NATURAL = (
    *(
        "VLM$^2$-Bench",
        "Erdős",
        "$\\alpha$-divergence, \\emph{again}",
        "推論を高速化する。",
        "naïve",
        "한국어",
    ),
    *(
        "Qwen2.5 Technical Report",
        "«a»",
        "😀",
        "𠮷野家",
        "ＬＬＭの推論",
        "ハ\u3099",
        "עברית",
        "1/2 of 100 % & _",
    ),
)
_SIGNS = " \t-:#'\"|>&*!%@`{}[],?~=<\\.0e推、。😀é"
_letters = st.one_of(st.sampled_from(_SIGNS), st.characters(exclude_categories=["Cs"]))
_pieces = st.one_of(st.sampled_from(HOSTILE), st.sampled_from(NATURAL), st.text(_letters, max_size=20))


def _one_line(pieces: list[str]) -> str:
    return clean(" ".join(pieces)).replace("\n", " ").strip()


def _some_lines(pieces: list[str]) -> str:
    return "\n".join(pieces).rstrip("\n")


# One line of text; and some lines, of which some can be empty, indented or have blanks at their end.
_ready = st.sampled_from([_one_line([text]) for text in HOSTILE + NATURAL])
lines = _ready | st.lists(_pieces, min_size=1, max_size=3).map(_one_line).filter(bool)
_odd_lines = st.sampled_from(["", "  x", "\tx", "x  ", "x\t", "- x: #"])
texts = st.lists(_odd_lines | lines, min_size=1, max_size=4).map(_some_lines).filter(bool)

_months = st.dates(date(2007, 4, 1), date(2025, 12, 31)).map("{:%y%m}".format)
_old_months = st.dates(date(1991, 8, 1), date(1999, 12, 31)).map("{:%y%m}".format)
arxiv_ids = st.one_of(
    st.builds("{}.{:05}".format, _months, st.integers(1, 99999)),
    st.builds("{}.{:04}".format, _months, st.integers(1, 9999)),
    st.builds("{}/{}{:03}".format, st.sampled_from(["hep-th", "math"]), _old_months, st.integers(1, 999)),
)
_ascii = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8)
citekeys = st.builds(
    "{}{}{}{}".format, _ascii, st.integers(1900, 2099), _ascii, st.sampled_from(["", "-2", "-10"])
)
days = st.dates().map(date.isoformat)
moments = days.map(lambda day: f"{day}T17:25:11+00:00")
scores = st.floats(allow_nan=False, allow_infinity=False)
_digests = st.integers(0, 2**64 - 1).map("{:016x}".format)


def _maybe(strategy: Any_) -> Any_:
    return st.none() | strategy


def _several(strategy: Any_, most: int = 2) -> Any_:
    return st.lists(strategy, max_size=most).map(tuple)


def built(kind: Callable[..., Any], *values: Any, **named: Any) -> Any:
    """`st.builds`, which would fill in every field of a named tuple, also those that are not given."""
    return st.builds(lambda *some, **told: kind(*some, **told), *values, **named)


related = built(Related, lines, _maybe(scores), _maybe(texts), _maybe(moments))
sources = built(Source, lines, lines, st.integers(0, 10**9), _digests, _maybe(moments), title=_maybe(lines))
_told: dict[str, Any_] = {
    "title": lines,
    "title_ja": _maybe(lines),
    "arxiv_id": _maybe(arxiv_ids),
    "arxiv_version": _maybe(st.integers(1, 20)),
    "doi": _maybe(lines),
    "authors": _several(lines),
    "authors_truncated": st.booleans(),
    "year": _maybe(st.integers(1, 9999)),
    "published": _maybe(moments),
    "noted": _maybe(days),
    "venue": _maybe(lines),
    "categories": _several(lines),
    "tags": _several(lines),
    "abstract_en": _maybe(texts),
    "abstract_ja": _maybe(texts),
    "summary_ja": _maybe(texts),
    "comment": _maybe(texts),
    "score": _maybe(scores),
    "related": _several(related),
    "links": _several(lines),
}
_own: dict[str, Any_] = {
    "status": st.sampled_from(STATUSES),
    "rating": _maybe(st.integers(1, 5)),
    "note": _maybe(texts),
    "added": _maybe(moments),
    "modified": _maybe(moments),
}
entries = built(Entry, **_told)
papers = built(Paper, key=arxiv_ids | citekeys, sources=_several(sources), **_told, **_own)

# Papers of so few words that random queries find some of them, and that random entries tell of the same ones.

_VOCABULARY = (
    *("reason", "reasoning", "Vision-Language", "VLM$^2$", "naïve"),
    *("推論", "推", "論文の推論", "高速な推論", "ベ"),
)
_few_lines = st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=3).map(" ".join)
_few_days = st.dates(date(2023, 11, 1), date(2024, 2, 28))
_few: dict[str, Any_] = {
    "title": _few_lines,
    "title_ja": _maybe(_few_lines),
    "arxiv_id": _maybe(st.sampled_from(["2401.00001", "2401.00002", "hep-th/9901001"])),
    "arxiv_version": _maybe(st.integers(1, 2)),
    "authors": _several(
        st.sampled_from(["Fan Zhou", "Zhou, F.", "周帆", "Zhihong Shao", "Fan Shao", "Z. Ma"]), 2
    ),
    "year": _maybe(st.integers(2023, 2024)),
    "published": _maybe(_few_days.map(lambda day: f"{day}T12:00:00+00:00")),
    "noted": _maybe(_few_days.map(date.isoformat)),
    "venue": _maybe(st.sampled_from(["COLM", "NeurIPS Datasets and Benchmarks Track"])),
    "categories": _several(st.sampled_from(["cs.CL", "cs.LG", "cs", "hep-th"])),
    "tags": _several(st.sampled_from(["RLVR", "RL", "One-Line Notes", "推論", "a*b"])),
    "abstract_en": _maybe(_few_lines),
    "abstract_ja": _maybe(_few_lines),
    "score": _maybe(st.sampled_from([0.0, 61.5, 120.25])),
    "related": _several(built(Related, _few_lines), 1),
}
_few_own: dict[str, Any_] = {
    "status": st.sampled_from(STATUSES),
    "rating": _maybe(st.integers(1, 5)),
    "note": _maybe(_few_lines),
    "added": _maybe(
        st.builds(
            "{}{}".format, _few_days, st.sampled_from(["T00:00:00+00:00", "T20:00:00-09:00", " 08:00", ""])
        )
    ),
    "sources": _several(
        st.sampled_from([Source("fugumt", "pages/a.txt", 1, "0"), Source("arxiv-jp", "b", 2, "1")])
    ),
}
small_keys = st.sampled_from(
    [*(f"zhou2023{letter}" for letter in "abcd"), "ma2024x", "2401.00001", "hep-th/9901001"]
)
small_entries = built(Entry, **_few, comment=_maybe(_few_lines))
small_papers = built(Paper, key=small_keys, **_few, **_few_own)

_sought = st.sampled_from(
    [*_VOCABULARY, "rea", "lang", "lang vlm2", "reasoning reason", "の", "文", "高速な推", "推論 推"]
)
_text_fields = st.sampled_from(["", "title", "title_ja", "abstract", "abstract_ja", "note", "tags", "venue"])
_names = st.sampled_from([("fan",), ("f", "zho"), ("zhou", "fan"), ("帆",), ("zh",)])
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
_labels = st.sampled_from([Label(field, pattern) for field, some in _patterns.items() for pattern in some])
_ranges = st.tuples(_few_days, _few_days).map(sorted)
_dated = st.builds(lambda field, ends: Days(field, *ends), st.sampled_from(["date", "added"]), _ranges)
_numbered = st.builds(
    Numbers,
    st.sampled_from(["year", "rating", "score"]),
    st.sampled_from([0, 3, 2023, float("-inf")]),
    st.sampled_from([4, 61.5, 2024, float("inf")]),
)
_worded = st.builds(Words, _sought.map(words).map(tuple), _text_fields)
nodes: st.SearchStrategy[Node] = st.recursive(
    st.one_of(_worded, _names.map(Name), _labels, _dated, _numbered),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(all_of), st.lists(inner, max_size=3).map(any_of), inner.map(Not)
    ),
    max_leaves=6,
)
