r"""Signs that a saver of Markdown has written with a backslash, told from TeX's: `arxiv\_id`, `\[Paper Note\]`.

CommonMark lets any ASCII punctuation be escaped so (https://spec.commonmark.org/0.31.2/#backslash-escapes). Turndown
(web clippers) and pandoc escape the backslash as well, markdownify `_` and `*` alone.
"""

import re

from paperlog.digests.rawhtml import has_cells
from paperlog.patterns import late

# One of these is on every page whose saver escaped signs.
_SIGNS = ("\\_", "\\[", "\\.", "\\-", "\\+", "\\#", "\\>", "\\|", "\\*", "\\(", "\\<", "\\~", "\\\\")
# What would begin a list or a heading, which no TeX does.
_BEGINNING = late(r"(?<=\d)\\(\.)(?=\s)|\\([-+])(?=\s|$)|^\\([#>])(?=\s)", re.MULTILINE)
# What the three sites' pages hold, but no page in TeX.
_TOLD = late(
    r"arxiv\\_id|\\\[(?:Paper\s*Note|\d+\.\d+|全文訳有)\\\]|\bN\\_A\b|(?:参考訳|オリジナル)\\\)|\\<|\d\\~",
    re.IGNORECASE,
)
# Where nothing is escaped: what a link leads to, with its title, addresses, code.
_LINK = late(
    r"\[(?=(?:[^\[\]\n]|\\?\[[^\[\]\n]*\])*\]\()|\]\((?:<[^<>\n]*>|[^()\s]*)(?:\s+\"[^\"\n]*\")?\)|https?://[^\s\\]+|`[^`\n]+`"
)
_PAIRS = tuple(
    (late(rf"\\{sign}"), late(bare))
    for sign, bare in ((r"_", r"(?<!\\)_"), (r"\[", r"(?<!\\)\["), (r"\*", r"(?<=\w)\*(?=\w)"))
)
_MARKDOWN = late(r"\]\(|<http|^#{1,6} |\*\*", re.MULTILINE)
# How TeX's commands stand there: as they are, and with an escaped backslash.
_COMMAND, _DOUBLED = late(r"(?<!\\)\\[A-Za-z]"), late(r"(?<!\\)\\\\[A-Za-z]")
_ALL = late(r"\\(?:([!-/:-@\[-`{-~])|$)")
# But what TeX escapes as well, which such a saver would have done with its backslash.
_NOT_OF_TEX = late(r"\\(?:([_*\[\]()`+.\-=~|!<>^@])|$)")
_FEW = late(r"\\([_*<]|(?<=\d\\)~)")


def without_escapes(text: str, *, is_markdown: bool = False) -> str:
    """A page as it was before its saver escaped signs; the same text where none did.

    `is_markdown`: what else stands there shows that its saver is one who does.
    """
    if "\\" not in text or not any(sign in text for sign in _SIGNS):
        return text
    plain = _BEGINNING.sub(r"\1\2\3", text)
    is_told = is_markdown or _TOLD.search(text) is not None
    words = _words(text) if is_told or _MARKDOWN.search(text) else ""
    if not (is_told or _is_escaped(words)):
        return plain
    escapes = _escapes(text, words)
    return "\n".join(line if has_cells(line) else escapes.sub(r"\1", line) for line in plain.split("\n"))


def _is_escaped(words: str) -> bool:
    """Whether most are of the signs that can be."""
    return any(_outnumber(some, others, words) for some, others in ((_DOUBLED, _COMMAND), *_PAIRS))


def _words(text: str) -> str:
    """What of a page a saver of Markdown would have escaped."""
    return _LINK.sub("", "\n".join(line for line in text.split("\n") if not has_cells(line)))


def _outnumber(some: "re.Pattern[str]", others: "re.Pattern[str]", text: str) -> bool:
    return len(some.findall(text)) > len(others.findall(text))


def _escapes(text: str, words: str) -> "re.Pattern[str]":
    """What a page's saver escaped: no backslash, where TeX's commands stand in its words as they are."""
    if _outnumber(_COMMAND, _DOUBLED, words):
        return _NOT_OF_TEX if "\\(参考訳\\)" in text or "オリジナル\\)" in text else _FEW
    return _ALL if "\\\\" in text or "\\[" in text else _NOT_OF_TEX
