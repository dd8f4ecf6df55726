"""What is fuzzed: everything that takes text from strangers. Each target takes bytes and raises only for a bug."""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from paperlog.checks import CHECKS
from paperlog.checks.base import File, Settings
from paperlog.codec import from_yaml, to_json, to_yaml_values
from paperlog.digests import READERS, decode, read
from paperlog.digests.base import Reader
from paperlog.document import document
from paperlog.entries import Entry, entry_of
from paperlog.errors import PaperlogError
from paperlog.exports import formats, get
from paperlog.fields import DEFAULTS
from paperlog.gitrenames import merge_two
from paperlog.indexsql import condition
from paperlog.match import matcher, ranker
from paperlog.model import Paper
from paperlog.query import parse
from paperlog.rows import line, names, sort_values
from paperlog.template import template
from paperlog.text import clean, inert, is_inert
from paperlog.threeway import merge_texts
from paperlog.views.findings import finding_line
from paperlog.views.paper import paper_view
from paperlog.views.screen import Screen
from paperlog.yamldumper import dump
from paperlog.yamledit import edit
from paperlog.yamltext import load

SAMPLES = Path(__file__).parent.parent.parent / "samples"
# What other programs' libraries look like: our own exports, as the golden files have them.
GOLDEN = Path(__file__).parent.parent / "exports" / "golden"
_LIBRARIES = {
    "bibtex": ("bibtex.bib", "biblatex.bib"),
    "csl-json": ("csl-json.json",),
}
TODAY = date(2025, 8, 1)
_PAPER = Paper("a2024b", title="推論 of reasons", authors=("Fan Zhou",), tags=("RL", "a*b"), year=2024)
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _expected(error: PaperlogError) -> None:
    message = str(error)
    assert message, "an error that says nothing"
    assert "\n" not in clean(message), f"more than one line: {message!r}"
    assert len(message) < 1500, f"too long a message: {message[:200]!r}"


def _digest(reader: Reader, data: bytes) -> None:
    try:
        text = decode(data)
        _, reading = read(text, reader.name)
        read(text)
    except PaperlogError as error:
        _expected(error)
        return
    entries = [*reading.entries, *((number, entry_of(record.paper)) for number, record in reading.records)]
    for number, entry in entries:
        assert 1 <= number <= clean(text).count("\n") + 1
        _whole(entry)


def _whole(entry: Entry) -> None:
    """An entry is what a paper can be made of, and what every file and terminal can hold."""
    for value in (entry.title, *entry.authors, *entry.tags, entry.abstract_ja or "", entry.comment or ""):
        assert not _ACTIVE.search(value), f"a control character: {value!r}"
    paper = _paper("a2020b", entry)
    json.dumps(to_json(paper), ensure_ascii=False).encode()
    assert from_yaml("a2020b", load(dump(to_yaml_values(paper)))) == paper, "YAML does not give it back"


def _paper(key: str, entry: Entry) -> Paper:
    return Paper(key=key, **{name: getattr(entry, name) for name in entry._fields})


def _query(data: bytes) -> None:
    try:
        node = parse(data.decode("utf-8", "surrogateescape"), today=TODAY)
    except PaperlogError as error:
        _expected(error)
        return
    json.dumps(condition(node).values, ensure_ascii=False).encode()
    found = document(_PAPER)
    matcher(node)(found)
    ranker(node)(found)


def _merge(data: bytes) -> None:
    """Three versions of a file, parted by form feeds: whatever they hold, a merge is a paper's file or is refused."""
    base, ours, theirs, *_ = [*data.decode("utf-8", "replace").split("\f"), "", ""]
    try:
        apart = merge_two(base, ours, theirs)
        merged = apart or merge_texts(base, ours, theirs, lambda _, one, other: (one + other, False))
    except PaperlogError as error:
        _expected(error)
        return
    assert _fields(merged.text) >= _fields(ours) & _fields(theirs), "a field is lost"


def _fields(text: str) -> set[str]:
    return set(load(text).values) if text.removeprefix("\ufeff").strip() else set()


