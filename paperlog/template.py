"""Templates of `--format`: a line a paper, with fields in braces."""

from collections.abc import Callable
from string import Formatter

from paperlog.errors import UsageError
from paperlog.fields import NAMES
from paperlog.model import Paper
from paperlog.rows import cell

FIELDS = (*NAMES, "date")
MAX_LENGTH = 10_000
_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\0": "\0"}


def template(text: str) -> Callable[[Paper], str]:
    """The function that fills a template: `{key}`, `{title}`, …; `\\t`, `\\n` and `\\0`; `{{` and `}}` for braces.

    Lists are joined by `; `. A line ends with a newline, unless the template ends with one or with `\\0`.
    Raises UsageError for an unknown field and for unpaired braces.
    """
    if len(text) > MAX_LENGTH:
        raise UsageError(f"--format is longer than {MAX_LENGTH} characters; shorten it")
    parts = _parts(text)
    end = "" if text.endswith(("\\0", "\\n", "\n")) else "\n"

    def fill(paper: Paper) -> str:
        return "".join(part if field is None else cell(paper, field) for part, field in parts) + end

    return fill


def _parts(text: str) -> list[tuple[str, str | None]]:
    """Plain text and fields in order, each as (text, None) or ("", field)."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        raise UsageError(
            "--format: a brace stands alone; fields are like {title}, and {{ and }} print a brace"
        ) from None
    parts: list[tuple[str, str | None]] = []
    for plain, field, spec, conversion in parsed:
        parts.append((_unescaped(plain), None))
        if field is not None:
            if field in FIELDS and (spec or conversion):
                raise UsageError(f"--format: a field is given as it is: write {{{field}}}, no ! or : in it")
            if field not in FIELDS:
                named = " ".join(field.split())
                raise UsageError(f"--format: unknown field '{{{named}}}'; known are {', '.join(FIELDS)}")
            parts.append(("", field))
    return parts


def _unescaped(text: str) -> str:
    for escape, letter in _ESCAPES.items():
        text = text.replace(escape, letter)
    return text
