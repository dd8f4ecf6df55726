"""Which paper each related paper is, told from all papers in plain Python: no index, no SQL."""

from collections.abc import Iterable, Iterator, Mapping

from paperlog.model import Paper, Related
from paperlog.provenance import folded_token, lost_titles
from paperlog.relatednames import folded_in, title_name
from paperlog.titles import titles_of

_NOTHING, _MOST = 9, 4
_SERIAL, _SURVEY = "findingsof", "survey"


def _year(text: str | None) -> int | None:
    return int(text[:4]) if text and text[:4].isdecimal() else None


class Relations:
    """The related papers of some papers, and which of these they are."""

    def __init__(self, papers: Mapping[str, Paper]) -> None:
        self._papers = papers
        self._told: dict[str, set[str]] = {}
        for _, item in self._items():
            self._told.setdefault(title_name(item.title), set()).add(item.published or "")
        self._ranks: dict[str, dict[str, int]] = {}
        self._lost: dict[str, set[str]] = {}
        for key, paper in papers.items():
            for title in titles_of(paper):
                rank = 1 if title == paper.title else 2
                self._ranks.setdefault(title_name(title), {}).setdefault(key, rank)
            for token in lost_titles(paper):
                self._lost.setdefault(token, set()).add(key)

    def _items(self) -> Iterator[tuple[str, Related]]:
        return ((key, item) for key, paper in self._papers.items() for item in paper.related)

    def key_of(self, title: str, published: str | None) -> str | None:
        """The key of the paper that a related paper is."""
        folded = title_name(title)
        titled = self._ranks.get(folded, {}) if folded else {}
        lost = dict.fromkeys(self._lost.get(folded_token(folded_in(folded)), ()) if folded else (), 3)
        return self._best(titled, folded, published) or self._best(lost, folded, published)

    def _best(self, ranks: Mapping[str, int], folded: str, published: str | None) -> str | None:
        found = (
            (self._apart(published, self._papers[key]), rank, key)
            for key, rank in ranks.items()
            if self._is_linked(folded, published, self._papers[key])
        )
        return min(found, default=(0, 0, None))[2]

    def _apart(self, told: str | None, paper: Paper) -> int:
        if not told:
            return _NOTHING
        if (paper.published or "")[: min(10, len(told))] == told[:10]:
            return 0
        one, other = _year(told), paper.year or _year(paper.published)
        return _NOTHING if not one or not other else 1 + abs(one - other)

    def _is_linked(self, folded: str, told: str | None, paper: Paper) -> bool:
        apart = self._apart(told, paper)
        if apart in (0, _NOTHING):
            return True
        years = (_year(day) for day in self._told.get(folded, ()))
        if apart == 1:
            day = (paper.published or "")[:10]
            return len(day) < 10 or not any(day == each[:10] for each in self._told.get(folded, ()))
        own = paper.year or _year(paper.published) or 0
        most = 1 if _SERIAL in folded else _MOST - (_SURVEY in folded)
        return apart <= most and all(year is None or 1 + abs(year - own) >= apart for year in years)

    def missing(self) -> list[tuple[str, tuple[str, ...]]]:
        """The folded titles that are named and not there, one a day, and who names them, sorted."""
        namers: dict[tuple[str, str], set[str]] = {}
        for key, item in self._items():
            folded = title_name(item.title)
            if folded and self.key_of(item.title, item.published) is None:
                namers.setdefault((folded, self._day(folded, item.published or "")), set()).add(key)
        return sorted((title, tuple(sorted(keys))) for (title, _), keys in namers.items())

    def _day(self, folded: str, told: str) -> str:
        fuller = sorted(day[:10] for day in self._told[folded] if day.startswith(told) and day != told)
        days = [day for day in fuller if len(day) == 10]
        return told[:10] if len(told) >= 10 or not fuller else min(days, default=fuller[-1])


def keys_of(papers: Mapping[str, Paper], items: Iterable[Related]) -> list[str | None]:
    """The keys of the papers that some related papers are."""
    relations = Relations(papers)
    return [relations.key_of(item.title, item.published) for item in items]