def _yaml(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    try:
        read = load(text)
        paper = from_yaml("a", read)
    except PaperlogError as error:
        _expected(error)
        assert re.match(r"\d+: ", str(error)), f"no line: {error}"
        return
    _checked(File("a", "a/a.yaml", "a/a.yaml", text, paper, read), text.count("\n") + 1)
    json.dumps(to_json(paper), ensure_ascii=False)
    document(paper)
    assert "\n" not in line(paper)
    sort_values(paper)
    names(paper)
    _edited(text, paper)


def _checked(file: File, lines: int) -> None:
    """What the checks find is one line each, and stands in the file."""
    for check in CHECKS:
        for found in check.of_file(file, Settings(TODAY)) if check.of_file else ():
            assert finding_line(found).count("\n") == 1, found
            assert is_inert(finding_line(found).rstrip("\n")), found
            assert 0 <= found.line <= lines or not file.text.isprintable(), found


def _edited(text: str, paper: Paper) -> None:
    """A change of two fields changes these alone, or is refused."""
    new = paper.with_(tags=(*paper.tags, "new"), note="a\nb")
    changes = to_yaml_values(new, ("tags", "note"))
    try:
        after = from_yaml("a", load(edit(text, changes, tuple(DEFAULTS))))
    except PaperlogError as error:
        _expected(error)
        return
    assert after == new, "an edit has changed more than it was to"


def _template(data: bytes) -> None:
    try:
        fill = template(data.decode("utf-8", "replace"))
    except PaperlogError as error:
        _expected(error)
        return
    fill(_PAPER)


def _exports(data: bytes) -> None:
    text = data.decode("utf-8", "replace").replace("\ufffd", "")
    first, _, rest = text.partition("\n")
    paper = Paper(
        "a2024b", title=first, authors=(first, rest), tags=(rest,), venue=first, abstract_en=rest, doi=first
    )
    shown = "".join(paper_view(paper, Screen(80), layout=None, lang="both"))
    assert not _ACTIVE.search(inert(shown)), f"a terminal would act on {shown!r}"
    for export in (get(name) for name in formats()):
        if export.pack is not None:  # no text
            continue
        name, written = export.name, "".join(export.render([paper]))
        if name in ("bibtex", "biblatex"):
            assert not _PROGRAM.search(written), f"TeX would act on {written!r}"


# What makes TeX read or write files, run programs or change how it reads.
_PROGRAM = re.compile(
    r"(?<!\\)\\(?:input|include|write|openout|openin|read|catcode|def|edef|gdef|let|csname|immediate|special|loop)(?![a-z])"
    r"|\^\^"
)

TARGETS: dict[str, Callable[[bytes], None]] = {
    **{reader.name: lambda data, reader=reader: _digest(reader, data) for reader in READERS},  # type: ignore[misc]
    "query": _query,
    "yaml": _yaml,
    "merge": _merge,
    "template": _template,
    "exports": _exports,
}
_QUERIES = (
    '(推論 OR メモリ) -category:cs.AI has:abstract_ja date:2025-01..2025-03 "a ""b"" c"',
    'author:"Fan Zhou" year:>=2023',
    'tag:RL*a*b since:"2 weeks" NOT NOT (x AND （y）) status：read lang:ja arxiv:2305.*',
    "LoRA(r=8) until:昨日 score:..50",
)
_YAML = (
    "# c\ntitle: 'a' # b\nyear: 2024\ntags:\n- a\n- 'b'\nabstract_en: |-\n  x\n\n  y\nmine: {a: [1, &x 2, *x]}\n",
    '\ufefftitle: "\\u3042 \\x41"\r\nauthors: [A, B]\r\n? k\r\n: !!int "3"\r\n...\r\n',
    "related:\n- title: t\n  score: 1e3\nsources:\n- {format: f, file: g, line: 3, digest: '0'}\nrating: 4\n",
)
_TEX = r"""$\alpha^{2}$ {BERT} \input{x} \write18{ls} ^^5cinput \catcode`\%=12 \textbf{a {b}} 5% & #1 _x ~ `'" <b>
=1+1 \href{javascript:1}{x} $$a$$ \(b\) \'e {\it c} \def\x{} $\csname input\endcsname$ [x](y) @article{a,"""


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """Inputs of a target that are as they should be, to be varied."""
    if name == "query":
        return tuple(map(str.encode, _QUERIES))
    if name == "yaml":
        return tuple(map(str.encode, _YAML))
    if name == "merge":
        ours, theirs = (text.replace("a", "b", 1).replace("- 'b'", "- d") for text in _YAML[:2])
        return tuple(
            "\f".join(each).encode() for each in ((_YAML[0], ours, theirs), _YAML, (ours, ours, _YAML[2]))
        )
    if name == "template":
        return (rb"{key}\t{title} {{x}} {date:>3} {a.b} {0} {abstract_ja!r}\0", b"{tags}; {authors}\\n")
    if name == "exports":
        return (_TEX.encode(), "論文 (B) {\n<a>&amp;".encode())
    if name == "paperlog":
        _, reading = read((SAMPLES / "fugumt.txt").read_text("utf-8"))
        papers = [_paper(f"a{number}b", entry) for number, entry in reading.entries]
        return tuple("".join(get(form).render(papers)).encode() for form in ("json", "jsonl", "yaml"))
    if name in _LIBRARIES:
        texts = [(GOLDEN / file).read_text("utf-8") for file in _LIBRARIES[name]]
        return tuple(text[:length].encode() for text in texts for length in (800, 2500, 6000))
    text = (SAMPLES / f"{name}.txt").read_text("utf-8")
    pieces = [text[start : start + 900] for start in range(0, min(len(text), 6000), 600)]
    return (*(piece.encode() for piece in pieces), text[:700].encode("cp932", "replace"))
