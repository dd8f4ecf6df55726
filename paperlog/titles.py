"""The titles of a paper: its own, and those that its digests gave it before or beside that one (pure).

A new arXiv version often has a new title, while a digest without ids goes on with the old one. So a source keeps the
title of its entry, as long as the paper has another. What the sources keep so depends on the entries and on the
paper's title alone, not on the order in which they came.
"""

from collections.abc import Iterable

from paperlog.model import Paper, Source
from paperlog.provenance import as_given
from paperlog.relatednames import title_name


def titles_of(paper: Paper) -> tuple[str, ...]:
    """The paper's title first, then its others; of those that are compared alike (relatednames.title_name) one."""
    others = sorted(source.title for source in paper.sources if source.title)
    if not others:
        return (paper.title,)
    found = {title_name(paper.title): paper.title}
    for title in others:
        found.setdefault(title_name(title), title)
    return tuple(found.values())


def titled(sources: Iterable[Source], old: str, new: str) -> tuple[Source, ...]:
    """The sources of a paper whose title was `old` and is `new`: each keeps the title that it gave, if it is lost."""
    return tuple(_titled(source, old, new) for source in sources)


def _titled(source: Source, old: str, new: str) -> Source:
    title = source.title
    if title is None and old and old != new and as_given((source.gave or "").split(), "title", old):
        title = old
    title = None if title == new else title
    return source if title == source.title else source._replace(title=title)
