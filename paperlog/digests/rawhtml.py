"""Tables that a saver of Markdown left as HTML, made rows of words: turndown does so where a table has no head."""

import re

_CELL = re.compile(r"(?:</?(?:table|thead|tbody|tfoot|tr|td|th|colgroup|col)\b[^<>]*>)+", re.IGNORECASE)
_LINK = re.compile(r"<a\b[^<>]*?\shref=\"([^\"<>\s]*)\"[^<>]*>([^<>]*)</a>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def without_tables(text: str) -> str:
    """A page with the cells of such tables between bars, on as many lines as before; links in them as Markdown's."""
    if not is_html(text):
        return text
    return "\n".join(_row(line) if is_html(line) else line for line in text.split("\n"))


def is_html(text: str) -> bool:
    """Whether a text holds such a table."""
    return "<td" in text or "<TD" in text


def _row(line: str) -> str:
    return _CELL.sub(" | ", _LINK.sub(r"[\2](\1)", _BREAK.sub(" ", line)))
