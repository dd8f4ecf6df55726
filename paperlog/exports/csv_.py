"""Tables: CSV as RFC 4180 describes it, and TSV with one paper a line.

Both hold every field of a paper, one column each, in the order of the contract. Lists are joined by `; `;
`related` and `sources` are compact JSON; nothing known is an empty cell.

Text goes in as it is, so that a program reads back what is in the store. Spreadsheets, though, take a cell
that begins with = + - or @ for a formula, and a digest is a stranger's text (CWE-1236, "CSV injection"). So
in a file made for them (`--bom`) such text gets an apostrophe in front, as OWASP advises.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields, is_dataclass

from paperlog.exports.base import Export, Options
from paperlog.model import Paper

COLUMNS = tuple(field.name for field in fields(Paper))

BOM = "\ufeff"
# The full-width signs count as well: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


class _Line:
    """What csv.writer writes to: it keeps the last row, as text."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text = text


def _json(items: Iterable[object]) -> str:
    import json

    rows = [asdict(item) for item in items if is_dataclass(item) and not isinstance(item, type)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _cell(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "; ".join(value) if isinstance(value[0], str) else _json(value)
    return str(value)


def _row(paper: Paper, guard: bool) -> list[str]:
    values = [getattr(paper, name) for name in COLUMNS]
    cells = [_cell(value) for value in values]
    if not guard:
        return cells
    return [
        f"'{cell}" if isinstance(value, str | tuple) and cell.startswith(_FORMULA) else cell
        for value, cell in zip(values, cells, strict=True)
    ]


def delimited(name: str, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows of cells as lines of `csv` or `tsv`."""
    line = _Line()
    writer = csv.writer(line)
    for row in rows:
        if name == "csv":
            writer.writerow(row)
            yield line.text
        else:
            yield "\t".join(map(_tsv_cell, row)) + "\n"


def _csv(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    line = _Line()
    writer = csv.writer(line)
    writer.writerow(COLUMNS)
    yield BOM * options.bom + line.text
    for paper in papers:
        writer.writerow(_row(paper, options.bom))
        yield line.text


def _tsv_cell(cell: str) -> str:
    """A cell on one line; quoted only where it begins with a quotation mark, as readers expect it then."""
    cell = _BREAKS.sub(" ", cell)
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell


def _tsv(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    yield BOM * options.bom + "\t".join(COLUMNS) + "\n"
    for paper in papers:
        yield "\t".join(map(_tsv_cell, _row(paper, options.bom))) + "\n"


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
