"""Parquet, for DuckDB, Polars, Spark and pandas: typed columns, lists as lists, written group by group.

pyarrow, which writes it, is the extra `paperlog[data]`: it is 170 MB, and few need it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from paperlog.codec import to_json
from paperlog.errors import UsageError
from paperlog.exports.base import Export
from paperlog.fields import KINDS, RELATED_KINDS, SOURCE_KINDS, Kind
from paperlog.model import Paper

if TYPE_CHECKING:
    import pyarrow as pa

# Papers that are held at once; a group of them is some 10 MB.
_GROUP = 2000
_MOMENTS = frozenset({"published", "added", "modified", "imported"})
_DAYS = frozenset({"noted"})


def _schema() -> "pa.Schema":
    """The columns, one a field, in the order and of the kinds of fields.py."""
    import pyarrow as pa

    return pa.schema(
        [pa.field(name, _type(name, kind), nullable=name != "key") for name, kind in KINDS.items()]
    )


def _type(name: str, kind: Kind) -> "pa.DataType":
    import pyarrow as pa

    if name in _MOMENTS:
        return pa.timestamp("us", tz="UTC")
    match kind:
        case "int":
            return pa.int64()
        case "number":
            return pa.float64()
        case "bool":
            return pa.bool_()
        case "lines":
            return pa.list_(pa.string())
        case "related":
            return pa.list_(_struct({**RELATED_KINDS, "key": "id"}))
        case "sources":
            return pa.list_(_struct(SOURCE_KINDS))
    return pa.date32() if name in _DAYS else pa.string()


def _struct(kinds: dict[str, Kind]) -> "pa.DataType":
    import pyarrow as pa

    return pa.struct([pa.field(name, _type(name, kind)) for name, kind in kinds.items()])


def _typed(name: str, value: Any) -> Any:
    """A value of `to_json` as its column holds it; a date that is none is null."""
    if isinstance(value, list):
        return [_typed(name, item) for item in value]
    if isinstance(value, dict):
        return {field: _typed(field, item) for field, item in value.items()}
    if name in _MOMENTS and value is not None:
        return _moment(value)
    return _day(value) if name in _DAYS and value is not None else value


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class _Sink:
    """A file for pyarrow that keeps what is written until it is taken."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._at = 0

    def write(self, data: Any) -> int:
        self._pieces.append(bytes(data))
        self._at += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        return self._at

    def writable(self) -> bool:
        return True

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """What was written stays."""

    def taken(self) -> bytes:
        pieces, self._pieces = b"".join(self._pieces), []
        return pieces


def _pack(papers: Iterable[Paper]) -> Iterator[bytes]:
    """The papers as pieces of a file; raises UsageError at once where pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        raise UsageError("parquet needs pyarrow, which is not installed: pip install 'paperlog[data]'")
    return _pieces(papers)


def _pieces(papers: Iterable[Paper]) -> Iterator[bytes]:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    schema, sink, left = _schema(), _Sink(), iter(papers)
    with ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd") as writer:
        while group := list(islice(left, _GROUP)):
            writer.write_table(pa.Table.from_pylist([_row(paper) for paper in group], schema=schema))
            yield sink.taken()
    yield sink.taken()


def _row(paper: Paper) -> dict[str, Any]:
    return {name: _typed(name, value) for name, value in to_json(paper).items()}


PARQUET = Export(
    name="parquet",
    description="all fields as typed columns, for DuckDB, Polars, pandas and Spark",
    suffix=".parquet",
    pack=_pack,
)
