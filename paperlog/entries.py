"""What digests say: entries, where they stand, and what goes wrong on the way. Apart from model.py, as most commands
read none, and these classes take milliseconds to make.
"""

from typing import NamedTuple

from paperlog.model import Paper, Related


class Entry(NamedTuple):
    """What one place of a digest says of a paper. All a reader gives; it knows nothing of the store."""

    title: str
    title_ja: str | None = None
    arxiv_id: str | None = None
    arxiv_version: int | None = None
    doi: str | None = None
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    year: int | None = None
    published: str | None = None
    noted: str | None = None
    venue: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    abstract_en: str | None = None
    abstract_ja: str | None = None
    summary_ja: str | None = None
    comment: str | None = None
    score: float | None = None
    related: tuple[Related, ...] = ()
    links: tuple[str, ...] = ()


def entry_of(paper: Paper) -> Entry:
    """What an entry of a digest would say of a paper."""
    return Entry(**{name: getattr(paper, name) for name in Entry._fields})


class Record(NamedTuple):
    """A paper as another store or a reference manager keeps it: what an entry says, and what is its user's own.

    `paper`: its key is the name that the user knows it by, maybe not one that a paper of the store can have, or ""
    where none is given. `is_whole`: it is a store's, sources and all. `text`: the YAML that it was read from, with
    fields that only its user knows; "" where there is none. `origin`: the store or file that it comes from, of
    which two whole records with different keys are two papers. `is_exported`: an export wrote it, so that what is not
    there (the time at which it was added) the other store does not know either. `is_by_hand`: a person wrote it, and
    no store has taken it in yet; where it stands in none, it is taken in as an item is, but for its `text`.
    """

    paper: Paper
    is_whole: bool = False
    text: str = ""
    origin: str = ""
    is_exported: bool = False
    is_by_hand: bool = False


class Located(NamedTuple):
    """An entry and where it stands: `file` as the user named it, `line` from 1, `digest` its content's hash.

    `is_named`: it is not what the page is about; the page only names it among related papers. `record`: the same,
    where it comes with what is a user's own. `gave`: what it gives (provenance.gave), where that is known already.
    """

    entry: Entry
    format: str
    file: str
    line: int
    digest: str
    is_named: bool = False
    record: Record | None = None
    gave: str | None = None


class Problem(NamedTuple):
    """Something that could not be read: where (line 0: the whole file), what, and what to do about it."""

    file: str
    line: int
    message: str
    advice: str = ""

    def __str__(self) -> str:
        """One line: `FILE:LINE: what; what to do`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" + (f"; {self.advice}" if self.advice else "")


class Reading(NamedTuple):
    """What a reader found in one text: entries or records, each with its line, and problems.

    `notices`: what is left out as it should be, and yet worth telling.
    """

    entries: tuple[tuple[int, Entry], ...] = ()
    problems: tuple[tuple[int, str], ...] = ()
    records: tuple[tuple[int, Record], ...] = ()
    notices: tuple[tuple[int, str], ...] = ()
