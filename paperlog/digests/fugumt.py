"""Fugu-MT pages (fugumt.com): `論文の概要`, one paper with its abstract in both languages and related papers.

Two layouts of the site are read: the labelled one here, and in fugumt_whole.py the older one.
"""

import re
from collections.abc import Iterator

from paperlog.arxiv import abs_url, find_id
from paperlog.dates import instant
from paperlog.digests.authors import names_of
from paperlog.digests.base import (
    ARXIV,
    LineNumbers,
    Reader,
    bare_sentence,
    number,
    paragraph,
    sentence,
    stripped_lines,
    unquoted,
    urls,
    without_links,
)
from paperlog.digests.fugumt_related import FOOTER, RELATED_HEADING, read_related
from paperlog.digests.markdown import without_bars, without_bold
from paperlog.entries import Entry, Reading
from paperlog.patterns import late

# Compiled some thirty times: `[|｜\t]` would take `re` twice as long as the tab by itself.
# Or nothing, where a cell of a table stands on a line of its own, or more than a blank apart.
_COLON = r"(?:\s*(?:\*\*)?\s*(?:[:：](?:\*\*)?|[|｜]|\t)|(?:\*\*)?(?=[^\S\n]*\n|[^\S\n]{2,}\S))"
_WHOLE_HEADING = r"論文の概要\s*[、,，]\s*ライセンス(?!\s*[:：])"
_JA = r"\s*[(（]\s*参考訳\s*[)）]"

