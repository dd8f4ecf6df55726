"""arXiv.jp listings (arxiv.jp, jarxiv.com): several papers a page, each a text followed by its facts.

    arxiv情報
    著者 A,B,C
    発行日 2025-02-17 17:25:11+00:00
    arxivサイト arxiv_id(pdf)
    提供元, 利用サービス
    arxiv.jp, Google
    カテゴリー: cs.CL, cs.LG | TITLE はコメントを受け付けていません

The text (title, Japanese abstract, English abstract) is read by arxiv_jp_text.py.
"""

from paperlog.arxiv import abs_url, find_id
from paperlog.dates import instant
from paperlog.digests.arxiv_jp_blocks import blocks, count_labels
from paperlog.digests.arxiv_jp_text import Texts, has_headings, read_texts
from paperlog.digests.base import Reader, sentence, urls
from paperlog.entries import Entry, Reading
from paperlog.patterns import late
from paperlog.text import title_key

_NAME_BREAK = late(r"\s*[,，、]\s*")
_INITIAL = late(r"(?:^|[\s.])[A-Z]\.$")
# Where the bar behind them is lost: names of categories, and what cannot be one.
_LISTED = late(
    r"(?:[a-z-]+(?:\.[A-Za-z-]{2,})?\s*[,，、;；]\s*)*(?:[a-z-]+\.[A-Za-z-]{2,}|[a-z]+-[a-z]{2,3})(?=\s)"
)
_CATEGORY_BREAK = late(r"\s*[,，、;；]\s*")
_OWN_FACTS = frozenset({"info", "authors", "date"})
_LOST_FACTS = (
    "nothing follows this paper's text (著者, 発行日, カテゴリー); its title and abstracts were taken"
)
_TWO_TITLES = (
    "the title above the text and the one in the カテゴリー line differ; they were taken as two papers"
)
_NO_TITLE = "a paper without a title, neither above 要約 nor in the カテゴリー line; save the page again"


def _claims(text: str) -> bool:
    return count_labels(text) > 2


def _read(text: str) -> Reading:
    entries: list[tuple[int, Entry]] = []
    problems: list[tuple[int, str]] = []
    for block in blocks(text):
        if not block.facts and not has_headings(block.text):
            continue
        categories, named = _categories(block.facts.get("categories", ""))
        *alone, own = read_texts(block.text, named)
        if named and own.title and title_key(own.title) != title_key(named):
            alone, own = [*alone, own], Texts(block.line, title=named)
            problems.append((block.line, _TWO_TITLES))
        for texts in alone if block.facts else [*alone, own]:
            problems.append((texts.line, _LOST_FACTS if texts.title else _NO_TITLE))
            entries += [(texts.line, _entry(texts, {}, ()))] if texts.title else []
        if block.facts and own.title:
            entries.append((own.line or block.line, _entry(own, block.facts, categories)))
            if block.facts.get("date") and entries[-1][1].published is None:
                problems.append(
                    (own.line or block.line, f"'{block.facts['date'][:40]}' is no date; taken without it")
                )
        elif block.facts.keys() & _OWN_FACTS:
            problems.append((own.line or block.line, _NO_TITLE))
    return Reading(tuple(entries), tuple(dict.fromkeys(problems)))


def _entry(texts: Texts, facts: dict[str, str], categories: tuple[str, ...]) -> Entry:
    arxiv_id, version = find_id(facts.get("site", ""), bare=True) or (None, None)
    published = instant(facts.get("date", ""))
    own = (abs_url(arxiv_id, version),) if arxiv_id else ()
    return Entry(
        title=texts.title or "",
        title_ja=texts.title_ja,
        arxiv_id=arxiv_id,
        arxiv_version=version,
        authors=_authors(facts.get("authors", "")),
        year=int(published[:4]) if published else None,
        published=published,
        categories=categories,
        abstract_en=texts.abstract_en,
        abstract_ja=texts.abstract_ja,
        links=tuple(dict.fromkeys(own + urls(texts.abstract_en, texts.abstract_ja))),
    )


def _authors(value: str) -> tuple[str, ...]:
    """The authors of a list. The site breaks `Yi R. (May) Fung` in two, `Yi R.,Fung`: put together again."""
    names: list[str] = []
    for name in filter(None, _NAME_BREAK.split(value.strip())):
        if names and _INITIAL.search(names[-1]) and " " not in name:
            names[-1] += f" {name}"
        else:
            names.append(name)
    return tuple(names)


def _categories(value: str) -> tuple[tuple[str, ...], str | None]:
    """The categories and the title of a カテゴリー line: `cs.CL, cs.LG | TITLE`."""
    listed, bar, title = value.partition("|")
    if not bar and (ends := _LISTED.match(value)):
        listed, title = ends[0], value[ends.end() :]
    listed = listed.replace("パーマリンク", "")
    found = tuple(dict.fromkeys(name.strip() for name in _CATEGORY_BREAK.split(listed) if name.strip()))
    return found, sentence([title.strip()])


ARXIV_JP = Reader("arxiv-jp", "arXiv.jp (arxiv.jp, jarxiv.com)", _claims, _read, is_page=True)
