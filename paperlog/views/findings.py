"""What checks have found, for a person and for a pipe."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from paperlog.cells import cell_width
from paperlog.checks.base import Finding
from paperlog.text import visible
from paperlog.typeset import wrap
from paperlog.views.ansi import painter

_INDENT = "    "


def finding_line(finding: Finding) -> str:
    """A finding as one line: where, level, check, what is wrong, what to do."""
    parts = (finding.where, finding.level, finding.check, finding.message, finding.advice)
    return "\t".join(map(visible, parts)) + "\n"


def finding_view(finding: Finding, width: int, *, has_color: bool) -> str:
    """A finding as a terminal of `width` cells shows it, in lines with their newlines."""
    paint = painter(has_color)
    style = "red" if finding.level == "wrong" else "yellow"
    label = f"{paint(finding.level, style)} {paint(finding.check, 'cyan')}"
    where = visible(finding.where)
    is_short = cell_width(where) + len(f"  {finding.level} {finding.check}") <= width
    head = [f"{where}  {label}"] if is_short else [*wrap(where, width), label]
    mending = " (--fix does it)" if finding.mends else ""
    texts = [finding.message, f"→ {finding.advice}{mending}"]
    room = max(width - len(_INDENT), 10)
    lines = [_INDENT + line for text in texts for line in wrap(visible(text), room)]
    return "".join(f"{line}\n" for line in [*head, *lines])


def finding_row(finding: Finding, *, is_mended: bool) -> dict[str, Any]:
    """A finding as an object of JSON."""
    return {
        "check": finding.check,
        "level": finding.level,
        "keys": list(finding.keys),
        "file": finding.file,
        "line": finding.line or None,
        "message": finding.message,
        "advice": finding.advice,
        "mendable": bool(finding.mends),
        "mended": is_mended,
    }


def summary(findings: Iterable[Finding], papers: int) -> Iterator[str]:
    """The last line: how many papers, how many findings."""
    found = list(findings)
    counts = Counter(finding.level for finding in found)
    told = [f"{counts['wrong']} wrong" if counts["wrong"] else "nothing wrong"]
    told += [_count(counts["hint"], "hint")] if counts["hint"] else []
    mendable = sum(bool(finding.mends) for finding in found)
    more = f"; `paperlog check --fix` mends {mendable}" if mendable else ""
    yield f"{_count(papers, 'paper')} checked: {', '.join(told)}{more}"


def _count(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")
