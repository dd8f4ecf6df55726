"""The list of related papers that ends a Fugu-MT page (関連論文リスト), and the page's footer."""

from collections.abc import Iterator

from paperlog.dates import instant
from paperlog.digests.base import bare_sentence, finite, paragraph, stripped_lines, unquoted
from paperlog.model import Related
from paperlog.patterns import late

RELATED_HEADING = r"関連論文リスト(?!\s*は)"
FOOTER = r"関連論文リスト\s*は\s*本サイト内|指定された論文の情報です|本サイトの運営者は"

_SCORE = late(r"\[\s*(\d+(?:\.\d+)?)\s*\]")
_META = late(
    r"論文\s*参考訳\s*[(（]\s*メタデータ\s*[)）](?:\s*参考訳\s*[(（]\s*全文\s*[)）])?\s*(?:[(（]\s*([\dTZ:：.+\s-]+?)\s*[)）])?"
)
_BULLETS = late(r"^(?:\s|\|(?=\s))*(?:[-•*・‣–+]\s+)?")
_NEXT_ITEM = late(r"\n(?=[^\S\n]*[-•*‣]\s+[^\n]*\[\d+(?:\.\d+)?\])")


def read_related(value: str) -> tuple[Related, ...]:
    """The related papers of a list: title up to its score in brackets, summary up to the metadata line."""
    return tuple(related for item in _items(value) if (related := _related(*item)) is not None)


def _items(value: str) -> Iterator[tuple[str, str | None]]:
    """Each item's text and the date that closes it; an item whose closing line is lost ends at the next bullet."""
    start = 0
    for meta in [*_META.finditer(value), None]:
        end = meta.start() if meta else len(value)
        *unclosed, last = _NEXT_ITEM.split(value[start:end])
        yield from ((text, None) for text in unclosed)
        yield last, meta[1] if meta else None
        start = meta.end() if meta else end


def _related(text: str, date: str | None) -> Related | None:
    score = _SCORE.search(text)
    if score is None:
        return None
    title = bare_sentence(_BULLETS.sub("", text[: score.start()]))
    if title is None:
        return None
    return Related(
        title=title,
        score=finite(score[1]),
        summary_ja=paragraph(unquoted(stripped_lines(text[score.end() :]))),
        published=instant(date) if date else None,
    )
