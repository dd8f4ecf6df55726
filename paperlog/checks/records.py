"""Checks of a file as a record: can it be read, are its fields known, is a merge settled."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from shlex import quote

from rapidfuzz import fuzz, process

from paperlog.checks.base import Brief, File, Finding, Overview, Settings
from paperlog.fields import ASIDE, NAMES, RELATED_KINDS, SOURCE_KINDS

_OWN = ("x-", "x_")
_NEAR = 75
_INSIDE = {"related": (*RELATED_KINDS, "key"), "sources": tuple(SOURCE_KINDS)}


def unreadable(file: File, _: Settings) -> Iterator[Finding]:
    """A file that is not taken in: its paper is missing from every answer."""
    if file.problem is None:
        return
    line, message = file.problem
    what, _sign, advice = message.partition("; ")
    yield Finding((file.key,), file.path, line, what, advice or "mend it with an editor")


def unknown_fields(names: Iterable[str]) -> tuple[str, ...]:
    """Those of a file's fields that are neither paperlog's nor marked as the user's own by `x-`."""
    return tuple(name for name in names if name not in NAMES + ASIDE and not name.startswith(_OWN))


def unknown_field(overview: Overview, settings: Settings) -> Iterator[Finding]:
    """What reads like a known field is a slip, so it is told of each file; any other one once, as a hint."""
    having: dict[str, list[Brief]] = defaultdict(list)
    for paper in overview.papers:
        for name in paper.unknown:
            if name not in settings.allowed:
                having[name].append(paper)
    for name, papers in sorted(having.items()):
        near = process.extractOne(name.lower(), NAMES + ASIDE, scorer=fuzz.ratio, score_cutoff=_NEAR)
        if near:
            yield from (_slip(paper, name, near[0]) for paper in papers)
        else:
            yield _unknown(papers, name)


def unknown_inside(file: File, settings: Settings) -> Iterator[Finding]:
    """The same in the items of `related` and `sources`."""
    for field, known in _INSIDE.items():
        lines: dict[str, int] = {}
        for place in reversed(file.places(field)):
            lines.update(place.fields)
        for name, line in lines.items():
            if name not in known and name not in settings.allowed and not name.startswith(_OWN):
                yield _inside(file, field, name, line, known)


def _inside(file: File, field: str, name: str, line: int, known: tuple[str, ...]) -> Finding:
    near = process.extractOne(name.lower(), known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    message = f"'{name}' is no field of what stands in '{field}'" + (
        f"; nearest: '{near[0]}'" if near else ""
    )
    advice = f"rename it, or if it is your own say so: 'x-{name}', or --allow-field {quote(name)}"
    found = file.wrong(field, message, advice, line=line)
    return found if near else replace(found, level="hint")


def _slip(paper: Brief, name: str, near: str) -> Finding:
    advice = f"rename it, or if it is your own say so: 'x-{name}', or --allow-field {quote(name)}"
    message = f"the field '{name}' is unknown; nearest: '{near}'"
    return Finding((paper.key,), paper.path, paper.lines.get(name, 1), message, advice)


def _unknown(papers: list[Brief], name: str) -> Finding:
    first, count = papers[0], len(papers)
    message = f"the field '{name}'{f' ({count} papers, this is the first)' if count > 1 else ''} is none of paperlog's"
    advice = f"it is kept; to hear no more of it call it 'x-{name}', or use --allow-field {quote(name)}"
    keys = tuple(paper.key for paper in papers)
    return Finding(keys, first.path, first.lines.get(name, 1), message, advice, "hint")


def conflict(file: File, _: Settings) -> Iterator[Finding]:
    """What `paperlog git merge-driver` could not decide."""
    found = file.document.values.get("conflicts") if file.document else None
    lines = [place.line for place in file.places("conflicts")] or [file.line("conflicts")]
    items = found if isinstance(found, list) else [found] if found else []
    for item, line in zip(items, lines, strict=False):
        yield file.wrong("conflicts", *_told(item), line=line)


def _told(item: object) -> tuple[str, str]:
    """What is wrong with an item of `conflicts`, and what to do about it."""
    name = item.get("field") if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(name, str):
        kind = "a mapping" if isinstance(item, dict) else "a text" if isinstance(item, str) else "a list"
        message = f"'conflicts' holds {kind} that no merge has written: an item has `field` and `theirs`"
        return message, "write what is right into the fields, and remove this"
    theirs = item.get("theirs")
    said = " ".join(theirs.split()) if isinstance(theirs, str) else ""
    message = f"'{name}' was changed on both sides of a merge; the other side says {_short(said)}"
    return message, f"write into '{name}' what is right, and remove it from 'conflicts'"


def _short(text: str) -> str:
    return f"`{text[:60]}…`" if len(text) > 61 else f"`{text}`"


def title(file: File, _: Settings) -> Iterator[Finding]:
    """A paper that no list can show."""
    if file.paper and not file.paper.title:
        yield file.wrong("title", "the paper has no title", "write `title: …`")
