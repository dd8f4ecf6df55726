"""What the two formats of .bib files share: keys, names, addresses, and how an entry is written.

Each field is one line and each value stands in braces that balance, so that a reader that goes by lines,
one that counts braces and one that does both all see the same.
"""

import re
from collections.abc import Iterable, Iterator

from paperlog.citekey import free_key
from paperlog.exports.facts import abstract, own_doi, url
from paperlog.exports.latex import escape, latex, latex_title
from paperlog.exports.markup import one_line
from paperlog.exports.names import Person
from paperlog.exports.persons import are_more, people
from paperlog.model import Paper
from paperlog.patterns import late

# What BibTeX, Biber and LaTeX's \cite (since October 2019) all take in a key: of ASCII these, and letters and digits of
# any script, also with accents of their own (NFD).
_NOT_IN_KEY = late(r"[^\w\u0300-\u036f\u3099\u309a:./+-]")
# What no address holds (RFC 3986), and TeX would act on.
_NOT_IN_ADDRESS = late(r"[^\x21-\x7e]|[{}\\^]")
_SEPARATOR = late(r",|\s(?:and|others)\s", re.IGNORECASE)

Field = tuple[str, str | None]


class CiteKeys:
    """The citation keys of one file: ours, in the letters that are allowed, no two the same but for case."""

    def __init__(self) -> None:
        """No key is taken yet."""
        self._taken: set[str] = set()

    def key(self, paper: Paper) -> str:
        """A paper's citation key; a number is added to one that stands in the file already."""
        wanted = _NOT_IN_KEY.sub("-", paper.key)
        key = free_key(wanted, lambda key: key.lower() in self._taken)
        self._taken.add(key.lower())
        return key


def other_keys(paper: Paper, key: str) -> list[str]:
    """The aliases of a paper that can be citation keys."""
    return [name for name in paper.aliases if name != key and not _NOT_IN_KEY.search(name)]


def entry(kind: str, key: str, fields: Iterable[Field]) -> str:
    """An entry of a .bib file; `fields` are names and values as they stand in it, None to leave one out."""
    lines = [f"  {name} = {value},\n" for name, value in fields if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def separated(entries: Iterable[str]) -> Iterator[str]:
    """Entries with an empty line between them."""
    for number, text in enumerate(entries):
        yield f"\n{text}" if number else text


def braced(text: str | None) -> str | None:
    """A value in braces, or nothing for nothing."""
    return f"{{{text}}}" if text else None


def raw(address: str | None) -> str | None:
    """An identifier or address in braces, as it is; what no address holds is percent-encoded."""
    from urllib.parse import quote

    return braced(_NOT_IN_ADDRESS.sub(lambda found: quote(found[0], safe=""), address)) if address else None


def text(value: str | None) -> str | None:
    """A text in braces, escaped for LaTeX."""
    return braced(latex(value)) if value else None


def head(paper: Paper, key: str) -> tuple[Field, ...]:
    """Title and authors; without authors, the key for BibTeX to sort by."""
    return (
        ("title", braced(latex_title(paper.title))),
        ("author", braced(_authors(paper))),
        ("key", None if paper.authors else braced(key)),
    )


def tail(paper: Paper) -> tuple[Field, ...]:
    """DOI, address, keywords and abstract."""
    return (
        ("doi", raw(own_doi(paper))),
        ("url", raw(url(paper))),
        ("keywords", braced(", ".join(_keyword(one_line(tag)) for tag in paper.tags))),
        ("abstract", text(abstract(paper))),
    )


def _keyword(tag: str) -> str:
    """A tag; in braces where it would be taken for several."""
    return f"{{{escape(tag)}}}" if re.search("[,;]", tag) else escape(tag)


def _authors(paper: Paper) -> str:
    names = [_name(person) for person in people(paper)]
    return " and ".join([*names, "others"] if names and are_more(paper) else names)


def _name(person: Person) -> str:
    """`van der Berg, Jr., Guido`, BibTeX's order; in braces what it must not take apart."""
    if person.whole:
        return f"{{{escape(person.whole)}}}"
    family = _kept_whole(person.family, _has_small_words(person.family))
    if person.particle:
        family = f"{_kept_whole(person.particle)} {family}"
    rest = [_kept_whole(part) for part in (person.suffix, person.given) if part]
    return ", ".join([family, *rest])


def _kept_whole(text: str, always: bool = False) -> str:
    separators = _SEPARATOR.search(f" {text} ")
    return f"{{{escape(text)}}}" if always or separators else escape(text)


def _has_small_words(family: str) -> bool:
    return any(word[:1].islower() for word in family.split()[:-1])
