"""Files whose entries have one title or are of one paper, and what an import makes of them in an empty store."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from paperlog.entries import Located
from paperlog.ingest import read_file
from paperlog.nothingknown import NOTHING
from paperlog.reconcile import reconcile

_LONG, _SHORT = "Attention in large networks of neurons", "Introduction"


def _name(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(4)).capitalize()


# What the fields of the entry with a number are: of as many papers, of one, of nobody knows whom, and so on.
KINDS: dict[str, Callable[[int], str]] = {
    "authors": lambda at: f"title={{{_SHORT}}}, author={{{_name(at)}, Ann and {_name(at + 7777)}, Bob}}",
    "one paper": lambda at: f"title={{{_LONG}}}, author={{Smith, Ann}}, year=2020, note={{number {at}}}",
    "names of one": lambda at: f"title={{{_LONG}}}, author={{Smith, Ann}}, year=2020",
    "no authors": lambda at: f"title={{{_SHORT}}}, year={{{1900 + at % 100}}}, note={{n {at}}}",
    "arXiv ids": lambda at: f"title={{{_LONG}}}, author={{Smith, Ann}}, eprint={{2001.{10000 + at}}}",
    "near": lambda at: (
        f"title={{{_LONG}}}, author={{Smith, Ann and {_name(at)}, Bob}}, year={{{1900 + at % 120}}}"
    ),
    "keywords": lambda at: f"title={{{_LONG}}}, author={{Smith, Ann}}, keywords={{a{at}, b{at}}}",
    "titles of one": lambda at: f"title={{What {_name(at)} told {_name(at + 7777)}}}, eprint={{2001.10000}}",
}

# The same of records of one paper, as another store has them, all without sources: which of their fields grow.
RECORDS: dict[str, Callable[[int], dict[str, object]]] = {
    "tags": lambda at: {"tags": [f"a{at}", f"b{at}"]},
    "notes": lambda at: {"note": f"Note {at} of many. " * 20},
    "related": lambda at: {"related": [{"title": f"{_name(at)} {name}", "score": 1.0} for name in "ab"]},
    "categories": lambda at: {"categories": [f"cs.A{at}", f"cs.B{at}"]},
    "links": lambda at: {"links": [f"https://a.b/{at}"]},
    "aliases": lambda at: {"aliases": [f"a{at}", f"b{at}"]},
    "sources": lambda at: {
        "sources": [{"format": "fugumt", "file": "a.txt", "line": at + 1, "digest": f"{at:x}"}]
    },
    "own fields": lambda at: {f"shelf{at}": "x"},
}


def records(kind: str, count: int) -> str:
    """So many records of a kind, as YAML: each value as JSON writes it."""
    same = {"title": _LONG, "authors": ["Ann Smith"], "year": 2020}
    told = ({**same, **RECORDS[kind](at)} for at in range(count))
    return "".join(
        "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in one.items()) for one in told
    )


def bibtex(kind: str, count: int) -> str:
    """So many entries of a kind."""
    return "".join(f"@article{{k{at}, {KINDS[kind](at)}}}\n" for at in range(count))


def planned(make: Callable[[int], str], name: str) -> Callable[[int], Callable[[], object]]:
    """What makes the work of a number of entries, in a file of this name: planning their import."""

    def prepared(count: int) -> Callable[[], object]:
        entries = read(make(count), name)
        return lambda: reconcile(entries, NOTHING, "2025-07-10T00:00:00+00:00")

    return prepared


def read(text: str, name: str) -> list[Located]:
    """The entries of a file with this name and text."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(text, "utf-8")
        return list(read_file(path).entries)
