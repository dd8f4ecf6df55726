"""The numbers that text browsers give links, taken out: `[4]cs.CL` with a list `4. https://…` at the end (lynx).

So are those of Markdown, `[cs.CL][4]` with `[4]: https://…` (https://spec.commonmark.org/0.31.2/#reference-link), and
the sites' own addresses in brackets behind their words.
"""

import re
from collections.abc import Iterator

_ADDRESS = r"\d+\.[^\S\n]+(?:https?|file|mailto|ftp):\S*"
_HEADING = re.compile(r"\s*References\s*")
_LISTED = re.compile(rf"^[^\S\n]*References\s+(?:(?:Visible|Hidden) links:?\s+)?{_ADDRESS}", re.MULTILINE)
_ENTRY = re.compile(rf"\s*(?:(?:Visible|Hidden) links:?|{_ADDRESS})?\s*")
_NUMBER = re.compile(r"\[\d{1,4}\](?=[^\s(,.;:])")
_DEFINITION = re.compile(r"^[^\S\n]{0,3}\[(\d+)\]:[^\S\n]+(\S+)[^\S\n]*(?:\"[^\"\n]*\")?$", re.MULTILINE)
_REFERENCE = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\[(\d+)\]")
_OWN = re.compile(
    r"(?<!\])[^\S\n]?\((?:articles/[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\.html"
    r"|https?://(?:[\w.]*jarxiv\.com|arxiv\.jp|fugumt\.com|github\.com/[^\s()]*/paper_notes/issues)[^\s()]*)\)"
)


def without_numbers(text: str) -> str:
    """A page on as many lines, its links as words alone, or, where Markdown lists their addresses, as its links."""
    if "(articles/" in text or "(http" in text:
        text = _OWN.sub("", text)
    if "][" in text and _DEFINITION.search(text):
        addresses = dict(_DEFINITION.findall(text))
        text = _REFERENCE.sub(
            lambda each: f"[{each[1]}]({addresses.get(each[2], '')})", _DEFINITION.sub("", text)
        )
    return "\n".join(_unnumbered(text)) if "References" in text and _LISTED.search(text) else text


def _unnumbered(text: str) -> Iterator[str]:
    """The lines of a text browser's page, those of a list of addresses empty."""
    is_listed = False
    for line in text.split("\n"):
        is_listed = _HEADING.fullmatch(line) is not None or (is_listed and _ENTRY.fullmatch(line) is not None)
        yield "" if is_listed else _NUMBER.sub("", line)
