"""The tags of a note: a run of `#Tag`, one a line, in one line, or glued `#A#B`, that ends at its date."""

import unicodedata

from paperlog.digests.base import URL
from paperlog.patterns import late

_TAG = late(r"(?=[^\W_])[\w.+/&’'():-]+(?: [\w.+/&’'():-]+){0,4}")
_MAX_LENGTH = 45
_WRAPPED_FROM = 50


def is_tag(text: str) -> bool:
    """Whether a text can be a tag of the site: a few words without sentence marks, not a bare number."""
    if not text or len(text) > _MAX_LENGTH or text.isdigit() or "://" in text or _TAG.fullmatch(text) is None:
        return False
    return text.isascii() or " " not in text


def trailing_tags(text: str) -> tuple[tuple[str, ...], int]:
    """The run of tags that ends a text, and where in the text it begins (the text's end where there is none)."""
    tags: list[str] = []
    end = start = len(text.rstrip())
    addresses = [match.span() for match in URL.finditer(text)]
    while (start := text.rfind("#", 0, end)) >= 0:
        while addresses and addresses[-1][0] >= start:
            addresses.pop()
        tag = unicodedata.normalize("NFKC", _unwrapped(text, start, end))
        if not is_tag(tag) or (addresses and start < addresses[-1][1]):
            break
        tags.append(tag)
        end = start
        while end and text[end - 1] in " \t\n|,":
            end -= 1
    return tuple(dict.fromkeys(reversed(tags))), end


def _unwrapped(text: str, start: int, end: int) -> str:
    """What stands between a `#` and the next tag; over a line's end only where a saver broke a long line."""
    first, *rest = text[start + 1 : end].rstrip().split("\n")
    rest = [line.strip() for line in rest if line.strip()]
    if not rest:
        return first.rstrip()
    line_start = text.rfind("\n", 0, start) + 1
    wrapped = len(text[line_start:start]) + len(first) > _WRAPPED_FROM or rest[0].startswith("(")
    return " ".join([first.strip(), *rest]) if wrapped and len(rest) == 1 else ""
