"""Checks of the items of lists: does each say something, and is each link one?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from paperlog.addresses import is_web
from paperlog.checks.base import File, Finding, Rewrite, Settings
from paperlog.fields import KINDS
from paperlog.model import Paper
from paperlog.text import letters

_LINE = re.compile("[^\r\n]*(?:\r\n?|\n|$)")
_LISTS = tuple(name for name, kind in KINDS.items() if kind == "lines")


def empty(file: File, _: Settings) -> Iterator[Finding]:
    """Items that hold nothing, or nothing that anybody sees; told once a list."""
    values = file.document.values if file.paper and file.document else {}
    for name in _LISTS:
        value = values.get(name)
        items = value if isinstance(value, list) else [] if value is None else [value]
        blank = [at for at, item in enumerate(items) if _is_blank(item)]
        if blank:
            yield _empty(file, name, items, blank)


def _empty(file: File, name: str, items: list[str | None], blank: list[int]) -> Finding:
    lines = [place.line for place in file.places(name)] or [file.line(name)] * len(items)
    hidden = [at for at in blank if items[at] is None and "#" in _text(file, lines[at])]
    if hidden:
        message = f"an item of '{name}' is empty, as what stands behind its # is a comment to YAML"
        return file.wrong(name, message, "write it without #, or in single quotes", line=lines[hidden[0]])
    what = "an item" if len(blank) == 1 else f"{len(blank)} items (this is the first)"
    mend = Rewrite(file.place, partial(_filled, name=name), (name,))
    advice = "remove it, or write what is missing"
    return file.wrong(name, f"{what} of '{name}' without any text", advice, mend, line=lines[blank[0]])


def _text(file: File, line: int) -> str:
    return next(islice(_LINE.finditer(file.text), line - 1, line))[0]


def _filled(paper: Paper, name: str) -> Paper:
    return paper.with_(**{name: tuple(item for item in getattr(paper, name) if not _is_blank(item))})


def _is_blank(item: str | None) -> bool:
    """Whether there is nothing to be seen of an item; most are known at a glance to hold something."""
    return not item or item.isspace() or not (item.isprintable() or letters(item))


def link(file: File, _: Settings) -> Iterator[Finding]:
    """What is in the list of links and leads nowhere: `paperlog open` opens http and https alone (hints)."""
    odd = [each for each in file.paper.links if not (is_web(each) or _is_blank(each))] if file.paper else []
    lines = {place.text: place.line for place in file.places("links")} if odd else {}
    for each in odd:
        message = f"the link '{each[:60]}' is no address of the web, so `paperlog open` refuses it"
        advice = "write it as https://…; what is no address can stand in 'note'"
        yield replace(file.wrong("links", message, advice, line=lines.get(each, 0)), level="hint")
