"""CSL-JSON, as Zotero, Pandoc and citation processors write it.

Schema: https://github.com/citation-style-language/schema (1.0.2, input/csl-data.json). Nothing of it is taken for
granted: whatever is not as the schema has it is read as far as it makes sense.
"""

import re
from itertools import takewhile
from typing import Any

from paperlog.digests.base import Reader
from paperlog.digests.extra import extra
from paperlog.digests.publishers import publication
from paperlog.digests.reference import OTHERS, Date, Reference, date_of, record
from paperlog.digests.values import as_read, first, values
from paperlog.entries import Reading, Record
from paperlog.patterns import late
from paperlog.richtext import abstract, without_markup

_TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
    legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report review review-book
    software song speech standard thesis treaty webpage
    """.split()
)
# An item's address in Zotero is no name that anybody cites it by.
_NO_KEY = late(r"https?://|\d+$")


def _claims(text: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n")[:1]
    item = first(text) if start in ("[", "{") else None
    if not isinstance(item, dict) or not isinstance(item.get("type"), str):
        return False
    # Pandoc leaves types empty, and doi.org gives one item by itself, with no id and with Crossref's types.
    is_dated = isinstance(item.get("issued"), dict) and "date-parts" in item["issued"] and "title" in item
    return is_dated or (start == "[" and "id" in item and item["type"] in _TYPES)


def _read(text: str) -> Reading:
    """The items of a text; raises nothing, whatever it is."""
    records: list[tuple[int, Record]] = []
    problems: list[tuple[int, str]] = []
    for found in values(text):
        item = as_read(found.value)
        if found.problem or not isinstance(item, dict):
            problems.append(
                (
                    found.line,
                    found.problem or 'not an item of CSL-JSON: it must be an object (`{"title": …}`)',
                )
            )
        elif not _text(item, "title"):
            problems.append((found.line, f"the item '{_text(item, 'id')[:40]}' has no title; give it one"))
        else:
            records.append((found.line, record(_reference(item))))
    return Reading(records=tuple(records), problems=tuple(problems))


def _text(item: dict[str, Any], *names: str) -> str:
    """The first of these fields that is there, as text without markup."""
    return without_markup(_given(item, *names)).strip()


def _given(item: dict[str, Any], *names: str) -> str:
    """The first of these fields that is there; of a list (Crossref) its first text."""
    given = (item.get(field) for field in names)
    each = (value[0] if isinstance(value, list) and value else value for value in given)
    found = (value for value in each if isinstance(value, str) and value.strip())
    return next(found, "")


def _reference(item: dict[str, Any]) -> Reference:
    people = item.get("author")
    authors = (
        [_name(person) for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    )
    names = tuple(each for each in authors if each and each.lower() not in OTHERS)
    noted = extra(_text(item, "note").split("\n"))
    key = _text(item, "citation-key") or noted.key or _text(item, "id")
    return Reference(
        key="" if _NO_KEY.match(key) else key,
        title=_text(item, "title"),
        authors=names,
        authors_truncated=any(each.lower() in OTHERS for each in authors),
        issued=_date(item.get("issued")),
        venue=_text(item, "container-title", "event-title", "event") or _publisher(item),
        eprint=noted.eprint,
        named_by=tuple(
            _text(item, field)
            for field in ("number", "DOI", "URL", "archive_location", "container-title", "note")
        ),
        doi=_text(item, "DOI") or noted.doi,
        addresses=(_text(item, "URL"),),
        abstract=abstract(_given(item, "abstract")),
        tags=tuple(re.split("[,;]", _text(item, "keyword"))),
        comment="\n".join(noted.rest),
        note=_text(item, "annote"),
    )


def _publisher(item: dict[str, Any]) -> str:
    """Where an item appeared that is part of nothing; that arXiv has it, its number says."""
    publisher = _text(item, "publisher")
    if publisher.lower() == "arxiv" and _text(item, "number", "DOI"):
        return ""
    return publication(_text(item, "type"), _text(item, "genre"), publisher)


def _name(person: dict[str, Any]) -> str:
    # Imported where it is used: only who imports CSL-JSON waits for it.
    from paperlog.exports.persons import name_of

    # Crossref calls a group's name `name`.
    if literal := _text(person, "literal") or ("" if person.get("family") else _text(person, "name")):
        return name_of("", literal)
    particles = (_text(person, field) for field in ("dropping-particle", "non-dropping-particle"))
    family = " ".join(filter(None, (*particles, _text(person, "family"))))
    return name_of(_text(person, "given"), family, _text(person, "suffix"))


def _date(issued: Any) -> Date:
    if isinstance(issued, str):  # CSL 1.1: EDTF
        return date_of(issued)
    if not isinstance(issued, dict):
        return ()
    if raw := _text(issued, "raw", "literal"):
        return date_of(raw)
    parts = issued.get("date-parts")
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    numbers = parts[:3] if isinstance(parts, list) else []
    return tuple(map(int, takewhile(_is_number, numbers)))


def _is_number(part: Any) -> bool:
    """Whether a part of a date is one; Crossref has null where it knows no month."""
    return isinstance(part, str) and part.isdecimal() and len(part) <= 4


CSL_JSON = Reader(
    name="csl-json",
    title="CSL-JSON, as Zotero and Pandoc write it",
    claims=_claims,
    read=_read,
    is_exact=True,
)
