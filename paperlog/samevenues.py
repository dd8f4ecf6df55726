"""Whether two names are of two venues (pure): `TPAMI` and `Computational Linguistics`, not `ACL` and its full name."""

from paperlog.patterns import late
from paperlog.preprints import is_published_at
from paperlog.samewords import GENERIC, title_words
from paperlog.serialtitles import is_commonplace
from paperlog.text import is_japanese, words

_SMALL = frozenset("of the on in for and a an to at".split())
# What the names of many begin with; in a short form each may stand for a letter (`TPAMI`).
_COMMON = _SMALL | frozenset(
    "proceedings proc conference conf journal jour j annual annu international int intl transactions trans meeting"
    " workshop symposium symp advances adv findings ieee acm usenix siam springer elsevier phd thesis book".split()
)
# A title of so many words, or of fewer that are its own, may be anybody's: `Machine Translation`.
_FEW = 2
_TOKEN = late(r"[^\W\d_]+")


def telling_venue(title: str, venue: str | None) -> str | None:
    """A venue that may tell papers of one title apart: of one that comes each year, or that very many may have."""
    if not venue or not is_published_at(venue):
        return None
    said = title_words(title)
    is_short = said.is_generic and (len(said.words) <= _FEW or len({*said.words} - GENERIC) < _FEW)
    is_telling = is_short or said.is_survey or said.is_serial or is_commonplace(said.words)
    return venue if is_telling else None


def are_other_venues(one: str | None, other: str | None) -> bool:
    """Whether two names are surely of two venues: neither is a part or a short form of the other."""
    if not one or not other or is_japanese(one) != is_japanese(other):
        return False
    short, long = sorted((_words(one), _words(other)), key=len)
    if all(any(_are_alike(word, each) for each in long) for word in short):
        return False
    return not (_is_short_for(one, other) or _is_short_for(other, one))


def _words(venue: str) -> list[str]:
    return [word for word in words(venue) if word not in _COMMON and not word[0].isdecimal()]


def _are_alike(word: str, other: str) -> bool:
    """Whether a word may be short for another one (`Comput.`), or of Japanese a part of it."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short) or (is_japanese(short) and short in long)


def _is_short_for(name: str, full: str) -> bool:
    """Whether a word of a name is made of letters with which words of the full one begin: `NeurIPS`, `TPAMI`."""
    own = [token for token in _TOKEN.findall(name) if token.lower() not in _COMMON]
    full_words = (token for token in _TOKEN.findall(full) if token.lower() not in _SMALL)
    initials = "".join(token if token.isupper() else token[0].upper() for token in full_words)
    found = ("".join(filter(str.isupper, token)) for token in own)
    return any(len(letters) > 1 and _is_within(letters, initials) for letters in found)


def _is_within(letters: str, initials: str) -> bool:
    """Whether letters stand in this order in others."""
    left = iter(initials)
    return all(letter in left for letter in letters)
