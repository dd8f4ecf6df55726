"""The papers that references name, read from their files."""

from collections.abc import Iterable, Iterator

from paperlog.commands.options import Sorting, first
from paperlog.commands.selecting import order_of
from paperlog.errors import NotFoundError, PaperlogError, UnreadableError
from paperlog.library import Library
from paperlog.model import Paper
from paperlog.querynodes import EVERYTHING


class NamedPapers:
    """Finds papers by references, once; what is not there or cannot be read is in `errors`, and the others go on.

    `is_cited`: a paper that is asked for by one of its aliases gets it as its key. That is the name by which the
    texts of whoever asks cite it.
    """

    def __init__(self, library: Library, *, is_cited: bool) -> None:
        """Nothing is read yet; `count`: of the papers that are found."""
        self._library, self._is_cited = library, is_cited
        self.count, self.errors = 0, list[PaperlogError]()

    def ordered(self, refs: Iterable[str], sorting: Sorting) -> Iterator[Paper]:
        """The papers in the order of their references, each name once, or as `sorting` has them."""
        papers = self._once(refs)
        if sorting.sort is not None:
            papers = self._sorted(list(papers), order_of(sorting, EVERYTHING), is_reverse=sorting.reverse)
        elif sorting.reverse:
            papers = reversed(list(papers))
        return first(papers, sorting.limit)

    def _once(self, refs: Iterable[str]) -> Iterator[Paper]:
        seen: set[str] = set()
        for ref in refs:
            try:
                paper = self._library.get(ref)
            except (NotFoundError, UnreadableError) as error:
                self.errors.append(error)
                continue
            if self._is_cited and ref in paper.aliases:
                paper = paper.with_(key=ref)
            if paper.key not in seen:
                seen.add(paper.key)
                self.count += 1
                yield paper

    def _sorted(self, papers: list[Paper], order: str, *, is_reverse: bool) -> Iterator[Paper]:
        found: dict[str, list[Paper]] = {}
        for paper in papers:
            found.setdefault(self._library.key_of(paper.key), []).append(paper)
        for key in self._library.keys(self._library.select(EVERYTHING, order, reverse=is_reverse)):
            yield from found.get(key, ())
