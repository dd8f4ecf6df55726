"""The text of one paper in an arXiv.jp listing: title, Japanese abstract, English abstract.

    TITLE
    要約
    Japanese abstract (in 2023 with タイトル: and 要約: inside)
    要約(オリジナル)
    English abstract

Title line and headings can be missing; then the title of the カテゴリー line and the languages tell.
"""

import re
from typing import NamedTuple

from paperlog.digests.base import Line, paragraph, sentence
from paperlog.patterns import late
from paperlog.text import japanese_share, title_key

# Behind which no sentence goes on (`原文の要約(オリジナル)との差`).
EN_HEADING = r"要約\s*[(（]\s*オリジナル\s*[)）](?![ぁ-ゖ])"

_EN = late(EN_HEADING)
_JA = "要約"
_JA_INLINE = late(r"(?:^|\s)要約(?:\s+|(?=\s*タイトル\s*[:：]))")
_NOISE = late(
    r"投稿日\s*[:：]|作成者\s*[:：]|←|→|.*(?:過去の投稿|新しい投稿|前の記事|次の記事)|投稿ナビゲーション"
    r"|コンテンツへ(?:スキップ|移動)|メインメニュー|ホーム$|.*カテゴリーアーカイブ|共有\s*[:：]|いいね|読み込み中",
)
_TITLE_JA = late(r"タイトル\s*[:：]\s*(.*)", re.DOTALL)
_INNER_SUMMARY = late(r"(?:^|\s)要約\s*[:：]\s*")
_MAX_TITLE_LINES = 4
_JAPANESE_LINE = 0.15


class Texts(NamedTuple):
    """What the text of one paper says; `line` is where it begins."""

    line: int
    title: str | None = None
    title_ja: str | None = None
    abstract_ja: str | None = None
    abstract_en: str | None = None


class Part:
    """One paper's lines, sorted by where they stand: above 要約, under it, under 要約(オリジナル)."""

    __slots__ = ("above", "english", "headings", "japanese")

    def __init__(self, above: list[Line] | None = None, headings: int = 0) -> None:
        """No other line yet, and so many headings."""
        self.above = above or []
        self.japanese: list[Line] = []
        self.english: list[Line] = []
        self.headings = headings


def read_texts(found: list[Line], named: str | None) -> list[Texts]:
    """The papers of a stretch of text before one block of facts; the last one is the block's own.

    More than one where the facts between two papers were lost. `named` is the title that the block's
    カテゴリー line gives to the last one.
    """
    parts = _parts([line for line in found if not _NOISE.match(line.text)], named)
    *alone, own = parts
    return [_texts(part, None) for part in alone] + [_texts(own, named)]


def has_headings(found: list[Line]) -> bool:
    """Whether any of the two headings stands in these lines."""
    return any(_heading(line.text) for line in found)


def _heading(text: str) -> int:
    """1 for the Japanese heading, 2 for the English one, 0 for neither."""
    if not text.startswith(_JA):
        return 0
    return 1 if text == _JA else 2 if _EN.fullmatch(text) else 0


def _parts(found: list[Line], named: str | None) -> list[Part]:
    parts = [Part()]
    for line in _with_inline_heading(found):
        part = parts[-1]
        heading = _heading(line.text)
        if heading == 0:
            (part.above, part.japanese, part.english)[part.headings].append(line)
        elif heading == 1:
            if part.headings:
                parts.append(Part(above=_take_title(part, named), headings=1))
            else:
                part.headings = 1
        else:
            if part.headings == 2:
                parts.append(Part(headings=2))
            part.headings = 2
    return parts


def _with_inline_heading(found: list[Line]) -> list[Line]:
    """Where 要約 stands on no line of its own, the same lines with the first glued one set apart."""
    if any(line.text == _JA for line in found):
        return found
    for place, line in enumerate(found):
        match = _JA_INLINE.search(line.text)
        before = line.text[: match.start()] if match else ""
        if match and japanese_share(line.text[match.end() :]) > _JAPANESE_LINE:
            glued = [before.strip(), "要約", line.text[match.end() :].strip()]
            return found[:place] + [Line(line.number, text) for text in glued if text] + found[place + 1 :]
    return found


def _take_title(part: Part, named: str | None) -> list[Line]:
    """The title lines of the next paper, taken from the end of the one before it."""
    lines = part.english or part.japanese
    count = _title_length(lines, named) or 1
    taken = lines[len(lines) - count :]
    del lines[len(lines) - count :]
    return taken


def _title_length(lines: list[Line], named: str | None) -> int:
    """How many lines at the end are together the title that the カテゴリー line names; 0 where none."""
    key = title_key(named or "")
    for count in range(1, min(_MAX_TITLE_LINES, len(lines)) + 1):
        if key and title_key(_joined(lines[len(lines) - count :])) == key:
            return count
    return 0


def _joined(found: list[Line]) -> str:
    return sentence(line.text for line in found) or ""


def _texts(part: Part, named: str | None) -> Texts:
    title, rest = _title(part, named)
    japanese = [line.text for line in rest + part.japanese]
    english = [line.text for line in part.english]
    if part.headings < 2:
        from paperlog.digests.languages import part_languages

        japanese, english = part_languages(japanese)
    first = (part.above + part.japanese + part.english or [Line(0, "")])[0]
    title_ja, abstract_ja = _inner_labels(paragraph(japanese))
    return Texts(first.number, title, title_ja, abstract_ja, sentence(english))


def _title(part: Part, named: str | None) -> tuple[str | None, list[Line]]:
    """The title, and those lines above the first heading that are abstract."""
    above = part.above
    if part.headings and part.japanese:
        if _title_length(above, named):
            return _joined(above[len(above) - _title_length(above, named) :]), []
        return named or _last_paragraph(above) or None, []
    for count in range(1, min(_MAX_TITLE_LINES, len(above)) + 1):
        for start in range(len(above) - count + 1 if named else 0):
            if title_key(_joined(above[start : start + count])) == title_key(named or ""):
                return _joined(above[start : start + count]), above[start + count :]
    if named and above and above[0].text.startswith(f"{named} "):
        return named, [Line(above[0].number, above[0].text[len(named) :].strip()), *above[1:]]
    rest = list(above)
    head: list[Line] = []
    while rest and len(rest) > 1 and japanese_share(rest[0].text) < _JAPANESE_LINE and not named:
        head.append(rest.pop(0))
    return named or _joined(head) or None, rest


def _last_paragraph(above: list[Line]) -> str:
    """The lines right above the heading: those that no empty line parts from it."""
    taken: list[Line] = []
    for line in reversed(above):
        if taken and line.number < taken[0].number - 1:
            break
        taken.insert(0, line)
    return _joined(taken[-_MAX_TITLE_LINES:])


def _inner_labels(text: str | None) -> tuple[str | None, str | None]:
    """The Japanese title and abstract of a 2023 page, whose Japanese part holds labels of its own."""
    match = _TITLE_JA.match(text or "")
    if text is None or match is None:
        return None, text and _INNER_SUMMARY.sub("", text, count=1) if _INNER_SUMMARY.match(
            text or ""
        ) else text
    title, *rest = _INNER_SUMMARY.split(match[1], maxsplit=1)
    if not rest:
        title, _, body = match[1].partition("\n")
        rest = [body]
    title = (sentence(title.split("\n")) or "").strip()
    return (title if japanese_share(title) > 0 else None) or None, rest[0].strip() or None
