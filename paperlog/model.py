"""What paperlog speaks of: a paper in the store, an entry of a digest, and what goes wrong on the way."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Related:
    """A paper that a digest names beside another one. `published` is ISO 8601, `score` the digest's own."""

    title: str
    score: float | None = None
    summary_ja: str | None = None
    published: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a paper was read: `digest` is a hash of the entry's content, `imported` ISO 8601.

    `gave`: what the entry gave the paper, as short hashes (paperlog.provenance).
    """

    format: str
    file: str
    line: int
    digest: str
    imported: str | None = None
    gave: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
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


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the store. The fields, in this order, are the contract with users (README, "The fields").

    `aliases` are keys and arXiv ids under which the paper is found as well: what it was called before a
    `rename`, and what the papers were called that a `merge` made part of it.
    """

    key: str
    arxiv_id: str | None = None
    arxiv_version: int | None = None
    doi: str | None = None
    title: str = ""
    title_ja: str | None = None
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
    status: str = "unread"
    rating: int | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    added: str | None = None
    modified: str | None = None

    def with_(self, **changes: object) -> "Paper":
        """The same paper with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def date(self) -> str | None:
        """The best date there is, as far as it is known: `2025-02-17…`, `2025-07-10` or `2025`."""
        return self.published or self.noted or (str(self.year) if self.year else None)


@dataclass(frozen=True, slots=True)
class Record:
    """A paper as another store or a reference manager keeps it: what an entry says, and what is its user's own.

    `paper`: its key is the name that the user knows it by, maybe not one that a paper of the store can have, or ""
    where none is given. `is_whole`: it is a store's, sources and all. `text`: the YAML that it was read from, with
    fields that only its user knows; "" where there is none. `origin`: the store or file that it comes from, of
    which two whole records with different keys are two papers.
    """

    paper: Paper
    is_whole: bool = False
    text: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """An entry and where it stands: `file` as the user named it, `line` from 1, `digest` its content's hash.

    `is_named`: it is not what the page is about; the page only names it among related papers. `record`: the same,
    where it comes with what is a user's own.
    """

    entry: Entry
    format: str
    file: str
    line: int
    digest: str
    is_named: bool = False
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: where (line 0: the whole file), what, and what to do about it."""

    file: str
    line: int
    message: str
    advice: str = ""

    def __str__(self) -> str:
        """One line: `FILE:LINE: what; what to do`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" + (f"; {self.advice}" if self.advice else "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one text: entries or records, each with its line, and problems."""

    entries: tuple[tuple[int, Entry], ...] = ()
    problems: tuple[tuple[int, str], ...] = field(default=())
    records: tuple[tuple[int, Record], ...] = ()
