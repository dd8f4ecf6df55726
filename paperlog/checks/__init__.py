"""The checks of `paperlog check`. A new one is a function in a file here and a line in the registry."""

from collections.abc import Iterable, Iterator

from paperlog.checks import (
    categories,
    dates,
    files,
    ids,
    keys,
    lists,
    numbers,
    records,
    related,
    tags,
    twins,
    unsaid,
)
from paperlog.checks.base import Check
from paperlog.errors import UsageError

CHECKS = (
    Check(
        "unreadable",
        "files that are no YAML, or hold a value of the wrong kind; folders that cannot be read; links",
        of_file=records.unreadable,
        of_store=files.unlisted,
    ),
    Check(
        "unknown-field",
        "fields that are none of paperlog's, with the nearest one",
        of_file=records.unknown_inside,
        of_store=records.unknown_field,
    ),
    Check("conflict", "fields that two sides of a git merge changed differently", of_file=records.conflict),
    Check("title", "papers without a title", of_file=records.title),
    Check(
        "key",
        "a key, a file's name and its folder that do not agree",
        of_file=keys.key,
        of_store=unsaid.in_key,
    ),
    Check(
        "key-clash",
        "keys and names that differ in case or Unicode form only; an alias that is the paper's own key",
        of_file=keys.own_alias,
        of_store=keys.clash,
    ),
    Check("same-id", "several files with one arXiv id or DOI", of_store=twins.same_id),
    Check("duplicate", "papers that may be one, as an import judges them", of_store=twins.duplicate),
    Check(
        "not-same-as",
        "`not_same_as` that names no other paper",
        of_file=twins.no_names,
        of_store=twins.not_same_as,
    ),
    Check("missing-id", "papers with neither an arXiv id nor a DOI", of_file=ids.missing),
    Check("arxiv-id", "malformed arXiv ids and versions", of_file=ids.arxiv_id, of_store=unsaid.in_doi),
    Check("doi", "malformed DOIs", of_file=ids.doi),
    Check("date", "malformed dates", of_file=dates.date_),
    Check("number", "ratings and years that cannot be", of_file=numbers.number),
    Check("category", "categories that arXiv does not have", of_file=categories.category),
    Check(
        "tag",
        "tags that differ in spelling only, or begin with #",
        of_file=tags.marked,
        of_store=tags.spelling,
    ),
    Check("empty-item", "items of lists that hold nothing", of_file=lists.empty),
    Check("link", "links that are no address of the web", of_file=lists.link),
    Check("related", "related papers that lead nowhere", of_file=related.nowhere),
    Check("related-key", "related papers with a `key` that no paper has", of_store=related.dead_key),
    Check("stray", "YAML files that stand where no paper is looked for", of_store=files.stray),
    Check(
        "leftover",
        "what a crash has left: temporary files, changes that cannot be read, texts of an editor",
        of_store=files.leftover,
    ),
    Check("index", "an index that does not say what the files say", of_store=files.index),
)
COUNTED = "missing-id"  # told as a number unless it is asked for


def names() -> tuple[str, ...]:
    """The names of the checks, in the order in which they are told."""
    return tuple(check.name for check in CHECKS)


def chosen(only: Iterable[str], skip: Iterable[str]) -> tuple[Check, ...]:
    """The checks of these names (none: all), without those of the other.

    Raises UsageError for a name that is none, and where none is left.
    """
    wanted, left_out = set(_named(only)), set(_named(skip))
    found = [check for check in CHECKS if (not wanted or check.name in wanted) and check.name not in left_out]
    if not found:
        raise UsageError("--only and --skip leave no check; name one that is not skipped")
    return tuple(found)


def _named(given: Iterable[str]) -> Iterator[str]:
    for name in given:
        if name not in names():
            raise UsageError(f"no check '{name}'; there are {', '.join(names())}")
        yield name
