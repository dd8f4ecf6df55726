"""BibLaTeX, to be read by Biber.

The fields are those of its manual (https://ctan.org/pkg/biblatex, 2.1.1, 2.2.2 and 3.14.7): a preprint is
`@online` with date, eprint, eprinttype, eprintclass and pubstate; a paper of a conference or a journal is
`@inproceedings` or `@article` and keeps its eprint; a thesis, a report or a book is one where its venue says so;
anything else is `@misc`. What else a paper was called is in
`ids` (3.13.2), so that it is found by whatever name a text cites it.
"""

from collections.abc import Iterable, Iterator

from paperlog.exports import bib
from paperlog.exports.base import Export, Options
from paperlog.exports.facts import container, iso_date, kind, language, own_doi, primary_class
from paperlog.exports.publications import Form, publication
from paperlog.exports.venues import Kind
from paperlog.model import Paper

_TYPES = {
    Kind.CONFERENCE: ("inproceedings", "booktitle"),
    Kind.JOURNAL: ("article", "journaltitle"),
    Kind.PREPRINT: ("online", "organization"),
    Kind.OTHER: ("misc", "howpublished"),
}
# With the localization keys that every style sets in its own language (4.9.2.13).
_GIVEN_OUT = {
    Form.PHD_THESIS: ("thesis", "institution", "phdthesis"),
    Form.MASTERS_THESIS: ("thesis", "institution", "mathesis"),
    Form.REPORT: ("report", "institution", "techreport"),
    Form.BOOK: ("book", "publisher", None),
    Form.MANUAL: ("manual", "organization", None),
}
_LANGUAGES = {"ja": "japanese", "en": "english"}


def _entry(paper: Paper, key: str) -> str:
    given = publication(paper)
    entry_type, venue_field, word = _GIVEN_OUT[given.form] if given else (*_TYPES[_kind(paper)], None)
    fields = (
        *bib.head(paper, key),
        ("type", bib.text((given and given.word) or word)),
        (venue_field, bib.text(given.publisher if given else container(paper))),
        ("date", bib.braced(iso_date(paper))),
        ("eprint", bib.raw(paper.arxiv_id)),
        ("eprinttype", bib.braced("arxiv" if paper.arxiv_id else None)),
        ("eprintclass", bib.braced(primary_class(paper))),
        ("pubstate", bib.braced("prepublished" if kind(paper) is Kind.PREPRINT else None)),
        ("langid", bib.braced(_LANGUAGES.get(language(paper) or ""))),
        ("ids", bib.braced(",".join(bib.other_keys(paper, key)))),
        *bib.tail(paper),
    )
    return bib.entry(entry_type, key, fields)


def _kind(paper: Paper) -> Kind:
    """The kind, but for a preprint of which we know no address: `@online` has to have one."""
    found = kind(paper)
    return Kind.OTHER if found is Kind.PREPRINT and not paper.arxiv_id and not own_doi(paper) else found


def _biblatex(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    keys = bib.CiteKeys()
    yield from bib.separated(_entry(paper, keys.key(paper)) for paper in papers)


BIBLATEX = Export(
    name="biblatex",
    description="BibLaTeX with arXiv's fields, for LaTeX with Biber",
    suffix=".bib",
    write=_biblatex,
    entry=lambda paper: _entry(paper, paper.key),
)
