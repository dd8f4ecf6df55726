"""Tables: CSV as RFC 4180 describes it, and TSV with one paper a line.

Both hold every field of a paper, one column each, in the order of the contract. Lists are joined by `; `;
`related` and `sources` are compact JSON; nothing known is an empty cell.

Text goes in as it is, so that a program reads back what is in the store, but for control characters and the like
(`text.clean`): neither format can write them so that no terminal acts on them. Spreadsheets take a cell that begins
with = + - or @ for a formula, and a digest is a stranger's text (CWE-1236, "CSV injection"). So in a file made for
them (`--bom`) such text gets an apostrophe in front, as OWASP advises.

Where the language of the system has a comma in its numbers, Excel parts a CSV file at `;`, and LibreOffice may be told
to. To a reader that does so no quotation mark counts, as a field does not begin with it: so what follows a `;`, a tab
or a line's end within a text is guarded as well, and text that holds one is quoted, for readers that part at both.
LibreOffice, unless told otherwise, parts a TSV file at commas too: there what follows a comma is guarded.

They also take the text 2401.10030 for a number, quoted or not, and lose its last zero. The usual way out, a cell
`="2401.10030"`, is text in Excel, but LibreOffice shows it as it stands unless told to evaluate formulas. So an
arXiv id is written there as arXiv:2401.10030, by which paperlog knows the paper as well, and any other text that
would be shown as another number, date or time gets the apostrophe.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from paperlog import arxiv
from paperlog.codec import plain, to_json
from paperlog.exports.base import Export, Options
from paperlog.fields import NAMES
from paperlog.jsontext import json_text
from paperlog.model import Paper
from paperlog.patterns import late
from paperlog.rows import day
from paperlog.text import clean

BOM = "\ufeff"
# The full-width signs count as well: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_INNER_FORMULA = late(r"""([;\t\r\n][\s"]*)(?=[=+\-@＝＋－＠])""")
_INNER_FORMULA_OF_TSV = late(r"""([,;\t\r\n][\s"]*)(?=[=+\-@＝＋－＠])""")
_QUOTED = late(r"""[,;"\t\r\n]""")
# What may be read as a number, a date or a time; and the numbers that are shown again as they stand.
_NUMERAL = late(r"\d[\d.,:/ -]*(?:e[+-]?\d+)?%?", re.IGNORECASE)
_PLAIN_NUMBER = late(r"0|[1-9]\d{0,14}")
_DATES = frozenset({"published", "noted", "added", "modified"})
_BREAKS = late(r"[\t\n]+")


class _Echo:
    """A file for csv.writer that hands each row back as text."""

    def write(self, text: str) -> str:
        return text


def _row(paper: Paper, options: Options, inner: "re.Pattern[str]" = _INNER_FORMULA) -> list[str]:
    cells = {name: _cell(value) for name, value in to_json(paper).items()}
    if options.bom:
        guarded = (cell if _is_data(paper, name, cell) else _guarded(cell) for name, cell in cells.items())
        return [inner.sub(r"\1'", cell) for cell in guarded]
    return list(cells.values())


def _cell(value: object) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        is_text = isinstance(value[0], str)
        return clean("; ".join(value)) if is_text else json_text(value, is_compact=True)
    return clean(str(value))


def _is_data(paper: Paper, name: str, cell: str) -> bool:
    """Whether a field is a number or a date, which a spreadsheet is right to take for one."""
    if name in _DATES:
        return not cell.startswith(_FORMULA)
    return isinstance(getattr(paper, name), int | float)


def _guarded(cell: str) -> str:
    if cell.startswith(_FORMULA):
        return f"'{cell}"
    if not _NUMERAL.fullmatch(cell) or _PLAIN_NUMBER.fullmatch(cell):
        return cell
    return f"arXiv:{cell}" if arxiv.parse_id(cell) else f"'{cell}"


def _csv(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    line = _quoted_line if options.bom else csv.writer(_Echo()).writerow
    yield BOM * options.bom + line(NAMES)
    for paper in papers:
        yield line(_row(paper, options))


def _quoted_line(cells: Iterable[str]) -> str:
    return ",".join(_quoted(cell) if _QUOTED.search(cell) else cell for cell in cells) + "\r\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _tsv(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    yield BOM * options.bom + "\t".join(NAMES) + "\n"
    for paper in papers:
        yield _tsv_line(_row(paper, options, _INNER_FORMULA_OF_TSV))


def columns_of(name: str, papers: Iterable[Paper], columns: Sequence[str]) -> Iterator[str]:
    """Some columns (fields, and `date`: the best day that is known) of the table `csv` or `tsv` without options."""
    return lines_of(name, columns, ([_named(paper, each) for each in columns] for paper in papers))


def lines_of(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows of cells as the lines of `csv` or `tsv`, below a header."""
    line = csv.writer(_Echo()).writerow if name == "csv" else _tsv_line
    return map(line, chain([columns], rows))


def _named(paper: Paper, name: str) -> str:
    return day(paper) if name == "date" else _cell(plain(getattr(paper, name)))


def _tsv_line(cells: Iterable[str]) -> str:
    return "\t".join(map(_tsv_cell, cells)) + "\n"


def _tsv_cell(cell: str) -> str:
    """A cell on one line; quoted only where it begins with a quotation mark, as readers expect it then."""
    cell = _BREAKS.sub(" ", cell)
    return _quoted(cell) if cell.startswith('"') else cell


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
