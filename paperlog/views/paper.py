"""One paper in full on a terminal, or wherever it is printed for a person."""

from collections.abc import Iterator

from paperlog.arxiv import abs_url
from paperlog.cells import cell_width
from paperlog.model import Paper
from paperlog.text import clean
from paperlog.typeset import wrap
from paperlog.views.ansi import Paint, painter
from paperlog.views.columns import Pair, choose, laid_out
from paperlog.views.labels import wrap_labels

_LABEL_WIDTH = 12


def paper_view(paper: Paper, width: int, *, layout: str | None, lang: str, has_color: bool) -> Iterator[str]:
    """The lines of a paper, none wider than `width` cells, each with its newline.

    `layout`: columns, interleaved or stacked; None chooses by the width. `lang`: en, ja or both.
    """
    paint = painter(has_color)
    for line in [
        *_head(paper, width, lang, paint),
        *_texts(paper, width, layout, lang, paint),
        *_tail(paper, width, paint),
    ]:
        yield f"{line.rstrip()}\n"


def _head(paper: Paper, width: int, lang: str, paint: Paint) -> Iterator[str]:
    titles = {
        "en": paper.title if lang != "ja" or not paper.title_ja else "",
        "ja": paper.title_ja if lang != "en" else "",
    }
    for text in filter(None, titles.values()):
        yield from (paint(line, "bold") for line in _wrapped(text, width))
    authors = ", ".join(paper.authors) + (", et al." if paper.authors_truncated else "")
    yield from _wrapped(authors, width)
    yield ""
    for name, value in _facts(paper):
        yield from _labelled(name, value, width, paint)


def _facts(paper: Paper) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    version = f"v{paper.arxiv_version}" if paper.arxiv_version else ""
    facts = {
        "key": paper.key,
        "arXiv": f"{paper.arxiv_id}{version}  {abs_url(paper.arxiv_id)}" if paper.arxiv_id else "",
        "DOI": paper.doi,
        "published": _moment(paper.published),
        "year": "" if paper.published or not paper.year else str(paper.year),
        "venue": paper.venue,
        "categories": ", ".join(paper.categories),
        "tags": tuple(f"#{tag}" for tag in paper.tags),
        "status": paper.status + (f", rated {paper.rating} of 5" if paper.rating else ""),
        "noted": paper.noted,
        "score": "" if paper.score is None else f"{paper.score:g}",
    }
    yield from ((name, value) for name, value in facts.items() if value)


def _moment(published: str | None) -> str:
    return (published or "").replace("T", " ").removesuffix("+00:00")[:16] + (" UTC" if published else "")


def _texts(paper: Paper, width: int, layout: str | None, lang: str, paint: Paint) -> Iterator[str]:
    # Who asks for one language would rather read the other than nothing.
    has_japanese = bool(paper.abstract_ja or paper.summary_ja)
    japanese = paper.abstract_ja if lang != "en" or not paper.abstract_en else None
    english = paper.abstract_en if lang != "ja" or not has_japanese else None
    if english or japanese:
        yield ""
        pair = Pair("Abstract", "要旨", english or "", japanese or "")
        yield from laid_out(pair, width, choose(layout, width, pair), paint)
    sections = {
        "要約 (summary)": paper.summary_ja if lang != "en" else None,
        "Comment": paper.comment,
        "Note": paper.note,
    }
    for name, text in sections.items():
        if text:
            yield from ["", paint(name, "green"), *_wrapped(text, width)]


def _tail(paper: Paper, width: int, paint: Paint) -> Iterator[str]:
    if paper.related:
        yield from ["", paint("Related", "green")]
        for item in paper.related:
            score = "" if item.score is None else f" [{item.score:.4g}]"
            where = f" → {item.key}" if item.key else ""
            yield from _bullet(f"{item.title}{score}{where}", width)
    if paper.links:
        yield from ["", paint("Links", "green")]
        for link in paper.links:
            yield from _bullet(link, width)
    if paper.sources:
        yield ""
    for source in paper.sources:
        yield from _labelled("source", f"{source.format}  {source.file}:{source.line}", width, paint)


def _bullet(text: str, width: int) -> Iterator[str]:
    for number, line in enumerate(_wrapped(text, width - 2)):
        yield ("- " if number == 0 else "  ") + line


def _labelled(name: str, value: str | tuple[str, ...], width: int, paint: Paint) -> Iterator[str]:
    room = max(width - _LABEL_WIDTH, 10)
    lines = _wrapped(value, room) if isinstance(value, str) else wrap_labels(value, room, "  ")
    for number, line in enumerate(lines):
        label = name if number == 0 else ""
        yield paint(label + " " * (_LABEL_WIDTH - cell_width(label)), "dim") + line


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(clean(text), max(width, 10)) if text else []
