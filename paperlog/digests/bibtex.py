"""BibTeX and BibLaTeX, as reference managers (JabRef, papis, Zotero) and publishers' pages write them."""

import re
from typing import TYPE_CHECKING

from paperlog.digests.base import Reader
from paperlog.entries import Reading, Record
from paperlog.patterns import late

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

_ENTRY = late(
    r"^[ \t]*@(?!(?:comment|string|preamble)\b)[a-z]+[ \t]*[{(][ \t]*[^\s,{}()=\"]+[ \t]*,",
    re.MULTILINE | re.IGNORECASE,
)
# What programs write above the first entry, or above an `@string` or `@comment` that stands before it. Anything else is
# somebody's page that holds a bit of BibTeX. Possessive, as else `re` notes every line to come back to, 250 bytes each.
_PREAMBLE = late(
    r"(?:[^\S\n]*(?:%[^\n]*|this file was [^\n]*|encoding:[^\n]*)?\n)*+[ \t]*@",
    re.IGNORECASE,
)


def _claims(text: str) -> bool:
    return _PREAMBLE.match(text) is not None and _ENTRY.search(text) is not None


def _read(text: str) -> Reading:
    """The entries of a text; raises nothing, whatever it is."""
    from paperlog.digests.bibtex_crossref import Crossrefs
    from paperlog.digests.bibtex_fields import Names, reference
    from paperlog.digests.reference import record

    library = _parsed(text)
    names = Names({string.key: string.value for string in library.strings})
    inherited = Crossrefs(filter(None, map(_entry, library.blocks)))
    records: list[tuple[int, Record]] = []
    problems: list[tuple[int, str]] = []
    notices: list[tuple[int, str]] = []
    for block in library.blocks:
        entry = _entry(block)
        if entry is None:
            problems += _problem(block)
            continue
        if inherited.is_data(entry):
            continue
        if inherited.is_volume(entry):
            notices.append(
                (_line(block), f"'{entry.key[:40]}' is the venue of its papers, no paper of its own")
            )
            continue
        found = reference(entry.key, inherited.fields(entry), names, entry.entry_type.lower())
        if found.title:
            records.append((_line(block), record(found)))
        else:
            problems.append((_line(block), f"the entry '{found.key[:40]}' has no title; give it one"))
    return Reading(records=tuple(records), problems=tuple(problems), notices=tuple(notices))


def _parsed(text: str) -> "Library":
    import logging

    from bibtexparser.entrypoint import parse_string

    # It tells its problems to the log as well, from where they would come to standard error.
    log = logging.getLogger("bibtexparser")
    log.propagate = False
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    # Values are resolved in bibtex_fields: also those of entries that it calls duplicates.
    return parse_string(text, parse_stack=[])


def _entry(block: "Block") -> "Entry | None":
    """The entry of a block, also where it has a field twice or a key that stood before: its paper may be another."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry

    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        inner = block.ignore_error_block
        return inner if isinstance(inner, Entry) else None
    return block if isinstance(block, Entry) else None


def _problem(block: "Block") -> list[tuple[int, str]]:
    from bibtexparser.model import DuplicateBlockKeyBlock, ParsingFailedBlock

    if not isinstance(block, ParsingFailedBlock) or isinstance(block, DuplicateBlockKeyBlock):
        return []
    what = " ".join(str(block.error).split())
    return [(_line(block), f"not valid BibTeX: {what[:200] or 'an entry that does not end'}; mend it there")]


def _line(block: "Block") -> int:
    return (block.start_line or 0) + 1


BIBTEX = Reader(
    name="bibtex",
    title="BibTeX and BibLaTeX, as JabRef, papis and Zotero write them",
    claims=_claims,
    read=_read,
)
