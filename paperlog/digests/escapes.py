r"""Signs that a saver of Markdown has written with a backslash, told from TeX's: `arxiv\_id`, `\[Paper Note\]`.

CommonMark lets any ASCII punctuation be escaped so (https://spec.commonmark.org/0.31.2/#backslash-escapes). Turndown
(web clippers) and pandoc escape the backslash as well, markdownify `_` and `*` alone.
"""

import re

from paperlog.digests.rawhtml import is_html

# One of these is on every page of which `_is_escaped` is true.
_SIGNS = ("\\_", "\\[", "\\.", "\\-", "\\+", "\\#", "\\>", "\\\\")
# What the three sites' pages hold, and what would begin a list or a heading, but no page in TeX.
_TOLD = re.compile(
    r"arxiv\\_id|\\\[(?:Paper\s*Note|\d+\.\d+|全文訳有)\\\]|\bN\\_A\b|^[^\S\n]*(?:\d+\\\.|\\[-+#>])\s",
    re.IGNORECASE | re.MULTILINE,
)
# Where nothing is escaped: what a link leads to, with its title, addresses, code.
_LINK = re.compile(
    r"\[(?=(?:[^\[\]\n]|\\?\[[^\[\]\n]*\])*\]\()|\]\((?:<[^<>\n]*>|[^()\s]*)(?:\s+\"[^\"\n]*\")?\)|https?://\S+|`[^`\n]+`"
)
_BARE = re.compile(r"(?<!\\)[_\[]")
_SOME = re.compile(r"\\[_\[]")
# How TeX's commands stand there: as they are, and with an escaped backslash.
_COMMAND, _DOUBLED = re.compile(r"(?<!\\)\\[A-Za-z]"), re.compile(r"(?<!\\)\\\\[A-Za-z]")
_ALL = re.compile(r"\\(?:([!-/:-@\[-`{-~])|$)")
# But what TeX escapes as well, which such a saver would have done with its backslash.
_NOT_OF_TEX = re.compile(r"\\(?:([_*\[\]()`+.\-=~|!<>^@])|$)")
_FEW = re.compile(r"\\([_*])")


def without_escapes(text: str) -> str:
    """A page as it was before its saver escaped signs; the same text where none did."""
    if not any(sign in text for sign in _SIGNS) or not _is_escaped(text):
        return text
    escapes = _escapes(text)
    return "\n".join(line if is_html(line) else escapes.sub(r"\1", line) for line in text.split("\n"))


def _is_escaped(text: str) -> bool:
    """Whether the sites' own words are, or on a page with links in Markdown most that can be."""
    if _TOLD.search(text):
        return True
    rest = _LINK.sub("", text) if "](" in text else ""
    return _outnumber(_DOUBLED, _COMMAND, rest) or _outnumber(_SOME, _BARE, rest)


def _outnumber(some: "re.Pattern[str]", others: "re.Pattern[str]", text: str) -> bool:
    return len(some.findall(text)) > len(others.findall(text))


def _escapes(text: str) -> "re.Pattern[str]":
    """What its saver escaped: no backslash, where TeX's commands stand as they are."""
    if _outnumber(_COMMAND, _DOUBLED, _LINK.sub("", text)):
        return _FEW
    return _ALL if "\\\\" in text or "\\[" in text else _NOT_OF_TEX
