"""Markup in the titles of CSL-JSON: `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, `<span …>`.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html. All else is plain text there, entities too, and no
sign escapes a tag that is meant as one. But a `<` in a span of its own (whose one effect is that its letters keep
their case) begins none: citeproc-js and Pandoc show it as it stands.
"""

import re

# Those of CSL, and those that Crossref's abstracts hold.
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span|p|jats:[\w-]+)(?:\s[^<>]*)?/?>")
_LITERAL = '<span class="nocase"><</span>'


def without_markup(text: str) -> str:
    """The text without these tags, what stands between them kept."""
    return _TAG.sub("", text)


def literal(text: str) -> str:
    """A text that is no markup, to be shown as it stands; `without_markup` gives it back."""
    return _TAG.sub(lambda found: _LITERAL + found[0][1:], text)
