"""Zotero's field Extra, one `Name: value` a line, which CSL-JSON and BibTeX have as `note`.

https://www.zotero.org/support/kb/item_types_and_fields ("Citing Fields from Extra"). Better BibTeX pins citation keys
there (https://retorque.re/zotero-better-bibtex/citing), and Zotero itself writes a preprint's arXiv id.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from paperlog import arxiv
from paperlog.patterns import late

_LINE = late(
    r"\s*(?:(?P<key>citation key|citekey|bibtex\*?)|(?P<eprint>arxiv(?: id)?|_?eprint)|(?P<doi>doi))\s*:\s*"
    r"(?P<value>\S+)(?:\s*\[[\w.,\s-]+\])?\s*",
    re.IGNORECASE,
)


class Extra(NamedTuple):
    """What the lines name, "" where they do not, and the other lines, with what they may say beside names."""

    key: str = ""
    eprint: str = ""
    doi: str = ""
    rest: tuple[str, ...] = ()


def extra(lines: Iterable[str]) -> Extra:
    """The lines of an Extra field; of two that name the same thing the first counts."""
    names: dict[str, str] = {}
    rest: list[str] = []
    for line in lines:
        found = _LINE.fullmatch(line)
        if found and _is_said(found):
            name = next(name for name in ("key", "eprint", "doi") if found[name])
            names.setdefault(name, found["value"])
        else:
            rest.append(line)
    return Extra(**names, rest=tuple(rest))


def _is_said(found: "re.Match[str]") -> bool:
    """Whether the value is what the name says: there is more than arXiv that calls its ids eprints."""
    if found["eprint"]:
        return arxiv.parse_id(found["value"]) is not None
    return not found["doi"] or "10." in found["value"]
