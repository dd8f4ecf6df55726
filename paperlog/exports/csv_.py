"""Tables: CSV as RFC 4180 describes it, and TSV with one paper a line.

Both hold every field of a paper, one column each, in the order of the contract. Lists are joined by `; `;
`related` and `sources` are compact JSON; nothing known is an empty cell.

Text goes in as it is, so that a program reads back what is in the store. Spreadsheets, though, take a cell
that begins with = + - or @ for a formula, and a digest is a stranger's text (CWE-1236, "CSV injection"). So
in a file made for them (`--bom`) such text gets an apostrophe in front, as OWASP advises.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator

from paperlog.codec import to_json
from paperlog.exports.base import Export, Options
from paperlog.fields import NAMES
from paperlog.model import Paper
from paperlog.text import clean

BOM = "\ufeff"
# The full-width signs count as well: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


class _Echo:
    """A file for csv.writer that hands each row back as text."""

    def write(self, text: str) -> str:
        return text


def _row(paper: Paper, options: Options) -> list[str]:
    return [_guarded(value) if options.bom else _cell(value) for value in to_json(paper).values()]


def _cell(value: object) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        is_text = isinstance(value[0], str)
        return "; ".join(value) if is_text else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def _guarded(value: object) -> str:
    cell = _cell(value)
    is_number = isinstance(value, int | float)
    return f"'{cell}" if cell.startswith(_FORMULA) and not is_number else cell


def _csv(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BOM * options.bom + writer.writerow(NAMES)
    for paper in papers:
        yield writer.writerow(_row(paper, options))


def _tsv(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    yield BOM * options.bom + "\t".join(NAMES) + "\n"
    for paper in papers:
        yield "\t".join(map(_tsv_cell, _row(paper, options))) + "\n"


def _tsv_cell(cell: str) -> str:
    """A cell on one line, without what a terminal would act on.

    Quoted only where it begins with a quotation mark, as readers expect it then.
    """
    cell = clean(_BREAKS.sub(" ", cell))
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell


CSV = Export(
    name="csv",
    description="all fields as a table (RFC 4180), for spreadsheets and data tools",
    suffix=".csv",
    write=_csv,
    takes=frozenset({"bom"}),
)
TSV = Export(
    name="tsv",
    description="all fields as a table, one paper a line, for the shell",
    suffix=".tsv",
    write=_tsv,
    takes=frozenset({"bom"}),
)
