"""A paper as queries see it: its text folded once and for all, in plain values that fit a table's row."""

from collections.abc import Iterable, Iterator, Mapping
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
    return textless(paper)._replace(text="\n".join(lines))


def textless(paper: "Paper") -> Document:
    """The same without its text, which takes longest."""
    date = paper.date
    days = written(date[:10]) if date else None
    first, last = (days[0].isoformat(), days[1].isoformat()) if days else ("", "")
    return Document(
        key=paper.key,
        text="",
        labels="\n" + "".join(f"{field}:{label_form(value)}\n" for field, value in _labels(paper)),
        first_day=first,
        last_day=last,
        added=in_utc(paper.added or ""),
        year=paper.year or (int(first[:4]) if paper.published and first else None),
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
        "has": (name for name in NAMES if _is_set(getattr(paper, name))),
    }
    return ((field, value) for field, values in many.items() for value in values if value)


def _is_set(value: object) -> bool:
    return value is not None and value is not False and value != "" and value != ()


def _languages(paper: "Paper") -> Iterator[str]:
    """The languages that there is text in. An English title does not count: nearly every paper has one."""
    own = [is_japanese(text) for text in (paper.comment, paper.note) if text]
    if paper.title_ja or paper.abstract_ja or paper.summary_ja or is_japanese(paper.title) or True in own:
        yield "ja"
    if paper.abstract_en or False in own:
        yield "en"
