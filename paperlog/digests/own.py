"""What paperlog itself writes: JSON, JSON Lines, and YAML of one paper a document, such as the files of a store."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from paperlog.codec import from_yaml, yaml_value
from paperlog.digests.base import Reader
from paperlog.digests.own_ids import doubts, respelt
from paperlog.digests.values import Found, as_read, first, paper_of, storable, values
from paperlog.entries import Reading, Record
from paperlog.errors import UnreadableError
from paperlog.fields import KINDS, NAMES
from paperlog.linenumbers import ends
from paperlog.patterns import late
from paperlog.text import clean

# Files of other formats are read before PyYAML could be loaded.
if TYPE_CHECKING:
    from paperlog.yamltext import Document

# Fields that no other program's YAML of papers has; `title`, `year`, `doi` or `tags` are everybody's.
_TELLING = (
    "key|arxiv_id|title_ja|authors|authors_truncated|noted|categories|abstract_en|abstract_ja|summary_ja|sources|"
    "added"
)
_TELLING_NAMES = frozenset(_TELLING.split("|"))
_TELLING_LINE = late(rf"^(?:{_TELLING}):(?=\s|$)", re.MULTILINE)
_TITLE_LINE = late(r"^title:(?=\s|$)", re.MULTILINE)
_EXPORT = late(r"\s*---[ \t]*\nkey:(?=\s|$)")
# A line of a block mapping: a field (one with a long name behind `? `), an item of its list, more of its value, a
# comment, a document's beginning or end.
_ALIEN_LINE = late(
    r"^(?!(?:[^\s\-?:#>|@`%&*!{}\[\],].*)?:(?:\s|$)|[-?](?:\s|$)|---(?:\s|$)|\.\.\.\s*$|\s|#|$)", re.MULTILINE
)
_FILLED_LINE = late(r"^(?!#|%|\.\.\.)[^\S\n]*\S", re.MULTILINE)
_BORDER = late(r"^---(?=\s|$)[^\S\n]*", re.MULTILINE)


def _is_json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith(("[", "{"))


def _claims(text: str) -> bool:
    if _is_json(text):
        item = first(text)
        if not isinstance(item, dict) or "title" not in item or _TELLING_NAMES.isdisjoint(item):
            return False
        return item.keys() >= {"key", "sources"} or item.keys() <= {*NAMES}
    body = text.removeprefix("\ufeff").replace("\r\n", "\n")
    # The first is seen at a glance, which is all that most files of other formats get.
    is_telling = "title:" in body and _TITLE_LINE.search(body) and _TELLING_LINE.search(body)
    return bool(is_telling or _EXPORT.match(body)) and _ALIEN_LINE.search(body) is None


def _read(text: str) -> Reading:
    """The papers of a text; raises nothing, whatever it is."""
    found = list(_from_json(text) if _is_json(text) else _from_yaml(text))
    records = tuple((each.line, each.value) for each in found if not each.problem)
    return Reading(
        problems=tuple((each.line, each.problem) for each in found if each.problem),
        records=records,
        notices=tuple((line, doubt) for line, record in records for doubt in doubts(record.paper)),
    )


def _from_json(text: str) -> Iterator[Found]:
    for found in values(text):
        if found.problem:
            yield found
        elif not isinstance(found.value, dict):
            yield Found(found.line, problem='not a paper: it must be an object (`{"key": …, "title": …}`)')
        else:
            yield _record(found.line, found.value)


def _record(line: int, value: dict[str, Any]) -> Found:
    is_exported = "added" in value
    try:
        # What a person keeps in a store comes out of it, and back into it, letter by letter.
        paper = paper_of(value, storable if is_exported else clean)
        paper = paper.with_(key=clean(paper.key))
    except ValueError as error:
        return Found(line, problem=str(error))
    if not (paper.key or paper.title):
        return Found(line, problem="not a paper: it has neither key nor title; give it a title")
    # An export has all fields, and a person writes those that there are.
    is_by_hand = not is_exported and "sources" not in value
    paper = paper.with_(**respelt(paper, is_by_hand=is_by_hand))
    return Found(line, Record(paper, is_whole=True, is_exported=is_exported, is_by_hand=is_by_hand))


def _from_yaml(text: str) -> Iterator[Found]:
    from paperlog.yamltext import load

    for line, document in documents(text):
        try:
            yield Found(line, _yaml_record(load(document), document))
        except UnreadableError as error:
            at, _, what = str(error).partition(": ")
            yield Found(line - 1 + int(at), problem=what)


def documents(text: str) -> Iterator[tuple[int, str]]:
    """The documents of a YAML text that hold anything, each with the line on which it begins.

    `---` at a line's beginning is always a border (YAML 1.2.2, 9.1.2: no scalar may hold it there).
    """
    text = text.removeprefix("\ufeff")
    line, start = 1, 0
    borders = [(border.start(), border.end()) for border in _BORDER.finditer(text)]
    for end, following in [*borders, (len(text), len(text))]:
        document = text[start:end]
        if _FILLED_LINE.search(document):
            blanks = len(document) - len(document.lstrip(" \t\r\n"))
            skipped = document.rfind("\n", 0, blanks) + 1
            yield line + ends(document, 0, skipped), document[skipped:]
        line, start = line + ends(document), following


def _yaml_record(document: "Document", text: str) -> Record:
    from paperlog.yamledit import edit

    key = as_read(document.values.get("key"))
    paper = from_yaml(key.strip() if isinstance(key, str) else "", _storable(document))
    # In the files of a store, and in what a person writes into a new one, no key stands.
    is_by_hand = not (paper.key or paper.added or "sources" in document.values)
    changes = respelt(paper, is_by_hand=is_by_hand)
    values = {name: yaml_value(KINDS[name], value) for name, value in changes.items()}
    record = Record(paper, True, text, is_exported=bool(paper.key), is_by_hand=is_by_hand)
    with suppress(UnreadableError):  # a text that cannot be changed stays as it is
        edited = edit(text, values, NAMES) if values else text
        return record._replace(paper=paper.with_(**changes), text=edited)
    return record


def _storable(document: "Document") -> "Document":
    return document._replace(
        values={name: as_read(value, storable) for name, value in document.values.items()}
    )


OWN = Reader(
    name="paperlog",
    title="papers of another store: its files, and what `paperlog export` writes as JSON, JSON Lines and YAML",
    claims=_claims,
    read=_read,
    is_exact=True,
)
