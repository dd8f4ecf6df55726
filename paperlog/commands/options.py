"""Options that several commands share, each declared once as a field of a named tuple."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, NamedTuple, TypeVar

from paperlog.commands.declaring import option
from paperlog.orders import LAYOUTS

T = TypeVar("T")
_Many = list[str] | None
Tex = Annotated[bool, option("--tex", help="On a terminal: TeX as it is written, not made readable.")]


class Filters(NamedTuple):
    """Which papers. Repeats of one option must all hold."""

    tag: Annotated[
        _Many,
        option("--tag", metavar="TAG", help="Has this tag (RL* for a beginning); repeat for more."),
    ] = None
    any_tag: Annotated[_Many, option("--any-tag", metavar="TAG,…", help="Has one of these tags.")] = None
    not_tag: Annotated[_Many, option("--not-tag", metavar="TAG,…", help="Does not have this tag.")] = None
    category: Annotated[_Many, option("--category", metavar="CATEGORY", help="cs.CL, cs.*")] = None
    author: Annotated[
        _Many,
        option("--author", metavar="AUTHOR", help="Words of one author's name, or their beginnings."),
    ] = None
    venue: Annotated[
        _Many, option("--venue", metavar="VENUE", help="Where it was published: ACL, arXiv.")
    ] = None
    year: Annotated[_Many, option("--year", metavar="YEAR", help="2025, 2023..2025, ..2024")] = None
    since: Annotated[
        _Many,
        option("--since", metavar="DAY", help='This day or later: 2025-03, yesterday, "2 weeks".'),
    ] = None
    until: Annotated[_Many, option("--until", metavar="DAY", help="This day or earlier: 2025-03.")] = None
    source: Annotated[_Many, option("--source", metavar="SOURCE", help="Format or file: fugumt.")] = None
    status: Annotated[_Many, option("--status", metavar="unread|reading|read|skipped", help="How far.")] = (
        None
    )


class Sorting(NamedTuple):
    """In what order, and how many."""

    sort: Annotated[
        str | None,
        option(
            "--sort",
            metavar="ORDER",
            help="date, relevance, title, year, added, … (see README).",
        ),
    ] = None
    reverse: Annotated[bool, option("--reverse", "-r", help="The other way round.")] = False
    limit: Annotated[int | None, option("--limit", "-n", metavar="N", min=0, help="At most so many.")] = None


class Output(NamedTuple):
    """How papers are printed. Without any of these: a table on a terminal, tab-separated lines in a pipe."""

    json: Annotated[bool, option("--json", help="One JSON array with all fields.")] = False
    jsonl: Annotated[bool, option("--jsonl", help="One JSON object a line.")] = False
    csv: Annotated[bool, option("--csv", help="CSV with a header line.")] = False
    tsv: Annotated[bool, option("--tsv", help="Tab-separated with a header line.")] = False
    keys: Annotated[bool, option("--keys", "-k", help="Keys only, one a line.")] = False
    null: Annotated[
        bool, option("--null", "-0", help="With --keys: a NUL behind each key, for xargs -0.")
    ] = False
    format: Annotated[
        str | None, option("--format", metavar="TEMPLATE", help="A line a paper: '{key} {title}'.")
    ] = None
    columns: Annotated[
        str | None, option("--columns", metavar="FIELD,…", help="These fields: key,title,tags.")
    ] = None


class Shown(NamedTuple):
    """What a table shows, where the settings say something else."""

    lang: Annotated[
        str | None,
        option("--lang", metavar="en|ja|both", help="The titles' language, also in a pipe."),
    ] = None
    all: Annotated[bool, option("--all", help="Every paper, whatever the settings limit and filter say.")] = (
        False
    )
    tex: Tex = False


class Showing(NamedTuple):
    """What `show` prints of a paper."""

    lang: Annotated[
        str | None, option("--lang", metavar="en|ja|both", help="The language of titles and texts.")
    ] = None
    layout: Annotated[
        str | None, option("--layout", metavar="|".join(LAYOUTS), help="Else by the terminal's width.")
    ] = None
    json: Annotated[bool, option("--json", help="A JSON array: all fields, and beads.")] = False
    yaml: Annotated[bool, option("--yaml", help="The file as it is in the store.")] = False
    path: Annotated[bool, option("--path", help="The file's path.")] = False
    tex: Tex = False


class Importing(NamedTuple):
    """What an import reads and writes."""

    format: Annotated[
        str | None,
        option(
            "--format",
            # The names of digests.READERS, which it would take long to load here.
            metavar="arxiv-jp|fugumt|paper-notes|paperlog|bibtex|csl-json",
            help="Else told from the content.",
        ),
    ] = None
    dry_run: Annotated[bool, option("--dry-run", "-n", help="Say what would be done; change nothing.")] = (
        False
    )
    related: Annotated[
        bool, option("--with-related", help="Also a record of each related paper that a digest names.")
    ] = False
    json: Annotated[bool, option("--json", help="One row an entry, as a JSON array.")] = False


def first(items: Iterable[T], limit: int | None) -> Iterator[T]:
    """As many items as `--limit` asks for, which may be more than can be counted to; all without it."""
    return islice(items, limit and min(limit, sys.maxsize))
