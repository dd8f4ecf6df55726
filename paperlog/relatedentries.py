"""The related papers that a page names, as entries of their own (pure): what `import --with-related` takes in."""

from collections.abc import Iterable, Iterator

from paperlog.digest_hash import digest
from paperlog.entries import Entry, Located
from paperlog.model import Related
from paperlog.relatednames import titled_otherwise


def with_related(entries: Iterable[Located]) -> tuple[Located, ...]:
    """The entries, each followed by those of the related papers that it names."""
    return tuple(each for located in entries for each in (located, *_named(located)))


def _named(located: Located) -> Iterator[Located]:
    for item in titled_otherwise(located.entry.related, located.entry.title):
        if item.title.strip():
            entry = entry_of(item)
            place = (located.format, located.file, located.line)
            yield Located(entry, *place, digest(entry, is_named=True), is_named=True)


def entry_of(item: Related) -> Entry:
    """What a list of related papers tells of one: its score is left out, as it is of how near the two are.

    So the same words on two pages are the same entry.
    """
    year = item.published[:4] if item.published else ""
    return Entry(
        title=item.title,
        year=int(year) if year.isdecimal() else None,
        published=item.published,
        summary_ja=item.summary_ja,
    )
