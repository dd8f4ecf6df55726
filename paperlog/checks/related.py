"""Checks of related papers: does each lead to a paper, here or elsewhere?"""

from collections.abc import Iterator

from paperlog.arxiv import parse_id
from paperlog.checks.base import Brief, File, Finding, Named, Overview, Settings
from paperlog.relatednames import name_of, title_name, vaguer_names
from paperlog.text import fold
from paperlog.yamltext import Document


def nowhere(file: File, _: Settings) -> Iterator[Finding]:
    """A related paper is found by its title, so it needs one, and not this paper's own, and once is enough.

    Two of one title that have different days are two.
    """
    paper = file.paper
    if paper is None:
        return
    own, seen = title_name(paper.title), set[str]()
    vague = {name for item in paper.related for name in vaguer_names(item.title, item.published)}
    places = file.places("related") if paper.related else []
    for item, place in zip(paper.related, places, strict=True):
        title, name = title_name(item.title), name_of(item.title, item.published)
        if not title:
            message, advice = "a related paper has no title", "write it, or remove the item"
            yield file.wrong("related", message, advice, line=place.line)
        elif title == own or name in seen or name in vague:
            what = "is this paper itself" if title == own else "is there twice"
            message = f"the related '{item.title[:60]}' {what}"
            yield file.wrong(
                "related", message, "remove the item", line=place.fields.get("title", place.line)
            )
        seen.add(name)


def keys_in(document: Document) -> tuple[Named, ...]:
    """The keys that a person wrote into related papers: paperlog itself finds them by title."""
    values = document.values.get("related")
    if not isinstance(values, list) or not any(isinstance(item, dict) and item.get("key") for item in values):
        return ()
    pairs = zip(values, document.places("related"), strict=True)
    found = ((item, place) for item, place in pairs if isinstance(item, dict) and item.get("key"))
    return tuple(Named(str(item["key"]), place.fields["key"]) for item, place in found)


def names_in(papers: list[Brief]) -> dict[str, str]:
    """Every key, alias and arXiv id, folded, with the key of the paper that answers to it."""
    names: dict[str, str] = {}
    for paper in papers:
        parsed = parse_id(paper.facts.arxiv_id or "")
        for name in (paper.key, *paper.aliases, parsed[0] if parsed else ""):
            names.setdefault(fold(name), paper.key)
    return names


def found_in(names: dict[str, str], ref: str) -> str | None:
    """The key of the paper that a key, an alias or an arXiv id in any spelling names."""
    parsed = parse_id(ref)
    return names.get(fold(ref)) or (names.get(parsed[0]) if parsed else None)


def dead_key(overview: Overview, _: Settings) -> Iterator[Finding]:
    """A `key` that somebody wrote into a related paper, and that no paper has."""
    names = names_in(overview.papers)
    for paper in overview.papers:
        for key, line in paper.related_keys:
            if not found_in(names, key):
                message = f"the related paper's key '{key}' is no paper's"
                advice = "correct it, or remove the line: related papers are found by their titles"
                yield Finding((paper.key,), paper.path, line, message, advice)
