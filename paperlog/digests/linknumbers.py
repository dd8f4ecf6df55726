"""The numbers that text browsers give links, taken out: `[4]cs.CL` with a list `4. https://…` at the end (lynx).

So are those of Markdown, `[cs.CL][4]` with `[4]: https://…` (https://spec.commonmark.org/0.31.2/#reference-link), and
the sites' own addresses in brackets behind their words.
"""

import re
from collections.abc import Iterator

from paperlog.digests.base import LINK_WORDS
from paperlog.patterns import late

_ADDRESS = r"(?:https?|file|mailto|ftp):\S*"
_HEADING = late(r"\s*References\s*")
_HEADINGS = r"(?:Visible|Hidden) links:?"
_LISTED = late(rf"^[^\S\n]*References\s+(?:{_HEADINGS}\s+)?\d+\.\s(?:[^\n]*\n\s+)?{_ADDRESS}", re.MULTILINE)
_ENTRY = late(rf"\s*(?:{_HEADINGS}|\d+\.\s.*|{_ADDRESS})?\s*")
_NUMBER = late(r"\[\d{1,4}\](?=[^\s(,.;:])")
# Of one line, or, with a title and broken, of several.
_DEFINITION = late(
    r"^[^\S\n]{0,3}\[(\d+)\]:[^\S\n]+(\S+)([^\n]*(?:\n(?!\s*\n|\s*\[\d+\]:)[^\n]+)*)", re.MULTILINE
)
_REFERENCE = late(rf"{LINK_WORDS}\[(\d+)\]")
_OWN = late(
    r"(?<!\])[^\S\n]?\((?:articles/[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\.html"
    r"|https?://(?:[\w.]*jarxiv\.com|arxiv\.jp|fugumt\.com|github\.com/[^\s()]*/paper_notes/issues)[^\s()]*|/fugumt/[^\s()]*)\)"
)


def without_numbers(text: str) -> str:
    """A page on as many lines, its links as words alone, or, where Markdown lists their addresses, as its links."""
    if any(sign in text for sign in ("(articles/", "(http", "(/fugumt/")):
        text = _OWN.sub("", text)
    if "][" in text and _DEFINITION.search(text):
        text = _inline(text)
    return "\n".join(_unnumbered(text)) if "References" in text and _LISTED.search(text) else text


def _inline(text: str) -> str:
    """References made links; words alone where their address was broken."""
    addresses = {found[1]: found[2] for found in _DEFINITION.finditer(text) if not found[3].strip()}

    def link(each: "re.Match[str]") -> str:
        address = addresses.get(each[2])
        return f"[{each[1]}]({address})" if address else each[1]

    return _REFERENCE.sub(link, _DEFINITION.sub(lambda found: "\n" * found[0].count("\n"), text))


def _unnumbered(text: str) -> Iterator[str]:
    """The lines of a text browser's page, those of a list of addresses empty."""
    is_listed = False
    for line in text.split("\n"):
        is_listed = _HEADING.fullmatch(line) is not None or (is_listed and _ENTRY.fullmatch(line) is not None)
        yield "" if is_listed else _NUMBER.sub("", line)
