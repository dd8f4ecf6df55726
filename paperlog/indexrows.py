"""What the index's tables hold of a paper, as plain rows without its id (pure): one process makes them for another."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from paperlog.codec import to_json
from paperlog.document import days, filled, labels, year
from paperlog.indexentry import Before, Body, changed_body
from paperlog.indexschema import EARLIER, LOST
from paperlog.indexsql import fields_bits
from paperlog.jsontext import json_text
from paperlog.model import Paper
from paperlog.provenance import has_own_tags, lost_titles
from paperlog.relatednames import title_name
from paperlog.rows import line, names, sort_values
from paperlog.titles import titles_of

if TYPE_CHECKING:
    from paperlog.sameness import Facts

# What the blocking keys of a paper beside those of its titles are made from.
_BLOCKED = ("authors", "year", "published")


class Rows(NamedTuple):
    """A row or more for each table (indexschema.py).

    `record` is UTF-8, as the file has it: made in one process for another, it is neither decoded nor encoded again.
    `body` is None where the text is left for the first search that asks for it, `block` empty where the blocking
    keys are left for the next import.
    """

    paper: tuple[Any, ...]
    record: bytes
    label: list[str]
    named: list[tuple[str, str]]
    relation: list[tuple[int, str, float | None, str | None]]
    is_retitled: bool
    body: Body | None = None
    block: tuple[str, ...] = ()


def rows(paper: Paper, before: Before | None = None, *, has_blocks: bool = False) -> Rows:
    """The rows of a paper; `before`: what the index has of it, where its file has changed."""
    values = to_json(paper)
    titled = title_name(paper.title)
    when = (*days(paper), paper.published, paper.added)
    numbers = (year(paper), paper.rating, paper.score)
    fixed = (paper.key, titled, paper.arxiv_id, *when, *numbers, line(paper))
    return Rows(
        paper=(*fixed, fields_bits(filled(paper)), *sort_values(paper)),
        record=json_text(values).encode(),
        label=sorted(_labels(paper)),
        named=names(paper),
        relation=[
            (place, title_name(each.title), each.score, each.published)
            for place, each in enumerate(paper.related)
        ],
        is_retitled=before is None or _is_retitled(titled, values, before),
        body=changed_body(paper, values, before) if before else None,
        block=blocks_of(paper) if has_blocks else (),
    )


def _is_retitled(titled: str, values: Mapping[str, Any], before: Before) -> bool:
    is_other = any(values[name] != before.values[name] for name in _BLOCKED)
    return is_other or titled != before.title_key or _others(values) != _others(before.values)


def _others(values: Mapping[str, Any]) -> set[str]:
    """The titles that a paper has had beside its own (titles.titles_of), from its JSON fields."""
    return {source["title"] for source in values["sources"] if source["title"]}


def blocks_of(paper: Paper) -> tuple[str, ...]:
    """The blocking keys of a paper, as `blocks` gives them."""
    from paperlog.looks import facts_of

    return blocks(titles_of(paper), facts_of(paper))


def blocks(titles: Iterable[str], facts: "Facts") -> tuple[str, ...]:
    """The blocking keys of a paper's titles and authors, and "", by which it is seen that they have been entered."""
    from paperlog.sameness import blocking_keys, keys_of_authors

    keys = {key for title in titles for key in blocking_keys(title)}
    return ("", *sorted(keys | keys_of_authors(facts)))


def _labels(paper: Paper) -> set[str]:
    found = set(labels(paper))
    found |= {f"digest:{source.digest}" for source in paper.sources}
    found |= {f"{EARLIER}:{title_name(title)}" for title in titles_of(paper)[1:]}
    found |= {f"{LOST}:{token}" for token in lost_titles(paper)}
    return found | ({"own:tags"} if has_own_tags(paper) else set())
