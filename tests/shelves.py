"""What a store knows, in memory, for tests of what an import makes of it."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import permutations, product

from paperlog.codec import to_yaml_values
from paperlog.entries import Located
from paperlog.looks import Looks, facts_of
from paperlog.model import Paper
from paperlog.planrows import Plan
from paperlog.provenance import name_token
from paperlog.reconcile import reconcile
from paperlog.sameness import Facts, blocking_keys, keys_of_authors
from paperlog.text import title_key
from paperlog.titles import titles_of
from paperlog.yamldumper import dump

NOW, LATER = "2025-07-10T00:00:00+00:00", "2025-07-11T00:00:00+00:00"


class Shelf:
    """What a store knows, in memory."""

    def __init__(self, *papers: Paper) -> None:
        self.papers = {paper.key: paper for paper in papers}
        self.kept: dict[str, Located] = {}
        self.hidden: frozenset[str] = frozenset()

    def entries(self, digests: Collection[str]) -> dict[str, Located]:
        return {digest: self.kept[digest] for digest in digests if digest in self.kept}

    def is_hidden(self, key: str) -> bool:
        return key in self.hidden

    def without(self, papers: Mapping[str, Paper | None], gone: Container[str]) -> "Shelf":
        other = Shelf(*{**self.papers, **{key: paper for key, paper in papers.items() if paper}}.values())
        other.kept, other.hidden = self.kept, frozenset(key for key in papers if papers[key] is None)
        return other

    def by_arxiv_id(self, arxiv_id: str) -> list[str]:
        own = [key for key in sorted(self.papers) if self.papers[key].arxiv_id == arxiv_id]
        return own + [key for key in sorted(self.papers) if arxiv_id in self.papers[key].aliases]

    def by_digest(self, digest: str) -> str | None:
        told = (
            key for key in sorted(self.papers) if digest in {one.digest for one in self.papers[key].sources}
        )
        return next(told, None)

    def by_title(self, folded: str, title: str) -> list[str]:
        papers = self.papers.items()
        own = {key for key, paper in papers if folded in map(title_key, titles_of(paper))}
        return sorted(own | {key for key, paper in papers if Looks(paper).is_lost(title)})

    def by_blocks(self, blocks: Iterable[str]) -> list[str]:
        found = {
            key: {block for title in titles_of(paper) for block in blocking_keys(title)}
            for key, paper in self.papers.items()
        }
        return sorted(key for key in found if found[key] & set(blocks))

    def by_doi(self, doi: str) -> list[str]:
        return [key for key, paper in self.papers.items() if (paper.doi or "").lower() == doi.lower()]

    def by_authors(self, facts: Facts, authors: Iterable[str]) -> list[str]:
        own = {*authors}
        papers = sorted(self.papers.items())
        return [key for key, paper in papers if own & keys_of_authors(facts_of(paper))]

    def by_name(self, name: str) -> str | None:
        return next((key for key, paper in self.papers.items() if name in (key, *paper.aliases)), None)

    def paper(self, key: str) -> Paper:
        return self.papers[key]

    def text(self, key: str) -> str:
        return dump(to_yaml_values(self.papers[key]))

    def is_taken(self, key: str) -> bool:
        return key.lower() in {known.lower() for known in self.papers}


def taken_in(shelf: Shelf, entries: list[Located]) -> Plan:
    """An import into what is there."""
    plan = reconcile(entries, shelf, NOW)
    shelf.kept |= {each.digest: each for each in entries if each.record is None}
    shelf.papers |= {paper.key: paper for paper in plan.changed}
    for key in plan.joined:
        del shelf.papers[key]
    return plan


def ends_of(entries: Sequence[Located]) -> set[tuple[int, Paper]]:
    """The papers that all orders of entries in all cuts make, each with how many there are beside it.

    After each, all entries once more change nothing.
    """
    found: set[tuple[int, Paper]] = set()
    for order in permutations(entries):
        for batches in batched(order):
            shelf = Shelf()
            for batch in batches:
                taken_in(shelf, batch)
            found |= {(len(shelf.papers), without_names(paper)) for paper in shelf.papers.values()}
            assert taken_in(shelf, list(order)).changed == []
    return found


def batched(entries: Sequence[Located]) -> Iterator[list[list[Located]]]:
    """The entries in their order, cut into imports in every way."""
    for cuts in product((False, True), repeat=len(entries) - 1):
        found = [[entries[0]]]
        for entry, is_cut in zip(entries[1:], cuts, strict=True):
            found += [[entry]] if is_cut else []
            found[-1] += [] if is_cut else [entry]
        yield found


def without_names(paper: Paper) -> Paper:
    sources = tuple(source._replace(gave=_unnamed(source.gave)) for source in paper.sources)
    return paper.with_(key="", aliases=(), sources=sources, added=None, modified=None)


def _unnamed(gave: str | None) -> str:
    """What an entry gave, without its names: of two papers whose items have one name, one gets it."""
    letter = name_token("x")[0]
    return " ".join(token for token in (gave or "").split() if not token.startswith(letter))