# The labels in the page's order. An English word such as `Date:` also stands in running text: in the middle
# of a line it is a label only right behind one of the labels named here; the others are labels anywhere.
_LABELS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("whole", _WHOLE_HEADING, frozenset()),
    ("heading", rf"論文の概要{_COLON}", frozenset()),
    ("url", "|".join(rf"{a}[Rr][Xx]iv\s*(?:url|URL|Url){_COLON}" for a in "Aa"), frozenset()),
    ("date", rf"Date{_COLON}", frozenset({"url"})),
    ("status", rf"ステータス{_COLON}", frozenset()),
    ("updated", rf"システム内更新日{_COLON}", frozenset()),
    ("title", rf"Title{_COLON}", frozenset({"heading", "url", "date", "status", "updated"})),
    ("title_ja", rf"Title{_JA}{_COLON}", frozenset()),
    ("authors", rf"Authors{_COLON}", frozenset({"title", "title_ja"})),
    ("summary_ja", rf"Abstract\s*要約{_COLON}", frozenset()),
    ("score", rf"参考スコア(?:\s*[(（][^()（）]*[)）])?{_COLON}", frozenset()),
    ("license", rf"License{_COLON}", frozenset({"authors", "summary_ja", "score"})),
    ("abstract_en", rf"Abstract{_COLON}", frozenset({"authors", "summary_ja", "score", "license"})),
    ("abstract_ja", rf"Abstract{_JA}{_COLON}", frozenset()),
    ("related", RELATED_HEADING, frozenset()),
    ("footer", FOOTER, frozenset()),
)
_ORDER = {name: place for place, (name, _, _) in enumerate(_LABELS)}
_BEFORE = {name: before for name, _, before in _LABELS}
_STARTS = frozenset({"whole", "heading", "url"})
_COLONS, _WITHOUT_COLON = frozenset(":：|｜\t"), frozenset({"whole", "related", "footer"})
# Every alternative begins with a letter of its own, and without a group: so `re` tries them only where one of
# these few letters stands, which is several times as fast.
_SOME_MARK = late("|".join(pattern for _, pattern, _ in _LABELS))
_MARK = late("|".join(rf"(?P<{name}>{pattern})" for name, pattern, _ in _LABELS))
_LEAD = late(r"(?:^|(?<=[\s|*。.]))[\s|#]*(?:[-•*・‣–+]\s+|[•・‣]\s*)*(?:\*\*)?$")
_MAX_LEAD = 24
_CONTENTS = frozenset({"title_ja", "abstract_ja", "summary_ja", "score"})
_TELLING = (
    late(rf"{ARXIV}\s*(?:url|URL|Url){_COLON}"),
    *(late(pattern) for name, pattern, _ in _LABELS if name in _CONTENTS),
)
_WHOLE = late(_WHOLE_HEADING)
# A line below a heading, or between two parts.
_RULE = late(r"^[^\S\n]*(?:-{3,}|={3,})[^\S\n]*$", re.MULTILINE)
_ITEM = late(r"^([^\S\n]*\n\s*)[-*•][^\S\n]+(?=\S)")
_NUMBER = late(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")

Mark = tuple[str, int, int]


def _claims(text: str) -> bool:
    return (
        sum(pattern.search(text) is not None for pattern in _TELLING) > 1 or _WHOLE.search(text) is not None
    )


def _read(text: str) -> Reading:
    plain = _RULE.sub("", text) if "---" in text or "===" in text else text
    body = without_bold(without_links(plain))
    entries: list[tuple[int, Entry]] = []
    problems: list[tuple[int, str]] = []
    pages, numbers = list(_pages(body)), LineNumbers(body)
    ends = [page[0][1] for page in pages[1:]] + [len(body)]
    for page, end in zip(pages, ends, strict=False):
        line = numbers.at(page[0][1])
        values = _values(body, page, end)
        entry = _whole(values["whole"]) if "whole" in values else _entry(values)
        if entry is None:
            problems.append((line, "a Fugu-MT page without a title; save the page again"))
        else:
            entries.append((line, entry))
            problems += [(line, problem) for problem in _doubts(values, entry)]
    return Reading(tuple(entries), tuple(problems))


def _whole(value: str) -> Entry | None:
    from paperlog.digests.fugumt_whole import read_whole  # most pages are of the other layout

    return read_whole(value)


def _doubts(values: dict[str, str], entry: Entry) -> Iterator[str]:
    """What stands on the page and cannot be read."""
    for label, got in (("date", entry.published), ("url", entry.arxiv_id)):
        told = (values.get(label) or "").strip().strip(" |\n")
        if told and got is None and "whole" not in values:
            what = "date" if label == "date" else "arXiv address"
            yield f"'{told[:60]}' is no {what}; the paper was taken without it"


def _pages(body: str) -> Iterator[list[Mark]]:
    """The marks of each page in order. A page begins with a heading, or with an address where none stands."""
    page: list[Mark] = []
    for mark in _marks(body):
        fresh = mark[0] in ("whole", "heading") or any(label == "url" for label, _, _ in page)
        if mark[0] in _STARTS and fresh and page:
            yield page
            page = []
        if page or mark[0] in _STARTS:
            page.append(mark)
    if page:
        yield page


def _marks(body: str) -> Iterator[Mark]:
    """Every label that really is one: a page's start, or one that comes later in the page than the last."""
    current = "footer"
    for match in _SOME_MARK.finditer(body):
        label = _label(body, match.start())
        # Only a few letters back: a whole page can stand on one line, and many pages.
        window = max(0, match.start() - _MAX_LEAD)
        line = body.rfind("\n", window, match.start()) + 1 or window
        lead = _LEAD.search(body[line : match.start()])
        begins_line = lead is not None and lead.start() == 0 and (line == 0 or body[line - 1] == "\n")
        is_alone = match[0].rstrip("*")[-1] not in _COLONS and label not in _WITHOUT_COLON
        if lead and (begins_line or not is_alone) and _is_mark(label, current, begins_line):
            yield label, line + lead.start(), match.end()
            current = label


def _label(body: str, start: int) -> str:
    match = _MARK.match(body, start)
    return (match.lastgroup if match else None) or ""


def _is_mark(label: str, current: str, at_start: bool) -> bool:
    if label in _STARTS:
        return True
    if current == "whole" or _ORDER[label] <= _ORDER[current]:
        return False
    return at_start or not _BEFORE[label] or current in _BEFORE[label]


def _values(body: str, page: list[Mark], end: int) -> dict[str, str]:
    ends = [start for _, start, _ in page[1:]] + [end]
    values: dict[str, str] = {}
    for (label, _, start), stop in zip(page, ends, strict=True):
        values.setdefault(label, body[start:stop].rstrip())
    return values


def _entry(values: dict[str, str]) -> Entry | None:
    title = _line(values.get("title")) or _line(values.get("heading"))
    if title is None:
        return None
    arxiv_id, version = find_id(values.get("url", ""), bare=True) or (None, None)
    published = instant(_line(values.get("date")) or "")
    abstract_en, abstract_ja = _line(values.get("abstract_en")), _text(values.get("abstract_ja"))
    own = (abs_url(arxiv_id, version),) if arxiv_id else ()
    return Entry(
        title=title,
        title_ja=_line(values.get("title_ja")),
        arxiv_id=arxiv_id,
        arxiv_version=version,
        authors=names_of(_line(values.get("authors")) or ""),
        year=int(published[:4]) if published else None,
        published=published,
        abstract_en=abstract_en,
        abstract_ja=abstract_ja,
        summary_ja=_text(values.get("summary_ja")),
        score=number(_NUMBER, values.get("score", "")),
        related=read_related(values.get("related", "")),
        links=tuple(dict.fromkeys(own + urls(abstract_en, abstract_ja))),
    )


def _line(value: str | None) -> str | None:
    """A value on one line. `# of` on the line of its label is no heading."""
    behind, _, rest = _unlisted(value).partition("\n")
    return sentence(filter(None, (without_bars(behind), bare_sentence(rest) or "")))


def _text(value: str | None) -> str | None:
    return paragraph(filter(None, map(without_bars, unquoted(stripped_lines(_unlisted(value))))))


def _unlisted(value: str | None) -> str:
    """A value below its label without the sign of a list's item before it."""
    return _ITEM.sub(r"\1", value or "")


FUGUMT = Reader("fugumt", "Fugu-MT (論文の概要)", _claims, _read, is_page=True)
