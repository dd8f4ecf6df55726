"""Papers of a library in an export's format: from the index where it can serve, else from their files."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from paperlog.errors import UnreadableError
from paperlog.exports.base import Export, Options
from paperlog.indexdamage import paper_of

if TYPE_CHECKING:
    from paperlog.library import Library
    from paperlog.model import Paper

Pieces = Iterator[str] | Iterator[bytes]


def exported(library: "Library", export: Export, ids: Iterable[int], options: Options) -> Pieces:
    """The papers of these ids as an export writes them, piece by piece. Raises UsageError as it does."""
    export.check(options)
    if export.name in ("json", "jsonl"):
        from paperlog.exports.json_ import array

        records = library.json(ids)
        return array(records) if export.name == "json" else (f"{record}\n" for record in records)
    are_apart = export.name == "biblatex"  # which names the aliases
    has_plain_keys = library.index.has_plain_keys
    if export.entry is None or options != Options() or not has_plain_keys(are_apart=are_apart):
        return written(library, export, library.papers(ids), options)
    return export.frame(_entries(library, export.name, export.entry, ids))


def written(library: "Library", export: Export, papers: "Iterable[Paper]", options: Options) -> Pieces:
    """Papers of a library as an export writes them, piece by piece. Raises UsageError as it does."""
    export.check(options)
    if export.pack is not None:
        return export.pack(papers)
    if export.name == "yaml":
        return _documents(library, papers)
    if export.name == "biblatex":
        papers = (_with_own_aliases(library, paper) for paper in papers)
    return export.render(papers, options)


def _with_own_aliases(library: "Library", paper: "Paper") -> "Paper":
    """The paper without the aliases that are another paper's key, or an alias of one that comes before it."""
    if not paper.aliases:
        return paper
    names = {alias: {*library.index.by_name(alias)} - {paper.key} for alias in paper.aliases}
    own = (
        alias for alias, keys in names.items() if not keys or (alias not in keys and paper.key < min(keys))
    )
    return paper.with_(aliases=tuple(own))


def _documents(library: "Library", papers: "Iterable[Paper]") -> Iterator[str]:
    """YAML, with what only the user knows of in each file: only there is it kept."""
    from paperlog.exports.yaml_ import document
    from paperlog.fields import NAMES
    from paperlog.yamlcarry import inert_lines, own_lines

    for paper in papers:
        try:
            own = inert_lines(own_lines(library.store.text(library.store.path(paper.key)), NAMES))
        except UnreadableError:  # it has changed since the index looked at it
            own = ""
        yield document(paper, own)


def _entries(
    library: "Library", name: str, entry: "Callable[[Paper], str]", ids: Iterable[int]
) -> Iterator[str]:
    from paperlog import __version__

    return library.index.rendered(ids, f"{name} {__version__}", lambda record: entry(paper_of(record)))
