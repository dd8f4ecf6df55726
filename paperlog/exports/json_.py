"""JSON: every field in the contract's order, raw UTF-8; as one array, or one object a line."""

from collections.abc import Iterable, Iterator

from paperlog.codec import to_json
from paperlog.exports.base import Export, Options
from paperlog.jsontext import json_text
from paperlog.model import Paper


def _record(paper: Paper) -> str:
    return json_text(to_json(paper))


def array(records: Iterable[str]) -> Iterator[str]:
    """JSON objects as one array, one a line."""
    before = "[\n"
    for record in records:
        yield before + record
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _array(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    return array(map(_record, papers))


def _lines(papers: Iterable[Paper], options: Options) -> Iterator[str]:
    return (_record(paper) + "\n" for paper in papers)


JSON = Export(name="json", description="all fields as one JSON array", suffix=".json", write=_array)
JSONL = Export(name="jsonl", description="all fields, one JSON object a line", suffix=".jsonl", write=_lines)
