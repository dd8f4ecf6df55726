"""The fields of a BibTeX entry, made an item: what stands in which, and how a value is put together.

Fields: BibTeX's own and BibLaTeX's (https://ctan.org/pkg/biblatex, 2.2.2), arXiv's
(https://info.arxiv.org/help/hypertex/bibstyles) and JabRef's (https://docs.jabref.org, "Special fields").
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from paperlog.digests.bibtex_text import (
    address,
    lines,
    listed,
    paragraphs,
    plain,
    plain_lines,
    tex,
    unquoted,
    with_letters,
    without_entities,
)
from paperlog.digests.extra import extra
from paperlog.digests.publishers import publication
from paperlog.digests.reference import OTHERS, Date, Reference, date_of
from paperlog.exports.persons import name_of
from paperlog.patterns import late
from paperlog.text import is_japanese

_PART = late(r'\s*(?:"(?P<quoted>(?:[^"{}]|\{[^{}]*\})*)"|(?P<word>[^\s#"{}]+))\s*(?:#|$)')
# BibLaTeX's extended format, `family=Berg, given=Jan, prefix=van der` (biblatex manual, 3.4).
_NAMED_PART = late(r"(?:^|,)\s*(family|given|prefix|suffix)\s*=\s*(\{[^{}]*\}|\"[^\"]*\"|[^,]*)")
_WORD_OF_TEX = late(r"(?<=\s)(?=\\)")
_SHIELDED = late(r"(?:^|(?<=\s))\{\}(?=\\)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TITLES = ("title", "subtitle")
_VENUES = (
    "booktitle",
    "journaltitle",
    "journal",
    "eventtitle",
    "howpublished",
)
_PUBLISHERS = ("organization", "institution", "school", "publisher")
_NAMING = ("doi", "url", "howpublished", "journal", "note", "extra", "number", "pages")
_TAGS = ("keywords", "tags", "groups")  # `tags` is papis' own
_EXTRA = ("note", "extra")
_OTHERS = OTHERS | {"{et al.}"}
_NOTES = ("annote", "annotation", "comment", "review")
# So many letters come of names in one file at most: sixty names, each twice the one before, would fill any memory.
_MOST_NAMED = 10_000_000
_STATUSES = {"read": "read", "skimmed": "reading"}


class Names:
    """The names that a file gives to texts (`@string`), and those that every style gives to the months."""

    def __init__(self, strings: Mapping[str, str]) -> None:
        """`strings`: name -> value as it stands in the file; one may use those before it."""
        self._texts = {month: str(number) for number, month in enumerate(_MONTHS, start=1)}
        self._left = _MOST_NAMED
        for key, value in strings.items():
            self._texts[key.lower()] = self.resolved(str(value))

    def resolved(self, value: str) -> str:
        """A value without the braces or quotes around it, and with what its names stand for."""
        value = value.strip()
        if len(value) > 1 and value[0] == "{" and value[-1] == "}":
            return value[1:-1]
        pieces: list[str] = []
        place = 0
        while place < len(value):
            part = _PART.match(value, place)
            if part is None:
                # A quote that holds deeper braces, or one that does not end.
                return "".join([*pieces, value[place:].strip().strip('"')])
            word = part["word"]
            pieces.append(part["quoted"] if word is None else self._named(word))
            place = part.end()
        return "".join(pieces)

    def _named(self, word: str) -> str:
        """What a name stands for; itself, where it is none or stands for more than is left."""
        text = self._texts.get(word.lower(), word)
        if len(text) > self._left:
            return word
        self._left -= len(text)
        return text


def reference(key: str, fields: Iterable[tuple[str, str]], names: Names, kind: str) -> Reference:
    """The item of an entry; `fields` are names and values as they stand in the file. Of two of a name the first.

    `kind` is the entry's, in small letters: `article`.
    """
    raw: dict[str, str] = {}
    for field, value in fields:
        raw.setdefault(field.lower().strip(), names.resolved(value))
    texts = {field: plain(value) for field, value in raw.items() if field not in ("author", "editor")}
    noted = extra(plain(line) for field in _EXTRA for line in lines(raw.get(field, "")))
    authors, is_cut = _people(raw.get("author") or raw.get("editor") or "")

    def some(*wanted: str) -> str:
        return next((texts[field] for field in wanted if texts.get(field)), "")

    return Reference(
        key=key,
        title=": ".join(filter(None, (tex(raw.get(field, ""), groups=True) for field in _TITLES))),
        authors=authors,
        authors_truncated=is_cut,
        issued=_issued(texts),
        venue=some(*_VENUES) or publication(kind, some("type"), some(*_PUBLISHERS)),
        eprint=some("eprint", "arxivid") or noted.eprint,  # Mendeley's is arxivId
        named_by=(*(address(raw.get(field, "")) for field in _NAMING), _dblp(texts)),
        doi=unquoted(address(raw.get("doi", ""))) or noted.doi,
        addresses=(address(raw.get("url", "")), address(raw.get("howpublished", ""))),
        abstract=paragraphs(without_entities(raw.get("abstract", ""))),
        categories=tuple(re.split(r"[\s,;]+", some("primaryclass", "eprintclass"))),
        tags=tuple(tag for field in _TAGS for tag in listed(raw.get(field, ""))),
        comment=" ".join(filter(None, noted.rest)),
        note="\n\n".join(filter(None, (plain_lines(raw.get(field, "")) for field in _notes(raw)))),
        status=_STATUSES.get(texts.get("readstatus", ""), "unread"),
        rating=_rating(texts.get("ranking", "")),
        aliases=tuple(address(raw.get("ids", "")).split(",")),
    )


def _notes(raw: Mapping[str, str]) -> Iterator[str]:
    """The fields that hold notes; JabRef has one for each person that comments (`comment-ada`)."""
    yield from _NOTES
    yield from (field for field in raw if field.startswith("comment-"))


def _dblp(texts: dict[str, str]) -> str:
    """DBLP names a preprint's arXiv id in the volume: `journal = {CoRR}, volume = {abs/1706.03762}`."""
    volume = texts.get("volume", "")
    return f"arXiv:{volume.removeprefix('abs/')}" if volume.startswith("abs/") else ""


