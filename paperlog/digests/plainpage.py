"""A page as a person reads it: without what savers have put between the words."""

import re
from unicodedata import is_normalized, normalize

from paperlog.digests.escapes import without_escapes
from paperlog.digests.linknumbers import without_numbers
from paperlog.digests.pandoc import without_attributes
from paperlog.digests.rawhtml import has_tags, without_tags
from paperlog.patterns import late

# Where a word may be broken: soft hyphens, spaces without a width.
_UNSEEN = "\xad\u200b"
# Letters apart from their accents and voicing marks, as a Mac's file names have them.
_APART = late(r"[A-Za-z\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+")
_BUTTON = late(r"\(BUTTON\)[^\S\n]*")
# What a label says, as an item of a definition list: `:   2025-02-17`.
_DEFINITION = late(r"^:[^\S\n]{1,3}(?=\S)", re.MULTILINE)
_ADDRESS = late(r"(?<!\]\()<(https?://[^<>\s]+)>(?=(\w)?)", re.ASCII)
# `## words ##`: https://spec.commonmark.org/0.31.2/#atx-headings
_CLOSED = late(r"^(#{1,6}[^\S\n][^\n]*?\S)[^\S\n]+#+[^\S\n]*$", re.MULTILINE)


def plain_page(text: str) -> str:
    """The words of a saved page on as many lines; links, headings, bold and rows stay for the readers to see."""
    whole = _whole(text)
    words = without_attributes(without_numbers(whole))
    plain = without_tags(without_escapes(words, is_markdown=words != whole or has_tags(words)))
    # Each is looked for by its sign: most pages hold none, and patterns take a while to say so.
    plain = _ADDRESS.sub(_bare, plain) if "<http" in plain else plain
    plain = _DEFINITION.sub("", plain) if "\n:" in plain else plain
    return _CLOSED.sub(r"\1", plain) if " #" in plain else plain


def _whole(text: str) -> str:
    """Words that nothing parts, letters with their accents, and no text browser's buttons."""
    for sign in _UNSEEN:
        text = text.replace(sign, "")
    if not is_normalized("NFC", text):
        text = _APART.sub(lambda letter: normalize("NFC", letter[0]), text)
    return _BUTTON.sub("", text) if "(BUTTON)" in text else text


def _bare(address: "re.Match[str]") -> str:
    return f"{address[1]} " if address[2] else address[1]
