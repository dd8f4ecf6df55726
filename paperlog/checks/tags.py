"""Checks of tags: one thing, one spelling."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from paperlog.checks.base import Brief, File, Finding, Overview, Rewrite, Settings
from paperlog.model import Paper
from paperlog.text import fold

_MARKS = "#＃"
_JOINTS = re.compile(r"[-\s_\u2010-\u2015]+")


def marked(file: File, _: Settings) -> Iterator[Finding]:
    """The `#` that shows a tag is no part of it: a search for `#RL` is one for `RL`, and finds no tag `#RL`."""
    odd = [tag for tag in file.paper.tags if tag.startswith((*_MARKS,))] if file.paper else []
    lines = {place.text: place.line for place in file.places("tags")} if odd else {}
    for tag in odd:
        right = _unmarked(tag)
        mends = (Rewrite(file.place, partial(_with, old=tag, new=right)),) if right else ()
        message = f"the tag '{tag}' begins with '{tag[0]}', so no search finds it"
        advice = f"write '{right}'" if right else "write a tag, or remove it"
        yield file.wrong("tags", message, advice, *mends, line=lines.get(tag, 0))


def _unmarked(tag: str) -> str:
    return tag.lstrip(_MARKS).lstrip()


def spelling(overview: Overview, _: Settings) -> Iterator[Finding]:
    """Tags that differ in case, width, accents, hyphens or blanks only; the most frequent spelling is to stay.

    Of equally frequent ones it is the first in the order of their characters, capitals before small letters.
    """
    having: dict[str, list[Brief]] = defaultdict(list)
    for paper in overview.papers:
        for tag in dict.fromkeys(paper.tags):
            having[tag].append(paper)
    spellings: dict[str, list[str]] = defaultdict(list)
    for tag in having:
        spellings[_JOINTS.sub("", fold(tag)) or tag].append(tag)
    for tags in spellings.values():
        best, *others = sorted(tags, key=lambda tag: (-len(having[tag]), tag))
        yield from (_finding(having[tag], tag, best, len(having[best])) for tag in others)


def _finding(papers: list[Brief], tag: str, best: str, count: int) -> Finding:
    message = (
        f"the tag '{tag}' ({_papers(len(papers))}) differs from '{best}' ({_papers(count)}) in spelling only"
    )
    mends = tuple(Rewrite(paper.place, partial(_with, old=tag, new=best)) for paper in papers)
    first = papers[0]
    keys = tuple(paper.key for paper in papers)
    return Finding(keys, first.path, first.line_of("tags", tag), message, f"write '{best}'", mends=mends)


def _papers(count: int) -> str:
    return "1 paper" if count == 1 else f"{count} papers"


def _with(paper: Paper, old: str, new: str) -> Paper:
    return paper.with_(tags=tuple(dict.fromkeys(new if tag == old else tag for tag in paper.tags)))