def _issued(texts: dict[str, str]) -> Date:
    if found := date_of(texts.get("date", "")):
        return found
    year = date_of(texts.get("year", ""))
    month, day = texts.get("month", "").lower()[:3], texts.get("day", "")
    number = month if month.isdecimal() else str(_MONTHS.index(month) + 1) if month in _MONTHS else ""
    return date_of(f"{year[0]}-{number}-{day}") if year and number else year[:1]


def _rating(text: str) -> int | None:
    found = re.fullmatch(r"(?:rank)?([1-5])", text)
    return int(found[1]) if found else None


def split_names(value: str) -> list[str]:
    """The names of an author field as they are written, `others` among them."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    # bibtexparser 2.1 loses a backslash, or a word, beside an `and` where the word begins with the backslash.
    found = split_multiple_persons_names(_WORD_OF_TEX.sub("{}", with_letters(value)))
    return [" ".join(_SHIELDED.sub("", person).split()) for person in found]


def _people(value: str) -> tuple[tuple[str, ...], bool]:
    """The names of an author field, and whether there are more (`and others`)."""
    found = split_names(value)
    people = tuple(_person(person) for person in found if person and person.lower() not in _OTHERS)
    return people, any(person.lower() in _OTHERS for person in found)


def _person(text: str) -> str:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if text.startswith("{") and text.find("}") == len(text) - 1:
        return name_of("", plain(text))
    if parts_by_name := dict(_NAMED_PART.findall(text)):
        return _named_person(parts_by_name)
    if "," not in text and is_japanese(text):  # the family name comes first
        return plain(text)
    try:
        parts = parse_single_name_into_parts(text, strict=False)
    except (InvalidNameError, ValueError, IndexError):
        return plain(text)
    first, prefix, last, suffix = (
        plain(" ".join(part)) for part in (parts.first, parts.von, parts.last, parts.jr)
    )
    return name_of(first, f"{prefix} {last}".strip(), suffix)


def _named_person(parts: Mapping[str, str]) -> str:
    given, prefix, family, suffix = (
        plain(parts.get(part, "").strip(' "')) for part in ("given", "prefix", "family", "suffix")
    )
    return name_of(given, f"{prefix} {family}".strip(), suffix)
