"""The comments of a YAML text, told apart from a `#` inside a value by the marks of PyYAML's nodes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from paperlog.patterns import late
from paperlog.yamltext import compose

if TYPE_CHECKING:
    import yaml

# What libyaml counts as a line's end (YAML 1.1, b-char).
BREAKS = "\r\n\x85\u2028\u2029"
COMMENT = late(rf"(?:^|(?<=\s))#[^{BREAKS}]*", re.MULTILINE)
_NEWLINE = late(f"[{BREAKS}]")


def comments(text: str) -> list[str]:
    """The comments of a text in their order; raises UnreadableError."""
    text = text.removeprefix("\ufeff")
    return COMMENT.findall(masked(text)) if "#" in text else []


def lost_comments(before: str, after: str) -> list[str]:
    """The comments of a text that another one does not have, or has less often."""
    return list((Counter(comments(before)) - Counter(comments(after))).elements()) if "#" in before else []


def masked(text: str, node: "yaml.Node | None" = None) -> str:
    """The text with every value blotted out, letter by letter, so that a # in it is no comment.

    `node`: what the text is composed to, where that is known.
    """
    letters = list(text)
    for scalar in _scalars(node or compose(text)):
        start, end = scalar.start_mark.index, scalar.end_mark.index
        if scalar.style in ("|", ">"):  # a comment can stand behind the sign
            found = _NEWLINE.search(text, start, end)
            start = found.start() if found else end
        letters[start:end] = [letter if letter in BREAKS else "x" for letter in text[start:end]]
    return "".join(letters)


def on_lines_of_their_own(lines: Sequence[str], blotted: Sequence[str]) -> list[str]:
    """The comments of some lines, each on a line of its own: where it stood on one, that line as it is.

    `blotted` are the same lines as `masked` has them.
    """
    kept = []
    for line, plain in zip(lines, blotted, strict=True):
        if match := COMMENT.search(plain):
            indent = plain[: len(plain) - len(plain.lstrip(" "))]
            newline = line[len(line.rstrip("\r\n")) :]
            kept.append(line if not plain[: match.start()].strip() else f"{indent}{match[0]}{newline}")
    return kept


def _scalars(node: "yaml.Node") -> Iterator["yaml.ScalarNode"]:
    if isinstance(node.value, str):
        yield node  # type: ignore[misc]
        return
    for item in node.value:
        for part in item if isinstance(item, tuple) else (item,):
            yield from _scalars(part)
