"""A paper as queries see it: its text folded once and for all, in plain values that fit a table's row."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import compress
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from paperlog.dates import in_utc
from paperlog.fields import NAMES
from paperlog.kanji import with_common_kanji
from paperlog.querydates import written
from paperlog.text import is_japanese, label_form, search_form

if TYPE_CHECKING:
    from paperlog.model import Paper

TEXT_LINES = (
    "title",
    "title_ja",
    "summary_ja",
    "abstract_en",
    "abstract_ja",
    "comment",
    "note",
    "tags",
    "authors",
    "venue",
    "key",
    "arxiv_id",
)


class Document(NamedTuple):
    r"""A paper as queries see it.

    `text` has a line for each field of TEXT_LINES, in that order and parted by `\n`: its words as
    `paperlog.text.search_form` gives them, a blank behind the last, and `\t` between the values of a list.
    `labels` has a line `field:value` for each value that is compared as a whole, in the form of
    `paperlog.text.label_form`, with `\n` before the first and behind the last.
    The paper's date covers the days from `first_day` to `last_day`: a whole year where no more is known.
    Days are ISO 8601, or "" where there is none; `added` is a moment, as `paperlog.dates.in_utc` gives it.
    """

    key: str
    text: str
    labels: str
    first_day: str
    last_day: str
    added: str
    year: int | None
    rating: int | None
    score: float | None


def document(paper: "Paper", known: Mapping[str, str] = MappingProxyType({})) -> Document:
    """A paper as queries see it. `known` are lines of its text, by field, that need not be folded again."""
    lines = (known[field] if field in known else _forms(_told(paper, field)) for field in TEXT_LINES)
    told = (*labels(paper), *(f"has:{name}" for name in filled(paper)))
    first, last = days(paper)
    return Document(
        key=paper.key,
        text="\n".join(lines),
        labels="\n" + "".join(f"{label}\n" for label in told),
        first_day=first,
        last_day=last,
        added=in_utc(paper.added or ""),
        year=year(paper),
        rating=paper.rating,
        score=paper.score,
    )


def _told(paper: "Paper", field: str) -> str | tuple[str, ...] | None:
    """What a field says; behind the authors those of them that have kanji of other forms, in the common ones."""
    value: str | tuple[str, ...] | None = getattr(paper, field)
    if field != "authors" or not value:
        return value
    common = map(with_common_kanji, value)
    return (*value, *(name for name, known in zip(common, value, strict=True) if name != known))


def days(paper: "Paper") -> tuple[str, str]:
    """The first and the last day that a paper's date covers, "" where there is none."""
    return _days((paper.date or "")[:10])


@lru_cache(maxsize=10_000)
def _days(date: str) -> tuple[str, str]:
    found = written(date)
    return (found[0].isoformat(), found[1].isoformat()) if found else ("", "")


def year(paper: "Paper") -> int | None:
    """The year that is known of a paper."""
    first = days(paper)[0]
    return paper.year or (int(first[:4]) if paper.published and first else None)


def labels(paper: "Paper") -> list[str]:
    """The lines of a Document's `labels`, but for those that tell which fields are filled in."""
    return [f"{field}:{label_form(value)}" for field, value in _labels(paper)]


def filled(paper: "Paper") -> list[str]:
    """The names of the fields that are filled in, in the contract's order."""
    # 0 is a value, and no other empty one is equal to it but False.
    is_set = [value or (value == 0 and value is not False) for value in paper]
    return list(compress(NAMES, is_set))


def _forms(value: str | Iterable[str] | None) -> str:
    values = (value,) if isinstance(value, str) else value or ()
    return "\t".join(f"{search_form(each)} " for each in values if each)


def _labels(paper: "Paper") -> Iterator[tuple[str, str]]:
    many = {
        "key": (paper.key, *paper.aliases),
        "arxiv": (paper.arxiv_id,),
        "doi": (paper.doi,),
        "status": (paper.status,),
        "tag": paper.tags,
        "category": paper.categories,
        "source": {name for source in paper.sources for name in (source.format, source.file)},
        "lang": _languages(paper),
    }
    return ((field, value) for field, values in many.items() for value in values if value)


def _languages(paper: "Paper") -> Iterator[str]:
    """The languages that there is text in. An English title does not count: nearly every paper has one."""
    own = [is_japanese(text) for text in (paper.comment, paper.note) if text]
    if paper.title_ja or paper.abstract_ja or paper.summary_ja or is_japanese(paper.title) or True in own:
        yield "ja"
    if paper.abstract_en or False in own:
        yield "en"
