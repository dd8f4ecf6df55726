"""The authors of a paper, their names taken apart for bibliographies (names.py).

Where a rule would be wrong, TeX's braces say it: `Simon {Peyton Jones}` has a family name of two words, and
`{Google Brain}` is no person.
"""

from paperlog.exports.markup import Styled, parse
from paperlog.exports.names import OTHERS, Person, is_east_asian, is_suffix, person, with_particles
from paperlog.exports.plain import plain_part, plain_title
from paperlog.model import Paper
from paperlog.text import single_line


def people(paper: Paper) -> list[Person]:
    """The authors of a paper, their names without TeX; that there are more (`Zhou et al.`) is no name."""
    names = (OTHERS.sub("", name) for name in paper.authors)
    found = (_braced(name) or person(plain_title(name)) for name in names)
    return [each for each in found if each.family]


def are_more(paper: Paper) -> bool:
    """Whether a paper has more authors than it names."""
    return paper.authors_truncated or any(map(OTHERS.search, paper.authors))


def _braced(name: str) -> Person | None:
    """A name in which braces say what the family name is, `Given {Family} Jr.`; None for any other."""
    parts = parse(name, groups=True) if "{" in name else ()
    groups = [place for place, part in enumerate(parts) if isinstance(part, Styled)]
    if len(groups) != 1:
        return None
    given, suffix = ("".join(map(plain_part, some)) for some in (parts[: groups[0]], parts[groups[0] + 1 :]))
    is_apart = not given[-1:].strip() and not given.rstrip().endswith(",")
    if not is_apart or (suffix and not (suffix[0] == " " and is_suffix(suffix.strip()))):
        return None
    family = plain_part(parts[groups[0]])
    found = with_particles(family.split(), given.strip()) if given else Person(family)
    return found._replace(suffix=suffix.strip())


def name_of(given: str, family: str, suffix: str = "") -> str:
    """A person as digests write one, `Guido van der Berg`; with braces where `people` would take that apart otherwise.

    Without a given name it is the whole name of somebody or of a group.
    """
    if is_east_asian(family + given):
        return single_line(f"{family} {given}")
    name = single_line(f"{given} {family} {suffix}")
    found = person(name)
    is_right = (found.given, found.written, found.suffix) == (given, family, suffix) if given else found.whole
    return name if is_right else single_line(f"{given} {{{family}}} {suffix}")
