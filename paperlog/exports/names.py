"""Names of people, as digests give them (`Given Family`), taken apart.

The rule for particles is BibTeX's own (Nicolas Markey, "Tame the BeaST", 11.2): words in small letters
between the given and the family name. Western names have their family name last, Japanese ones first. What is
no person's name, and what cannot be told apart (`OpenAI`, `Yi R.`, 岡崎直観), is kept whole.
"""

import re
from typing import NamedTuple

from paperlog.patterns import late
from paperlog.text import is_japanese, nfkc

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# With a capital they belong to the family name: Benjamin Van Durme, Laurent El Ghaoui.
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "del", "della", "di", "da", "dal", "dos", "la", "el", "al"}
)
# Between two family names (José Ortega y Gasset).
_JOINTS = frozenset({"y", "e", "i"})
_GROUP_WORDS = frozenset({
    "team", "teams", "collaboration", "consortium", "group", "project", "workshop", "laboratory", "lab",
    "labs", "university", "institute", "inc", "ltd", "research", "company", "corporation", "corp",
    "foundation", "community", "initiative", "committee", "association", "society", "center", "centre",
    "department", "contributors", "authors", "gmbh", "llc",
})  # fmt: skip
_GROUP = late(r"[@&:/\d]|\bAI\b|^The | and |研究所|大学|会社|チーム|委員会|学会|グループ")
# That there are more authors is no name.
OTHERS = late(r"(?:^|[\s,]+)(?:et\.? al\.?|and others)\s*$", re.IGNORECASE)
_INITIALS = late(r"(?:\w\.)+|\w")
_HANGUL = "\uac00-\ud7a3"
_IDEOGRAPHS = late(f"[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff{_HANGUL}]+")


class Person(NamedTuple):
    """A name in its parts; no `given` where it is that of a group or cannot be taken apart."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def whole(self) -> str | None:
        """The name as one piece, of a group or of someone without a given name; None for any other."""
        return None if self.given else " ".join(filter(None, (self.particle, self.family, self.suffix)))

    @property
    def written(self) -> str:
        """The family name with its particles: `van der Berg`."""
        return " ".join(filter(None, (self.particle, self.family)))

    @property
    def inverted(self) -> str:
        """The name as lists of references sort it: `van der Berg, Guido, Jr.`, or the whole name."""
        return self.whole or ", ".join(filter(None, (self.written, self.given, self.suffix)))


def person(name: str) -> Person:
    """A name as digests write it, in its parts: `Guido van der Berg`, `Smith, John, Jr.`, 岡崎 直観."""
    words = name.split()
    if len(words) < 2 or _is_group(name, words):
        return Person(name)
    if "," in name:
        return _with_commas(name)
    if is_east_asian(name):
        return _east_asian(name, words)
    if len(words) > 2 and is_suffix(words[-1]):
        return _western(words[:-1])._replace(suffix=words[-1])
    return _western(words)


def _is_group(name: str, words: list[str]) -> bool:
    return bool(_GROUP.search(name)) or any(word.strip(".,()").lower() in _GROUP_WORDS for word in words)


def is_suffix(word: str) -> bool:
    """Whether a word is what stands behind a family name: `Jr.`, `III`."""
    return word.strip(".").lower() in _SUFFIXES


def _with_commas(name: str) -> Person:
    """`Family, Given`, `Given Family, Jr.`, `Family, Given, Jr.` and BibTeX's `Family, Jr., Given`."""
    match [part.strip() for part in name.split(",") if part.strip()]:
        case [only]:
            return person(only)
        case [first, second] if is_suffix(second):
            return person(first)._replace(suffix=second)
        case [family, given]:
            return with_particles(family.split(), given)
        case [family, given, suffix] if is_suffix(suffix):
            return with_particles(family.split(), given)._replace(suffix=suffix)
        case [family, suffix, given] if is_suffix(suffix):
            return with_particles(family.split(), given)._replace(suffix=suffix)
    return Person(name)


def is_east_asian(name: str) -> bool:
    """Whether a name is written in letters of Japan, China or Korea, the family name first."""
    if name.isascii():
        return False
    return is_japanese(nfkc(name)) or re.search(f"[{_HANGUL}]", name) is not None


def _east_asian(name: str, words: list[str]) -> Person:
    """The family name stands first; kana may be a foreign name, in the order of its own country."""
    is_parted = len(words) == 2 and _IDEOGRAPHS.fullmatch(words[0])
    return Person(words[0], words[1]) if is_parted else Person(name)


def _western(words: list[str]) -> Person:
    if _INITIALS.fullmatch(words[-1]):
        return Person(" ".join(words))
    if all(word in _PARTICLES for word in words[:-1]):
        return with_particles(words, "")
    start = _family_start(words)
    return with_particles(words[start:], " ".join(words[:start]))


def _family_start(words: list[str]) -> int:
    """Where the family name with its particles begins; never at the first word."""
    inner = range(1, len(words) - 1)
    start = next((place for place in inner if _is_small(words[place])), len(words) - 1)
    if words[start] in _JOINTS and start > 1:
        return start - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return start


def with_particles(words: list[str], given: str) -> Person:
    """A family name and the particles in front of it; one with small words further inside stays together."""
    start = next((place for place, word in enumerate(words[:-1]) if not _is_small(word)), len(words) - 1)
    return Person(" ".join(words[start:]), given, " ".join(words[:start]))


def _is_small(word: str) -> bool:
    return next((letter for letter in word if letter.isalpha()), "").islower()
