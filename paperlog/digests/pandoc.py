"""What pandoc's Markdown has beside words, taken out: `::: {.post}`, `[words]{.class}`, `{#id}` behind a heading.

https://pandoc.org/MANUAL.html#divs-and-spans, #heading-identifiers
"""

import re

from paperlog.patterns import late

_ATTRIBUTES = r"\{(?:\s*(?:[#.][^\s{}\"]+|[\w:-]+=(?:\"[^\"]*\"|[^\s{}\"]+)))+\s*\}"
_DIV = late(rf"^[^\S\n]*:::+[^\S\n]*(?:{_ATTRIBUTES}|[\w-]*)[^\S\n]*:*$", re.MULTILINE)
_WORDS = r"[^\[\]\\\n]|\\.|\n(?!\s*\n)"
_SPAN = late(rf"\[((?:{_WORDS}|\[(?:{_WORDS})*\](?=\())*)\]({_ATTRIBUTES})")
_BEHIND = late(rf"(?<=\)){_ATTRIBUTES}|(?<=\S)[^\S\n]+{_ATTRIBUTES}$", re.MULTILINE)
# So deep spans stand in each other, at most.
_DEPTH = 6


def without_attributes(text: str) -> str:
    """A page in pandoc's Markdown, on as many lines, without what only pandoc reads; any other page as it is."""
    if ":::" not in text and ("]{" not in text or not _SPAN.search(text)):
        return text
    text = _BEHIND.sub(_ends, _DIV.sub("", text))
    for _ in range(_DEPTH):
        text, count = _SPAN.subn(lambda span: span[1] + "\n" * span[2].count("\n"), text)
        if not count:
            break
    return text


def _ends(attributes: "re.Match[str]") -> str:
    return "\n" * attributes[0].count("\n")
