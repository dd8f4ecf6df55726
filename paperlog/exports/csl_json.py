"""CSL-JSON, which Zotero, Pandoc and citation processors read.

Schema: https://github.com/citation-style-language/schema (1.0.2, input/csl-data.json). A preprint is an
`article` of the genre `preprint`, as CSL 1.0.2 lays down (https://docs.citationstyles.org, appendix III).
"""

import re
from collections.abc import Iterable, Iterator

from paperlog.exports.base import Export, Options
from paperlog.exports.facts import abstract, container, doi, issued, kind, language, url
from paperlog.exports.markup import Formula, one_line, parse
from paperlog.exports.names import Person
from paperlog.exports.persons import are_more, people
from paperlog.exports.plain import plain, plain_part
from paperlog.exports.publications import Form, publication
from paperlog.exports.venues import Kind
from paperlog.jsontext import json_text
from paperlog.model import Paper
from paperlog.patterns import late
from paperlog.richtext import keeping_case, literal

_TYPES = {Kind.CONFERENCE: "paper-conference", Kind.JOURNAL: "article-journal", Kind.OTHER: "document"}
_GIVEN_OUT = {
    Form.PHD_THESIS: "thesis",
    Form.MASTERS_THESIS: "thesis",
    Form.REPORT: "report",
    Form.BOOK: "book",
    Form.MANUAL: "book",
}
# What BibTeX's "and others" is in CSL-JSON, by the custom of Pandoc and Better BibTeX.
_OTHERS = {"literal": "others"}
# Stand around a formula: noncharacters, which `markup` leaves in no text.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_MARKS = late(f"[{_BEGIN}{_END}]")
_WORD = late(rf"(?:[^\s<>{_BEGIN}{_END}]|{_BEGIN}[^<>{_BEGIN}{_END}]*{_END})+")
# What a style would change: TeX, a small letter of a formula that begins a word (`k-means`), a capital behind a formula
# (`H₂O`) or a figure (3D), a Greek letter (µs).
_AT_STAKE = late(rf"^[µα-ω]|{_BEGIN}[^{_END}]*\$|(?:{_END}|\d)[A-Z]")


def _item(paper: Paper) -> dict[str, object]:
    date = issued(paper)
    text = abstract(paper)
    item = {
        "id": paper.key,
        "citation-key": paper.key,
        **_place(paper),
        "title": _title(paper.title),
        "author": _authors(paper),
        "issued": {"date-parts": [list(date)]} if date else None,
        "DOI": doi(paper),
        "URL": url(paper),
        "language": language(paper),
        "keyword": ", ".join(paper.tags),
        "abstract": plain(text) if text else None,
    }
    return {name: value for name, value in item.items() if value}


def _title(title: str) -> str:
    """A title in which no style gives a formula capitals, or takes those of its word away; nor the D of 3D."""
    marked = "".join(
        f"{_BEGIN}{plain_part(part)}{_END}" if isinstance(part, Formula) else plain_part(part)
        for part in parse(title, groups=True)
    )
    return one_line(_MARKS.sub("", _WORD.sub(_kept, literal(marked))))


def _kept(word: "re.Match[str]") -> str:
    begins_small = word[0][0] == _BEGIN and word[0][1].islower()
    return keeping_case(word[0]) if begins_small or _AT_STAKE.search(word[0]) else word[0]


def _place(paper: Paper) -> dict[str, object]:
    """Type and place of publication."""
    if given := publication(paper):
        genre = given.word or (None if given.form is Form.BOOK else given.form.value)
        return {"type": _GIVEN_OUT[given.form], "genre": genre, "publisher": given.publisher}
    found = kind(paper)
    if found is not Kind.PREPRINT:
        return {"type": _TYPES[found], "container-title": container(paper)}
    number = f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else None
    publisher = "arXiv" if paper.arxiv_id else paper.venue
    return {"type": "article", "genre": "preprint", "publisher": publisher, "number": number}


def _authors(paper: Paper) -> list[dict[str, str]]:
    names = [_name(person) for person in people(paper)]
    return [*names, _OTHERS] if names and are_more(paper) else names


def _name(person: Person) -> dict[str, str]:
    if person.whole:
        return {"literal": person.whole}
    name = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {part: value for part, value in name.items() if value}


def _csl_json(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    separator = "[\n"
    for paper in papers:
        yield separator + json_text(_item(paper))
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


CSL_JSON = Export(
    name="csl-json",
    description="CSL-JSON, for Zotero, Pandoc and citation processors",
    suffix=".json",
    write=_csl_json,
    is_cited=True,
)
