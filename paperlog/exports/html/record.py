"""A paper as the page holds it: JSON on one line, what is empty left out, texts as they are to be read.

The fields are told in search.js. Sentences are aligned here, once and for all, since a browser has no time for it.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from paperlog import arxiv
from paperlog.addresses import is_web
from paperlog.exports.facts import addresses
from paperlog.exports.markup import one_line
from paperlog.exports.plain import plain, plain_title
from paperlog.jsontext import json_text
from paperlog.model import Paper
from paperlog.text import clean


def record(paper: Paper) -> str:
    """A paper as JSON that can stand in a script element: no `<` is left in it.

    HTML ends a script at `</script` wherever it stands, and minds `<!--` (HTML Standard, 4.12.1.3).
    """
    fields = {name: value for name, value in _fields(paper) if value}
    return json_text(fields, is_compact=True).replace("<", "\\u003c")


def _fields(paper: Paper) -> Iterator[tuple[str, object]]:
    yield "key", paper.key
    title, title_ja = plain_title(paper.title), plain_title(paper.title_ja or "")
    yield "title", title
    yield "title_ja", title_ja if title_ja != title else ""
    yield "authors", [plain_title(name) for name in paper.authors]
    yield "more", paper.authors_truncated
    yield "venue", one_line(paper.venue or "")
    yield "date", one_line((paper.date or "")[:10])
    yield "categories", [one_line(category) for category in paper.categories]
    yield "tags", [one_line(tag) for tag in paper.tags]
    yield "status", paper.status
    yield "rating", paper.rating
    yield "beads", _beads(paper.abstract_en, paper.abstract_ja)
    yield "summary", _lines(paper.summary_ja)
    yield "comment", clean(paper.comment or "")
    yield "note", clean(paper.note or "")
    yield "links", _links(paper)
    yield "related", [plain_title(related.title) for related in paper.related]


def _beads(en: str | None, ja: str | None) -> list[tuple[str, str]]:
    """The two abstracts as sentences that translate each other; one alone as its paragraphs."""
    if not en or not ja:
        return [(plain(en or ""), plain(ja or ""))] if en or ja else []
    from paperlog.bilingual import align

    return [(plain(" ".join(bead.en)), plain("".join(bead.ja))) for bead in align(en, ja)]


def _lines(text: str | None) -> str:
    return "\n".join(filter(None, map(plain, (text or "").splitlines())))


def _links(paper: Paper) -> list[tuple[str, str]]:
    """The paper's own pages by name, then others by their host; nothing but web addresses."""
    own = addresses(paper)
    others = (link.strip() for link in paper.links if not paper.arxiv_id or not arxiv.parse_id(link))
    return own + [(_host(link), link) for link in others if is_web(link)]


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:  # brackets that hold no IPv6 address
        return address
