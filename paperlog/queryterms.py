"""How a field with its value becomes a condition.

The command line's options (`--tag RLVR`) and the query language (`tag:RLVR`) both end here.
"""

import re
from collections.abc import Iterable
from datetime import date

from paperlog.fields import FIELDS as FIELDS
from paperlog.fields import NAMES, STATUSES, TEXT_FIELDS
from paperlog.kanji import with_common_kanji
from paperlog.querydates import days
from paperlog.querynodes import Days, Label, Name, Node, Numbers, QueryError, Words, any_of
from paperlog.queryranges import day_range, number_range
from paperlog.text import fold, words
from paperlog.text import label_form as label_form

_LOW_LINE = r"(?<=[^\W_])_(?=[^\W_]|[{\\])"
LANGUAGES = ("en", "ja")
_MODEL_NAMES = {
    "authors": "author",
    "tags": "tag",
    "categories": "category",
    "sources": "source",
    "arxiv_id": "arxiv",
    "summary_ja": "summary",
}
_HAS_ANY = {"abstract": ("abstract_en", "abstract_ja"), "date": ("published", "noted", "year")}


def is_field(text: str) -> bool:
    """Whether a text is the name of a field that a query can ask for."""
    return label_form(text) in _MODEL_NAMES or label_form(text) in FIELDS


def text_term(text: str) -> Node:
    """The condition that these words stand together in some text of a paper.

    Raises QueryError where the text has no letter and no digit.
    """
    try:
        return _words(text)
    except ValueError as error:
        raise QueryError(str(error)) from None


def field_term(field: str, value: str, *, today: date) -> Node:
    """The condition that a field (one of FIELDS, or as the model names it) puts with a value.

    Relative dates count from `today`. Raises QueryError for an unknown field, and for a value that it cannot
    have.
    """
    try:
        name = _known("field", _MODEL_NAMES.get(label_form(field), field), FIELDS)
    except ValueError as error:
        raise QueryError(f"{error} (a text that holds a colon needs quotes)") from None
    try:
        return _condition(name, value, today)
    except ValueError as error:
        raise QueryError(f"{name}: {error}") from None


def _condition(name: str, value: str, today: date) -> Node:
    if any("\ud800" <= letter <= "\udfff" for letter in value):  # what Python makes of such bytes
        raise ValueError("holds bytes that are no UTF-8: write the query in UTF-8")
    if not value.strip():
        raise ValueError(
            f'a value is missing: write {name}:word or {name}:"two words", no blank behind the colon'
        )
    match name:
        case "since":
            return Days("date", days(value, today)[0], date.max)
        case "until":
            return Days("date", date.min, days(value, today)[1])
        case "date" | "added":
            return Days(name, *day_range(value, today))
        case "year" | "rating" | "score":
            return Numbers(name, *number_range(value))
        case "has":
            return _has(value)
        case "author":
            return Name(_beginnings(with_common_kanji(value)))
        case "venue":
            return Words(_beginnings(value), name)
        case _ if name in TEXT_FIELDS:
            return _words(value, name)
    return Label(name, _pattern(name, value))


def _pattern(name: str, value: str) -> str:
    match name:
        case "tag":
            return label_form(value.lstrip("#＃"))
        case "status":
            return _known(name, value, STATUSES)
        case "lang":
            return _known("language", value, LANGUAGES)
        case "arxiv":
            return _arxiv_id(value)
        case "source":
            return f"*{label_form(value)}*"
        case _:
            return label_form(value)


def _has(value: str) -> Node:
    known = {name: (name,) for name in NAMES} | _HAS_ANY
    known |= {name: (in_model,) for in_model, name in _MODEL_NAMES.items()}
    return any_of(Label("has", field) for field in known[_known("field", value, known)])


def _arxiv_id(value: str) -> str:
    from paperlog.arxiv import parse_id

    parsed = parse_id(fold(value))
    if parsed is None and "*" not in value:
        raise ValueError(f"{value[:40]!r} is no arXiv id: write 2411.16579 or 2411.*")
    return parsed[0] if parsed else label_form(value)


def _tokens(value: str) -> tuple[str, ...]:
    tokens = tuple(words(value))
    if not tokens:
        raise ValueError(f"{value[:40]!r} holds no letter or digit to look for: write a word")
    return tokens


def _words(value: str, field: str = "") -> Node:
    """The condition of words; a low line may be one of a name (snake_case), or an index's: H_2O is shown as H₂O."""
    readings = dict.fromkeys((_tokens(value), tuple(words(re.sub(_LOW_LINE, "", value)))))
    return any_of(Words(tokens, field) for tokens in readings if tokens)


def _beginnings(value: str) -> tuple[str, ...]:
    if any("*" in word[:-1] for word in fold(value).split()):
        raise ValueError(f"{value[:40]!r}: '*' can only end a word here: leave it out, or put it there")
    return _tokens(value)


def _known(kind: str, text: str, known: Iterable[str]) -> str:
    name = label_form(text)
    if name in known:
        return name
    from rapidfuzz import process

    names = tuple(known)
    near = process.extractOne(name, names, score_cutoff=60)
    raise ValueError(
        f"unknown {kind} {text[:40]!r}: "
        + (f"did you mean {near[0]!r}?" if near else f"known are {', '.join(names)}")
    )
