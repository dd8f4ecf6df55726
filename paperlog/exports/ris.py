"""RIS, which Zotero, EndNote, Mendeley and JabRef read.

The tags are those of the specification (https://en.wikipedia.org/wiki/RIS_(file_format)). Its lines end in
CR LF and none may be broken, so each value is one line.
"""

from collections.abc import Iterable, Iterator

from paperlog.exports.base import Export, Options
from paperlog.exports.facts import abstract, container, doi, issued, kind, language, url
from paperlog.exports.markup import one_line
from paperlog.exports.persons import are_more, people
from paperlog.exports.plain import plain, plain_title
from paperlog.exports.venues import Kind
from paperlog.model import Paper

_TYPES = {Kind.CONFERENCE: "CPAPER", Kind.JOURNAL: "JOUR", Kind.PREPRINT: "UNPB", Kind.OTHER: "GEN"}

# An author `et al.` would be a person to every program that reads it.
_MORE_AUTHORS = "There are more authors than are named here (et al.)."


def _lines(paper: Paper) -> Iterator[tuple[str, str | None]]:
    date = issued(paper)
    yield "TY", _TYPES[kind(paper)]
    yield "ID", paper.key
    yield "TI", plain_title(paper.title)
    yield "TT", plain_title(paper.title_ja or "")
    for person in people(paper):
        yield "AU", person.inverted
    yield "PY", str(date[0]) if date else None
    yield "DA", _date(date) if len(date) > 1 else None
    yield "T2", container(paper)
    yield "PB", "arXiv" if kind(paper) is Kind.PREPRINT and paper.arxiv_id else None
    yield "M3", "preprint" if kind(paper) is Kind.PREPRINT else None
    yield "AN", f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else None
    yield "DO", doi(paper)
    yield "UR", url(paper)
    yield "LA", language(paper)
    for tag in paper.tags:
        yield "KW", tag
    yield "AB", plain(abstract(paper) or "")
    yield "N1", _MORE_AUTHORS if paper.authors and are_more(paper) else None
    yield "ER", ""


def _date(date: tuple[int, ...]) -> str:
    """`2024/11/25`, or `2024/11//`: the slashes stand also where a part is missing."""
    return "/".join(f"{number:02}" for number in date) + "//" * (len(date) == 2)


def _ris(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    for paper in papers:
        lines = [
            f"{tag}  - {one_line(value or '')}\r\n" for tag, value in _lines(paper) if value or tag == "ER"
        ]
        yield "".join(lines) + "\r\n"


RIS = Export(
    name="ris",
    description="RIS, for Zotero, EndNote and Mendeley",
    suffix=".ris",
    write=_ris,
    is_cited=True,
)
