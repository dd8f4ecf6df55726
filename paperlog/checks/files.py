"""Checks of what is around the papers: folders that cannot be read, stray files, leftovers, the index."""

from collections.abc import Iterator

from paperlog.checks.base import Finding, Overview, Rebuild, Settings


def unlisted(overview: Overview, _: Settings) -> Iterator[Finding]:
    """A folder that keeps its papers from every answer, or that none can be written into."""
    for path, message, advice in overview.unlisted:
        yield Finding((), path, 0, message, advice)
    for path in overview.leading_out:
        message = "is a link that leads out of the store, so no paper can be written there"
        yield Finding((), path, 0, message, "remove it, or put what it leads to here")
    for path, target in overview.linked:
        message = f"is a link to {target}, so what stands there is found in two places"
        yield Finding((), path, 0, message, "remove the link, not what it leads to")
    if overview.papers_link:
        path, target = overview.papers_link
        message = f"is a link to {target}: papers are read and written there, and git keeps the link alone"
        yield Finding((), path, 0, message, "leave it if it is yours; else remove it", level="hint")


def stray(overview: Overview, _: Settings) -> Iterator[Finding]:
    """A YAML file below `papers/` that no command reads."""
    for path in overview.strays:
        message = "is not read: papers are `*.yaml`, not hidden, in the folders right below papers/"
        yield Finding((), path, 0, message, "give it such a name and place, or move it out of papers/")


def leftover(overview: Overview, _: Settings) -> Iterator[Finding]:
    """What a crash has left: half of a file, a change that cannot be read, a text that was being written."""
    for left in overview.leftovers:
        yield Finding((), left.path, 0, left.message, left.advice, left.level, left.mends)


def index(overview: Overview, _: Settings) -> Iterator[Finding]:
    """An index that was damaged from outside; it is only derived from the files."""
    keys = overview.unindexed
    if keys or overview.has_rest:
        more = f" and {len(keys) - 3} more" if len(keys) > 3 else ""
        message = f"the index does not say what the files say of {', '.join(keys[:3])}{more}"
        message = message if keys else "the index says something that none of the files says"
        yield Finding(
            tuple(keys), overview.index, 0, message, "remove it; it is made anew", mends=(Rebuild(),)
        )
