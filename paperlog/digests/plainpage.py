"""A page as a person reads it: without what savers have put between the words."""

import re
from unicodedata import normalize

from paperlog.digests.escapes import without_escapes
from paperlog.digests.linknumbers import without_numbers
from paperlog.digests.pandoc import without_attributes
from paperlog.digests.rawhtml import has_tags, without_tags

# What a label says, as an item of a definition list: `:   2025-02-17`.
_DEFINITION = re.compile(r"^:[^\S\n]{1,3}(?=\S)", re.MULTILINE)
_ADDRESS = re.compile(r"(?<!\]\()<(https?://[^<>\s]+)>(?=([!-~])?)")
# `## words ##`: https://spec.commonmark.org/0.31.2/#atx-headings
_CLOSED = re.compile(r"^(#{1,6}[^\S\n][^\n]*?\S)[^\S\n]+#+[^\S\n]*$", re.MULTILINE)
_BUTTON = re.compile(r"\(BUTTON\)[^\S\n]*")
# Where a word may be broken: soft hyphens, spaces without a width.
_UNSEEN = re.compile("[\xad\u200b]")
# Letters apart from their accents and voicing marks, as a Mac's file names have them.
_APART = re.compile(r"[A-Za-z\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+")


def plain_page(text: str) -> str:
    """The words of a saved page on as many lines; links, headings, bold and rows stay for the readers to see."""
    text = _APART.sub(lambda letter: normalize("NFC", letter[0]), _UNSEEN.sub("", text))
    words = without_attributes(without_numbers(_BUTTON.sub("", text)))
    plain = without_tags(without_escapes(words, is_markdown=words != text or has_tags(words)))
    return _CLOSED.sub(r"\1", _DEFINITION.sub("", _ADDRESS.sub(_bare, plain)))


def _bare(address: "re.Match[str]") -> str:
    return f"{address[1]} " if address[2] else address[1]
