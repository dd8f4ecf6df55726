"""Checks of keys: a key, the file's name and its folder agree, and no two papers answer to one name."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from posixpath import dirname

from paperlog.arxiv import parse_id
from paperlog.checks.base import Brief, File, Finding, Move, Overview, Rewrite, Settings
from paperlog.citekey import is_key
from paperlog.model import Paper
from paperlog.paths import file_of


def key(file: File, _: Settings) -> Iterator[Finding]:
    """The key follows from the file's name, and the folder from the key.

    A name that cannot be a key is to be another first, and that may belong into another folder.
    """
    if file.place != file_of(file.key) and is_key(file.key):
        yield _misplaced(file)
    if not is_key(file.key):
        message = f"'{file.key}' cannot be a key: no citation can name it, and not every file system"
        advice = "rename the file; a key is made of ASCII letters and digits, and . : + - between them"
        yield Finding((file.key,), file.path, 0, message, advice)
    if file.document and file.paper:
        yield from _said(file, file.document.values.get("key"))
        yield from _arxiv(file, file.paper)


def _misplaced(file: File) -> Finding:
    wanted = file_of(file.key)
    message = f"stands in '{dirname(file.place) or '.'}', but its name says '{dirname(wanted)}'; so no command finds it"
    if file.can_move:
        return Finding(
            (file.key,), file.path, 0, message, f"move it to papers/{wanted}", mends=(Move(file.place),)
        )
    why = "another file stands there, no file can be put there, or this one is a link or cannot be read"
    advice = f"move it by hand to papers/{wanted}: {why}"
    return Finding((file.key,), file.path, 0, message, advice)


def _said(file: File, said: object) -> Iterator[Finding]:
    if said is not None and said != file.key:
        message = f"the file says `key: {said}`, but its name is that of {file.key}, and the name counts"
        yield file.wrong("key", message, f"remove the line, or `paperlog rename {file.key} {said}`")


def _arxiv(file: File, paper: Paper) -> Iterator[Finding]:
    """A key that is an arXiv id has to be this paper's; that it is not said is told by another check (unsaid.py)."""
    parsed, own = parse_id(file.key), parse_id(paper.arxiv_id or "")
    if parsed is None or file.key != parsed[0]:
        return
    if own and own[0] != parsed[0]:
        message = f"the key reads as arXiv:{parsed[0]}, but the paper is arXiv:{own[0]}"
        yield file.wrong("arxiv_id", message, "one of them is wrong; `paperlog rename` gives it another key")


def own_alias(file: File, _: Settings) -> Iterator[Finding]:
    """An alias under which the paper is found anyway."""
    if file.paper and file.key in file.paper.aliases:
        line = next((place.line for place in file.places("aliases") if place.text == file.key), 0)
        message, mend = f"the alias '{file.key}' is the paper's own key", Rewrite(file.place, _without_own)
        yield file.wrong("aliases", message, "remove it", mend, line=line)


def _without_own(paper: Paper) -> Paper:
    return paper.with_(aliases=tuple(name for name in paper.aliases if name != paper.key))


def clash(overview: Overview, _: Settings) -> Iterator[Finding]:
    """Names that are one to a file system without case (macOS, Windows), or to a person."""
    owners: dict[str, dict[tuple[str, str], tuple[Brief, str]]] = defaultdict(dict)
    for paper in overview.papers:
        for name in (paper.key, *paper.aliases):
            owners[_form(name)].setdefault((paper.key, paper.place), (paper, name))
    for form, papers in owners.items():
        if len(papers) > 1:
            (first, _own), *others = sorted(papers.values(), key=partial(_order, form))
            yield from (_clash(first, other, name, form) for other, name in others)
    yield from _aliased_ids(overview.papers)


def _order(form: str, one: tuple[Brief, str]) -> tuple[bool, str, str]:
    """Whose key a name is comes before those that have it as an alias."""
    return _form(one[0].key) != form, one[0].key, one[0].place


def _clash(first: Brief, other: Brief, name: str, form: str) -> Finding:
    keys = (first.key, other.key)
    if first.key == other.key:
        message, advice = f"{first.key} has another file, {first.path}", "compare them and remove one"
    elif _form(first.key) == _form(other.key):
        message = f"the key differs from '{first.key}' in case or Unicode form only"
        advice = "not every file system can hold both; `paperlog rename` one of them"
    elif _form(first.key) == form:
        return _alias(first, other, name, f"is the key of {first.key}")
    else:
        return _alias(first, other, name, f"is one of {first.key} as well")
    return Finding(keys, other.path, 0, message, advice)


def _aliased_ids(papers: list[Brief]) -> Iterator[Finding]:
    """Aliases that are the arXiv id of a paper with another key; two papers that both say it are told by `same-id`."""
    owners = {id_: paper for paper in papers if (id_ := paper.facts.arxiv_id) and id_ != paper.key}
    for paper in papers if owners else ():
        for name in paper.aliases:
            owner = owners.get(name)
            if owner and owner.key != paper.key and paper.facts.arxiv_id != name:
                yield _alias(owner, paper, name, f"is the arXiv id of {owner.key}")


def _alias(owner: Brief, paper: Brief, name: str, what: str) -> Finding:
    advice = f"take it out of the 'aliases' here, or `paperlog merge {owner.key} {paper.key}`"
    message, line = f"the alias '{name}' {what}", paper.line_of("aliases", name)
    return Finding((owner.key, paper.key), paper.path, line, message, advice)


def _form(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
