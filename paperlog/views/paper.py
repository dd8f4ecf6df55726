"""One paper in full on a terminal, or wherever it is printed for a person."""

from collections.abc import Iterator

from paperlog.arxiv import abs_url
from paperlog.dates import in_utc
from paperlog.model import Paper
from paperlog.views.columns import Pair, choose, laid_out
from paperlog.views.screen import Screen

_LABEL_WIDTH = 12
_SUMMARY = "要約 (summary)"
_IN_PLACE = "要約 (summary, in place of the abstract)"


def paper_view(paper: Paper, screen: Screen, *, layout: str | None, lang: str) -> Iterator[str]:
    """The lines of a paper, none wider than the screen, each with its newline.

    `layout`: columns, interleaved or stacked; None chooses by the width. `lang`: en, ja or both.
    """
    parts = (_head(paper, screen, lang), _texts(paper, screen, layout, lang), _tail(paper, screen))
    for part in parts:
        yield from (f"{line.rstrip()}\n" for line in part)


def pair_of(paper: Paper, lang: str = "both") -> Pair:
    """The abstract in the languages asked for; the Japanese summary stands in for a translation that is not there.

    Who asks for one language would rather read the other than nothing.
    """
    english, japanese = paper.abstract_en or "", paper.abstract_ja or paper.summary_ja or ""
    if lang == "en" and english:
        japanese = ""
    if lang == "ja" and japanese:
        english = ""
    return Pair("Abstract", "要旨" if paper.abstract_ja else _IN_PLACE, english, japanese)


def _head(paper: Paper, screen: Screen, lang: str) -> Iterator[str]:
    titles = {
        "en": paper.title if lang != "ja" or not paper.title_ja else "",
        "ja": paper.title_ja if lang != "en" else "",
    }
    for text in filter(None, titles.values()):
        yield from (screen.paint(line, "bold") for line in screen.lines(text, groups=True))
    authors = ", ".join(paper.authors) + (", et al." if paper.authors_truncated else "")
    yield from screen.lines(authors, groups=True)
    yield ""
    for name, value in _facts(paper):
        yield from _labelled(name, value, screen)


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
    return in_utc(published).replace("T", " ").removesuffix("+00:00")[:16] + " UTC" if published else ""


def _texts(paper: Paper, screen: Screen, layout: str | None, lang: str) -> Iterator[str]:
    pair = pair_of(paper, lang)
    if pair.en or pair.ja:
        yield ""
        yield from laid_out(pair, screen, choose(layout, screen.width, pair))
    sections = {
        _SUMMARY: paper.summary_ja if lang != "en" and paper.abstract_ja else None,
        "Comment": paper.comment,
        "Note": paper.note,
    }
    for name, text in sections.items():
        if text:
            yield from ["", screen.paint(name, "green"), *screen.lines(text)]


def _tail(paper: Paper, screen: Screen) -> Iterator[str]:
    if paper.related:
        yield from ["", screen.paint("Related", "green")]
        for item in paper.related:
            score = "" if item.score is None else f" [{item.score:.4g}]"
            where = f" → {item.key}" if item.key else ""
            yield from _bullet(f"{screen.read(item.title, groups=True)}{score}{where}", screen)
    if paper.links:
        yield from ["", screen.paint("Links", "green")]
        for number, link in enumerate(paper.links, 1):  # `open --link 2` opens the second
            yield from _bullet(link, screen, f"{number}. ")
    if paper.sources:
        yield ""
    for source in paper.sources:
        yield from _labelled("source", f"{source.format}  {source.file}:{source.line}", screen)


def _bullet(text: str, screen: Screen, sign: str = "- ") -> Iterator[str]:
    for number, line in enumerate(screen.plain(text, len(sign))):
        yield (sign if number == 0 else " " * len(sign)) + line


def _labelled(name: str, value: str | tuple[str, ...], screen: Screen) -> Iterator[str]:
    for number, line in enumerate(_value_lines(value, screen)):
        yield screen.paint(f"{name if number == 0 else '':{_LABEL_WIDTH}}", "dim") + line


def _value_lines(value: str | tuple[str, ...], screen: Screen) -> list[str]:
    if isinstance(value, str):
        return screen.plain(value, _LABEL_WIDTH)
    return screen.labels(value, _LABEL_WIDTH, "  ")
