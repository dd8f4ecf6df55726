"""What a saver of Markdown left as HTML: turndown tables without a head, pandoc divisions and links."""

import re
from html import unescape

from paperlog.patterns import late

_CELLS = "table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th"
_REST = (
    "div|span|section|article|header|footer|nav|main|aside|figure|time|p|h[1-6]|ul|ol|li|dl|dt|dd|blockquote"
)
_TAGS = late(rf"(?:</?(?:{_CELLS}|{_REST})(?:\s[^<>]*)?/?>)+", re.IGNORECASE)
_CELL = late(rf"</?(?:{_CELLS})\b", re.IGNORECASE)
_LINK = late(r"<a\s(?:[^<>]*?\s)?href=\"([^\"<>\s]*)\"[^<>]*>([^<>]*)</a>", re.IGNORECASE)
_BREAK = late(r"<br\s*/?>", re.IGNORECASE)
# Where one of these stands, words in such brackets are tags.
_SURE = late(r"<(?:(?:td|th|div|span|h[1-6]|p|li)[\s>]|a\s+href=)", re.IGNORECASE)


def without_tags(text: str) -> str:
    """A page on as many lines without such tags: a table's cells between bars, links as Markdown's."""
    if not has_tags(text):
        return text
    return unescape(_TAGS.sub(_between, _LINK.sub(_link, _BREAK.sub(" ", text))))


def has_tags(text: str) -> bool:
    """Whether a text holds any that can be nothing else."""
    return "<" in text and _SURE.search(text) is not None


def has_cells(text: str) -> bool:
    """Whether a text holds a cell of such a table."""
    return "<td" in text or "<TD" in text


def _between(tags: "re.Match[str]") -> str:
    return (" | " if _CELL.search(tags[0]) else "") + "\n" * tags[0].count("\n")


def _link(link: "re.Match[str]") -> str:
    return f"[{link[2]}]({link[1]})" + "\n" * (link[0].count("\n") - link[2].count("\n"))
