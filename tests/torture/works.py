"""What is done to inputs that grow: each reader, parser, view, export and merge that takes text from strangers."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from paperlog.codec import from_yaml
from paperlog.completion.quoting import split
from paperlog.digests import decode, read
from paperlog.document import document
from paperlog.exports import formats, get
from paperlog.gitmerge import merge_lines
from paperlog.match import matcher
from paperlog.model import Paper, Related
from paperlog.query import parse
from paperlog.template import template
from paperlog.threeway import merge_texts
from paperlog.views.paper import paper_view
from paperlog.views.screen import Screen
from paperlog.yamledit import edit
from paperlog.yamltext import load

from .namesakes import KINDS, RECORDS, bibtex, planned, records
from .stories import page
from .targets import GOLDEN, SAMPLES

Work = Callable[[], object]
Works = Callable[[int], Work]
Case = tuple[str, int, Works]


def _digest(make: Callable[[int], str], format: str | None = None) -> Works:
    def prepared(size: int) -> Work:
        data = make(size).encode()
        return lambda: read(decode(data), format)

    return prepared


def _sample(name: str, *, joined: bool = False) -> Callable[[int], str]:
    text = (SAMPLES / f"{name}.txt").read_text("utf-8")
    text = text.replace("\n", " ") if joined else text
    return lambda size: text * max(1, size // len(text.encode()))


def _repeated(unit: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    return lambda size: before + unit * (size // len(unit.encode())) + behind


def _items(size: int) -> str:
    item = json.loads((GOLDEN / "csl-json.json").read_text("utf-8"))[0]
    return json.dumps([item] * max(1, size // len(json.dumps(item))), indent=1)


def _records(form: str) -> Callable[[int], str]:
    related = tuple(Related(f"Other {number}", 1.0) for number in range(10))
    paper = Paper("a2020b", title="T", authors=("A B",), abstract_ja="論文。" * 100, related=related)
    one = "".join(get(form).render([paper]))
    return lambda size: "".join(get(form).render([paper] * max(1, size // len(one.encode()))))


def _yaml(make: Callable[[int], str]) -> Works:
    def prepared(size: int) -> Work:
        text = make(size)
        return lambda: document(from_yaml("a", load(text)))

    return prepared


def _edited(make: Callable[[int], str]) -> Works:
    def prepared(size: int) -> Work:
        text = make(size)
        return lambda: edit(text, {"note": "n", "tags": ["a", "b"]}, ("title", "tags", "note"))

    return prepared


def _merged(make: Callable[[int, str], str]) -> Works:
    def prepared(size: int) -> Work:
        base, ours, theirs = (make(size, side) for side in ("base", "ours", "theirs"))
        return lambda: merge_texts(base, ours, theirs, merge_lines)

    return prepared


def _listed(before: str, line: str, behind: str = "") -> Callable[[int, str], str]:
    """A side's text, with as many lines as fit, each with the side's name and its number."""

    def made(size: int, side: str) -> str:
        count = size // len(line.format(side="theirs", at=1))
        return before + "".join(line.format(side=side, at=at) for at in range(count)) + behind

    return made


def _query(make: Callable[[int], str]) -> Works:
    paper = document(Paper("a", title="a" * 20_000, tags=("a" * 20_000,)))

    def prepared(size: int) -> Work:
        text = make(size)
        return lambda: matcher(parse(text, today=date(2025, 8, 1)))(paper)

    return prepared


def _full_of(text: str) -> Paper:
    return Paper("a", title=text, authors=(text,), abstract_en=text, tags=(text,), venue=text, note=text)


def _export(name: str, unit: str) -> Works:
    def prepared(size: int) -> Work:
        paper = _full_of(_repeated(unit)(size))
        return lambda: "".join(get(name).render([paper]))

    return prepared


def _shown(unit: str) -> Works:
    def prepared(size: int) -> Work:
        text = _repeated(unit)(size)
        paper = Paper("a", title="T", abstract_en=text, abstract_ja=text, comment=text)
        return lambda: list(paper_view(paper, _screen(), layout="interleaved", lang="both"))

    return prepared


def _screen() -> Screen:
    """A terminal of 80 columns without colour."""
    return Screen(80, False)


def _digests() -> Iterator[Case]:
    for name in ("arxiv-jp", "fugumt", "paper-notes"):
        yield name, 2_000_000, _digest(_sample(name))
        sample = _sample(name)(1)
        yield f"{name}, blank lines", 4_000_000, _digest(_repeated("\n", sample))
        yield f"{name}, lines of a blank", 1_000_000, _digest(_repeated(" \n", sample, sample))
        size = 500_000 if name == "paper-notes" else 1_000_000
        yield f"{name}, one line", size, _digest(_sample(name, joined=True))
    notes, listing = _sample("paper-notes")(1), _sample("arxiv-jp")(1)
    yield "a line of 10 MB", 10_000_000, _digest(_repeated("x", page(1)))
    yield "a line of 10 MB, Japanese", 10_000_000, _digest(_repeated("論", page(1)))
    yield "brackets", 400_000, _digest(_repeated("[(", page(1)))
    noted = "\nIssue Date: 2025-07-10\n[Paper Note] x, A+, ACL'23\n"
    yield "tags", 400_000, _digest(_repeated("#a", behind=noted))
    yield "authors", 400_000, _digest(_repeated("著者 ", listing))
    yield "short lines", 400_000, _digest(_repeated("a\n", notes))
    yield "number signs", 400_000, _digest(_repeated("#", behind=notes))
    yield "labels", 400_000, _digest(_repeated("著者 a\n発行日 2025-01-01\nカテゴリー: b\n"))
    yield "headings of Fugu-MT", 400_000, _digest(_repeated("論文の概要: a\n", page(1)))
    related = "- Title of it [1.5]\n要約。\n論文 参考訳(メタデータ) (2025-02-08T04:39:51Z) "
    yield "related papers", 400_000, _digest(_repeated(related, page(1)))
    yield "scores in brackets", 400_000, _digest(_repeated("[1.5] ", page(1)))
    note = "#NLP\nIssue Date: 2025-01-16\nA Guide, Ann Smith+, ICLR'24\nSummary要約{0}。\n"
    yield "notes of one title", 100_000, _digest(lambda size: "".join(map(note.format, range(size // 70))))
    yield "dates of notes", 400_000, _digest(_repeated("Issue Date: 2025-07-10 ", notes))
    yield "addresses", 400_000, _digest(_repeated("https://a.b/(c", notes))
    yield "spans of pandoc", 400_000, _digest(_repeated("[a]{.b}", page(1)))
    yield "cells of HTML", 400_000, _digest(_repeated("<td>a</td>", page(1)))
    yield "escaped signs", 400_000, _digest(_repeated("\\_[a](b) ", page(1)))
    yield "control characters", 2_000_000, _digest(_repeated("\x1b[2J\u202e", page(1)))
    yield "no text at all", 4_000_000, _digest(_repeated("\u8ad6\x81"))


def _libraries() -> Iterator[Case]:
    entry = "@misc{{k{0}, title={{T {0}}}, author={{Lee, A and Roe, B}}, year=2020, crossref={{k{0}}}}}\n"
    yield "BibTeX", 300_000, _digest(lambda size: "".join(map(entry.format, range(size // 90))))
    field = "@misc{a, title={T}, note={"
    for name, unit in (
        ("braces", "{"),
        ("pairs of braces", "{}"),
        ("TeX", r"\'{e}$x_1$ "),
        ("at signs", "@"),
    ):
        yield f"BibTeX, {name}", 100_000, _digest(_repeated(unit, field, "}}"), "bibtex")
    yield "BibTeX, entries never closed", 100_000, _digest(_repeated("@misc{a, title={T\n"), "bibtex")
    yield (
        "BibTeX, names",
        100_000,
        _digest(_repeated("A B and ", "@misc{a, author={", "C}, title=T}"), "bibtex"),
    )
    names = "".join(f"@string{{s{number} = s{number - 1} # s{number - 1}}}\n" for number in range(1, 40))
    doubled = f'@string{{s0 = "ab"}}\n{names}@misc{{a, title = s39}}\n'
    yield "BibTeX, names that double", 100_000, _digest(lambda size: doubled + "%\n" * (size // 2), "bibtex")
    yield "CSL-JSON", 1_000_000, _digest(_items)
    yield "CSL-JSON, items never closed", 200_000, _digest(_repeated('{"id": [\n', "["), "csl-json")
    markup = _repeated("<i>a</b>&lt;", '[{"id": "a", "type": "book", "title": "', '"}]')
    yield "CSL-JSON, markup", 400_000, _digest(markup, "csl-json")
    lists = _repeated("[", '[{"id": "a", "type": "book", "title": ')
    yield "JSON, nested", 1_000_000, _digest(lists, "paperlog")
    yield "JSON, gaps", 1_000_000, _digest(_repeated(" ", '[{"key": "a"'), "paperlog")
    for form in ("json", "jsonl", "yaml"):
        yield f"paperlog, {form}", 400_000, _digest(_records(form), "paperlog")
    yield "paperlog, empty documents", 400_000, _digest(_repeated("---\n", "title: a\n"), "paperlog")


def _files() -> Iterator[Case]:
    yield "YAML, a long text", 8_000_000, _yaml(_repeated("x ", "title: "))
    yield "YAML, many values", 400_000, _yaml(_repeated("- aaaaaa\n", "tags:\n"))
    yield "YAML, wrong values", 400_000, _yaml(_repeated("- {a: b}\n", "tags:\n"))
    yield (
        "YAML, many fields",
        400_000,
        _yaml(lambda size: "".join(f"f{at:06}: x\n" for at in range(size // 11))),
    )
    yield "YAML, nested", 2_000_000, _yaml(_repeated("[", "title: "))
    yield "YAML, quotes never closed", 2_000_000, _yaml(_repeated("a: 'b\n", "title: '"))
    yield "YAML, comments", 2_000_000, _yaml(_repeated("# c\n", "title: a\n"))
    yield "YAML edited, comments", 400_000, _edited(_repeated("# c\n", "title: a\ntags: [a]\n", "note: x\n"))
    yield "YAML edited, tags", 100_000, _edited(_repeated("- aaaaaa # c\n", "title: a\ntags:\n"))
    yield "YAML edited, quotes", 400_000, _edited(_repeated("''", "title: '", "'\n"))
    yield "merge, tags", 100_000, _merged(_listed("title: a\ntags:\n", "- {side}{at:06}\n"))
    yield "merge, notes", 400_000, _merged(_listed("title: a\nnote: |-\n", "  {side}\n"))
    yield "merge, fields in conflict", 50_000, _merged(_listed("title: a\n", "f{at:06}: {side}\n"))
    yield "merge, comments", 100_000, _merged(_listed("", "# {side}\n", "title: a\n"))


def _asked() -> Iterator[Case]:
    yield "query, words", 4_800, _query(_repeated("a "))
    yield "query, OR", 4_800, _query(_repeated("a OR ", behind="a"))
    yield "query, stars", 10_000, _query(lambda size: "tag:" + "*a" * (size // 2 - 3))
    yield "query, NOT", 10_000, _query(lambda size: "NOT " * (size // 4 - 1) + "a")
    yield "query, quotes", 10_000, _query(lambda size: '""' * (size // 2 - 2) + "a")
    yield "query, a long word", 10_000, _query(lambda size: "x" * (size - 1))
    yield "template", 10_000, lambda size: lambda: template("{key}" * (size // 5))(Paper("a"))
    yield "completion", 400_000, lambda size: lambda: split("paperlog show " + "\"a\\'" * (size // 4))


def _written() -> Iterator[Case]:
    for name in formats():
        if get(name).pack is None:
            yield f"{name}, TeX", 50_000, _export(name, r"$x_{1}$ \textbf{B} {")
            yield f"{name}, braces", 60_000, _export(name, "{" * 20)
    yield "markdown, signs", 200_000, _export("markdown", "[a](b) <c> `d` *e* _f_ ")
    yield "hayagriva, brackets", 60_000, _export("hayagriva", "#[a]$b$ ")
    for name, unit in (("TeX", r"$x_{1}^2$ "), ("braces", "{"), ("Japanese", "論文。"), ("one word", "x")):
        yield f"show, {name}", 40_000, _shown(unit)


def _imported() -> Iterator[Case]:
    for kind in KINDS:
        yield f"import, alike, {kind}", 2_000, planned(partial(bibtex, kind), "a.bib")
    for kind in RECORDS:
        yield f"import, records, {kind}", 4_000, planned(partial(records, kind), "a.yaml")


# Name, the greatest size in bytes (of an import, in entries), and what makes the work of a size.
CASES: tuple[Case, ...] = (
    *(*_digests(), *_libraries(), *_files()),
    *(*_asked(), *_written(), *_imported()),
)
