"""An arXiv.jp listing cut into papers: for each, the lines of its text and what its labels say."""

import re
from collections.abc import Iterator

from paperlog.digests.arxiv_jp_text import EN_HEADING, has_headings
from paperlog.digests.base import ARXIV, Line, bare, is_rule, lines, split_at, with_addresses
from paperlog.digests.markdown import without_bars, without_bold
from paperlog.patterns import late
from paperlog.text import title_key

_GAP = r"(?:\*\*)?[\s|:：]+"
_CLOSED_WORDS = "はコメントを受け付けていません"
_CLOSED = rf"{_CLOSED_WORDS}[。.]?"
# As a narrow terminal breaks it.
_CLOSED_BROKEN = late(r"[^\S\n]*\n?[^\S\n]*".join(_CLOSED_WORDS))
_PROVIDER = r"提供元\s*[,、，]?\s*利用サービス|arxiv\.jp\s*[,、，]\s*[A-Za-z]+"
# Words of running text, too: a label only where the line begins with them, or where what must follow follows.
# No look ahead goes beyond the next of its kind: a line of many would take the square of its length.
_AUTHORS = (
    r"^著者(?=[\s|:：*]+[^\s(（。][^。]*$|[\s|:：*]*$|[A-ZÀ-Þ][^。]*$)"
    rf"|(?<=[\s|])著者(?={_GAP}[^。\n著]*[\s|]発行日{_GAP}\d{{4}})"
)
# Also where a table's cells were glued: `著者A,B発行日2025-02-17 17:25:11`.
_DATE = rf"^発行日(?={_GAP}\d{{4}}-|[\s|:：*]*$)|(?<=[\s|])発行日(?={_GAP}\d{{4}}-)|発行日(?=\d{{4}}-\d\d-\d\d[ T]\d)"
_ONE = r"\s*[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]+)?\s*(?:[,、|]|$)"
_CATEGORIES = rf"^カテゴリー\s*[:：]|(?<=[\s|。])カテゴリー\s*[:：](?={_ONE})"
_LABELS = {
    "english": EN_HEADING,
    "info": r"arxiv\s*情報(?!\w)",
    "authors": _AUTHORS,
    "date": _DATE,
    "site": r"arxiv\s*サイト",
    "provider": _PROVIDER,
    "categories": _CATEGORIES,
    "closed": _CLOSED,
}
# What is left of a label that stands on a piece of its own.
_WORDS = {"authors": "著者", "date": "発行日", "categories": "カテゴリー[ :：]+"}
_ALONE = late(
    "|".join(f"(?P<{name}>{_WORDS.get(name, pattern)})" for name, pattern in _LABELS.items()), re.IGNORECASE
)
_MARKS = late("|".join(f"(?:{pattern})" for pattern in _LABELS.values()), re.IGNORECASE)
_SITE_VALUE = late(
    r"(?:[\s|:：*()（）]*(?:[^\s()（）]*arxiv[^\s()（）]*|\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+/\d{7}(?:v\d+)?|pdf))+[\s|:：*()（）]*",
    re.IGNORECASE,
)
_SOMEWHERE = tuple(
    late(pattern)
    for pattern in (
        EN_HEADING,
        rf"{ARXIV}\s*情報",
        r"著者[\s|:：*]",
        rf"発行日{_GAP}\d{{4}}-",
        rf"{ARXIV}\s*サイト",
        r"提供元\s*[,、，]?\s*利用サービス",
        r"カテゴリー\s*[:：]",
        _CLOSED,
    )
)
# Every label holds one of these.
_HINTS = late(r"要約|著者|発行日|提供元|カテゴリー|受け付けて|情報|サイト|\.jp", re.IGNORECASE)
# With these a label begins that stands on a piece of its own.
_BEGINS_LABEL = frozenset("要aA著発提カは")
# And with these a line that is a rule, or that Markdown makes anything of.
_BEGINS_DRESSED = frozenset("#>|+:=•*・‣-")
_BULLET = late(r"^[-•*・‣+]\s*(?=著者|発行日|arxiv|提供元|カテゴリー|要約)", re.IGNORECASE)
_SITE = late(_LABELS["site"], re.IGNORECASE)
_MAX_VALUE_LINES = 12
# Two hundred authors on lines of 80 columns.
_MAX_AUTHOR_LINES = 80
_END_OF_BLOCK = frozenset({"categories", "closed", "provider", "site"})


