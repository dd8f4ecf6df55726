"""Markup in the titles of CSL-JSON: `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, `<span …>`.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html. All else is plain text there, and no sign escapes a
tag that is meant as one. But a `<` in a span of its own (whose one effect is that its letters keep their case) begins
none: citeproc-js and Pandoc show it as it stands. Nor are there entities; but doi.org and Zotero have some, where a
publisher gave them HTML or JATS (https://jats.nlm.nih.gov).
"""

import re
from html import unescape

# Those of CSL, and those that Crossref's abstracts hold.
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span|p|jats:[\w-]+)(?:\s[^<>]*)?/?>")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_MARKUP = re.compile(f"{_TAG.pattern}|{_ENTITY.pattern}")
_LITERAL = '<span class="nocase">{}</span>'
_HEADING = re.compile(r"\s*<jats:title>\s*(?:Abstract|Summary)\s*</jats:title>", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"</(?:p|jats:p|jats:title)>")


def without_markup(text: str) -> str:
    """The text without these tags, what stands between them kept, and with the signs that its entities stand for."""
    return _MARKUP.sub(lambda found: unescape(found[0]) if found[0][0] == "&" else "", text)


def abstract(text: str) -> str:
    """An abstract without markup, its paragraphs apart, and without the heading that says that it is one."""
    if not _PARAGRAPH_END.search(text):
        return without_markup(text)
    found = (without_markup(part).split() for part in _PARAGRAPH_END.split(_HEADING.sub("", text)))
    return "\n\n".join(" ".join(words) for words in found if words)


def literal(text: str) -> str:
    """A text that is no markup, to be shown as it stands; `without_markup` gives it back."""
    return _MARKUP.sub(lambda found: keeping_case(found[0][0]) + found[0][1:], text)


def keeping_case(text: str) -> str:
    """A part of a title that keeps its letters as they are where a style gives titles capitals."""
    return _LITERAL.format(text)
