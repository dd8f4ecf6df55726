"""What is wrong with a text that is no YAML, in words that say what to do; libyaml's own tell what it expected."""

import re
from typing import Any

from paperlog.linenumbers import OF_YAML, ends, parted, seen

_QUOTE = "put the text in single quotes ('…')"
_BEHIND = "goes on behind a closing quotation mark; put all of the text in single quotes, and double those in it ('')"
_TAB = "is indented by a tab; use blanks"
_INDENT = "stands further in or out than the lines that it belongs to; indent it as they are"
_ENTRY = "is neither a field nor part of a text; write it as `name: value`, or indent it below its field"
_LIST = "is not as YAML writes lists within brackets; put commas between the items and close the brackets, or quote it"
_ESCAPE = "holds a backslash that means nothing in double quotes; use single quotes ('…'), where it is a letter as any"
_TEXT = "has something behind the | or > of its text; write the text on the lines below, indented"
# What libyaml says (its scanner.c and parser.c), and what that mostly is in a paper's file.
_WORDS = (
    (
        r"mapping values are not",
        f"holds `: ` within a text, or is indented too far; {_QUOTE}, or move it out",
    ),
    (
        r"block sequence entries",
        "begins a list behind something else; give each item a line of its own (`- …`)",
    ),
    (r"could not find expected ':'", _ENTRY),
    (r"did not find expected (?:key|'-' indicator)|found a tab character where", _INDENT),
    (r"found a tab character that", _TAB),
    (r"did not find expected ',' or|did not find expected node|found unexpected ':'", _LIST),
    (r"did not find expected <document start>", _ENTRY),
    (r"but found another document", "begins a second document; give each paper a file of its own"),
    (r"found character that cannot start", f"has a text that begins with a sign such as @, ` or %; {_QUOTE}"),
    (r"found (?:unknown escape|invalid Unicode)|hexdecimal", _ESCAPE),
    (r"did not find expected comment or line break|indentation indicator", _TEXT),
    (r"found undefined alias|alphabetic or numeric", f"has a text that begins with * or &; {_QUOTE}"),
    (r"tag|'>'|'!'|URI|expected whitespace or", f"has a text that begins with an exclamation mark; {_QUOTE}"),
    (r"directive|version|incompatible|expected whitespace", "begins with %, as no field does; remove it"),
    (
        r"unexpected end of stream|unexpected document",
        "opens a quotation mark that is closed nowhere; close it",
    ),
)


def told(error: Exception, text: str) -> str:
    """What to say of a text that PyYAML refuses with this error: `LINE: what; what to do`."""
    if (character := getattr(error, "character", None)) is not None:
        sign = (chr(character) if isinstance(character, int) else str(character))[0]
        line = ends(text, 0, max(text.find(sign), 0)) + 1
        return f"{line}: not valid YAML: this line holds the character U+{ord(sign):04X}; remove it"
    # What is missing at the end is missing behind what stands there.
    line = min(seen(_line(error, text), parted(text, OF_YAML)), ends(text.rstrip()) + 1)
    return f"{line}: not valid YAML: this line {_said(error, text)}"


def _said(error: Any, text: str) -> str:
    problem = getattr(error, "problem", None) or "it is not known why"
    mark = getattr(error, "problem_mark", None)
    before = text[: mark.index].rstrip(" ") if mark is not None else ""
    if "expected key" in problem and before.endswith(("'", '"')):
        return _BEHIND
    if "cannot start" in problem and mark is not None and text[mark.index : mark.index + 1] == "\t":
        return _TAB
    said = next((words for pattern, words in _WORDS if re.search(pattern, problem)), None)
    return said or f"cannot be read ({problem}); mend it there"


def _line(error: Any, text: str) -> int:
    """The line, as YAML counts, where it is wrong: of what the text's end does not close, that on which it begins."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return 1
    is_end = mark.index >= len(text.rstrip())
    is_entry = "expected ':'" in (error.problem or "")
    return int(begun.line if begun is not None and (is_end or is_entry) else mark.line) + 1
