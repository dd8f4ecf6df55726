"""BibTeX, with arXiv's own fields.

A preprint is written as arXiv writes it (https://info.arxiv.org/help/hypertex/bibstyles): `@misc` with
eprint, archivePrefix and, when it is known, primaryClass. A paper of a conference or a journal is
`@inproceedings` or `@article`, and keeps its eprint. What kind a venue is, `venues` tells; one that it cannot
place becomes `howpublished`, which claims nothing, unless it says that it is a thesis, a report or a book.
"""

from collections.abc import Iterable, Iterator

from paperlog.exports import bib
from paperlog.exports.base import Export, Options
from paperlog.exports.facts import container, issued, kind, primary_class
from paperlog.exports.publications import Form, publication
from paperlog.exports.venues import Kind
from paperlog.model import Paper

_TYPES = {Kind.CONFERENCE: ("inproceedings", "booktitle"), Kind.JOURNAL: ("article", "journal")}
_MISC = ("misc", "howpublished")
_GIVEN_OUT = {
    Form.PHD_THESIS: ("phdthesis", "school"),
    Form.MASTERS_THESIS: ("mastersthesis", "school"),
    Form.REPORT: ("techreport", "institution"),
    Form.BOOK: ("book", "publisher"),
    Form.MANUAL: ("manual", "organization"),
}
# Names that every BibTeX style defines.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _entry(paper: Paper, key: str) -> str:
    date = issued(paper)
    given = publication(paper)
    entry_type, venue_field = _GIVEN_OUT[given.form] if given else _TYPES.get(kind(paper), _MISC)
    fields = (
        *bib.head(paper, key),
        ("type", bib.text(given.word) if given else None),
        (venue_field, bib.text(given.publisher if given else container(paper))),
        ("year", bib.braced(str(date[0]) if date else None)),
        ("month", _MONTHS[date[1] - 1] if len(date) > 1 else None),
        ("eprint", bib.raw(paper.arxiv_id)),
        ("archivePrefix", bib.braced("arXiv" if paper.arxiv_id else None)),
        ("primaryClass", bib.braced(primary_class(paper))),
        *bib.tail(paper),
    )
    return bib.entry(entry_type, key, fields)


def _bibtex(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    keys = bib.CiteKeys()
    yield from bib.separated(_entry(paper, keys.key(paper)) for paper in papers)


BIBTEX = Export(
    name="bibtex",
    description="BibTeX with arXiv's fields, for LaTeX",
    suffix=".bib",
    write=_bibtex,
    entry=lambda paper: _entry(paper, paper.key),
    is_cited=True,
)