class Block:
    """One paper: the lines of its text, the value of each label, and the line of the first label."""

    __slots__ = ("facts", "labelled", "text")

    def __init__(self) -> None:
        """Nothing yet."""
        self.text: list[Line] = []
        self.facts: dict[str, str] = {}
        self.labelled = 0

    @property
    def line(self) -> int:
        """The number of the line it begins at."""
        return self.text[0].number if self.text else self.labelled


def count_labels(text: str) -> int:
    """How many of the format's different labels a text holds."""
    return sum(pattern.search(text) is not None for pattern in _SOMEWHERE)


def blocks(text: str) -> list[Block]:
    """The papers of a listing in order, as blocks of text and facts."""
    found: list[Block] = []
    for block in _raw_blocks(list(_pieces(text))):
        if found and _belongs_to(found[-1], block):
            found[-1].facts = block.facts | found[-1].facts
        else:
            found.append(block)
    return found


def _belongs_to(last: Block, block: Block) -> bool:
    """Whether a block is only the end of the last one's facts, parted from it by foreign lines."""
    if "categories" in last.facts or not last.facts or not block.facts.keys() <= _END_OF_BLOCK:
        return False
    if not block.text or has_headings(block.text):
        return not block.text
    named = title_key(block.facts.get("categories", "").partition("|")[2])
    above = title_key(" ".join(line.text for line in last.text[:4]))
    return bool(block.facts) and (not named or above.startswith(named))


def _pieces(text: str) -> Iterator[Line]:
    if text.count("カテゴリー") > text.count(_CLOSED_WORDS):  # looking for all of them takes longer
        text = _CLOSED_BROKEN.sub(lambda found: _CLOSED_WORDS + "\n" * found[0].count("\n"), text)
    bared = map(_bared, lines(without_bold(text)))
    parted = split_at((line for line in bared if line.text), _MARKS, _HINTS)
    trimmed = (_trimmed(piece) if "|" in piece.text else piece for piece in parted)
    return (piece for piece in trimmed if piece.text)


def _trimmed(piece: Line) -> Line:
    return Line(piece.number, without_bars(piece.text))


def _bared(line: Line) -> Line:
    """A line without Markdown, empty where it is only a rule. Most are as they are, which is seen at a glance."""
    text = line.text
    is_plain = not ("|" in text or "｜" in text or "**" in text or "](" in text)
    if is_plain and text[0] not in _BEGINS_DRESSED:
        return line
    text = _bare(text)
    return Line(line.number, "" if is_rule(text) else text)


def _bare(text: str) -> str:
    """A line without Markdown, and without the bullet of a label; what the site's arXiv link leads to is kept."""
    text = _BULLET.sub("", bare(with_addresses(text) if "サイト" in text and _SITE.search(text) else text))
    return text.replace("｜", "|")


def _label(piece: Line) -> str | None:
    if piece.text[0] not in _BEGINS_LABEL:
        return None
    found = _ALONE.fullmatch(piece.text)
    return found.lastgroup if found else None


def _raw_blocks(pieces: list[Line]) -> Iterator[Block]:
    block, place = Block(), 0
    labels = [_label(piece) for piece in pieces]
    while place < len(pieces):
        label = labels[place]
        if label is None or label == "english":
            if block.facts:
                yield block
                block = Block()
            block.text.append(pieces[place])
            place += 1
            continue
        if label in block.facts and label != "provider":
            yield block
            block = Block()
        block.labelled = block.labelled or pieces[place].number
        count = _value_length(pieces, labels, place + 1, label)
        value = " ".join(piece.text for piece in pieces[place + 1 : place + 1 + count])
        block.facts[label] = without_bars(value.lstrip(" |:：*\t")).rstrip(":： \t")
        place += 1 + count
    if block.text or block.facts:
        yield block


def _value_length(pieces: list[Line], labels: list[str | None], start: int, label: str) -> int:
    """How many of the pieces behind a label are its value."""
    following = labels[start : start + (_MAX_AUTHOR_LINES if label == "authors" else _MAX_VALUE_LINES)]
    plain = next((place for place, each in enumerate(following) if each), len(following))
    closing = following[plain] if plain < len(following) else None
    if label == "authors":
        return plain if closing in ("date", "site") else min(plain, 1)
    if label == "categories":
        return plain if closing == "closed" else min(plain, 1)
    if label == "date":
        return min(plain, 1)
    if label == "site":
        return sum(1 for _ in _while_address(pieces[start : start + plain]))
    return 0


def _while_address(following: list[Line]) -> Iterator[Line]:
    for piece in following:
        if not _SITE_VALUE.fullmatch(piece.text):
            return
        yield piece
